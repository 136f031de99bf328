// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// What people do with rules once there are articles.
@Suite struct RuleEditingTests {
    private static let second = """
        rules:
          - id: treaty
            title: A treaty is signed
            match: treaty AND signed

        """

    /// Three articles, stored by a poll; the rule `accord` has one alert.
    private func playWithArticles(_ body: (Stage) async throws -> Void) async throws {
        try await Stage.play { stage in
            stage.publish(
                Paper(
                    name: "wire",
                    format: .rss,
                    items: [
                        .init(id: "1", title: "A zebra accord"),
                        .init(id: "2", title: "The treaty is signed"),
                        .init(id: "3", title: "Zebras and treaties", body: "A treaty of zebras."),
                    ]
                )
            )
            try stage.writeService(every: "1h")
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let polled = try await stage.home.command("poll")
            #expect(polled.status == 0, "\(polled)")
            try await body(stage)
        }
    }

    /// With a daemon, and without.
    private func playTwice(_ body: (Stage) async throws -> Void) async throws {
        for isRunning in [false, true] {
            try await playWithArticles { stage in
                let daemon = isRunning ? try await Daemon.ready(stage.home) : nil
                try await body(stage)
                if let daemon { #expect(await daemon.end() == .status(0)) }
            }
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `rules and entities are listed with what they brought`() async throws {
        try await playTwice { stage in
            let home = stage.home
            let alert = try #require(try stage.told().first)
            _ = try await home.command("alerts", "ack", alert.id.rawValue, "--verdict", "relevant")
            let lines = try await home.command("rules", "list", "--json").lines(RuleLine.self)
            #expect(lines.map(\.id) == ["accord"] && lines.map(\.alerts) == [1])
            #expect(lines.map(\.relevant) == [1] && lines.map(\.precision) == [1])
            #expect(lines.first?.sinks == ["terminal", "lines", "desk"])
            #expect(lines.first?.source?.hasSuffix("rules.yaml:2:9") == true, "\(lines)")
            #expect(lines.first?.lastAlert != nil && lines.first?.revision == alert.rule.revision)
            let shown = try await home.command("rules", "show", "accord")
            #expect(shown.status == 0 && shown.output.contains("\"zebra accord\""), "\(shown)")
            #expect(shown.output.contains("1 relevant, 0 noise (precision 100 %)"), "\(shown)")
            let unknown = try await home.command("rules", "show", "nothing")
            #expect(
                unknown.status == 1 && unknown.errors.contains("there is no rule 'nothing'"),
                "\(unknown)"
            )
            let entities = try await home.command("entities", "list")
            #expect(entities.output == "no entities\n", "\(entities)")
            let whole = try await home.command("alerts", "show", alert.id.rawValue)
            #expect(
                whole.output.contains("why\n  ✓ \"zebra accord\"\n      title: A »zebra accord«"),
                "\(whole)"
            )
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `forms counts the words of stored articles`() async throws {
        try await playTwice { stage in
            let words = try await stage.home.command("rules", "forms", "zebra*", "--json")
                .document(Forms.self)
            #expect(words.forms.map(\.text) == ["zebras", "zebra"], "\(words)")
            #expect(
                words.forms.map(\.count) == [2, 1] && words.forms.map(\.articles) == [1, 1] && words.read == 0
            )
            let phrase = try await stage.home.command("rules", "forms", "\"zebra acc*\"", "--json")
                .document(Forms.self)
            #expect(phrase.forms.map(\.text) == ["zebra accord"] && phrase.read == 1)
            let none = try await stage.home.command("rules", "forms", "lion*")
            #expect(none.status == 1 && none.output.contains("no stored article"), "\(none)")
            let wrong = try await stage.home.command("rules", "forms", "ab*")
            #expect(wrong.status == 2 && wrong.errors.contains("3 letters"), "\(wrong)")
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `backtest shows what a draft would gain and lose`() async throws {
        try await playTwice { stage in
            let home = stage.home
            let draft = """
                rules:
                  - { id: accord, title: Accords, match: "zebras AND treaty" }
                  - { id: treaty, title: Treaties, match: treaty AND signed, notify: [desk], routes: none }

                """
            try home.write(draft, to: "draft.yaml")
            let told = try await home.command(
                "rules",
                "backtest",
                home.config + "/draft.yaml",
                "--since",
                "2d"
            )
            #expect(told.status == 0, "\(told)")
            #expect(
                told.output.contains("accord  changed") && told.output.contains("treaty  added"),
                "\(told)"
            )
            #expect(told.output.contains("lost: 1") && told.output.contains("A zebra accord"), "\(told)")
            #expect(told.output.contains("failed for one clause: 1"), "\(told)")
            let json = try await home.command("rules", "backtest", home.config + "/draft.yaml", "--json")
            let report = try json.document(Report.self)
            #expect(report.articles == 3 && report.days == 31)
            #expect(report.rules.map(\.gained) == [1, 1] && report.rules.map(\.lost) == [1, 0])
            #expect(report.rules.map { $0.perDay.reduce(0, +) } == [1, 1])
            #expect(report.sinks.map(\.sink) == ["desk", "lines", "terminal"])
            let same = try await home.command("rules", "backtest")
            #expect(same.output.contains("no rule means anything else"), "\(same)")
            try home.write("rules: [{ id: a, match: 'a AND b OR c' }]\n", to: "draft.yaml")
            let wrong = try await home.command("rules", "backtest", home.config + "/draft.yaml")
            #expect(wrong.status == 78 && wrong.errors.contains("draft.yaml:1:"), "\(wrong)")
        }
    }

    @Test(.timeLimit(.minutes(3)), arguments: [false, true])
    func `apply looks back once, and tells only when it is wished`(notifies: Bool) async throws {
        try await playTwice { stage in
            let home = stage.home
            try home.write(Self.second, to: "rules.d/second.yaml")
            // Without a watcher the settings are read anew by each command.
            _ = try await home.command("reload")
            let before = try stage.told().count
            let more = notifies ? ["--notify"] : []
            for made in [1, 0] {
                let told = try await home.command(
                    ["rules", "apply", "treaty", "--since", "1d", "--json"] + more
                )
                #expect(told.status == 0, "\(told)")
                let report = try told.document(Applied.self)
                #expect(report.articles == 3 && report.matched == 1)
                #expect(report.alerts.count == made && report.known == 1 - made)
            }
            let alerts: [Alert] = try await home.command("alerts", "list", "--rule", "treaty", "--json")
                .lines()
            #expect(
                alerts.map(\.lookedBack) == [true] && alerts.map(\.article.title) == ["The treaty is signed"]
            )
            let lines: [DeliveryLine] = try await home.command("deliveries", "list", "--json").lines()
            let ours = lines.filter { $0.alert == alerts.first?.id.rawValue }
            #expect(ours.count == 3 && ours.allSatisfy { $0.reason == "looked_back" }, "\(ours)")
            if notifies, try await stage.status().running {
                #expect(await eventually(within: .seconds(30)) { try stage.told().count == before + 1 })
                #expect(try stage.told().last?.lookedBack == true)
            } else {
                #expect(try stage.told().count == before)
                #expect(ours.allSatisfy { $0.state == (notifies ? "pending" : "muted") }, "\(ours)")
            }
            let unknown = try await home.command("rules", "apply", "nothing", "--since", "1d")
            #expect(
                unknown.status == 1 && unknown.errors.contains("there is no rule 'nothing'"),
                "\(unknown)"
            )
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `an edit by a script is checked, saved with its mode, and reloaded`() async throws {
        try await playTwice { stage in
            let home = stage.home
            let file = home.config + "/rules.d/rules.yaml"
            let script = """
                chmod 640 \(file)
                EDITOR='sed -i s/zebra.accord/treaty/' "$W" rules edit accord --yes
                stat -c %a \(file)
                """
            let told = try await home.shell(script)
            #expect(told.status == 0, "\(told)")
            #expect(told.output.contains("accord  changed") && told.output.contains("gained: 2"), "\(told)")
            #expect(told.output.contains("saved \(file)") && told.output.hasSuffix("640\n"), "\(told)")
            #expect(home.text(file).contains("\"treaty\""))
            let isRunning = try await stage.status().running
            #expect(told.output.contains(isRunning ? "the watcher reloaded" : "no watcher runs"), "\(told)")
            let shown = try await home.command("rules", "show", "accord")
            #expect(shown.output.contains("\"treaty\""), "\(shown)")
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `an edit that is wrong, changes nothing or is overtaken leaves the file alone`() async throws {
        try await playWithArticles { stage in
            let home = stage.home
            let file = home.config + "/rules.d/rules.yaml"
            let old = home.text(file)
            let wrong = try await home.shell("EDITOR='sed -i s/match/mach/' \"$W\" rules edit accord --yes")
            #expect(wrong.status == 78 && wrong.errors.contains("rules.yaml:4:"), "\(wrong)")
            #expect(
                wrong.errors.contains("nothing was changed") && wrong.errors.contains("your text is kept in")
            )
            #expect(home.text(file) == old)
            let same = try await home.shell("EDITOR=true \"$W\" rules edit accord --yes")
            #expect(same.status == 0 && same.output == "nothing was changed\n", "\(same)")
            let failed = try await home.shell("EDITOR=false \"$W\" rules edit accord --yes")
            #expect(failed.status == 2 && failed.errors.contains("ended with status 1"), "\(failed)")
            let overtaken = """
                cat > ed.sh <<'END'
                sed -i s/zebra/lion/ "$1"; echo '# somebody else' >> \(file)
                END
                EDITOR='sh ed.sh' "$W" rules edit accord --yes
                """
            let lost = try await home.shell(overtaken)
            #expect(lost.status == 2 && lost.errors.contains("changed in the meantime"), "\(lost)")
            #expect(home.text(file) == old + "# somebody else\n")
            let nobody = try await home.shell("EDITOR=true \"$W\" rules edit accord < /dev/null")
            #expect(nobody.status == 64 && nobody.errors.contains("--yes"), "\(nobody)")
            let unknown = try await home.shell("EDITOR=true \"$W\" rules edit nothing --yes")
            #expect(unknown.status == 1, "\(unknown)")
        }
    }

    @Test(.timeLimit(.minutes(3)), .enabled(if: access("/usr/bin/script", X_OK) == 0))
    func `on a terminal the errors, the difference and the questions are shown`() async throws {
        try await playWithArticles { stage in
            let home = stage.home
            // Wrong at first, right when edited again.
            let script = """
                cat > ed.sh <<'END'
                echo "$@" >> calls
                if grep -q mach: "$2"; then sed -i s/mach:/match:/ "$2"; else sed -i 's/match:/mach:/; s/zebra accord/treaty/' "$2"; fi
                END
                ln -s /bin/sh vi
                { sleep 2; echo nonsense; sleep 1; echo e; sleep 4; echo s; sleep 4; } |
                EDITOR="$PWD/vi ed.sh" script -qec '"$W" rules edit accord' /dev/null
                cat calls
                """
            let told = try await home.shell(script)
            #expect(told.output.contains("(e)dit again, or (q)uit"), "\(told)")
            #expect(told.output.contains("gained: 2") && told.output.contains("(s)ave"), "\(told)")
            #expect(
                told.output.contains("+2 "),
                "where the rule is: \(told)"
            )
            #expect(told.output.contains("saved ") && told.output.contains("no watcher runs"), "\(told)")
            #expect(home.text(home.config + "/rules.d/rules.yaml").contains("match: '\"treaty\"'"))
        }
    }
}

private struct RuleLine: Decodable {
    let id: String
    let revision: String
    let source: String?
    let sinks: [String]
    let alerts: Int
    let relevant: Int
    let precision: Double?
    let lastAlert: String?

    private enum CodingKeys: String, CodingKey {
        case id, revision, source, sinks, alerts, relevant, precision
        case lastAlert = "last_alert"
    }
}

private struct Forms: Decodable {
    let forms: [Form]
    let read: Int

    struct Form: Decodable {
        let text: String
        let count: Int
        let articles: Int
    }
}

private struct Report: Decodable {
    let articles: Int
    let days: Int
    let rules: [Rule]
    let sinks: [Sink]

    struct Rule: Decodable {
        let gained: Int
        let lost: Int
        let perDay: [Int]

        private enum CodingKeys: String, CodingKey {
            case gained, lost
            case perDay = "per_day"
        }
    }

    struct Sink: Decodable {
        let sink: String
    }
}

private struct Applied: Decodable {
    let articles: Int
    let matched: Int
    let known: Int
    let alerts: [String]
}
