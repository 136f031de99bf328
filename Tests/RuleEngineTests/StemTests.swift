// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Testing

@testable import RuleEngine

/// A rule, an article's body and language, and whether they match.
struct StemRow: Sendable, CustomTestStringConvertible {
    let match: String
    let body: String
    let language: String?
    let expected: Bool

    init(_ match: String, _ body: String, _ language: String?, _ expected: Bool) {
        self.match = match
        self.body = body
        self.language = language
        self.expected = expected
    }

    var testDescription: String { "\(match) on \(body) in \(language ?? "an unknown language")" }
}

@Suite struct `A word with a tilde` {
    @Test(arguments: [
        StemRow("~meet", "They are meeting in Pyongyang.", "en", true),
        StemRow("~meet", "They MEET today.", "en", true),
        StemRow("~meeting", "He meets her.", "en", true),
        StemRow("~meet", "They met.", "en", false),
        StemRow("~abduct", "two abducted, one abducting", "en", true),
        StemRow("~abduct", "the abductor muscle", "en", false),
        StemRow("~offer", "It’s offering talks.", "en", true),
        StemRow("~invite", "invited, an invitation", "en", true),
        StemRow("~invite", "an inviting tone", "en", true),
        StemRow("~négocier", "Ils ont négocié avec Pyongyang.", "fr", true),
        StemRow("~négocier", "ILS NÉGOCIAIENT", "fr", true),
        StemRow("~négocier", "ils ne\u{301}gociaient", "fr", true),
        StemRow("~Haus", "Viele Häuser stehen leer.", "de", true),
        StemRow("~Entführung", "Die Entführungen der Japaner", "de", true),
        StemRow("~предложение", "Токио отклонил предложения", "ru", true),
        StemRow("~переговоры", "о переговорах с Японией", "ru", true),
        StemRow("~secuestro", "los secuestros de japoneses", "es", true),
        StemRow("~Ｍｅｅｔ", "ｍｅｅｔｉｎｇｓ", "en", true),
    ])
    func `finds the other forms of the article's language`(row: StemRow) throws { try check(row) }

    @Test(arguments: [
        StemRow("~négocier", "Ils ont négocié.", "en", false),
        StemRow("~Haus", "Viele Häuser", "en", false),
        StemRow("~abduct", "abducted", "de", false),
        StemRow("~abduct", "abduct", "de", true),
        StemRow("~abduct", "abducted", "de-CH", false),
        StemRow("~abduct", "abducted", "EN_us", true),
    ])
    func `does not find the forms of another language`(row: StemRow) throws { try check(row) }

    @Test(arguments: [
        StemRow("~abduct", "Abducted!", nil, true),
        StemRow("~Haus", "Häuser!", nil, true),
        StemRow("~secuestro", "Secuestros!", nil, true),
        StemRow("~kidnap", "kidnapped", "ja", false),
        StemRow("~kidnap", "kidnap", "ja", true),
        StemRow("~kidnap", "kidnapped", "xx-made-up", false),
    ])
    func `is tried in every usual language where nobody knows the article's`(row: StemRow) throws {
        try check(row)
    }

    @Test(arguments: [
        StemRow("~\"reject talk\"", "Pyongyang rejected talks", "en", true),
        StemRow("~\"reject talk\"", "Pyongyang rejected all talks", "en", false),
        StemRow("~\"reject … talk\"", "Pyongyang rejected all talks", "en", true),
        StemRow("~\"@dprk reject\"", "North Korea rejecting", "en", true),
        StemRow("~offer NEAR/3 ~summit", "summits were offered", "en", true),
        StemRow("~offer NEAR/0 ~summit", "summits were offered", "en", false),
        StemRow("COUNT(~offer) >= 3", "offers, offering, offered", "en", true),
        StemRow("COUNT(~offer) >= 3", "offers, offering, an order", "en", false),
        StemRow("~meet EXCEPT \"track meet\"", "a track meet", "en", false),
        StemRow("~meet EXCEPT ~\"track meet\"", "two track meets", "en", false),
        StemRow("~meet EXCEPT ~\"track meet\"", "they meet", "en", true),
        StemRow("title:~offer", "offered", "en", false),
        StemRow("FIRST/2(~offer)", "he offered", "en", true),
        StemRow("@talks", "while negotiating", "en", true),
    ])
    func `stands where words stand`(row: StemRow) throws { try check(row) }

    @Test(arguments: [
        StemRow("~拉致", "拉致問題", "ja", true), StemRow("~납치", "납치를 인정", "ko", true),
        StemRow("~绑架", "绑架日本人", "zh", true),
    ])
    func `is the word itself in Japanese, Korean and Chinese`(row: StemRow) throws { try check(row) }

    private func check(_ row: StemRow) throws {
        let talks = EntitySource(name: "talks", aliases: ["~negotiate"])
        let article = article(row.body, language: row.language)
        #expect(try holds(row.match, article, entities: [dprk, japan, talks]) == row.expected)
    }

    @Test func `is evidence where it stands`() throws {
        let set = try ruleSet("~negocier")
        let found = set.matches(article("Ünd ils ne\u{301}gociaient.", language: "fr")).first?.evidence.first
        #expect(found?.text == "ne\u{301}gociaient")
        #expect(found?.term == "~negocier")
    }

    @Test func `is looked for in one language after the other with one rule set`() throws {
        let set = try ruleSet("~Haus OR ~abduct")
        for _ in 0..<3 {
            #expect(set.matches(article("Häuser", language: "de")).count == 1)
            #expect(set.matches(article("abducted", language: "de")).isEmpty)
            #expect(set.matches(article("abducted", language: "en")).count == 1)
            #expect(set.matches(article("Häuser", language: "en")).isEmpty)
        }
    }

    @Test func `may be read by several threads at once`() async throws {
        let set = try ruleSet("~abduct AND ~offer")
        let counts = await withTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (0..<50)
                        .count { round in
                            let body = "abducting offers \(number * 1000 + round)"
                            return !set.matches(article(body, language: "en")).isEmpty
                        }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 50, count: 8))
    }

    @Test func `is remembered for many words, and no more`() throws {
        let set = try ruleSet("~abduct")
        let body = (0..<45_000).map { "w\($0)" }.joined(separator: " ") + " abducted"
        #expect(set.matches(article(body, language: "en")).count == 1)
        #expect(set.matches(article("abducting", language: "en")).count == 1)
    }

    @Test func `has configured languages`() throws {
        let rule = RuleSource(id: "rule", match: "~Haus")
        let options = EngineOptions(languages: ["en", "xx"])
        let set = try #require(RuleSet.compile(rules: [rule], options: options).ruleSet)
        #expect(set.matches(article("Häuser!")).isEmpty)
        #expect(StemLanguages.contains("sv") && !StemLanguages.contains("ja"))
        #expect(!StemLanguages.contains("porter") && !StemLanguages.contains(""))
        #expect(StemLanguages.usual.allSatisfy(StemLanguages.contains))
    }
}
