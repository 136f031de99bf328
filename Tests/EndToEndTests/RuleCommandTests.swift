// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// What people do with rules before any article comes.
@Suite struct RuleCommandTests {
    private static let rules = """
        entities:
          kim: { title: Kim Jong Un, aliases: [Kim Jong Un, "Kim Jong-un"], weak: [the leader] }
          nobody: { aliases: [Nobody Atall] }
        rules:
          - id: offer
            title: A meeting is offered
            topics: [summit]
            priority: high
            match: |
              # Who, and what
              @kim AND talks NEAR/2 offer*
          - id: weight
            score: { threshold: 10, terms: [["@kim", 6], [zebra, 4]] }

        """

    private func home(_ rules: String = Self.rules) throws -> Home {
        let home = try Home()
        try home.write("sinks: { out: { kind: stdout } }\n", to: "watchword.yaml")
        try home.write(rules, to: "rules.d/rules.yaml")
        return home
    }

    @Test(.timeLimit(.minutes(2)))
    func `why a rule matches is a tree with the words marked`() async throws {
        let home = try home()
        let told = try await home.command("rules", "test", "Kim Jong Un: talks are offered")
        #expect(told.status == 0, "\(told)")
        #expect(told.output.contains("offer matches: A meeting is offered"))
        #expect(told.output.contains("title: »Kim Jong Un«: talks are offered"))
        #expect(told.output.contains("title: Kim Jong Un: »talks« are »offered«"))
        #expect(told.output.contains("13–18 talks"))
        #expect(!told.output.contains("\u{1b}["), "no colour without a terminal")
        let json = try await home.command("rules", "test", "--json", "Kim Jong Un: talks are offered")
        let reports = try json.document([Explained].self)
        #expect(reports.map(\.rule) == ["offer"])
        let evidence = try #require(reports.first?.why.parts?.first?.evidence?.first)
        #expect(evidence.field == .title && evidence.start == 0 && evidence.end == 11)
        #expect(evidence.term == "@kim" && evidence.alias == "Kim Jong Un")
    }

    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            ("Talks were offered", "missing entity @kim"),
            ("Kim Jong Un: talks that nobody had ever offered", "distance 4, allowed 2"),
            ("Kim Jong Un: talks", "missing: offer*"),
        ]
    )
    func `why a rule does not match is the smallest clause, and how close it came`(
        text: String,
        reason: String
    ) async throws {
        let told = try await home().command("rules", "explain", "offer", text)
        #expect(told.status == 1, "\(told)")
        #expect(told.output.contains("offer does not match"))
        #expect(told.output.contains("for one clause:") && told.output.contains(reason), "\(told)")
    }

    @Test(.timeLimit(.minutes(2)))
    func `an explanation takes a file, standard input and a score`() async throws {
        let home = try home()
        let script = """
            printf 'Kim Jong Un\\nA zebra, and a zebra.\\n' > a.txt
            "$W" rules explain weight --file a.txt && "$W" rules explain weight --json --file - < a.txt
            """
        let told = try await home.shell(script)
        #expect(told.status == 0, "\(told)")
        #expect(told.output.contains("weight matches (score 14)"), "\(told)")
        #expect(told.output.contains("\"score\" : 14") || told.output.contains("\"score\":14"), "\(told)")
        let unknown = try await home.command("rules", "explain", "nothing", "text")
        #expect(unknown.status == 2 && unknown.errors.contains("there is no rule 'nothing'"), "\(unknown)")
    }

    @Test(.timeLimit(.minutes(2)))
    func `check names file, line and column, and ends with 78`() async throws {
        let home = try home()
        let fine = try await home.command("rules", "check")
        #expect(fine.status == 0, "\(fine)")
        #expect(fine.output == "fine: 2 rules, 0 examples hold, 2 warnings\n", "\(fine)")
        #expect(fine.errors.contains("rules.yaml:3:3: warning: no rule uses"), "\(fine)")
        try home.write("rules:\n  - { id: a, match: 'b AND c OR d' }\n", to: "draft.yaml")
        let wrong = try await home.command("rules", "check", home.config + "/draft.yaml", "--json")
        #expect(wrong.status == 78, "\(wrong)")
        let problem = try #require(try wrong.lines(Problem.self).first)
        #expect(problem.line == 2 && problem.severity == "error")
        #expect(problem.fixes == ["(b AND c) OR d", "b AND (c OR d)"])
        let told = try await home.command("rules", "check", home.config + "/draft.yaml")
        #expect(told.errors.contains("\n    write: (b AND c) OR d\n    write: b AND (c OR d)\n"), "\(told)")
        try home.write("rules:\n  - { id: more, match: '@kim AND lions' }\n", to: "rules.d/more.yaml")
        let part = try await home.command("rules", "check", home.config + "/rules.d/more.yaml")
        #expect(part.status == 0 && part.output.hasPrefix("fine: 1 rule,"), "a part of the settings: \(part)")
        let folder = try await home.command("rules", "check", home.config + "/rules.d")
        #expect(folder.status == 0, "\(folder)")
        let missing = try await home.command("rules", "check", "/nowhere.yaml")
        #expect(missing.status == 2, "\(missing)")
    }

    @Test(.timeLimit(.minutes(2)))
    func `match is a filter for pipes`() async throws {
        let home = try home()
        let script = """
            cat > in.jsonl <<'END'
            {"id": "a1", "title": "Kim Jong Un", "body": "Talks were offered.", "unknown": [1]}
            {"body": "the leader, Kim Jong Un, offers talks"}
            not json
            {"tags": "x"}
            [1]

            {"id": 7, "title": null, "lead": "Kim Jong-un talks offered"}
            END
            "$W" rules match --rules config/rules.d < in.jsonl
            """
        let told = try await home.shell(script)
        #expect(told.status == 2, "\(told)")
        let matches = try told.output.jsonLines(MatchLine.self)
        #expect(matches.map(\.article) == ["a1", "2", "2", "7"])
        #expect(matches.map(\.rule) == ["offer", "offer", "weight", "offer"])
        #expect(matches.map(\.score) == [nil, nil, 12, nil] && matches.allSatisfy { !$0.evidence.isEmpty })
        #expect(told.errors.contains("line 3: not JSON"), "\(told)")
        #expect(told.errors.contains("line 4: 'tags' is not a list of texts"), "\(told)")
        #expect(told.errors.contains("line 5: not an article"), "\(told)")
    }

    @Test(.timeLimit(.minutes(2)))
    func `match answers each line as it comes, and ends quietly when nobody reads on`() async throws {
        let home = try home()
        let script = """
            mkfifo in
            "$W" rules match --rules config/rules.d < in > out & W1=$!
            exec 3> in
            echo '{"title": "Kim Jong Un: talks offered"}' >&3
            n=0; while [ ! -s out ] && [ $n -lt 200 ]; do sleep 0.05; n=$((n+1)); done
            wc -l < out
            exec 3>&-
            wait $W1; echo "status $?"
            i=0; while [ $i -lt 3000 ]; do echo '{"title": "Kim Jong Un: talks offered"}'; i=$((i+1)); done > many
            { "$W" rules match --rules config/rules.d < many; echo "status $?" >&2; } | head -n 1 | wc -l
            """
        let told = try await home.shell(script)
        #expect(
            told.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == [
                "1", "status 0", "1",
            ],
            "\(told)"
        )
        #expect(told.errors == "status 0\n", "\(told)")
    }

    @Test(.timeLimit(.minutes(2)))
    func `a line that is too long is named and left out`() async throws {
        let home = try home()
        let script = """
            { printf '{"title": "'; head -c 20000000 /dev/zero | tr '\\0' a; echo '"}'; echo '{"title": "Kim Jong Un: talks offered"}'; } |
            "$W" rules match --rules config/rules.d
            """
        let told = try await home.shell(script)
        #expect(told.status == 2, "\(told)")
        #expect(told.errors == "watchword: line 1: longer than 16 MiB\n", "\(told)")
        #expect(try told.output.jsonLines(MatchLine.self).map(\.article) == ["2"], "\(told)")
    }
}

/// What `rules explain --json` says.
private struct Explained: Decodable {
    let rule: String
    let why: Clause

    struct Clause: Decodable {
        let clause: String
        let evidence: [Evidence]?
        let parts: [Clause]?
    }
}

private struct Problem: Decodable {
    let line: Int
    let severity: String
    let fixes: [String]
}

private struct MatchLine: Decodable {
    let article: String
    let rule: String
    let score: Int?
    let evidence: [Evidence]
}
