// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A part of a rule's expression and where it stands in the source.
struct Clause: Sendable {
    /// What it says.
    let kind: Kind
    /// Its bytes in the source.
    let range: Range<Int>

    /// What a clause can say.
    indirect enum Kind: Sendable {
        case term(Term)
        case regex(String, ignoresCase: Bool)
        case entity(String)
        case rule(String)
        case any
        /// AND: each operand holds, or does not where it is negated.
        case all([Operand])
        /// OR.
        case either([Clause])
        case near(Nearness, [Clause])
        case notNear(Nearness, Clause, Clause)
        case except(Clause, Clause)
        case field(TokenField, Clause)
        case value(ValueField, [String])
        /// A value field with a regular expression.
        case urlPattern(String, ignoresCase: Bool)
        case words(Comparison, Int)
        case atLeast(Int, [Clause])
        case count(Clause, Comparison, Int)
        case first(Int, Clause)
    }

    /// An operand of AND.
    struct Operand: Sendable {
        let isNegated: Bool
        let clause: Clause
    }
}

/// How near words must stand.
struct Nearness: Sendable, Hashable {
    /// Whether the operands must come in the order written.
    var isOrdered = false
    /// How far from the first to the last.
    var reach = Reach.words(10)

    /// How far a clump may reach.
    enum Reach: Sendable, Hashable {
        /// At most so many words that belong to none of the operands.
        case words(Int32)
        case sentence
        case paragraph
    }

    /// The operator as written in a rule.
    var text: String {
        let name = isOrdered ? "ONEAR" : "NEAR"
        switch reach {
        case .words(let count): return "\(name)/\(count)"
        case .sentence: return "\(name)/S"
        case .paragraph: return "\(name)/P"
        }
    }
}

/// The two comparisons of the language.
enum Comparison: String, Sendable {
    case atLeast = ">="
    case lessThan = "<"

    /// Whether a number passes.
    func holds(_ value: Int, _ bound: Int) -> Bool {
        self == .atLeast ? value >= bound : value < bound
    }
}

/// A field that holds words.
enum TokenField: String, Sendable, CaseIterable {
    case title, lead, body, text, author, tag

    /// The article's fields that it means.
    var fields: [TextField] {
        switch self {
        case .title: [.title]
        case .lead: [.lead]
        case .body: [.body]
        case .text: [.title, .lead, .body]
        case .author: [.author]
        case .tag: [.tag]
        }
    }
}

/// A field that holds one value.
enum ValueField: String, Sendable, CaseIterable {
    case url, source, feed, lang
}

/// A word or phrase to find.
struct Term: Sendable, Hashable {
    /// How exactly it must stand there.
    var mode: Mode
    /// Its parts; a word has one.
    var items: [Item]
    /// Whether it was written in quotes.
    var isPhrase: Bool

    /// How exactly a term must stand there.
    enum Mode: Character, Sendable {
        /// Case, accents and width do not matter.
        case folded = " "
        /// As written.
        case exact = "="
        /// Any form of the word.
        case stem = "~"
    }

    /// A part of a phrase.
    enum Item: Sendable, Hashable {
        /// Words; `Wildcard.star` and `Wildcard.one` stand for the special `*` and `?`.
        case text(String)
        case entity(String)
        /// Up to three words.
        case gap
    }
}

/// Characters that no text has, to keep the special `*` and `?` apart from those that were escaped.
enum Wildcard {
    /// Any rest of a word.
    static let star = Unicode.Scalar(0xfdd0 as UInt32) ?? "*"
    /// One letter.
    static let one = Unicode.Scalar(0xfdd1 as UInt32) ?? "?"
}

/// What is wrong with a source, where, and what to do.
struct SyntaxError: Error, Sendable, Hashable {
    /// The place, in bytes of the source.
    var range: Range<Int>
    /// What is wrong, as one sentence.
    var message: String
    /// What to do, as one sentence.
    var hint: String?
    /// What may stand there instead.
    var fixes: [Fix]

    typealias Fix = RuleDiagnostic.Fix

    init(_ range: Range<Int>, _ message: String, hint: String? = nil, fixes: [Fix] = []) {
        self.range = range
        self.message = message
        self.hint = hint
        self.fixes = fixes
    }
}
