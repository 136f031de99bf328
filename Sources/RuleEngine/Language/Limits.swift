// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What a rule may ask for; past a limit is a load error that names it.
enum Limits {
    /// The longest expression, in bytes: 64 KiB.
    static let sourceBytes = 64 << 10
    /// The longest name of an entity or a rule.
    static let nameBytes = 64
    /// How deep clauses may stand inside one another.
    static let depth = 32
    /// The largest number of COUNT.
    static let count = 1000
    /// The widest NEAR, in words.
    static let distance = 1000
    /// Terms of a rule, those of its entities included.
    static let terms = 20_000
    /// Tokens of one phrase: each place of an article is compared with all of them at worst.
    static let phraseTokens = 200
    /// Rules with a regular expression and no word that must be there: each reads every article.
    static let unanchored = 50
    /// How deep rules may refer to rules.
    static let ruleDepth = 8
    /// Operands of one unordered NEAR; each doubles what there is to remember.
    static let clumpOperands = 8
}
