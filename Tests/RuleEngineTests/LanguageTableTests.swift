// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

/// The table of the rule language, a test for each row; other suites look closer.
@Suite struct `The table of the language` {
    private func check(_ rows: [Row], language: String? = nil) throws {
        for row in rows {
            let found = try holds(row.match, article(row.body, language: language))
            #expect(found == row.expected, "\(row.testDescription)")
        }
    }

    private func refuses(_ matches: String...) {
        for match in matches { #expect(problem(match) != nil, "\(match)") }
    }

    @Test func `precedence`() throws {
        try check(
            [
                Row("a NEAR/0 b AND c", "a b x c", true), Row("c NOT a NEAR/0 b", "c a x b", true),
                Row("c NOT a NEAR/0 b", "c a b", false),
            ]
        )
        refuses("body:a NEAR/0 b")
    }

    @Test func `AND beside OR without parentheses`() throws {
        #expect(problem("a AND b OR c")?.fixes.count == 2)
        try check([Row("(a AND b) OR c", "c", true), Row("a AND (b OR c)", "c", false)])
    }

    @Test func `two bare words side by side`() {
        #expect(problem("missile launch")?.fixes.map(\.text) == ["\"missile launch\"", "missile AND launch"])
    }

    @Test func `operators`() throws {
        refuses("a and b", "a or b", "a near/3 b", "a not b")
        try check([Row("\"AND\" AND \"or\"", "this and that or more", true)])
    }

    @Test func `phrases and aliases`() throws {
        try check([
            Row("\"3,000 troops\"", "some 3,000 troops", true),
            Row("\"U.S. & Japan\"", "the U.S./Japan pact", true),
            Row("\"北朝鮮、拉致\"", "北朝鮮、拉致", true),
        ])
        refuses("\"!\"", "\"…\"")
    }

    @Test func `a word that is several tokens`() throws {
        try check([
            Row("Yo-jong", "Kim Yo Jong", true), Row("AT&T", "AT&T", true), Row("C#", "the key of C", true),
            Row("=\"C#\"", "the key of C", false), Row("=\"C#\"", "in C#", true),
        ])
    }

    @Test func `proximity`() throws {
        try check([
            Row("a NEAR/1 b", "b x a", true), Row("a ONEAR/1 b", "b x a", false),
            Row("a NEAR b", "a 1 2 b", true),
            Row("missile NEAR/S test", "A missile. A test.", false), Row("a NEAR/P b", "a\n\nb", false),
            Row("a NEAR/2 a", "a", false), Row("a NEAR/2 b NEAR/2 c", "c x a x b", true),
            // An occurrence is the smallest place where all stand.
            Row("(a NEAR/5 b) NEAR/0 c", "a b x c", false), Row("(a NEAR/5 b) NEAR/1 c", "a b x c", true),
            Row("(a NEAR/5 b) NEAR/0 c", "a b b c", false), Row("COUNT(a NEAR/5 b) >= 2", "a b a b", true),
            Row("COUNT(a NEAR/5 b) >= 2", "a b b", false),
        ])
        refuses("a NEAR/1 b NEAR/2 c")
    }

    @Test func `inside proximity and COUNT`() throws {
        refuses(
            "a NEAR (b AND c)",
            "a NEAR (b NOT c)",
            "a NEAR title:b",
            "a NEAR COUNT(b) >= 1",
            "a NEAR FIRST/3(b)",
            "a NEAR (1 OF (b, c))",
            "a NEAR $rule",
            "a NEAR ANY",
            "a NEAR /b/",
            "COUNT(/b/) >= 1",
            "COUNT(a AND b) >= 1"
        )
        try check([Row("(a OR @dprk OR \"b c\") NEAR/1 (d NEAR/1 e)", "Pyongyang d e", true)])
    }

    @Test func `NOT NEAR and EXCEPT`() throws {
        try check([
            Row("a NOT NEAR/2 b", "a b x x x x a", true), Row("a NOT NEAR/2 b", "a b", false),
            // What overlaps is near, in whatever order.
            Row("b NOT ONEAR/2 \"a b\"", "a b", false), Row("b NOT ONEAR/S \"a b\"", "a b", false),
            Row("b NOT ONEAR/P \"a b\"", "a b", false), Row("b NOT ONEAR/S a", "a b", true),
            Row("b NOT ONEAR/S \"a b\"", "a b. Then b.", true),
            Row("=Apple EXCEPT \"Apple pie\"", "Apple pie at Apple", true),
            Row("=Apple EXCEPT \"Apple pie\"", "Apple pie", false),
        ])
    }

    @Test func `negation`() throws {
        refuses("a OR NOT b", "NOT a", "NOT a AND NOT b", "COUNT(a) < 2", "a OR COUNT(b) < 2", "NOT lang:ja")
        try check([Row("NOT a AND b", "b", true), Row("b AND COUNT(a) < 2", "b a a", false)])
        #expect(try holds("source:example.org NOT b", article("a", url: "https://example.org/")))
        #expect(try holds("ANY AND lang:ja", article("a", language: "ja")))
    }

    @Test func `fields`() throws {
        let one = article("They met.", title: "A summit", lead: "Kim", url: "https://news.example.org/a/1")
        for (match, expected) in [
            ("title:summit", true), ("summit NEAR/5 met", false), ("lead:kim AND body:met", true),
            ("text:summit", true), ("source:example.org", true), ("source:ample.org", false),
            ("url:\"/a/\"", true),
            ("url:/\\/\\d$/", true), ("summit AND words:<6", true), ("summit AND words:>=6", false),
        ] { #expect(try holds(match, one) == expected, "\(match)") }
        refuses("title:(body:a)", "title:FIRST/3(a)", "title:$rule", "title:ANY")
    }

    @Test func `COUNT`() throws {
        try check([
            Row("COUNT(\"a a\") >= 2", "a a a", false), Row("COUNT(a OR \"a b\") >= 2", "a b a", true),
            Row("COUNT(a OR \"a b\" OR b) >= 2", "a b", false),
        ])
    }

    @Test func `FIRST`() throws {
        try check([Row("FIRST/2(a)", "x a", true), Row("FIRST/2(a)", "x y a", false)])
        #expect(try holds("FIRST/1(a)", article(lead: "a")))
    }

    @Test func `m OF`() throws {
        try check([Row("2 OF (a, b, c)", "c a", true), Row("2 OF (a, b, c)", "c", false)])
    }

    @Test func `ANY`() throws {
        refuses("ANY", "ANY AND a", "ANY OR lang:ja")
        #expect(try !holds("ANY AND lang:ja", article("a", language: "en")))
    }

    @Test func `case, accents, width`() throws {
        try check([
            Row("resume", "RÉSUMÉ", true), Row("strasse", "Straße", true), Row("aero", "Ærø", true),
            Row("lodz", "Łódź", true), Row("nhk", "ＮＨＫ", true),
            Row("\"north korea\"", "North\u{a0}Korea", true),
            Row("ガス", "カス", false), Row("=résumé", "resume", false),
            Row("=résumé", "re\u{301}sume\u{301}", true),
        ])
    }

    @Test func `tokens`() throws {
        try check([
            Row("korea", "Korea's", true), Row("3,000", "3,000", true), Row("us", "the U.S. said", true),
            Row("=U.S.", "told us", false), Row("northkorea", "North\nKorea", false),
            Row("a AND b", "a/b-c", true),
        ])
    }

    @Test func `Han, Kana, Thai`() throws {
        try check([
            Row("金与正", "金与正氏は", true), Row("=金与正", "金与正氏は", false), Row("拉致 NEAR/1 首相", "拉致問題首相", true),
            Row("ญี่ปุ่น", "นายกญี่ปุ่นกล่าว", true),
        ])
    }

    @Test func `Hangul`() throws {
        try check([Row("김여정", "김여정은", true), Row("북한", "북한산", false), Row("북한", "북한에서는", true)])
    }

    @Test func `stems`() throws {
        try check([Row("~abduct", "abducting", true), Row("~abduct", "abductor", false)], language: "en")
        try check([Row("~\"reject talk\"", "rejected talks", true)], language: "en")
        try check([Row("~abduct", "abducting", false)], language: "ja")
    }

    @Test func `the article's language`() throws {
        #expect(try holds("summit AND lang:en", article("The summit of the two is on", language: nil)))
        for (stated, language) in [
            ("fr-CA", "fr"), ("jp", "ja"), ("eng", "en"), ("ZH_tw", "zh"), ("qxx", "qxx"),
        ] {
            let found = try holds("summit AND lang:\(language)", article("The summit", language: stated))
            #expect(found, "\(stated)")
        }
    }

    @Test func `prefixes and single letters`() throws {
        try check([Row("abduct*", "abductees", true), Row("w?man", "woman", true), Row("北朝*", "北朝鮮", true)])
        refuses("ab*", "北*", "~abd*", "=abd*")
    }

    @Test func `sentences and paragraphs`() throws {
        try check([
            Row("kim NEAR/S said", "Gen. Kim of N. Korea said so.", true),
            Row("a NEAR/P b", "Some a. Some b.", true),
            Row("kim NEAR/S no", "Kim said. No.", false),
            Row("президент NEAR/S Путин", "Заявил президент В. Путин.", true),
            Row("Путин NEAR/S ушёл", "Это Путин. Он ушёл.", false),
            Row("الوزير NEAR/S السفير", "ماذا قال الوزير؟ السفير غادر", false),
        ])
    }

    @Test func `entities`() throws {
        try check([
            Row("@dprk", "North Koreans", true), Row("@dprk", "a North Korean restaurant", false),
            Row("@dprk", "the North", false), Row("COUNT(@dprk) >= 2", "the North, Pyongyang", true),
        ])
    }

    @Test func `regular expressions`() throws {
        try check([
            Row("/KN-\\d+/", "a KN-23", true), Row("/kn-\\d+/i", "a KN-23", true),
            Row("/kn-\\d+/", "a KN-23", false),
        ])
        refuses("/x(?=y)/", "/(a)\\1/", "/a(/")
    }

    @Test func `score`() throws {
        let score = ScoreSource(
            threshold: 20,
            cap: 2,
            terms: [.init("a", weight: 8), .init("title:b", weight: 4)]
        )
        let set = try #require(
            RuleSet.compile(rules: [RuleSource(id: "r", match: "c", score: score)]).ruleSet
        )
        #expect(set.matches(article("a a a c", title: "b")).first?.score == 20)
        #expect(set.matches(article("a a a c")).isEmpty && set.matches(article("a a", title: "b")).isEmpty)
    }

    @Test func `escaping`() throws {
        try check([
            Row("\"say \\\"no\\\"\"", "say no", true), Row("=\"a\\*\"", "a*", true),
            Row("\\@home", "at @home", true),
        ])
    }

    @Test func `limits`() {
        refuses(
            String(repeating: "word OR ", count: 9000) + "word",
            String(repeating: "(", count: 33) + "a" + String(repeating: ")", count: 33),
            "COUNT(a) >= 1001",
            "a NEAR/1001 b"
        )
    }
}
