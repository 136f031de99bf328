// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import Testing

@Suite struct TextTests {
    @Test func `headers, lengths, man pages and scripts are in order`() async throws {
        let check = try await Checkout.run([".ci/check-text"])
        #expect(check.status == 0, "\(check.text)")
    }

    @Test func `the README names only targets that make has`() throws {
        let makefile = try Checkout.text("Makefile")
        let named = try Checkout.text("README.md").matches(of: /make ([a-z-]+)/).map { String($0.1) }
        #expect(!named.isEmpty)
        for target in Set(named) {
            #expect(makefile.contains("\n\(target):"), "make \(target)")
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: watchword), "build the program first"))
    func `the settings in the README are accepted`() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: directory) }
        // Each block begins with a comment: where it belongs, a colon, what it is.
        for block in try Checkout.text("README.md").matches(of: /```yaml\n# ([^:]+): .*\n((?s).*?)```/) {
            let file = directory.appendingPathComponent(String(block.1))
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try String(block.2).write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: directory.path).count == 5)
        let state = directory.appendingPathComponent("state").path
        let check = try await Checkout.run([
            Self.watchword, "check", "--config", directory.path, "--state", state,
        ])
        #expect(check.status == 0, "\(check.text)")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: watchword), "build the program first"))
    func `the manual page names every command`() async throws {
        let page = try Checkout.text("systemd/man/watchword.1")
        let dump = try await Checkout.run([Self.watchword, "--experimental-dump-help"])
        let commands =
            try JSONDecoder().decode(HelpDump.self, from: Data(dump.output)).command.subcommands ?? []
        let names = commands.flatMap { [$0] + ($0.subcommands ?? []) }.map(\.commandName)
        for name in Set(names).subtracting(["help"]) {
            #expect(page.contains(try Regex("\\b\(name)\\b")), "\(name)")
        }
        #expect(names.contains("run"))
    }

    /// What ArgumentParser tells of a program.
    private struct HelpDump: Decodable {
        let command: Command

        struct Command: Decodable {
            let commandName: String
            let subcommands: [Command]?
        }
    }

    /// The debug build, where `swift build` leaves it.
    static let watchword = Checkout.root.appendingPathComponent(".build/debug/watchword").path
}
