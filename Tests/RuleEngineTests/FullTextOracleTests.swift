// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import GRDB
import NewsModel
import RuleEngine
import Testing

/// The engine against SQLite's FTS5, where the two mean the same: words, phrases, prefixes, AND, OR, NOT, and NEAR of
/// operands that cannot stand over one another, in one field of plain words.
@Suite struct FullTextOracleTests {
    private static let words = ["north", "korea", "northern", "talks", "summit", "of"]

    @Test func `the engine finds what FTS5 finds`() throws {
        var random = Seeded(state: 2024)
        let texts = (0..<300)
            .map { _ in
                (0..<Int.random(in: 1...12, using: &random)).map { _ in Self.word(&random) }
                    .joined(separator: " ")
            }
        let pairs = (0..<400).map { _ in Self.query(&random, depth: 2) }
        let queue = try DatabaseQueue()
        try queue.write { database in
            try database.execute(sql: "CREATE VIRTUAL TABLE article USING fts5(body)")
            for text in texts {
                try database.execute(sql: "INSERT INTO article (body) VALUES (?)", arguments: [text])
            }
        }
        var matching = 0
        for (rule, query) in pairs {
            let set = try ruleSet(rule)
            let found = texts.indices.filter { !set.matches(article(texts[$0], language: "en")).isEmpty }
            let expected = try queue.read { database in
                try Int.fetchAll(
                    database,
                    sql: "SELECT rowid - 1 FROM article WHERE article MATCH ? ORDER BY rowid",
                    arguments: [query]
                )
            }
            #expect(found == expected, "\(rule) as \(query)")
            matching += expected.count
        }
        #expect(matching > 10_000)
    }

    /// The same question to both.
    private static func query(_ random: inout Seeded, depth: Int) -> (rule: String, fts: String) {
        guard depth > 0 else { return term(&random) }
        let (left, right) = (query(&random, depth: depth - 1), query(&random, depth: depth - 1))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return ("(\(left.rule) AND \(right.rule))", "(\(left.fts) AND \(right.fts))")
        case 1: return ("(\(left.rule) OR \(right.rule))", "(\(left.fts) OR \(right.fts))")
        case 2: return ("(\(left.rule) NOT \(right.rule))", "(\(left.fts) NOT \(right.fts))")
        case 3, 4: return near(&random)
        default: return term(&random)
        }
    }

    /// Different words, so that no two stand at one place.
    private static func near(_ random: inout Seeded) -> (rule: String, fts: String) {
        let chosen = words.shuffled(using: &random).prefix(3)
        let distance = Int.random(in: 0...4, using: &random)
        let phrase = "\"\(chosen[0]) \(chosen[1])\""
        let operands = Bool.random(using: &random) ? [phrase, chosen[2]] : [chosen[0], chosen[1]]
        let quoted = operands.map { $0.hasPrefix("\"") ? $0 : "\"\($0)\"" }
        return (
            "(\(operands.joined(separator: " NEAR/\(distance) ")))",
            "NEAR(\(quoted.joined(separator: " ")), \(distance))"
        )
    }

    private static func term(_ random: inout Seeded) -> (rule: String, fts: String) {
        let (one, two) = (word(&random), word(&random))
        return switch Int.random(in: 0..<4, using: &random) {
        case 0: ("\"\(one) \(two)\"", "\"\(one) \(two)\"")
        case 1: ("nor*", "\"nor\" *")
        default: (one, "\"\(one)\"")
        }
    }

    private static func word(_ random: inout Seeded) -> String { words.randomElement(using: &random) ?? "of" }
}
