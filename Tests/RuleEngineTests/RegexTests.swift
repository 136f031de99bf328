// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A regular expression` {
    @Test(arguments: [
        Row("/KN-\\d+/", "a KN-23 missile", true),
        Row("/KN-\\d+/", "a kn-23 missile", false),
        Row("/KN-\\d+/i", "a kn-23 missile", true),
        Row("/(?:^|\\W)Ким(?:\\W|$)/i", "сказал ким.", true),
        Row("/(?:^|\\W)Ким(?:\\W|$)/i", "Кимоно", false),
        Row("/拉致(問題|被害者)/", "北朝鮮による拉致被害者", true),
        Row("/拉致(問題|被害者)/", "拉致した", false),
        Row("/É/i", "é", true),
        Row("/^Kim.*said$/", "Kim never said", true),
        Row("/^Kim/", "So Kim", false),
        Row("/(?m)^Kim/", "So\nKim", true),
        Row("/a\\/b/", "either a/b", true),
        Row("/[\\w.]+@[\\w.]+/", "write to desk@example.org", true),
        Row("/!{2,}/", "!!", true),
        Row("missile AND /KN-\\d+/", "KN-23", false),
        Row("missile NOT /KN-\\d+/", "a missile", true),
        Row("missile NOT /KN-\\d+/", "a KN-23 missile", false),
        Row("title:/KN-\\d+/", "KN-23", false),
        Row("body:/KN-\\d+/", "KN-23", true),
        Row("FIRST/2(/KN-\\d+/)", "the KN-23", false),
        Row("FIRST/3(/KN-\\d+/)", "the KN-23", true),
        Row("2 OF (/a1/, /b2/, c3)", "a1 and c3", true),
        Row("(/a1/ OR /b2/) AND c3", "b2 c3", true),
    ])
    func `is looked for in the original text`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test(arguments: [
        ("url:/\\/2026\\/\\d\\d\\//", true), ("url:/SUMMIT$/", false), ("url:/SUMMIT$/i", true),
        ("met NOT url:/example/", false), ("url:/2025/", false),
    ])
    func `is looked for in the address`(match: String, expected: Bool) throws {
        let article = article("They met.", url: "https://example.org/2026/11/summit")
        #expect(try holds(match, article) == expected)
    }

    @Test func `does not match an article without an address`() throws {
        #expect(try !holds("url:/./", article("They met.")))
    }

    @Test func `has evidence at its bytes, leftmost and longest`() throws {
        let set = try ruleSet("missile AND /KN-\\d+(b)?/")
        let article = article("“Ein” KN-23b missile; KN-9.", title: "KN-1")
        let found = try #require(set.matches(article).first?.evidence)
        #expect(found.map(\.text) == ["KN-1", "KN-23b", "missile", "KN-9"])
        #expect(found.map(\.field) == [.title, .body, .body, .body])
        #expect(found[1].term == "/KN-\\d+(b)?/")
        #expect(found[1].snippet == "“Ein” [KN-23b] [missile]; [KN-9].")
        for piece in found {
            let field = piece.field == .title ? article.text.title : article.text.body
            let bytes = Array(field.utf8)[piece.start..<piece.end]
            #expect(String(decoding: bytes, as: UTF8.self) == piece.text)
        }
    }

    @Test(arguments: [
        ("/\\w{3,10} said/", "In Tokyo Kishida said no.", ["In Tokyo Kish[ida said] no."]),
        ("/[\\w.]+@[\\w.]+/", "Write to é@ü.org", ["Write to [é@ü.org]"]),
        ("/q.{2,40}r/", "q qéér, q12r", ["q [qéér], [q12r]"]),
    ])
    func `too large to tell beginnings has the shortest evidence`(
        match: String,
        body: String,
        snippets: [String]
    ) throws {
        let found = try #require(try ruleSet(match).matches(article(body)).first?.evidence)
        #expect(Set(found.map(\.snippet)) == Set(snippets))
    }

    @Test func `has evidence where no word stands`() throws {
        let found = try ruleSet("/[!?]{3}/").matches(article("…!?!…", title: "!!!")).first?.evidence
        #expect(found?.map(\.snippet) == ["[!!!]", "…[!?!]…"])
    }

    @Test(arguments: [
        ("/(a+)+$/", true), ("/(a|a)*$/", nil), ("/(a|aa)+$/", true), ("/(.*a){12}$/", true),
        ("/(x+x+)+y/", false), ("/a.{0,30}b/", false),
    ])
    func `takes time in proportion to the text`(match: String, expected: Bool?) throws {
        guard let expected else {
            let message = "The regular expression matches the empty text, so it would match every article."
            #expect(problem(match)?.message == message)
            return
        }
        let set = try ruleSet(match)
        let article = article(String(repeating: "a", count: 50_000))
        let clock = ContinuousClock()
        let time = clock.measure { #expect(set.matches(article).isEmpty != expected) }
        #expect(time < .seconds(5))
    }

    @Test(arguments: [
        "x+y", "(xx)+y", ".*literal", "[ab]+cd$", "(ab|cd).*ef", "^.*z!$", "a.b.c.d.e", "(?s).+end", "é+y",
        "x+é",
        "\\d+年", "[一-龠]{2,4}首相", "(kim|park|lee) (jong|yo)", "\\s\\S+\\s", "(?i)x+Y", "[^a]b", "q{3,9}r",
        "q.{2,40}r",
    ])
    func `reads texts of any length`(pattern: String) throws {
        let set = try ruleSet("/\(pattern)/ OR lang:eo")
        for length in [0, 1, 15, 16, 63, 64, 254, 255, 256, 257, 1023] {
            for filler in ["a", "é", "x y "] {
                let text = String(repeating: filler, count: length)
                _ = set.matches(article(text, title: text + "q"))
            }
        }
    }

    @Test func `may be read by several threads at once`() async throws {
        let set = try ruleSet("/b[0-9]+c/ AND /c[0-9]+d/")
        let counts = await withTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (0..<50).count { !set.matches(article("x b\(number)c\($0)d")).isEmpty }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 50, count: 8))
    }

    @Test func `is one of many`() throws {
        let rules = (0..<200)
            .map {
                RuleSource(id: RuleID("rule-\($0)"), match: "word AND /k\($0 % 150)x/")
            }
        let set = try #require(RuleSet.compile(rules: rules).ruleSet)
        let found = set.matches(article("word k7x k149x k150x")).map(\.rule.id.rawValue)
        #expect(found == ["rule-7", "rule-149", "rule-157"])
    }

    @Test func `stands alone in fifty rules and no more`() {
        let rules = (0..<60).map { RuleSource(id: RuleID("rule-\($0)"), match: "/k\($0)x/ OR url:/k/") }
        let anchored = rules.map { RuleSource(id: $0.id, match: "word AND (\($0.match ?? ""))") }
        #expect(RuleSet.compile(rules: anchored).ruleSet != nil)
        let found = RuleSet.compile(rules: rules).diagnostics
        #expect(found.count == 10)
        #expect(
            found.first?.message
                == "This is more than the limit of 50 rules with a regular expression and no word that must be there."
        )
    }

    @Test(arguments: [
        ("a AND /x(?=y)/", "Lookahead (?= cannot stand in a regular expression here.", "(?="),
        ("/(?<!x)y/", "Negative lookbehind (?<! cannot stand in a regular expression here.", "(?<!"),
        ("/(a)\\/\\1/", "The backreference \\1 cannot stand in a regular expression here.", "\\1"),
        ("/\\bKim/", "\\b cannot stand in a regular expression here.", "\\b"),
        ("/a++b/", "A possessive quantifier cannot stand in a regular expression here.", "++"),
        ("url:/(?>a)b/", "The atomic group (?> cannot stand in a regular expression here.", "(?>"),
        (
            "/a(/",
            "The regular expression cannot be read: Missing close parenthesis for group started at index 1.",
            "/a(/"
        ),
        (
            "a AND /(\\w{1,900}){1,900}/",
            "The regular expression is too large.", "/(\\w{1,900}){1,900}/"
        ),
        ("/x*/", "The regular expression matches the empty text, so it would match every article.", "/x*/"),
        ("/a\u{0}b/", "A regular expression cannot hold the character NUL.", "/a\u{0}b/"),
        ("a NEAR/3 /b/", "A regular expression cannot stand inside NEAR/3.", "/b/"),
        ("COUNT(/b/) >= 2", "A regular expression cannot stand inside COUNT.", "/b/"),
        ("source:/b/", "A regular expression can stand only after \"url:\".", "source:/b/"),
    ])
    func `that cannot be is an error that names the construct`(
        match: String,
        message: String,
        at: String
    ) throws {
        let found = try #require(problem(match))
        #expect(found.message == message)
        #expect(found.hint != nil)
        let range = try #require(found.range)
        #expect(String(decoding: Array(match.utf8)[range], as: UTF8.self) == at)
    }

    @Test(arguments: ["/[(?=]/", "/\\(?=/", "/\\\\K/", "/a\\++/", "/\\d+?/", "/(?i)kim/", "/(?:a)(?<n>b)/"])
    func `that only looks like one of them is none`(match: String) { #expect(problem(match) == nil) }
}
