// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import RuleEngine
import Settings
import Testing

/// The last accepted settings: whole, or those before, whatever happens while they are written.
@Suite struct SnapshotTests {
    private func files(_ rule: String) -> SettingsFiles {
        SettingsFiles(files: [
            .init(
                path: "/etc/w/watchword.yaml",
                role: .main,
                bytes: Array("sinks: { a: { kind: stdout } }".utf8)
            ),
            .init(path: "/etc/w/feeds.d/f.yaml", role: .feeds, bytes: Array("feeds: []".utf8)),
            .init(
                path: "/etc/w/rules.d/r.yaml",
                role: .rules,
                bytes: Array("rules: [{ id: a, match: x }]".utf8)
            ),
            .init(path: "/state/rules.d/r.yaml", role: .stateRules, bytes: Array(rule.utf8)),
        ])
    }

    private func match(_ directory: String) -> String? {
        SettingsSnapshot.read(from: directory)
            .flatMap { SettingsLoader.decode($0).settings?.rules.first?.match }
    }

    @Test func `what was accepted comes back, role by role and byte by byte`() throws {
        try Fixture.temporary { directory in
            let kept = directory + "/accepted"
            #expect(SettingsSnapshot.read(from: kept) == nil)
            let files = files("rules: [{ id: a, match: y }]")
            try SettingsSnapshot.write(files, to: kept)
            let read = try #require(SettingsSnapshot.read(from: kept))
            #expect(read.files.map(\.bytes) == files.files.map(\.bytes))
            #expect(read.files.map(\.role) == files.files.map(\.role))
            #expect(match(kept) == "y")
        }
    }

    @Test func `newer ones replace older ones`() throws {
        try Fixture.temporary { directory in
            let kept = directory + "/accepted"
            for word in ["one", "two", "three"] {
                try SettingsSnapshot.write(files("rules: [{ id: a, match: \(word) }]"), to: kept)
                #expect(match(kept) == word)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["accepted"])
        }
    }

    @Test func `a crash at any step leaves a whole set`() throws {
        try Fixture.temporary { directory in
            let kept = directory + "/accepted"
            try SettingsSnapshot.write(files("rules: [{ id: a, match: old }]"), to: kept)
            // While the new ones are written.
            try Fixture.write("half", to: kept + ".new/main/watchword.yaml")
            #expect(match(kept) == "old")
            // Between the two renames.
            try FileManager.default.moveItem(atPath: kept, toPath: kept + ".old")
            #expect(match(kept) == "old")
            // The next time.
            try SettingsSnapshot.write(files("rules: [{ id: a, match: new }]"), to: kept)
            #expect(match(kept) == "new")
        }
    }

    @Test func `what cannot be written throws and leaves the old ones`() throws {
        try Fixture.temporary { directory in
            let kept = directory + "/accepted"
            try SettingsSnapshot.write(files("rules: [{ id: a, match: old }]"), to: kept)
            try Fixture.write("a file in the way", to: directory + "/file")
            #expect(throws: (any Error).self) {
                try SettingsSnapshot.write(files(""), to: directory + "/file/x")
            }
            #expect(match(kept) == "old")
        }
    }
}
