// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Settings
import Testing

@Suite struct LoadingTests {
    private static let main = "sinks: { console: { kind: stdout } }"
    private static let rules = "rules: [{ id: a, match: tokyo, title: A }]"

    @Test func `an empty main file is enough to run, and warns that nothing is watched`() throws {
        let result = Fixture.decode()
        let settings = try #require(result.settings)
        #expect(settings.polling == PollingSettings())
        #expect(result.warnings.map(\.message) == ["no feed is configured", "no rule is configured"])
    }

    @Test func `lists and sections with nothing in them are empty`() throws {
        let main = "service:\npolling:\nstore:\nsinks:\nroutes:\n"
        let result = Fixture.decode(main: main, feeds: "defaults:\nfeeds:\n", rules: "entities:\nrules:\n")
        #expect(result.errors == [])
    }

    @Test func `a feed has the service's defaults, then its file's, then its own`() throws {
        let settings = try #require(
            Fixture.decode(
                main: "polling: { every: 20m, floor: 1m, backfill: 2d, max_age: 30d, timeout: 5s }",
                feeds: """
                    defaults: { every: 30m, tags: [agency], outlet: NHK, allow_http: true }
                    feeds:
                      - { id: a, url: https://example.org/a }
                      - { id: b, url: https://example.org/b, every: 40m, tags: [japan], outlet: Kyodo, backfill: none,
                          max_age: 1d, allow_http: false, language: ja, title: B, enabled: false, allow_private: true,
                          headers: { X-Plan: press } }
                    """
            )
            .settings
        )
        let (a, b) = (settings.feeds[0], settings.feeds[1])
        #expect(a.polling.every == .seconds(1_800) && b.polling.every == .seconds(2_400))
        #expect(a.polling.defaultEvery == .seconds(1_200) && a.polling.floor == .seconds(60))
        #expect(a.polling.totalTimeout == .seconds(5))
        #expect(a.tags == ["agency"] && b.tags == ["agency", "japan"])
        #expect(a.outlet == "NHK" && b.outlet == "Kyodo")
        #expect(a.backfill == .within(.seconds(172_800)) && b.backfill == .none)
        #expect(a.maxAge == .seconds(30 * 86_400) && b.maxAge == .seconds(86_400))
        #expect(a.allowHTTP && !b.allowHTTP && b.allowPrivate && !a.allowPrivate)
        #expect(b.language == "ja" && b.title == "B" && !b.isEnabled && a.isEnabled)
        #expect(b.headers.map(\.name) == ["X-Plan"] && b.headers.first?.value.reveal() == "press")
    }

    @Test func `a rule is read with all that it says`() throws {
        let result = Fixture.decode(
            main: "sinks: { console: { kind: stdout } }",
            rules: """
                entities:
                  japan: { title: Japan, aliases: [Japan*, 日本], mask: [Sea of Japan], weak: [Tokyo] }
                rules:
                  - id: a
                    title: A
                    topics: [x, y]
                    priority: urgent
                    match: "@japan"
                    notify: [console]
                    routes: none
                    max_age: 7d
                    score: { threshold: 5, cap: 2, terms: [[summit, 5], ["title:talks", -1]] }
                    examples: [{ title: Japan summit, lang: en, expect: match }, { lead: x, expect: no-match }]
                """
        )
        #expect(result.errors == [])
        let settings = try #require(result.settings)
        var rule = RuleSource(id: "a", title: "A", topics: ["x", "y"], priority: .urgent, match: "@japan")
        rule.score = ScoreSource(
            threshold: 5,
            cap: 2,
            terms: [ScoreSource.Term("summit", weight: 5), ScoreSource.Term("title:talks", weight: -1)]
        )
        rule.notify = ["console"]
        rule.usesRoutes = false
        rule.maxAge = .seconds(7 * 86_400)
        rule.examples = [
            ExampleSource(text: ArticleText(title: "Japan summit"), language: "en", expectsMatch: true),
            ExampleSource(text: ArticleText(lead: "x"), expectsMatch: false),
        ]
        #expect(settings.rules == [rule])
        let japan = EntitySource(
            name: "japan",
            title: "Japan",
            aliases: ["Japan*", "日本"],
            mask: ["Sea of Japan"],
            weak: ["Tokyo"]
        )
        #expect(settings.entities == [japan])
    }

    @Test func `without routes every alert goes to every sink, with an empty list to none`() {
        let sinks = "sinks: { b: { kind: stdout }, a: { kind: stdout, format: json } }"
        #expect(Fixture.decode(main: sinks).settings?.routes == [Route(sinks: ["b", "a"])])
        #expect(Fixture.decode(main: sinks + "\nroutes: []").settings?.routes == [])
    }

    @Test func `a relative file is below the logs directory, else below the state directory`() {
        let text =
            "sinks: { a: { kind: file, path: x/a.jsonl }, b: { kind: file, path: /tmp/b, format: text } }"
        let cases: [([String: String], String?, String)] = [
            ([:], nil, "x/a.jsonl"), ([:], "/state", "/state/x/a.jsonl"),
            (["LOGS_DIRECTORY": "/logs:/more"], "/state", "/logs/x/a.jsonl"),
        ]
        for (environment, state, path) in cases {
            let result = Fixture.decode(main: text, state: state, environment: environment)
            let kinds: [SinkSettings.Kind] = [
                .file(path: path, format: .json), .file(path: "/tmp/b", format: .text),
            ]
            #expect(result.settings?.sinks.map(\.kind) == kinds)
        }
    }

    @Test func `a rule of the state directory stands in for one of the configuration, and says so`() throws {
        let result = Fixture.decode(
            main: Self.main,
            rules: Self.rules + "\nentities: { e: { aliases: [x] } }",
            stateRules:
                "entities: { e: { aliases: [y] } }\nrules: [{ id: a, match: kyoto }, { id: b, match: \"@e\" }]"
        )
        let settings = try #require(result.settings)
        #expect(settings.rules.map(\.match) == ["kyoto", "@e"])
        #expect(settings.entities.map(\.aliases) == [["y"]])
        #expect(
            settings.shadowed == [
                Shadowed(kind: .entity, id: "e", active: "state/rules.yaml:1:13", hidden: "rules.yaml:2:13"),
                Shadowed(kind: .rule, id: "a", active: "state/rules.yaml:2:15", hidden: "rules.yaml:1:15"),
            ]
        )
        let expected = "this rule 'a' stands in for the one at rules.yaml:1:15"
        #expect(result.warnings.contains { $0.message == expected && $0.line == 2 && $0.column == 15 })
    }

    @Test func `problems of all files come at once, by file and place`() {
        let result = Fixture.decode(main: "x: 1\ny: 2", feeds: "z: 1", rules: "rules: [{ id: A }]")
        #expect(
            result.errors.map { "\($0.file):\($0.line):\($0.column)" }
                == ["feeds.yaml:1:1", "main.yaml:1:1", "main.yaml:2:1", "rules.yaml:1:15"]
        )
        #expect(result.settings == nil)
    }

    @Test func `a problem reads as a compiler's does`() {
        let problem = SettingsProblem(
            file: "a.yaml",
            line: 2,
            column: 3,
            message: "it is wrong",
            hint: "mend it"
        )
        #expect(problem.description == "a.yaml:2:3: error: it is wrong\n    hint: mend it")
    }

    @Test func `what a person wrote is quoted without control characters and cut`() {
        let long = "\u{1B}[31m" + String(repeating: "x", count: 100)
        let result = Fixture.decode(
            main: "service: { log_level: \"\(long.replacing("\u{1B}", with: "\\e"))\" }"
        )
        let message = result.errors.first?.message ?? ""
        #expect(message.hasPrefix("'log_level' cannot be ' [31mxxx") && message.hasSuffix("x…'"))
        #expect(message.count < 80)
    }

    @Test func `a file that is too large, or that may not be read, is a problem`() throws {
        try Fixture.temporary { directory in
            try Fixture.write(Self.main, to: directory + "/watchword.yaml")
            let large = String(repeating: "# a comment to fill the file\n", count: 600_000)
            try Fixture.write(large, to: directory + "/feeds.d/large.yaml")
            try FileManager.default.createDirectory(
                atPath: directory + "/rules.d",
                withIntermediateDirectories: true
            )
            try FileManager.default.createSymbolicLink(
                atPath: directory + "/rules.d/lost.yaml",
                withDestinationPath: directory + "/nowhere"
            )
            try Fixture.write("", to: directory + "/state/rules.d")
            let result = SettingsLoader.load(directory: directory, stateDirectory: directory + "/state")
            #expect(
                result.errors.map(\.message) == [
                    "cannot read this file: it is larger than 16MiB",
                    "cannot read this file: there is no such file",
                    "cannot read this directory",
                ]
            )
        }
    }

    @Test func `a pipe in the place of a file does not hang`() throws {
        try Fixture.temporary { directory in
            #expect(mkfifo(directory + "/watchword.yaml", 0o600) == 0)
            let result = SettingsLoader.load(directory: directory)
            #expect(result.errors.map(\.message) == ["cannot read this file: it is not a regular file"])
        }
    }

    @Test func `deep nesting and strange bytes are refused, not fatal`() {
        let texts = [
            String(repeating: "[", count: 5_000), String(repeating: "- ", count: 5_000), "? [a, b]\n: c\n",
            "\u{FEFF}x: 1", "%YAML 1.1\n---\nx", "&a [*a]", "*a", "!!binary x", "- \u{FFFE}", "<<: {}",
            "x: !<tag:x> y",
        ]
        for text in texts { #expect(Fixture.decode(main: text).settings == nil, "\(text.prefix(20))") }
    }
}
