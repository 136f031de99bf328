// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

struct Mistake: Sendable, CustomTestStringConvertible {
    let match: String
    let message: String
    let hint: String?
    /// The part of the source that the error points at.
    let at: String

    init(_ match: String, _ message: String, _ hint: String?, at: String) {
        self.match = match
        self.message = message
        self.hint = hint
        self.at = at
    }

    var testDescription: String { match }
}

@Suite struct ErrorTests {
    @Test(arguments: [
        Mistake(
            "a AND b OR c",
            "AND and OR stand side by side without parentheses.",
            "Write (a AND b) OR c, or a AND (b OR c).",
            at: "a AND b OR c"
        ),
        Mistake(
            "x AND (a OR b NOT c OR \"d e\")",
            "AND and OR stand side by side without parentheses.",
            "Write a OR (b NOT c) OR \"d e\", or (a OR b) NOT (c OR \"d e\").",
            at: "a OR b NOT c OR \"d e\""
        ),
        Mistake(
            "kim summit",
            "Two terms stand side by side without an operator.",
            "Write \"kim summit\" for the phrase, or kim AND summit for both anywhere.",
            at: "kim summit"
        ),
        Mistake(
            "kim and summit",
            "Two terms stand side by side without an operator.",
            "Write AND in upper case beside kim; to find the word itself, quote it: \"and\".",
            at: "kim and"
        ),
        Mistake(
            "@dprk \"a b\"",
            "Two terms stand side by side without an operator.",
            "Write @dprk AND \"a b\", @dprk OR \"a b\", or @dprk NEAR/10 \"a b\".",
            at: "@dprk \"a b\""
        ),
        Mistake(
            "a OR NOT b",
            "NOT cannot stand in an OR: nearly every article would match.",
            "Write NOT beside something positive: a NOT b.",
            at: "b"
        ),
        Mistake(
            "NOT a",
            "Nothing positive stands here: nearly every article would match.",
            "Write a word or @entity beside it: word AND NOT a.",
            at: "NOT a"
        ),
        Mistake(
            "COUNT(a) < 3",
            "Nothing positive stands here: nearly every article would match.",
            "Write a word or @entity beside it: word AND COUNT(a) < 3.",
            at: "COUNT(a) < 3"
        ),
        Mistake(
            "a OR COUNT(b) < 3",
            "COUNT(b) < 3 cannot stand in an OR: nearly every article would match.",
            "Write it beside something positive: a AND COUNT(b) < 3.",
            at: "COUNT(b) < 3"
        ),
        Mistake(
            "ANY",
            "ANY can stand only in an AND beside url:, source:, feed: or lang:.",
            "Write ANY AND source:example.org.",
            at: "ANY"
        ),
    ])
    func `readings and negations`(mistake: Mistake) throws { try check(mistake) }

    @Test(arguments: [
        Mistake(
            "a NEAR/3 b NEAR/4 c",
            "A chain of proximity needs one operator and one distance.",
            "Write (a NEAR/3 b) NEAR/4 c, or a NEAR/3 (b NEAR/4 c).",
            at: "a NEAR/3 b NEAR/4 c"
        ),
        Mistake(
            "(a AND b) NEAR/5 c",
            "AND cannot stand inside NEAR/5.",
            "Write (a NEAR/5 c) AND (b NEAR/5 c).",
            at: "(a AND b)"
        ),
        Mistake(
            "title:a NEAR/5 b",
            "A field cannot stand inside NEAR/5.",
            "Write title:(a NEAR/5 …).",
            at: "title:a"
        ),
        Mistake(
            "COUNT(title:a) >= 2",
            "A field cannot stand inside COUNT.",
            "Write title:(COUNT(a) >= …).",
            at: "title:a"
        ),
        Mistake(
            "a NEAR/5 $other",
            "A rule cannot stand inside NEAR/5.",
            "Take it out: … AND $other.",
            at: "$other"
        ),
        Mistake(
            "a NEAR /5 b",
            "No space may stand around the \"/\" of NEAR.",
            "Write NEAR/5.",
            at: "NEAR /5"
        ),
        Mistake(
            "a W/5 b",
            "There is no operator W/5.",
            "Write NEAR/5 for either order, or ONEAR/5 for this order.",
            at: "W/5"
        ),
        Mistake(
            "a NEAR/5000 b",
            "NEAR/5000 is wider than the limit of 1000 words.",
            "Write NEAR/P for one paragraph, or AND.",
            at: "NEAR/5000"
        ),
        Mistake(
            "a NEAR/x b",
            "NEAR/ needs a number of words, S or P.",
            "Write NEAR/5 for at most 5 words between, NEAR/S or NEAR/P for one sentence or paragraph.",
            at: "NEAR/x"
        ),
        Mistake(
            "title:(body:a)",
            "A field cannot stand inside title:.",
            "Write (body:a) beside it: … AND (body:a).",
            at: "(body:a)"
        ),
    ])
    func `proximity and fields`(mistake: Mistake) throws { try check(mistake) }

    @Test(arguments: [
        Mistake("", "The expression is empty.", "Write a word, \"a phrase\" or @entity.", at: ""),
        Mistake("(a", "A parenthesis is not closed.", "Close it with ).", at: "("),
        Mistake("a)", "A ) has no ( before it.", "Remove it, or open a parenthesis before it.", at: ")"),
        Mistake(
            "()",
            "The parentheses are empty.",
            "Write a word, \"a phrase\" or @entity in them.",
            at: "()"
        ),
        Mistake("\"a", "A quote is not closed.", "Close it with \".", at: "\""),
        Mistake("“a”", "A phrase stands in straight quotes.", "Write \"…\" instead of “.", at: "“"),
        Mistake(
            "a AND",
            "The expression ends where a term should stand.",
            "Write a word, \"a phrase\" or @entity, or remove the last operator.",
            at: ""
        ),
        Mistake(
            "OR a",
            "OR has no term before it.",
            "Write a term before it; to find the word itself, quote it: \"OR\".",
            at: "OR"
        ),
        Mistake("= a", "No space may stand after =.", "Write =word or =\"a phrase\".", at: "="),
        Mistake(
            "@Dprk",
            "A name has only lower-case ASCII letters, digits, _ and -.",
            "Write @dprk if that was meant.",
            at: "@Dprk"
        ),
        Mistake("titel:a", "There is no field \"titel\".", "Write title: if that was meant.", at: "titel:"),
        Mistake(
            "title: a",
            "No space may stand after \"title:\".",
            "Write title:word or title:(…).",
            at: "title:"
        ),
        Mistake(
            "no*",
            "A * needs at least 3 letters before it, or 2 of Han, kana or Hangul.",
            "Write more of the word, or list its forms with OR.",
            at: "no*"
        ),
        Mistake(
            "北*",
            "A * needs at least 3 letters before it, or 2 of Han, kana or Hangul.",
            "Write more of the word, or list its forms with OR.",
            at: "北*"
        ),
        Mistake(
            "=abc*",
            "* and ? cannot stand together with =.",
            "Write the term without =, or without the * or ?.",
            at: "=abc*"
        ),
        Mistake(
            "\"…\"",
            "The term has no letter or digit to find.",
            "Put a letter or digit in it.",
            at: "\"…\""
        ),
        Mistake(
            "COUNT(a) = 3",
            "There is no comparison =.",
            "Write >= 3, or (COUNT(a) >= 3 AND COUNT(a) < 4) for exactly 3.",
            at: "="
        ),
        Mistake("COUNT(a) <= 3", "There is no comparison <=.", "Write >= or <.", at: "<="),
        Mistake(
            "COUNT(a) >= 2000",
            "2000 is more than the limit of 1000 for COUNT(…).",
            "Write at most 1000.",
            at: "2000"
        ),
        Mistake(
            "3 OF (a, b)",
            "3 OF a list of 2 can never hold.",
            "Write at most 2 before OF, or list more, divided by commas.",
            at: "3 OF (a, b)"
        ),
        Mistake(
            "a, b",
            "A comma stands only in the list of OF.",
            "Write AND or OR, or 2 OF (a, b, c).",
            at: ","
        ),
        Mistake("$rulle", "There is no rule $rulle.", "Write $rule if that was meant.", at: "$rulle"),
    ])
    func `single pieces`(mistake: Mistake) throws { try check(mistake) }

    private func check(_ mistake: Mistake) throws {
        let found = try #require(problem(mistake.match))
        #expect(found.message == mistake.message)
        #expect(found.hint == mistake.hint)
        let range = try #require(found.range)
        #expect(String(decoding: Array(mistake.match.utf8)[range], as: UTF8.self) == mistake.at)
        #expect(found.subject == .rule("rule", .match))
    }

    @Test func `a rule that refers to itself`() {
        let rules = [RuleSource(id: "a", match: "$b"), RuleSource(id: "b", match: "x AND $a")]
        let found = RuleSet.compile(rules: rules).diagnostics
        #expect(
            found.map(\.message)
                == Array(repeating: "The rule refers to itself, or to a rule that does.", count: 2)
        )
    }

    @Test func `references deeper than eight`() {
        var rules = [RuleSource(id: "r0", match: "x")]
        for number in 1...9 { rules.append(RuleSource(id: RuleID("r\(number)"), match: "$r\(number - 1)")) }
        let found = RuleSet.compile(rules: rules).diagnostics
        #expect(found.map(\.subject) == [.rule("r9", .match)])
    }
}
