// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Testing

/// Files of expressions, each with what is said about it, as a person reads it.
private struct GoldenMessages {
    private let file: URL
    private let text: String

    init(_ name: String) throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        file = tests.appending(path: "Fixtures/rules/\(name).txt")
        text = try String(contentsOf: file, encoding: .utf8)
    }

    var expressions: [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
    }

    /// Compares the file with what is said now; WATCHWORD_RECORD=1 writes it anew.
    func check(_ severity: RuleDiagnostic.Severity) throws {
        let head = text.prefix { $0 != "\n" }
        let said = expressions.map { Self.story($0, severity) }.joined(separator: "\n")
        let now = "\(head)\n\n\(said)"
        if ProcessInfo.processInfo.environment["WATCHWORD_RECORD"] != nil {
            try now.write(to: file, atomically: true, encoding: .utf8)
        }
        for (line, other) in zip(now.split(separator: "\n"), text.split(separator: "\n")) where line != other
        {
            Issue.record("says:     \(line)\nrecorded: \(other)")
        }
        #expect(now.count == text.count)
    }

    static func diagnostics(_ match: String) -> [RuleDiagnostic] {
        RuleSet.compile(
            rules: [RuleSource(id: "rule", match: match), RuleSource(id: "other", match: "summit")],
            entities: [dprk, japan]
        )
        .diagnostics
        .filter { if case .rule = $0.subject { true } else { false } }
    }

    private static func story(_ match: String, _ severity: RuleDiagnostic.Severity) -> String {
        var lines = ["> \(match)"]
        for found in diagnostics(match) {
            if let range = found.range { lines.append(marker(range, in: match)) }
            lines.append("\(found.severity.rawValue): \(found.message)")
            if let hint = found.hint { lines.append("hint: \(hint)") }
            lines += found.fixes.map { "fix: \($0.applied(to: match))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A line of `^` below the bytes, one for each character.
    private static func marker(_ range: Range<Int>, in match: String) -> String {
        let bytes = Array(match.utf8)
        let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
        let inside = String(decoding: bytes[range], as: UTF8.self)
        let spaces = String(repeating: " ", count: before.count + 2)
        return spaces + String(repeating: "^", count: max(1, inside.count))
    }
}

@Suite struct `What is said about an expression` {
    @Test func `is recorded, of errors`() throws { try GoldenMessages("errors").check(.error) }

    @Test func `is recorded, of warnings`() throws { try GoldenMessages("warnings").check(.warning) }

    @Test func `is an error, or a warning, as the file says`() throws {
        for match in try GoldenMessages("errors").expressions {
            let found = GoldenMessages.diagnostics(match).first { $0.severity == .error }
            #expect(found != nil, "\(match)")
            #expect(found?.hint != nil, "\(match)")
        }
        for match in try GoldenMessages("warnings").expressions {
            let found = GoldenMessages.diagnostics(match)
            #expect(
                !found.isEmpty && found.allSatisfy { $0.severity == .warning && $0.hint != nil },
                "\(match)"
            )
        }
    }

    @Test func `can be pasted: with its fix each expression compiles`() throws {
        var count = 0
        for match in try GoldenMessages("errors").expressions {
            for fix in GoldenMessages.diagnostics(match).flatMap(\.fixes) {
                var fixed = fix.applied(to: match)
                var found = GoldenMessages.diagnostics(fixed).filter { $0.severity == .error }
                // There may be more mistakes, each with a fix of its own.
                for _ in 0..<2 {
                    guard let next = found.first?.fixes.first else { break }
                    fixed = next.applied(to: fixed)
                    found = GoldenMessages.diagnostics(fixed).filter { $0.severity == .error }
                }
                #expect(found.isEmpty, "\(match) became \(fixed): \(found.map(\.message))")
                count += 1
            }
        }
        #expect(count >= 60)
    }
}
