// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Crypto

/// The meaning of a rule as text: what does not change it (layout, comments, titles) is not in it.
struct Canonical {
    /// The meaning of an entity, by name, and of a rule, by id.
    var entities: [String: String] = [:]
    var rules: [String: String] = [:]
    /// Knows the meaning of the terms that were read.
    var vocabulary = VocabularyBuilder()

    /// A short hash of a meaning, in hexadecimal: fifteen digits, so that Swift keeps them without memory of their own.
    static func hash(_ meaning: String) -> String {
        var meaning = meaning
        let digest = meaning.withUTF8 { SHA256.hash(data: UnsafeRawBufferPointer($0)) }
        var text: [UInt8] = []
        for byte in digest.prefix(8) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        text.removeLast()
        return String(decoding: text, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// The meaning of a clause.
    func text(_ clause: Clause) -> String {
        switch clause.kind {
        case .term(let term): return text(term)
        case .regex(let pattern, let ignoresCase): return form("regex", [pattern, String(ignoresCase)])
        case .urlPattern(let pattern, let ignoresCase): return form("url", [pattern, String(ignoresCase)])
        case .entity(let name): return form("entity", [entities[name] ?? name])
        case .rule(let name): return form("rule", [rules[name] ?? name])
        case .any: return "any"
        case .all(let operands):
            return form("and", operands.map { ($0.isNegated ? "not " : "") + text($0.clause) })
        case .either(let clauses): return form("or", clauses.map(text))
        case .near(let nearness, let clauses): return form(nearness.text, clauses.map(text))
        case .notNear(let nearness, let left, let right):
            return form("not \(nearness.text)", [text(left), text(right)])
        case .except(let left, let right): return form("except", [text(left), text(right)])
        case .field(let field, let inner): return form(field.rawValue, [text(inner)])
        case .value(let field, let values): return form(field.rawValue, values)
        case .words(let comparison, let number): return form("words", [comparison.rawValue, String(number)])
        case .atLeast(let number, let clauses): return form("\(number) of", clauses.map(text))
        case .count(let inner, let comparison, let number):
            return form("count", [text(inner), comparison.rawValue, String(number)])
        case .first(let words, let inner): return form("first \(words)", [text(inner)])
        }
    }

    private func text(_ term: Term) -> String {
        let items = term.items.map { item in
            switch item {
            case .gap: return "…"
            case .entity(let name): return form("entity", [entities[name] ?? name])
            case .text(let words):
                return vocabulary.canonical(words, mode: term.mode)
                    ?? (try? Pattern(words, mode: term.mode, range: 0..<0))?.canonical ?? words
            }
        }
        return form("term \(term.mode.rawValue)", items)
    }

    /// A list whose parts cannot run into one another: each goes with its length.
    private func form(_ name: String, _ parts: [String]) -> String {
        var text = "("
        text += name
        for part in parts {
            text += " "
            text += String(part.utf8.count)
            text += ":"
            text += part
        }
        text += ")"
        return text
    }

    /// The meaning of a list of aliases, whose order does not matter.
    static func aliases(_ patterns: [Pattern]) -> String {
        patterns.map(\.canonical).map { "\($0.utf8.count):\($0)" }.sorted().joined(separator: " ")
    }
}
