// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Testing

/// An article with a body, and what else a test needs.
func article(
    _ body: String = "",
    title: String = "",
    lead: String = "",
    language: String? = nil,
    url: String? = nil,
    outlet: String? = nil,
    feed: FeedID = "feed",
    feedTags: [String] = [],
    authors: [String] = [],
    tags: [String] = []
) -> Article {
    Article(
        id: "art_test",
        feed: feed,
        feedTags: feedTags,
        text: ArticleText(title: title, lead: lead, body: body),
        url: url,
        authors: authors,
        outlet: outlet,
        tags: tags,
        language: language,
        seen: Date(timeIntervalSince1970: 0)
    )
}

let dprk = EntitySource(
    name: "dprk",
    title: "North Korea",
    aliases: ["North Korea*", "N. Korea*", "=DPRK", "Pyongyang", "北朝鮮", "平壌", "북한", "朝鲜"],
    mask: ["North Korean restaurant", "朝鲜半岛"],
    weak: ["the North"]
)
let japan = EntitySource(name: "japan", aliases: ["Japan*", "Tokyo", "日本", "일본"])

/// The rule set of one expression, or nil with the errors recorded.
func ruleSet(_ match: String, entities: [EntitySource] = [dprk, japan]) throws -> RuleSet {
    let compilation = RuleSet.compile(rules: [RuleSource(id: "rule", match: match)], entities: entities)
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors)")
    return try #require(compilation.ruleSet)
}

/// Whether an expression matches an article.
func holds(_ match: String, _ article: Article, entities: [EntitySource] = [dprk, japan]) throws -> Bool {
    !(try ruleSet(match, entities: entities)).matches(article).isEmpty
}

/// The first error of an expression.
func problem(_ match: String, entities: [EntitySource] = [dprk, japan]) -> RuleDiagnostic? {
    RuleSet.compile(rules: [RuleSource(id: "rule", match: match)], entities: entities).diagnostics
        .first { $0.severity == .error }
}

/// Numbers that are the same on every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
