// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

/// Finds where a character of a YAML scalar stands in its file.
///
/// Both texts are walked side by side: what YAML drops or changes are runs of white space (indentation, folded
/// lines), doubled quotes and escapes. So one walk serves plain, quoted, literal and folded scalars.
struct ScalarMap {
    let source: SourceText
    let scalar: Node.Scalar

    /// The place of the scalar's character at an offset in Unicode scalars; past the end: the place after the last.
    func place(atScalar offset: Int) -> Place? {
        guard let mark = scalar.mark else { return nil }
        var walk = Walk(
            source.scalars(from: mark.line, column: mark.column),
            line: mark.line,
            column: mark.column
        )
        let content = Array(scalar.string.unicodeScalars)
        let end = min(max(0, offset), content.count)
        walk.enter(scalar.style)
        for index in 0..<end {
            let previousIsSpace = index > 0 && isSpace(content[index - 1])
            walk.pass(content[index], startsRun: !previousIsSpace, in: scalar.style)
        }
        if end < content.count, !isSpace(content[end]) { walk.skipSpace() }
        return Place(file: source.path, line: walk.line, column: walk.column)
    }

    /// The same for an offset in UTF-8 bytes.
    func place(atByte offset: Int) -> Place? {
        let utf8 = scalar.string.utf8
        let end =
            utf8.index(utf8.startIndex, offsetBy: max(0, offset), limitedBy: utf8.endIndex) ?? utf8.endIndex
        return place(atScalar: scalar.string.unicodeScalars[..<end].count)
    }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
}

/// A walk through the file's text that counts lines and columns.
private struct Walk {
    private var rest: Substring.UnicodeScalarView
    private(set) var line: Int
    private(set) var column: Int

    init(_ rest: Substring.UnicodeScalarView, line: Int, column: Int) {
        self.rest = rest
        self.line = line
        self.column = column
    }

    /// Goes from the scalar's mark to its first character.
    mutating func enter(_ style: Node.Scalar.Style) {
        switch style {
        case .singleQuoted, .doubleQuoted: step()
        case .literal, .folded:
            while let next = rest.first, next != "\n" {
                _ = next
                step()
            }
            skipSpace()
        case .any, .plain: break
        }
    }

    /// Goes past what one character of the content is written as.
    mutating func pass(_ character: Unicode.Scalar, startsRun: Bool, in style: Node.Scalar.Style) {
        if isSpace(character), rest.first != "\\" {
            // The characters of a run share its start: what follows skips the whole run.
            if startsRun, let next = rest.first, isSpace(next) { step() }
            return
        }
        skipSpace()
        switch (style, rest.first) {
        case (.singleQuoted, "'"):
            step()
            step()
        case (.doubleQuoted, "\\"): passEscape()
        default: step()
        }
    }

    mutating func skipSpace() {
        while let next = rest.first, isSpace(next) { step() }
    }

    private mutating func passEscape() {
        step()
        let digits =
            switch rest.first {
            case "x": 2
            case "u": 4
            case "U": 8
            default: 0
            }
        for _ in 0...digits { step() }
    }

    private mutating func step() {
        guard let next = rest.popFirst() else { return }
        if next == "\n" {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }
}
