// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Settings
import Testing

/// Each folder of `Tests/Fixtures/settings/broken` is a configuration with its problems in `expected.txt`: dropping
/// one more folder adds a test.
@Suite struct BrokenSettingsTests {
    static let cases: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: Fixture.broken.path)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }()

    @Test(arguments: cases)
    func `a broken configuration is refused in these words`(name: String) throws {
        let folder = Fixture.broken.appending(path: name).path
        let result = SettingsLoader.load(directory: folder)
        let found = result.problems.map { $0.description.replacing(folder + "/", with: "") }
            .joined(separator: "\n")
        let golden = folder + "/expected.txt"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try (found + "\n").write(toFile: golden, atomically: true, encoding: .utf8)
        }
        #expect(try found + "\n" == String(contentsOfFile: golden, encoding: .utf8))
        #expect(result.settings == nil || result.errors.isEmpty)
    }

    @Test func `there are enough of them`() { #expect(Self.cases.count >= 20) }
}
