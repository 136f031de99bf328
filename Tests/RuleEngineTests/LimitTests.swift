// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

/// What a rule may ask for: at the limit it compiles, and one past it the error names the limit.
@Suite(.timeLimit(.minutes(2))) struct LimitTests {
    struct Limit: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let atLimit: @Sendable () -> Source
        let pastIt: @Sendable () -> Source
        let message: String
        let hint: String

        /// Of an expression of which the numbers make the limit and one past it.
        init(
            _ name: String,
            _ limit: Int,
            _ message: String,
            _ hint: String,
            _ match: @escaping @Sendable (Int) -> String
        ) {
            let source: @Sendable (Int) -> Source = {
                Source(rules: [RuleSource(id: "rule", match: match($0))])
            }
            self.init(name, limit, message, hint, source: source)
        }

        init(
            _ name: String,
            _ limit: Int,
            _ message: String,
            _ hint: String,
            source: @escaping @Sendable (Int) -> Source
        ) {
            testDescription = name
            atLimit = { source(limit) }
            pastIt = { source(limit + 1) }
            self.message = message
            self.hint = hint
        }
    }

    struct Source: Sendable {
        var rules: [RuleSource]
        var entities: [EntitySource] = []

        var errors: [RuleDiagnostic] {
            RuleSet.compile(rules: rules, entities: entities).diagnostics.filter { $0.severity == .error }
        }
    }

    static let limits = [
        Limit(
            "bytes of an expression",
            65_536,
            "The expression is longer than the limit of 64 KiB.",
            "Move lists of words into an entity."
        ) { "a" + String(repeating: " ", count: $0 - 1) },
        Limit(
            "depth",
            32,
            "The expression is nested deeper than the limit of 32.",
            "Move a part into a rule of its own and refer to it with $."
        ) { String(repeating: "(", count: $0 - 1) + "a" + String(repeating: ")", count: $0 - 1) },
        Limit(
            "COUNT",
            1000,
            "1001 is more than the limit of 1000 for COUNT(…).",
            "Write at most 1000."
        ) { "COUNT(a) >= \($0)" },
        Limit(
            "NEAR",
            1000,
            "NEAR/1001 is wider than the limit of 1000 words.",
            "Write NEAR/P for one paragraph, or AND."
        ) { "a NEAR/\($0) b" },
        Limit(
            "operands of NEAR",
            8,
            "NEAR/5 joins more than the limit of 8 operands.",
            "Use ONEAR, or group some of them with OR or AND."
        ) { (1...$0).map { "w\($0)" }.joined(separator: " NEAR/5 ") },
        Limit(
            "words of a phrase",
            200,
            "A phrase is longer than the limit of 200 words.",
            "Join shorter phrases with AND or ONEAR."
        ) { "\"" + Array(repeating: "a", count: $0).joined(separator: " ") + "\"" },
        Limit(
            "bytes of a regular expression",
            4096,
            "The regular expression is longer than the limit of 4096 bytes.",
            "Split it into several, joined by OR."
        ) { "a AND /" + String(repeating: "x", count: $0 - 2) + "/" },
        Limit(
            "terms of a rule and its entities",
            20_000,
            "The rule has more than the limit of 20000 terms, those of its entities included.",
            "Split the rule.",
            source: { number in
                // The entity counts once, and a word beside it is one more.
                let aliases = (1..<number).map { "w\($0)" }
                let entity = EntitySource(name: "e", aliases: aliases)
                return Source(
                    rules: [RuleSource(id: "rule", match: "(@e OR word) AND COUNT(@e) >= 2")],
                    entities: [entity]
                )
            }
        ),
        Limit(
            "letters of a name",
            64,
            "A name is longer than the limit of 64 characters.",
            "Give it a shorter name where it is defined.",
            source: { number in
                let name = String(repeating: "a", count: number)
                return Source(
                    rules: [RuleSource(id: "rule", match: "@\(name)")],
                    entities: [EntitySource(name: name, aliases: ["word"])]
                )
            }
        ),
        Limit(
            "rules in rules",
            8,
            "The rule refers to rules deeper than the limit of 8.",
            "Write some of the expressions out.",
            source: { number in
                let others = (1...number).map { RuleSource(id: RuleID("r\($0)"), match: "$r\($0 - 1)") }
                return Source(rules: [RuleSource(id: "r0", match: "a")] + others)
            }
        ),
        Limit(
            "regular expressions without a word",
            50,
            "This is more than the limit of 50 rules with a regular expression and no word that must be there.",
            "Write a word or @entity beside it: missile AND /…/.",
            source: { number in
                Source(rules: (1...number).map { RuleSource(id: RuleID("r\($0)"), match: "/KN-\($0)\\d/") })
            }
        ),
    ]

    @Test(arguments: limits)
    func `one past a limit is an error that names it`(limit: Limit) {
        #expect(limit.atLimit().errors.isEmpty)
        let errors = limit.pastIt().errors
        #expect(errors.map(\.message) == [limit.message])
        #expect(errors.map(\.hint) == [limit.hint])
    }

    /// What the readers of files find before; whoever compiles rules without files is told too.
    static let others: [(Source, String, String?)] = [
        (
            Source(rules: [RuleSource(id: "r", match: "a"), RuleSource(id: "r", match: "b")]),
            "There are two rules with the id r.", "Rename one of them."
        ),
        (
            Source(
                rules: [],
                entities: [EntitySource(name: "e", aliases: ["a"]), EntitySource(name: "e", aliases: ["b"])]
            ), "There are two entities named e.", "Join their aliases, or rename one."
        ),
        (
            Source(rules: [], entities: [EntitySource(name: "e", title: "Ee", aliases: [])]),
            "The entity has no aliases.", "Add aliases: [Ee]."
        ),
        (
            Source(rules: [RuleSource(id: "r")]), "The rule has neither match: nor score:.",
            "Add match: with an expression."
        ),
        (
            Source(rules: [RuleSource(id: "r", match: " # nothing\n")]), "The expression is empty.",
            "Write a word, \"a phrase\" or @entity."
        ),
        (
            Source(
                rules: [
                    RuleSource(
                        id: "r",
                        score: ScoreSource(threshold: 1, cap: 0, terms: [.init("a", weight: 1)])
                    )
                ]
            ), "The score's cap is less than 1.", "Write cap: 3 and terms: [[word, 5]]."
        ),
        (
            Source(rules: [RuleSource(id: "r", score: ScoreSource(threshold: 1, terms: []))]),
            "The score has no terms.", "Write cap: 3 and terms: [[word, 5]]."
        ),
        (
            Source(rules: [RuleSource(id: "r", match: "a AND /x\u{0}/")]),
            "A regular expression cannot hold the character NUL.", "Remove it."
        ),
    ]

    @Test(arguments: others.indices)
    func `what is missing or stands there twice is an error`(index: Int) {
        let (source, message, hint) = Self.others[index]
        #expect(source.errors.map(\.message) == [message])
        #expect(source.errors.map(\.hint) == [hint])
    }
}
