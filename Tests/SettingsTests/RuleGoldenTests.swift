// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Settings
import Testing

/// Small files of rules, each with what is said about it, as a person reads it.
@Suite struct `What is said about a file of rules` {
    private static let golden = Fixture.root.appending(path: "Tests/Fixtures/rules/files.txt")

    @Test func `is recorded`() throws {
        let text = try String(contentsOf: Self.golden, encoding: .utf8)
        let (head, snippets) = Self.parts(of: text)
        let now = ([head] + snippets.map(Self.story)).joined(separator: "\n\n") + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try now.write(to: Self.golden, atomically: true, encoding: .utf8)
        }
        #expect(now == text)
        #expect(snippets.count >= 15)
    }

    @Test func `is something, with what to do`() throws {
        let (_, snippets) = Self.parts(of: try String(contentsOf: Self.golden, encoding: .utf8))
        for snippet in snippets {
            let problems = Self.problems(snippet)
            #expect(!problems.isEmpty && problems.allSatisfy { $0.hint != nil }, "\(snippet)")
        }
    }

    /// The first line, and the runs of lines that begin with `> `.
    private static func parts(of text: String) -> (head: String, snippets: [String]) {
        var snippets: [String] = []
        var isInside = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines {
            if line.hasPrefix("> ") {
                if !isInside { snippets.append("") }
                snippets[snippets.count - 1] += line.dropFirst(2) + "\n"
            }
            isInside = line.hasPrefix("> ")
        }
        return (String(lines[0]), snippets)
    }

    private static func problems(_ snippet: String) -> [SettingsProblem] {
        let file = SettingsFiles.File(path: "rules.yaml", role: .rules, bytes: Array(snippet.utf8))
        return SettingsLoader.decode(SettingsFiles(files: [file])).problems
    }

    private static func story(_ snippet: String) -> String {
        let lines = snippet.split(separator: "\n").map { "> \($0)" }
        return (lines + problems(snippet).map(\.description)).joined(separator: "\n")
    }
}
