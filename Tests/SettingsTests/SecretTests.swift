// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Settings
import Testing

@Suite struct SecretTests {
    private static let canary = "whsec_canaryCANARY"

    private func main(_ reference: String) -> String {
        """
        sinks:
          desk:
            kind: webhook
            url: https://example.org/hook
            secrets: \(reference)
            headers: { Authorization: \(reference) }
        """
    }

    private func secrets(_ result: SettingsResult) -> [String] {
        guard case .webhook(let webhook) = result.settings?.sinks.first?.kind else { return [] }
        return (webhook.secrets + webhook.headers.map(\.value)).map { $0.reveal() }
    }

    @Test func `a secret is read from a credential, a file or the environment, and shown nowhere`() throws {
        try Fixture.temporary { directory in
            try Fixture.write(Self.canary + "\n", to: directory + "/name")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: directory + "/name"
            )
            let environment = ["CREDENTIALS_DIRECTORY": directory, "NAME": Self.canary]
            for reference in ["{ credential: name }", "{ file: \(directory)/name }", "{ env: NAME }"] {
                let result = Fixture.decode(main: main(reference), environment: environment, mode: .run)
                #expect(result.errors == [])
                #expect(secrets(result) == [Self.canary, Self.canary], "\(reference)")
                var shown = ""
                dump(result.settings?.sinks, to: &shown)
                shown +=
                    "\(result.problems) \(String(describing: result.settings)) \(String(reflecting: result))"
                #expect(!shown.contains("canary"))
            }
        }
    }

    @Test func `a URL that is a credential is checked and not quoted`() {
        let text = "sinks: { desk: { kind: webhook, url: { env: HOOK } } }"
        for bad in ["ftp://canary/", "https://canary:canary@example.org/", "canary", "http://canary/"] {
            let result = Fixture.decode(main: text, environment: ["HOOK": bad], mode: .run)
            #expect(result.errors.count == 1, "\(bad)")
            #expect(!result.problems.description.contains("canary"))
        }
    }

    @Test func `a literal secret is refused without being quoted`() {
        for literal in [Self.canary, "\"\(Self.canary)\"", "[\(Self.canary)]"] {
            let result = Fixture.decode(main: main(literal))
            #expect(result.settings == nil)
            #expect(!result.problems.description.contains("canary"))
            #expect(result.problems.description.contains("{ credential: NAME }"))
        }
    }

    @Test func `outside the unit a credential is a warning for a check and an error for a run`() {
        let text = main("{ credential: name }")
        let checked = Fixture.decode(main: text)
        #expect(checked.errors == [])
        #expect(checked.warnings.contains { $0.message == "the credential 'name' cannot be verified here" })
        let run = Fixture.decode(main: text, mode: .run)
        #expect(run.settings == nil)
        #expect(
            run.errors.first?.message == "there is no credential 'name': $CREDENTIALS_DIRECTORY is not set"
        )
    }

    @Test(arguments: ["", "\n", "two\nlines", "a\u{0}b", "not-whsec"])
    func `a secret that would break a header is refused`(content: String) throws {
        try Fixture.temporary { directory in
            try Fixture.write(content, to: directory + "/name")
            let environment = ["CREDENTIALS_DIRECTORY": directory]
            let result = Fixture.decode(
                main: main("{ credential: name }"),
                environment: environment,
                mode: .run
            )
            #expect(result.settings == nil)
            #expect(!result.errors.isEmpty)
        }
    }

    @Test func `a file of a secret that everybody may use is warned of`() throws {
        try Fixture.temporary { directory in
            let path = directory + "/name"
            try Fixture.write(Self.canary, to: path)
            for (permissions, isOpen) in [(0o600, false), (0o640, false), (0o644, true), (0o602, true)] {
                try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
                let result = Fixture.decode(main: main("{ file: \(path) }"), mode: .run)
                let isWarned = result.warnings.contains {
                    $0.message.hasPrefix("everybody on this machine may use")
                }
                #expect(isWarned == isOpen, "\(String(permissions, radix: 8))")
            }
        }
    }

    @Test(arguments: ["../name", "..", "a/b"])
    func `a credential's name leads nowhere else`(name: String) {
        let environment = ["CREDENTIALS_DIRECTORY": "/run/credentials"]
        let result = Fixture.decode(
            main: main("{ credential: \(name) }"),
            environment: environment,
            mode: .run
        )
        #expect(result.errors.allSatisfy { $0.message == "'\(name)' is not the name of a credential" })
        #expect(result.settings == nil)
    }
}
