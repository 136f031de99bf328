// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

@Suite struct FormProbeTests {
    private static let entities = [
        EntitySource(name: "dprk", aliases: ["North Korea*", "=DPRK", "北朝鮮", "북한"], weak: ["the North"])
    ]

    @Test(arguments: [
        ("abduct*", ["abduct"]), ("w?man", ["w"]), ("~offer", ["o"]), ("Pyongyang", ["pyongyang"]),
        ("abduct* OR kidnap*", ["abduct", "kidnap"]), ("Zürich*", ["zurich"]), ("김여정", ["김여정"]),
    ])
    func `single words are looked up in the index`(pattern: String, beginnings: [String]) throws {
        let forms = try WordForms(of: pattern, entities: Self.entities)
        #expect(forms.probe == .words(beginnings: beginnings))
    }

    @Test(arguments: [
        ("\"as soon as possible\"", [["as", "soon", "as", "possible"]], [false]),
        ("\"North Korea*\"", [["north", "korea"]], [true]),
        ("=DPRK", [["dprk"]], [false]),
        ("@dprk", [["north", "korea"], ["dprk"], ["北", "朝", "鮮"], ["북한"]], [true, false, false, true]),
        ("~\"offer of talks\"", [["o"]], [true]),
        ("talks NEAR/3 offer", [["talks"]], [false]),
        ("Yo-jong EXCEPT \"Kim Yo Jong\"", [["yo", "jong"]], [false]),
    ])
    func `phrases and entities name the articles to read`(
        pattern: String,
        words: [[String]],
        prefixes: [Bool]
    ) throws {
        guard case .phrases(let phrases) = try WordForms(of: pattern, entities: Self.entities).probe else {
            Issue.record("not phrases")
            return
        }
        #expect(phrases.map(\.words) == words)
        #expect(phrases.map(\.isPrefix) == prefixes)
    }

    @Test func `what cannot be narrowed down reads everything`() throws {
        #expect(try WordForms(of: "talks AND offers").probe == .everything)
    }
}
