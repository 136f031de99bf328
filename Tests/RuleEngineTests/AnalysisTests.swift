// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Testing

@testable import RuleEngine

@Suite struct AnalysisTests {
    @Test(arguments: [
        ("North Korea's leader", "north korea leader"),
        ("North Korea’s leader", "north korea leader"),
        ("U.S.-Japan talks", "us japan talks"),
        ("The U.S. said", "the us said"),
        ("e.g. N. Korea", "eg n korea"),
        ("3,000 men, 2.5 tons, 2-1", "3,000 men 2.5 tons 2 1"),
        ("can't O'Neill", "can't o'neill"),
        ("l'Iran et d’Alger", "l iran et d alger"),
        ("puisqu'Alger, quoiqu’il, presqu'île, quelqu'un", "puisqu alger quoiqu il presqu ile quelqu un"),
        ("jusqu'Alger lorsqu'il aujourd'hui", "jusqu alger lorsqu il aujourd'hui"),
        ("Straße Ærø Łódź naïve ﬁx", "strasse aero lodz naive fix"),
        ("ＮＨＫ ２０２６", "nhk 2026"),
        ("北朝鮮の", "北 朝 鮮 の"),
        ("AT&T C# a/b", "at t c a b"),
        ("end.Next", "end next"),
        ("well\u{2014}known co\u{ad}operate", "well known cooperate"),
        ("a\u{0}b\tc\u{7f}d", "a b c d"),
        ("Ελλάς ЁЖ", "ελλασ еж"),
        ("שָׁלוֹם مُحَمَّد", "שלום محمد"),
        ("...", ""),
        ("snake_case", "snake_case"),
    ])
    func tokens(text: String, expected: String) {
        #expect(Tokenizer.tokenize(text).joined == expected)
    }

    @Test(arguments: [
        ("He left. She came.", 2), ("Gen. Kim met Mr. Abe.", 1), ("It cost 3.5 dollars. Yes.", 2),
        ("Really? Yes! No.", 3), ("He said… then left", 1), ("首相は言った。次に。", 2), ("One\nTwo", 2),
        ("J. K. Rowling wrote.", 1), ("\"Stop.\" He left.", 2),
        ("Заявил президент В. Путин.", 1), ("Он пролетел 500 км. над морем", 1),
        ("Стоит 3 млрд. Это много.", 1),
        ("Он ушёл. Она пришла.", 2), ("на ул. Ленина", 1), ("It flew 500 km. über Japan", 1),
        ("It flew. Über Japan.", 2), ("Ο Κ. Μητσοτάκης είπε", 1), ("قال د. محمد", 1),
        ("ماذا قال؟ لا شيء", 2), ("قال، ثم ذهب", 1), ("اس نے کہا۔ وہ گیا", 2), ("उसने कहा। वह गया", 2),
        ("首相は会. 談", 2), ("할 것. 그는", 2),
    ])
    func sentences(text: String, count: Int) {
        #expect(Int(Tokenizer.tokenize(text).tokens.last?.sentence ?? 0) + 1 == count)
    }

    @Test func `paragraphs are divided by blank lines`() {
        let tokens = Tokenizer.tokenize("one\ntwo\n\nthree").tokens
        #expect(tokens.map(\.paragraph) == [0, 0, 1])
    }

    @Test(arguments: 0..<200)
    func `the words at a token's offsets are the token`(seed: Int) {
        var random = Seeded(state: UInt64(seed))
        let text = Self.randomText(&random)
        let tokenized = Tokenizer.tokenize(text)
        var end = 0
        for token in tokenized.tokens {
            #expect(token.start < token.end && Int(token.start) >= end, "\(text.debugDescription)")
            end = max(end, Int(token.end))
            guard Int(token.end) <= tokenized.original.count else { continue }
            let slice = tokenized.original[Int(token.start)..<Int(token.end)]
            let again = Tokenizer.tokenize(String(decoding: slice, as: UTF8.self))
            #expect(String(validating: slice, as: UTF8.self) != nil)
            #expect(again.joined == tokenized.foldedText(token), "\(text.debugDescription)")
        }
    }

    @Test(arguments: 0..<100)
    func `evidence is the very bytes, whatever stands around`(seed: Int) throws {
        var random = Seeded(state: UInt64(seed) &+ 99)
        let set = try ruleSet("\"kim jong\" OR 拉致 OR ガス OR /K(IM|im)/")
        let forms = [
            "Kim Jong", "KIM\u{a0}JONG", "ｋｉｍ\nJo\u{301}ng", "拉致", "拉\n致", "ｶﾞｽ", "カ\u{3099}ス",
            "Kim\u{ad} Jong’s",
        ]
        let body = (0..<20)
            .map { _ in
                let other = Self.randomScalars(&random)
                return Bool.random(using: &random) ? other : " \(forms.randomElement(using: &random) ?? "") "
            }
            .joined()
        let bytes = Array(body.utf8)
        for piece in set.matches(article(body)).first?.evidence ?? [] {
            let slice = bytes[piece.start..<piece.end]
            #expect(String(validating: slice, as: UTF8.self) == piece.text)
            #expect(try holds(piece.term, article(piece.text)), "\(piece.text) of \(body.debugDescription)")
        }
    }

    /// Any characters of Unicode, most of them of the lower planes.
    private static func randomScalars(_ random: inout Seeded) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let most = [0x7f, 0x24f, 0x6ff, 0x33ff, 0xffff, 0x10_ffff].randomElement(using: &random) ?? 0x7f
            text += [Unicode.Scalar(UInt32.random(in: 0...UInt32(most), using: &random))].compactMap { $0 }
        }
        return String(text)
    }

    /// Letters of many scripts, marks, punctuation and oddities, most of them beside one another.
    private static func randomText(_ random: inout Seeded) -> String {
        let pieces = [
            "a", "B", "é", "e\u{301}", "ß", "Ł", "’", "'", ".", ",", "-", " ", "\n", "\u{a0}", "1", "2", "북",
            "한", "은",
            "北", "朝", "が", "か\u{3099}", "ﾊﾟ", "ー", "・", "。", "\u{200d}", "\u{fe0f}", "🙂", "ไ", "ท", "ี่",
            "и\u{306}",
            "\u{1112}\u{1161}\u{11ab}", "İ", "Σ", "ς", "ﬃ", "\u{0}", "_", "\u{301}", "ש\u{5b8}", "x", "s",
            "U.S.", "Korea", "internationally", "eightlet",
        ]
        return (0..<Int.random(in: 1...24, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    @Test func `search text is the folded tokens`() {
        let analysis = Analysis(article("김여정은 said: “No.”", title: "North Korea's 拉致", lead: ""))
        #expect(analysis.searchText == ArticleText(title: "north korea 拉 致", lead: "", body: "김여정은 said no"))
    }

    @Test(arguments: [
        ("missile test", "\"missile\" AND \"test\""),
        ("\"missile test\" Kim", "\"missile test\" AND \"kim\""),
        ("拉致", "\"拉 致\""),
        ("Yo-jong's", "\"yo jong\""),
        ("AND OR NEAR(a* ^b) {x}: -", "\"and\" AND \"or\" AND \"near a\" AND \"b\" AND \"x\""),
        ("\"unclosed phrase", "\"unclosed phrase\""),
        ("\"\"\"", nil), ("  * : ", nil), ("", nil), ("\u{0}", nil),
    ])
    func `searches`(text: String, expected: String?) {
        #expect(SearchQuery(words: text).map(written) == expected)
    }

    @Test func `a Korean search word is looked for with its particles`() throws {
        let expression = written(try #require(SearchQuery(words: "김여정")))
        #expect(expression.hasPrefix("(\"김여정\" OR "))
        #expect(expression.contains("\"김여정은\"") && expression.contains("\"김여정에게는\""))
    }
}

/// A query for people: phrases in quotes, terms joined by AND.
private func written(_ query: SearchQuery) -> String {
    query.terms
        .map { term in
            let phrases = term.phrases.map { "\"\($0.joined(separator: " "))\"" }.joined(separator: " OR ")
            return term.phrases.count == 1 ? phrases : "(\(phrases))"
        }
        .joined(separator: " AND ")
}
