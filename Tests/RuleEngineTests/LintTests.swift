// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

@Suite struct LintTests {
    private func warnings(_ match: String, entities: [EntitySource] = []) throws -> [RuleDiagnostic] {
        let compilation = RuleSet.compile(rules: [RuleSource(id: "rule", match: match)], entities: entities)
        #expect(compilation.ruleSet != nil)
        #expect(compilation.diagnostics.allSatisfy { $0.severity == .warning })
        return compilation.diagnostics
    }

    @Test(arguments: [
        ("missile OR rocket OR Missile", "Missile stands here twice.", "Missile"),
        ("a AND (\"b c\") AND \"b  c\"", "\"b  c\" stands here twice.", "\"b  c\""),
        ("2 OF (a, b, a)", "a stands here twice.", "a"),
        (
            "Korea NEAR/5 \"North Korea\"",
            "Korea stands inside \"North Korea\": NEAR/5 wants it there once more, apart.", "Korea"
        ),
        (
            "talks ONEAR/5 talks", "talks stands inside talks: ONEAR/5 wants it there once more, apart.",
            "talks"
        ),
        ("50\\% AND tax", "The signs of 50% are not looked at: it finds 50.", "50\\%"),
        ("\"€5\" AND fine", "The signs of €5 are not looked at: it finds 5.", "\"€5\""),
        ("\"￥5 億\" AND 税", "The signs of ￥5 億 are not looked at: it finds 5 億.", "\"￥5 億\""),
        ("(C# AND code)", "The signs of C# are not looked at: it finds c.", "C#"),
        (
            "title:\"Disney+ price\"", "The signs of Disney+ price are not looked at: it finds disney price.",
            "\"Disney+ price\""
        ),
    ])
    func `what is most likely not meant is a warning`(match: String, message: String, at: String) throws {
        let found = try warnings(match)
        #expect(found.map(\.message) == [message])
        let range = try #require(found.first?.range)
        #expect(String(decoding: Array(match.utf8)[range], as: UTF8.self) == at)
        #expect(found.first?.hint != nil)
    }

    @Test(arguments: [
        "missile OR =Missile", "missile AND (rocket OR missile)", "=\"C#\" AND code", "Korea NEAR/5 north",
        "\"AT&T\" OR 3.5", "(a OR b) AND (a OR c)", "talks AND COUNT(talks) >= 2",
        "title:talks NOT body:talks", "summit NOT title:summit", "tag:summit NOT summit",
        "summit AND COUNT(summit) < 2",
        "source:example.org AND source:example.com AND summit", "summit OR ~summit",
    ])
    func `what may well be meant is none`(match: String) throws {
        #expect(try warnings(match).isEmpty)
    }

    @Test func `an entity that nobody uses is a warning`() throws {
        let found = try warnings("missile NEAR/5 \"@japan says\"", entities: [dprk, japan])
        #expect(found.map(\.subject) == [.entity("dprk", .whole)])
        #expect(found.map(\.message) == ["No rule uses @dprk."])
    }

    @Test func `a short name in capitals is a warning`() throws {
        let entity = EntitySource(name: "us", aliases: ["=US", "US", "USA", "NATO", "United States"])
        let found = try warnings("@us", entities: [entity])
        #expect(found.map(\.subject) == [.entity("us", .alias(1)), .entity("us", .alias(2))])
        #expect(found.first?.message == "US finds us too: case does not matter without =.")
        #expect(found.first?.hint == "Write =US instead.")
    }

    @Test(arguments: [
        ("U.S.", "U.S. finds us too: case does not matter without =."),
        ("U.S.A.", "U.S.A. finds usa too: case does not matter without =."),
        ("E.U.", "E.U. finds eu too: case does not matter without =."),
        ("5% tax", "The signs of 5% tax are not looked at: it finds 5 tax."),
    ])
    func `an alias that finds more than it says is a warning`(alias: String, message: String) throws {
        let found = try warnings("@us", entities: [EntitySource(name: "us", aliases: ["=U.S.", alias])])
        #expect(found.map(\.message) == [message] && found.map(\.subject) == [.entity("us", .alias(1))])
    }

    @Test(arguments: ["N. Korea", "N.Korea", "J.", "NATO", "u.s."])
    func `an alias that finds what it says is none`(alias: String) throws {
        #expect(try warnings("@us", entities: [EntitySource(name: "us", aliases: [alias])]).isEmpty)
    }

    @Test func `an entity that only a score uses is used`() {
        let score = ScoreSource(threshold: 1, terms: [.init("title:@japan", weight: 2)])
        let compilation = RuleSet.compile(rules: [RuleSource(id: "rule", score: score)], entities: [japan])
        #expect(compilation.diagnostics.isEmpty)
    }

    @Test func `where there are errors there are no warnings`() {
        let compilation = RuleSet.compile(rules: [RuleSource(id: "rule", match: "a b")], entities: [japan])
        #expect(compilation.diagnostics.map(\.severity) == [.error])
    }
}
