// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// How the forms of a pattern are found without reading every article.
public enum FormProbe: Sendable, Hashable {
    /// Single words: those of the index that begin with one of these, as far as `WordForms.takes` them.
    case words(beginnings: [String])
    /// Articles with one of these phrases may have one.
    case phrases([Phrase])
    /// Nothing narrows the articles down.
    case everything

    /// Folded words side by side.
    public struct Phrase: Sendable, Hashable {
        /// The words.
        public var words: [String]
        /// Whether the last of them may go on.
        public var isPrefix: Bool
    }
}

extension FormProbe {
    /// Of a pattern, with the entities that it names.
    static func of(_ pattern: String, _ entities: [EntitySource]) -> FormProbe {
        guard let clause = try? Parser.parse(pattern) else { return .everything }
        var collector = Collector(entities: Dictionary(entities.map { ($0.name, $0) }) { first, _ in first })
        guard let parts = collector.parts(clause), !parts.isEmpty else { return .everything }
        if !collector.needsArticles, parts.allSatisfy({ $0.elements.count == 1 && $0.exact == nil }) {
            return .words(beginnings: Array(Set(parts.map { $0.elements[0].atom.beginning })).sorted())
        }
        var phrases: [Phrase] = []
        for part in parts {
            guard let phrase = part.phrase else { return .everything }
            phrases.append(phrase)
        }
        return .phrases(phrases)
    }

    /// Gathers what must stand in an article where the pattern does.
    private struct Collector {
        let entities: [String: EntitySource]
        /// Whether a word alone does not tell whether it counts.
        var needsArticles = false

        /// Patterns of which one stands there; nil: none has to.
        mutating func parts(_ clause: Clause) -> [Pattern]? {
            switch clause.kind {
            case .term(let term): return parts(term)
            case .entity(let name): return parts(entity: name)
            case .either(let clauses): return joined(clauses)
            case .near(_, let clauses):
                needsArticles = true
                for clause in clauses { if let parts = parts(clause) { return parts } }
                return nil
            case .except(let left, _), .notNear(_, let left, _):
                needsArticles = true
                return parts(left)
            default: return nil
            }
        }

        private mutating func joined(_ clauses: [Clause]) -> [Pattern]? {
            var all: [Pattern] = []
            for clause in clauses {
                guard let some = parts(clause) else { return nil }
                all += some
            }
            return all
        }

        private mutating func parts(_ term: Term) -> [Pattern]? {
            if term.items.count > 1 { needsArticles = true }
            for item in term.items {
                switch item {
                case .gap: continue
                case .entity(let name): return parts(entity: name)
                case .text(let text):
                    return (try? Pattern(text, mode: term.mode, range: 0..<0)).map { [$0] }
                }
            }
            return nil
        }

        private mutating func parts(entity name: String) -> [Pattern]? {
            guard let entity = entities[name] else { return nil }
            // Which alias found a word, and what hides it, only the article tells.
            needsArticles = true
            var patterns: [Pattern] = []
            for alias in entity.aliases {
                guard let pattern = try? AliasReader.pattern(alias) else { return nil }
                patterns.append(pattern)
            }
            return patterns
        }
    }
}

extension Pattern {
    /// The longest run of words that the index has as they are; the last of them may go on.
    fileprivate var phrase: FormProbe.Phrase? {
        var best: FormProbe.Phrase?
        var run: [String] = []
        func offer(_ words: [String], isPrefix: Bool) {
            if !words.isEmpty, words.count > best?.words.count ?? 0 {
                best = FormProbe.Phrase(words: words, isPrefix: isPrefix)
            }
        }
        for element in elements {
            switch element.atom {
            case .literal(let bytes):
                let word = String(decoding: bytes, as: UTF8.self)
                run.append(word)
                // A Korean word may carry a particle.
                let isHangul = word.unicodeScalars.contains { ScalarClass.of($0.value) == .hangul }
                offer(run, isPrefix: isHangul)
                if isHangul { run = [] }
            case .prefix(let bytes):
                offer(run + [String(decoding: bytes, as: UTF8.self)], isPrefix: true)
                run = []
            case .wild, .stem: run = []
            }
        }
        if best != nil { return best }
        // One letter of a stem is certain: 'die' has 'dying'.
        return elements.map(\.atom.beginning).max { $0.count < $1.count }
            .flatMap { $0.isEmpty ? nil : FormProbe.Phrase(words: [$0], isPrefix: true) }
    }
}

extension Atom {
    /// What every word that it takes begins with, folded.
    fileprivate var beginning: String {
        switch self {
        case .literal(let bytes), .prefix(let bytes): String(decoding: bytes, as: UTF8.self)
        case .wild(let bytes):
            String(
                String.UnicodeScalarView(
                    String(decoding: bytes, as: UTF8.self).unicodeScalars
                        .prefix { $0 != Wildcard.one && $0 != Wildcard.star }
                )
            )
        case .stem(let bytes):
            Self.folded(String(decoding: bytes, as: UTF8.self)).prefix(1).description
        }
    }

    private static func folded(_ word: String) -> String {
        let text = Tokenizer.tokenize(word)
        return text.tokens.first.map(text.foldedText) ?? ""
    }
}
