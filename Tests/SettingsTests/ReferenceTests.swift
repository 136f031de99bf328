// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Settings
import Testing

/// The files of `config/` are the reference; what they say is what the readers know.
@Suite struct ReferenceTests {
    @Test func `the shipped configuration loads without an error or a warning`() throws {
        let result = SettingsLoader.load(directory: Fixture.config, mode: .run)
        #expect(result.problems.map(\.description) == [])
        let settings = try #require(result.settings)
        #expect(settings.sources.count == 4)
        let ids = Set(settings.rules.map(\.id.rawValue))
        #expect(ids.isSuperset(of: ["summit-offer", "summit-refusal", "abductions", "missile-launch"]))
        #expect(settings.sinks.map(\.kind.name) == ["stdout", "file"])
        #expect(settings.routes == [Route(sinks: ["console", "archive"])])
        #expect(settings.rules.allSatisfy { $0.examples.count >= 2 })
        #expect(settings.feeds.count > 20)
        #expect(settings.ruleSet.rules.count == settings.rules.count)
    }

    @Test func `with every commented setting in force it loads, and what is documented is the default`()
        throws
    {
        let settings = try #require(uncommented().settings)
        #expect(settings.polling == PollingSettings())
        #expect(settings.store == StoreSettings())
        #expect(settings.service.logLevel == ServiceSettings().logLevel)
        let desk = try #require(settings.sinks.first { $0.id == "desk" })
        #expect(desk == SinkSettings(id: "desk", kind: desk.kind))
        #expect(Set(settings.sinks.map(\.kind.name)) == ["stdout", "file", "atom", "webhook", "mail"])
        #expect(settings.sameNews == SameNews() && settings.sameNews(for: "summit-offer") == SameNews())
        guard case .webhook(let webhook) = desk.kind else {
            Issue.record("the desk is a webhook")
            return
        }
        var plain = WebhookSettings(url: webhook.url)
        plain.secrets = webhook.secrets
        plain.headers = webhook.headers
        #expect(webhook == plain)
    }

    @Test func `every key that a reader knows is documented, and the other way round`() {
        // A key that is documented and unknown is a problem of the test above; here: known, and not documented.
        let documented = uncommented().files.files.map { String(decoding: $0.bytes, as: UTF8.self) }
        let text = documented.joined(separator: "\n")
        for (section, keys) in KeyReference.all {
            for key in keys {
                let pattern = "(^|[\\s{,\\-(])\(key):"
                let found = text.range(of: pattern, options: .regularExpression) != nil
                #expect(found, "\(section): '\(key)' is not in config/")
            }
        }
    }

    @Test func `the starting set is the configuration that is shipped`() throws {
        for file in StartingSet.files {
            let shipped = try String(contentsOfFile: Fixture.config + "/" + file.path, encoding: .utf8)
            #expect(file.text == shipped, "run config/embed: \(file.path)")
        }
        for folder in ["", "feeds.d", "rules.d"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.config + "/" + folder)
            for name in names where name.hasSuffix(".yaml") {
                let path = folder.isEmpty ? name : folder + "/" + name
                #expect(StartingSet.files.contains { $0.path == path }, "config/embed lacks \(path)")
            }
        }
    }

    @Test func `the starting set is written once and never over a file that is there`() throws {
        try Fixture.temporary { directory in
            try Fixture.write("# mine", to: directory + "/rules.d/README.md")
            let written = try StartingSet.write(to: directory)
            #expect(written.count == StartingSet.files.count - 1)
            #expect(try String(contentsOfFile: directory + "/rules.d/README.md", encoding: .utf8) == "# mine")
            #expect(try StartingSet.write(to: directory) == [])
            #expect(SettingsLoader.load(directory: directory).settings != nil)
        }
    }

    private func credentials(in files: SettingsFiles) -> Set<String> {
        let text = files.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
        return Set(text.matches(of: /credential: ([a-z-]+)/).map { String($0.1) })
    }

    /// The shipped files with every `#key: value` in force, and credentials to go with them.
    private func uncommented() -> SettingsResult {
        var files = SettingsFiles.read(directory: Fixture.config, stateDirectory: nil)
        for index in files.files.indices {
            let text = String(decoding: files.files[index].bytes, as: UTF8.self)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { line -> String in
                    let indentation = line.prefix { $0 == " " }
                    let rest = line.dropFirst(indentation.count)
                    let isSetting = rest.first == "#" && rest.dropFirst().first.map { $0 != " " } == true
                    return isSetting ? String(indentation + rest.dropFirst()) : String(line)
                }
            files.files[index].bytes = Array(lines.joined(separator: "\n").utf8)
        }
        let result = try? Fixture.temporary { directory in
            for name in credentials(in: files) {
                let isURL = name.hasSuffix("-url")
                try Fixture.write(isURL ? "https://example.org/" : "whsec_AAAA", to: directory + "/" + name)
            }
            let environment = ["CREDENTIALS_DIRECTORY": directory]
            let result = SettingsLoader.decode(files, environment: environment, mode: .run)
            #expect(result.problems.map(\.description) == [])
            return result
        }
        return result ?? SettingsResult(settings: nil, problems: [], files: files)
    }
}
