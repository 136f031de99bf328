// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

@Suite(.timeLimit(.minutes(2))) struct HostileInputTests {
    @Test(arguments: [
        String(repeating: "(", count: 10_000), String(repeating: "title:", count: 9000),
        String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
        String(repeating: "NOT ", count: 9000), String(repeating: "\"", count: 9999),
        String(repeating: "\\", count: 9999), "\u{0}", "a\u{0}b", "/", "@", "$", "=", "~", "<", "\"@\"",
        "9999999999999999999999 OF (a)", "a NEAR/99999999999999999999 b", "FIRST/0(a)", "a AND b:", "url:",
        "url:(",
        "source:(a OR", "words:>=99999999999999999999", "\"a* *\"", "\"?\"", "COUNT(", "COUNT(a", "2 OF",
        "2 OF (a,",
    ])
    func `a bad expression is an error and no crash`(match: String) {
        #expect(problem(match) != nil)
    }

    @Test func `too long and too deep name their limits`() {
        let long = Array(repeating: "word", count: 10_000).joined(separator: " OR ")
        #expect(problem(long)?.message == "The expression is longer than the limit of 64 KiB.")
        let deep = String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40)
        #expect(problem(deep)?.message == "The expression is nested deeper than the limit of 32.")
    }

    @Test func `a rule of nearly 64 KiB compiles and matches`() throws {
        let words = (0..<6000).map { "w\($0)" }.joined(separator: " OR ")
        #expect(try holds(words, article("nothing but w5999")))
        let excepts = Array(repeating: "a", count: 6000).joined(separator: " EXCEPT ")
        #expect(try !holds(excepts, article("a b c")))
        let phrase = Array(repeating: "a", count: 30_000).joined(separator: " ")
        #expect(problem("\"\(phrase)\"")?.message == "A phrase is longer than the limit of 200 words.")
    }

    @Test(arguments: 0..<200)
    func `no text of operators and marks crashes the parser`(seed: Int) {
        var random = Seeded(state: UInt64(seed))
        let pieces = [
            "a", "AND", "OR", "NOT", "NEAR/2", "NEAR", "ONEAR/S", "EXCEPT", "2", "OF", "COUNT", "FIRST/3",
            "ANY", "(", ")",
            ",", "\"", "\"b c\"", "@dprk", "$rule", "=", "~", "*", "?", "title:", "source:", "words:", ">=",
            "<", "/", "…",
            "#", "\\", "北", "김", "\u{0}", ":",
        ]
        let text = (0..<Int.random(in: 1...12, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined(separator: Bool.random(using: &random) ? " " : "")
        let compilation = RuleSet.compile(rules: [RuleSource(id: "rule", match: text)], entities: [dprk])
        let hasErrors = compilation.diagnostics.contains { $0.severity == .error }
        #expect((compilation.ruleSet == nil) == hasErrors)
        for diagnostic in compilation.diagnostics {
            #expect(diagnostic.range.map { $0.upperBound <= text.utf8.count } ?? true)
        }
        _ = compilation.ruleSet?.matches(article("a b c North Korea 北 김은 2"))
        _ = compilation.ruleSet?.explain(rule: "rule", article: article("a b c"))
    }

    @Test(arguments: [
        "\u{0}\u{0}missile\u{0}", String(repeating: "\u{301}", count: 5000) + " missile",
        String(repeating: ".", count: 20_000) + "missile",
        String(repeating: "a.", count: 20_000) + " missile",
        String(repeating: "'", count: 20_000) + "missile",
        "missile" + String(repeating: "\u{200d}", count: 9999),
    ])
    func `strange articles are read`(body: String) throws {
        #expect(try holds("missile", article(body)))
        _ = LanguageGuess.language(of: body)
        _ = SearchQuery(words: body)
    }
}
