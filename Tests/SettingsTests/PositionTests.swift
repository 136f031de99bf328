// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Settings
import Testing

/// What the rule engine finds is reported at its place in the file, however YAML writes the expression.
@Suite struct PositionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// What stands after `match: `; it names the unknown entity @x once.
        let scalar: String
        /// The place of the @, where `match` begins line 3 in column 5.
        let line: Int
        let column: Int
    }

    static let cases = [
        Case(testDescription: "plain", scalar: "a AND @x", line: 3, column: 18),
        Case(testDescription: "plain, wide characters", scalar: "北朝鮮 AND @x", line: 3, column: 20),
        Case(testDescription: "plain over two lines", scalar: "a\n      AND @x", line: 4, column: 11),
        Case(testDescription: "single quotes", scalar: "'it''s AND @x'", line: 3, column: 23),
        Case(testDescription: "double quotes", scalar: #""\"a\" AND \u5317 AND @x""#, line: 3, column: 34),
        Case(
            testDescription: "double quotes over lines",
            scalar: "\"a\n      AND b\n\n      AND @x\"",
            line: 6,
            column: 11
        ),
        Case(testDescription: "literal", scalar: "|\n      a AND\n        b  AND @x\n", line: 5, column: 16),
        Case(
            testDescription: "literal after a comment",
            scalar: "|- # here\n\n      a\n\n      AND @x",
            line: 7,
            column: 11
        ),
        Case(
            testDescription: "literal with an indentation",
            scalar: "|2\n        a AND @x\n",
            line: 4,
            column: 15
        ),
        Case(
            testDescription: "literal with CRLF",
            scalar: "|\r\n      a\r\n      AND @x\r\n",
            line: 5,
            column: 11
        ),
        Case(testDescription: "literal after a blank line", scalar: "|\n\n      @x\n", line: 5, column: 7),
        Case(
            testDescription: "literal with comments of a rule",
            scalar: "|\n      # a\n      a AND @x # b",
            line: 5,
            column: 13
        ),
        Case(
            testDescription: "folded",
            scalar: ">-\n      a\n      AND b\n\n      AND @x\n",
            line: 7,
            column: 11
        ),
    ]

    @Test(arguments: cases)
    func `a problem in an expression has its exact place`(_ one: Case) throws {
        let rules = "rules:\n  - id: a\n    match: \(one.scalar)"
        let errors = Fixture.decode(rules: rules).errors
        let error = try #require(errors.first)
        #expect(errors.count == 1)
        #expect(error.message == "there is no entity @x")
        #expect("\(error.line):\(error.column)" == "\(one.line):\(one.column)")
    }

    @Test func `a problem in a term, an alias, a mask or an example is reported there`() {
        let rules = """
            entities:
              e: { aliases: [good, "x*"], mask: ["y*"], weak: [fine, "z*"] }
            rules:
              - id: a
                score: { threshold: 3, terms: [[good, 3], ["good OR @x", 3]] }
              - id: b
                match: good
                examples:
                  - { title: good, expect: match }
                  - { title: bad, expect: match }
            """
        let places = Fixture.decode(rules: rules).errors.map { "\($0.line):\($0.column)" }
        #expect(places.prefix(3) == ["2:25", "2:39", "2:59"])
        #expect(places.contains("5:57"))
    }
}
