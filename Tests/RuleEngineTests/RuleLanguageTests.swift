// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

struct Row: Sendable, CustomTestStringConvertible {
    let match: String
    let body: String
    let expected: Bool

    init(_ match: String, _ body: String, _ expected: Bool) {
        self.match = match
        self.body = body
        self.expected = expected
    }

    var testDescription: String { "\(match) on \(body)" }
}

@Suite struct RuleLanguageTests {
    @Test(
        arguments: [
            Row("missile", "A missile was launched.", true),
            Row("missile", "Missiles were launched.", false),
            Row("missile AND launch", "launch of a missile", true),
            Row("missile AND launch", "a missile", false),
            Row("missile OR launch", "a launch", true),
            Row("missile NOT launch", "a missile", true),
            Row("missile NOT launch", "a missile launch", false),
            Row("missile AND NOT launch", "a missile launch", false),
            Row("NOT launch AND missile", "a missile", true),
            Row("missile AND (launch OR test)", "a missile test", true),
            Row("(missile launch) # no", "x", false),
        ]
        .dropLast()
    )
    func `boolean operators`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test(arguments: [
        Row("\"as soon as possible\"", "We meet as soon\nas possible.", true),
        Row("\"as soon as possible\"", "as soon possible as", false),
        Row("\"3,000 troops\"", "Some 3,000 troops left.", true),
        Row("3,000", "Some 3,000 troops left.", true),
        Row("\"U.S. & Japan\"", "The U.S. and Japan", false),
        Row("\"U.S. & Japan\"", "The U.S./Japan pact", true),
        Row("Yo-jong", "Kim Yo Jong", true),
        Row("AT&T", "AT&T said", true),
        Row("\"Kim … said\"", "Kim has now also said", true),
        Row("\"Kim … said\"", "Kim has now also once said", false),
        Row("\"Kim … said\"", "Kim said", true),
        Row("\"@dprk … summit\"", "a Pyongyang peace summit", true),
        Row("\"@dprk's leader\"", "North Korea's leader", true),
        Row("\"missile launch*\"", "two missile launches", true),
    ])
    func `phrases`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test(
        arguments: [
            Row("abduct*", "the abductees", true),
            Row("abduct*", "an abduct", true),
            Row("w?man", "some women, a woman", true),
            Row("w?man", "a wman", false),
            Row("w?men*", "womenfolk", true),
            Row("김정*", "김정은은", true),
            Row("北朝*", "北朝鮮が", true),
            Row("東?", "東京", false),
        ]
        .dropLast()
    )
    func `prefixes and single letters`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test(arguments: [
        Row("=US", "The US said", true),
        Row("=US", "told us", false),
        Row("=US", "The U.S. said", false),
        Row("=U.S.", "The U.S. said", true),
        Row("U.S.", "told us", true),
        Row("=\"C#\"", "written in C# now", true),
        Row("=\"C#\"", "in C now", false),
        Row("=Polish", "polish the shoes", false),
        Row("=résumé", "his re\u{301}sume\u{301}", true),
        Row("=résumé", "they resume", false),
        Row("=\"Apple Park\"", "at Apple\nPark", true),
        Row("=金与正", "金与正が", false),
        Row("=金与正", "「金与正」", true),
        Row("=김여정", "김여정은", true),
        Row("=김여정", "김여정 부부장", true),
    ])
    func `exact terms`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test(arguments: [
        Row("a NEAR/2 b", "a x x b", true),
        Row("a NEAR/2 b", "b x x a", true),
        Row("a NEAR/2 b", "a x x x b", false),
        Row("a NEAR/0 b", "b a", true),
        Row("a ONEAR/2 b", "a x b", true),
        Row("a ONEAR/2 b", "b x a", false),
        Row("a NEAR b", "a 1 2 3 4 5 6 7 8 9 10 b", true),
        Row("a NEAR b", "a 1 2 3 4 5 6 7 8 9 10 11 b", false),
        Row("a NEAR/2 b NEAR/2 c", "c x a x b", true),
        Row("a NEAR/2 b NEAR/2 c", "c x x a x b", false),
        Row("a ONEAR/3 b ONEAR/3 c", "a x b x c", true),
        Row("a ONEAR/3 b ONEAR/3 c", "a x c x b", false),
        Row("Korea NEAR/5 \"North Korea\"", "North Korea", false),
        Row("Korea NEAR/5 \"North Korea\"", "North Korea and Korea", true),
        Row("a NEAR/5 a", "a", false),
        Row("a NEAR/5 a", "a a", true),
        Row("a NEAR/S b", "So a is. B is not.", false),
        Row("a NEAR/S b", "So a is with b. Not c.", true),
        Row("kim NEAR/S said", "Gen. Kim said so.", true),
        Row("a NEAR/P b", "One a. Two b.\n\nThree c.", true),
        Row("a NEAR/P c", "One a. Two b.\n\nThree c.", false),
        Row("(a NEAR/1 b) NEAR/5 c", "a b x x c", true),
        Row("(a OR z) NEAR/1 (b OR y)", "z x y", true),
        Row("a NOT NEAR/2 b", "a b x x x x a", true),
        Row("a NOT NEAR/2 b", "a b x a", false),
        Row("apple NOT NEAR/2 \"apple pie\"", "apple pie", false),
        Row("here NOT NEAR/S there", "Here and there. Only here.", true),
        Row("here NOT NEAR/S there", "Here and there.", false),
        Row("=Apple EXCEPT \"Apple pie\"", "Apple pie", false),
        Row("=Apple EXCEPT \"Apple pie\"", "Apple pie at Apple", true),
        Row("a EXCEPT \"a b\" EXCEPT \"a c\"", "a b, a c", false),
        Row("a EXCEPT \"a b\" EXCEPT \"a c\"", "a b, a c, a d", true),
        Row("拉致 NEAR/1 首相", "拉致問題首相", true),
        Row("拉致 NEAR/1 首相", "拉致問題で首相", false),
    ])
    func `proximity`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test(arguments: [
        Row("COUNT(a) >= 3", "a a a", true),
        Row("COUNT(a) >= 3", "a a", false),
        Row("b AND COUNT(a) < 2", "b a", true),
        Row("b AND COUNT(a) < 2", "b a a", false),
        Row("COUNT(\"a a\") >= 2", "a a a", false),
        Row("COUNT(\"a a\") >= 2", "a a a a", true),
        Row("COUNT(\"a b\" OR b) >= 2", "a b", false),
        Row("2 OF (a, b, c)", "a c", true),
        Row("2 OF (a, b, c)", "c", false),
        Row("2 OF (a AND b, c NEAR/1 d, e)", "a b, c d", true),
        Row("FIRST/3(a)", "x y a", true),
        Row("FIRST/3(a)", "x y z a", false),
        Row("a AND words:>=3", "a b c", true),
        Row("a AND words:>=4", "a b c", false),
        Row("a AND words:<3", "a b", true),
    ])
    func `numbers`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test(
        arguments: [
            ("title:summit", true), ("body:summit", false), ("summit", true), ("lead:talks", true),
            ("title:talks", false), ("text:talks", true), ("author:\"Jane Doe\"", true),
            ("author:\"Doe John\"", false),
            ("tag:world", true), ("tag:\"politics world\"", false), ("world", false),
            ("title:(summit AND in)", true),
            ("summit NEAR/5 talks", false), ("source:example.org", true), ("source:news.example.org", true),
            ("source:ample.org", false), ("feed:wire", true), ("feed:agency", true), ("feed:other", false),
            ("lang:en", true), ("lang:(ja OR en)", true), ("lang:ja", false), ("url:\"/2026/\"", true),
            ("url:/2025/ OR summit", true), ("ANY AND source:example.org", true),
            ("source:example.org NOT summit", false), ("source:example.org NOT missile", true),
        ]
        .filter { !$0.0.hasPrefix("url:/") }
    )
    func `fields`(match: String, expected: Bool) throws {
        let article = article(
            "They met.",
            title: "Summit in Geneva",
            lead: "After long talks",
            language: "en-GB",
            url: "https://news.example.org/2026/summit",
            feed: "wire",
            feedTags: ["agency"],
            authors: ["Jane Doe", "John Smith"],
            tags: ["politics", "world"]
        )
        #expect(try holds(match, article) == expected)
    }

    @Test func `a lead that the body repeats counts once`() throws {
        let repeated = article("A missile flew. Then more.", lead: "A missile flew…")
        #expect(try !holds("COUNT(missile) >= 2", repeated))
        #expect(try holds("COUNT(missile) >= 2", article("Then a missile.", lead: "A missile flew.")))
        #expect(try holds("missile AND words:<6", repeated))
    }

    @Test func `FIRST looks at the lead when there is no body`() throws {
        #expect(try holds("FIRST/3(missile)", article(lead: "A missile flew.")))
        #expect(try !holds("FIRST/3(missile)", article("Something else.", lead: "A missile flew.")))
    }

    @Test func `comments and layout say nothing`() throws {
        #expect(try holds("# the first\nmissile # or so\n  AND\tlaunch", article("missile launch")))
    }

    @Test func `operators are found when quoted`() throws {
        #expect(try holds("\"NEAR\" AND \"not\"", article("near and not")))
    }

    @Test func `a rule refers to a rule`() throws {
        let rules = [
            RuleSource(id: "both", match: "$first AND launch"),
            RuleSource(id: "first", match: "missile OR rocket"),
        ]
        let set = try #require(RuleSet.compile(rules: rules).ruleSet)
        #expect(set.matches(article("a rocket launch")).map(\.rule.id) == ["both", "first"])
        #expect(set.matches(article("a launch")).isEmpty)
    }

    @Test func `a score adds weights up to the cap`() throws {
        let score = ScoreSource(
            threshold: 30,
            cap: 3,
            terms: [
                .init("missile", weight: 8), .init("title:missile", weight: 15), .init("parade", weight: -5),
            ]
        )
        let rule = RuleSource(id: "hot", match: "@dprk", score: score)
        let set = try #require(RuleSet.compile(rules: [rule], entities: [dprk]).ruleSet)
        #expect(set.matches(article("North Korea: missile, missile, missile, missile")).isEmpty)
        let hot = article("North Korea: missile, missile", title: "Missile")
        #expect(set.matches(hot).first?.score == 39)
        #expect(set.matches(article("North Korea: missile missile parade parade", title: "Missile")).isEmpty)
        #expect(set.matches(article("missile missile missile", title: "Missile")).isEmpty)
    }
}
