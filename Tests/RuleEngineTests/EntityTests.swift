// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

@Suite struct EntityTests {
    @Test(arguments: [
        Row("@dprk", "North Korean officials", true),
        Row("@dprk", "N. Korea says", true),
        Row("@dprk", "the DPRK", true),
        Row("@dprk", "the dprk", false),
        Row("@dprk", "a North Korean restaurant", false),
        Row("@dprk", "a North Korean restaurant in Pyongyang", true),
        Row("@dprk", "the North said", false),
        Row("@dprk", "the North said, and Pyongyang agreed", true),
        Row("COUNT(@dprk) >= 2", "the North said, and Pyongyang agreed", true),
        Row("@dprk", "朝鲜半岛", false),
        Row("@dprk", "朝鲜半岛，朝鲜", true),
        Row("@dprk", "North\nKorea", true),
        Row("@dprk", "North\u{a0}Korea", true),
        Row("COUNT(@dprk) >= 2", "北朝鮮", false),
        Row("@dprk NEAR/S @japan", "N. Korea and Japan met.", true),
    ])
    func `aliases, masks and weak aliases`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test func `a mask hides its own entity only`() throws {
        let korea = EntitySource(name: "korea", aliases: ["Korean"])
        #expect(try holds("@korea", article("a North Korean restaurant"), entities: [dprk, korea]))
    }

    @Test func `the longest alias wins`() throws {
        let kim = EntitySource(name: "kim", aliases: ["Kim", "Kim Yo Jong", "Jong Un"])
        let set = try ruleSet("@kim", entities: [kim])
        let evidence = try #require(set.matches(article("Kim Yo-jong and Kim")).first?.evidence)
        #expect(evidence.map(\.alias) == ["Kim Yo Jong", "Kim"])
        #expect(evidence.map(\.text) == ["Kim Yo-jong", "Kim"])
    }

    @Test(arguments: [
        ("", "The term has no letter or digit to find."),
        ("!!", "The term has no letter or digit to find."),
        ("No*", "A * needs at least 3 letters before it, or 2 of Han, kana or Hangul."),
        ("=Nor*", "* cannot stand together with =."),
        ("~Nor*", "* cannot stand together with ~."),
        ("the @dprk", "An alias is plain text, without @."),
    ])
    func `an alias that cannot be`(alias: String, message: String) {
        let entity = EntitySource(name: "x", aliases: ["fine", alias])
        let found = RuleSet.compile(rules: [], entities: [entity]).diagnostics
        #expect(found.map(\.message) == [message])
        #expect(found.first?.subject == .entity("x", .alias(1)))
        #expect(found.first?.hint != nil)
    }

    @Test func `all problems are told at once`() {
        let compilation = RuleSet.compile(
            rules: [
                RuleSource(id: "a", match: "x AND"), RuleSource(id: "a", match: "y"), RuleSource(id: "b"),
                RuleSource(id: "c", match: "@dprq"),
            ],
            entities: [dprk, dprk, EntitySource(name: "empty", aliases: [])]
        )
        #expect(compilation.ruleSet == nil)
        #expect(
            compilation.diagnostics.map(\.message) == [
                "There are two entities named dprk.",
                "The entity has no aliases.",
                "The expression ends where a term should stand.",
                "There are two rules with the id a.",
                "The rule has neither match: nor score:.",
                "There is no entity @dprq.",
            ]
        )
        #expect(compilation.diagnostics.last?.hint == "Write @dprk if that was meant.")
    }
}
