// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing
import Yams

@testable import Settings

/// A place in a YAML scalar is found in the file, however the scalar is written.
@Suite struct PositionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let yaml: String
        /// The place of the letter X in the file, and of the end of the scalar's text.
        let line: Int
        let column: Int
    }

    static let cases = [
        Case(testDescription: "plain", yaml: "match: a X b", line: 1, column: 10),
        Case(testDescription: "plain, wide characters", yaml: "match: 北朝鮮 X", line: 1, column: 12),
        Case(testDescription: "plain over two lines", yaml: "match: a\n  b X", line: 2, column: 5),
        Case(testDescription: "single quotes", yaml: "match: 'it''s X'", line: 1, column: 15),
        Case(
            testDescription: "double quotes with escapes",
            yaml: #"match: "\"a\" \u5317 X""#,
            line: 1,
            column: 22
        ),
        Case(
            testDescription: "double quotes over lines",
            yaml: "match: \"a\n  b\n\n  X\"",
            line: 4,
            column: 3
        ),
        Case(testDescription: "literal", yaml: "match: |\n  a AND\n    b  X\n", line: 3, column: 8),
        Case(
            testDescription: "literal after a comment",
            yaml: "match: |- # here\n\n  a\n\n  X",
            line: 5,
            column: 3
        ),
        Case(
            testDescription: "literal with an indentation",
            yaml: "match: |2\n    a X\n",
            line: 2,
            column: 7
        ),
        Case(testDescription: "literal with CRLF", yaml: "match: |\r\n  a\r\n  b X\r\n", line: 3, column: 5),
        Case(
            testDescription: "literal after a blank first line",
            yaml: "match: |\n\n  X\n",
            line: 3,
            column: 3
        ),
        Case(testDescription: "folded", yaml: "match: >-\n  a\n  b\n\n  c X\n", line: 5, column: 5),
        Case(testDescription: "in a flow list", yaml: "match: [a, 'b', c X]", line: 1, column: 19),
    ]

    @Test(arguments: cases)
    func `the place of a letter`(_ one: Case) throws {
        let node = try #require(try compose(yaml: one.yaml)?.mapping?["match"])
        let scalar = try #require(node.scalar ?? node.sequence?.last?.scalar)
        let source = SourceText(path: "f", role: .main, text: one.yaml)
        let before = try #require(scalar.string.firstIndex(of: "X"))
        let offset = scalar.string.utf8.distance(from: scalar.string.utf8.startIndex, to: before)
        let place = ScalarMap(source: source, scalar: scalar).place(atByte: offset)
        #expect(place == Place(file: "f", line: one.line, column: one.column))
    }

    @Test func `an offset past the end is the end, and one before the start is the start`() throws {
        let yaml = "match: ab"
        let scalar = try #require(try compose(yaml: yaml)?.mapping?["match"]?.scalar)
        let map = ScalarMap(source: SourceText(path: "f", role: .main, text: yaml), scalar: scalar)
        #expect(map.place(atByte: 99) == Place(file: "f", line: 1, column: 10))
        #expect(map.place(atByte: -1) == Place(file: "f", line: 1, column: 8))
    }
}
