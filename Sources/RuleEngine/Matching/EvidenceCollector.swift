// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Gathers the words that made a rule hold.
struct EvidenceCollector {
    private struct Find: Hashable {
        var field: Int
        var first: Int32
        var last: Int32
        /// The leaf that found it; it tells the alias of an entity.
        var leaf: Int32
        /// The term, which its text is asked of only in the end.
        var node: Int
        /// The exact bytes, of a regular expression.
        var bytes: Range<Int32>?
    }

    private let evaluator: Evaluator
    private let forest: Forest
    private let most: Int
    private var finds: [Find] = []
    private var seen: Set<Find> = []
    /// Clauses to look at yet: clumps within clumps would else multiply.
    private var budget = 2000

    private init(_ evaluator: Evaluator, most: Int) {
        self.evaluator = evaluator
        self.most = most
        forest = evaluator.book.forest
    }

    /// The evidence for a rule that holds, in the order of the fields and of the places.
    static func evidence(rule: Int, _ evaluator: Evaluator, most: Int) -> [Evidence] {
        var collector = EvidenceCollector(evaluator, most: most)
        collector.collect(rule: rule)
        return collector.evidence
    }

    /// The evidence for a clause that holds.
    static func evidence(_ node: Int, _ scope: Scope, _ evaluator: Evaluator, most: Int) -> [Evidence] {
        var collector = EvidenceCollector(evaluator, most: most)
        collector.collect(node, scope, within: nil)
        return collector.evidence
    }

    // MARK: Collecting

    private mutating func collect(rule: Int) {
        let compiled = evaluator.book.compiled[rule]
        if let match = compiled.match { collect(match, Scope(), within: nil) }
        for term in compiled.score?.terms ?? [] where term.weight > 0 {
            collect(term.node, Scope(term.field), within: nil)
        }
    }

    private typealias Window = (field: Int, span: Span)

    private mutating func collect(_ node: Int, _ scope: Scope, within window: Window?) {
        budget -= 1
        guard budget > 0 else { return }
        switch forest[node].kind {
        case .any, .value, .words, .urlPattern: break
        case .regex(let pattern): collectRegex(pattern, node, scope)
        case .rule(let index): if evaluator.holds(rule: Int(index)) { collect(rule: Int(index)) }
        case .all:
            for part in forest.children(of: node) where !forest[part].isNegated {
                collect(part, scope, within: window)
            }
        case .either, .atLeast:
            for part in forest.children(of: node) where evaluator.holds(part, scope) {
                collect(part, scope, within: window)
            }
        case .field(let field): collect(forest.inner(of: node), Scope(field), within: window)
        case .first(let words):
            collect(forest.inner(of: node), evaluator.firstScope(Int(words)), within: window)
        case .count(let comparison, _):
            if comparison == .atLeast { collect(forest.inner(of: node), scope, within: window) }
        case .near: collectClumps(node, scope, window)
        case .leaf, .sequence, .entity, .notNear, .except: collectPlaces(node, scope, window)
        }
    }

    /// Of a clump the words of its operands, not all that stands between them.
    private mutating func collectClumps(_ node: Int, _ scope: Scope, _ window: Window?) {
        for field in scope.indices {
            for span in inside(window, field, evaluator.places(node, field, scope)).prefix(most) {
                for part in forest.children(of: node) { collect(part, scope, within: (field, span)) }
            }
        }
    }

    /// Enough to choose from; a word that stands ten thousand times is not all looked at.
    private mutating func collectPlaces(_ node: Int, _ scope: Scope, _ window: Window?) {
        for field in scope.indices {
            for span in inside(window, field, evaluator.places(node, field, scope)).prefix(most) {
                add(node, field, span)
            }
        }
    }

    private mutating func collectRegex(_ pattern: Int32, _ node: Int, _ scope: Scope) {
        for field in scope.indices {
            for place in evaluator.regexPlaces(pattern, field, scope, most: most) {
                let bytes = Int32(clamping: place.lowerBound)..<Int32(clamping: place.upperBound)
                let find = Find(field: field, first: -1, last: -1, leaf: -1, node: node, bytes: bytes)
                if seen.insert(find).inserted { finds.append(find) }
            }
        }
    }

    /// The bytes of a find in its field.
    private func range(_ find: Find) -> Range<Int> {
        if let bytes = find.bytes { return Int(bytes.lowerBound)..<Int(bytes.upperBound) }
        let tokens = evaluator.analysis.fields[find.field].tokens
        return Int(tokens[Int(find.first)].start)..<Int(tokens[Int(find.last)].end)
    }

    private func inside(_ window: Window?, _ field: Int, _ spans: [Span]) -> [Span] {
        guard let window else { return spans }
        guard window.field == field else { return [] }
        return spans.filter { $0.first >= window.span.first && $0.last <= window.span.last }
    }

    private mutating func add(_ node: Int, _ field: Int, _ span: Span) {
        switch forest[node].kind {
        // The term that found it is the one on the left.
        case .notNear, .except: return add(forest.pair(of: node).left, field, span)
        case .either:
            let found = forest.children(of: node)
                .first { evaluator.places($0, field, Scope()).contains(span) }
            if let found { return add(found, field, span) }
        default: break
        }
        let find = Find(field: field, first: span.first, last: span.last, leaf: span.leaf, node: node)
        if seen.insert(find).inserted { finds.append(find) }
    }

    // MARK: Choosing and writing

    /// A find with the words of its term.
    private struct Piece {
        var find: Find
        var range: Range<Int>
        var term: String
        var alias: String?
    }

    /// The first place of each term, then more in their order, up to the bound.
    private var evidence: [Evidence] {
        let pieces = pieces
        var terms: Set<String> = []
        let firsts = pieces.indices.filter { terms.insert(pieces[$0].term).inserted }.prefix(most)
        guard pieces.count > most else { return write(pieces) }
        var chosen = Set(firsts)
        for index in pieces.indices where chosen.count < most { chosen.insert(index) }
        return write(chosen.sorted().map { pieces[$0] })
    }

    /// The finds in the order of fields and places, each once.
    private var pieces: [Piece] {
        var terms: [Int: String] = [:]
        for find in finds where terms[find.node] == nil { terms[find.node] = forest.text(of: find.node) }
        let ordered =
            finds.map { Piece(find: $0, range: range($0), term: terms[$0.node] ?? "", alias: alias($0)) }
            .sorted {
                let (left, right) = ($0.range, $1.range)
                return ($0.find.field, left.lowerBound, left.upperBound, $0.term, $0.alias ?? "")
                    < ($1.find.field, right.lowerBound, right.upperBound, $1.term, $1.alias ?? "")
            }
        var result: [Piece] = []
        for piece in ordered {
            if let last = result.last, last.find.field == piece.find.field,
                last.range == piece.range, last.term == piece.term, last.alias == piece.alias
            {
                continue
            }
            result.append(piece)
        }
        return result
    }

    private func alias(_ find: Find) -> String? {
        guard case .entity(let index) = forest[find.node].kind else { return nil }
        return evaluator.book.compiledEntities[Int(index)].aliases[find.leaf]
    }

    /// Pieces that stand close together share a snippet, so they are written field by field.
    private func write(_ pieces: [Piece]) -> [Evidence] {
        var result: [Evidence] = []
        var rest = pieces[...]
        while let field = rest.first?.find.field {
            let here = rest.prefix { $0.find.field == field }
            rest = rest.dropFirst(here.count)
            write(here, evaluator.analysis.fields[field], TextField.allCases[field], to: &result)
        }
        return result
    }

    private func write(
        _ pieces: ArraySlice<Piece>,
        _ text: TokenizedText,
        _ field: TextField,
        to result: inout [Evidence]
    ) {
        let ranges = pieces.map(\.range)
        for (index, snippet) in Snippet.texts(text, ranges).enumerated() {
            let piece = pieces[pieces.startIndex + index]
            result.append(
                Evidence(
                    field: field,
                    start: ranges[index].lowerBound,
                    end: ranges[index].upperBound,
                    text: String(decoding: text.original[ranges[index]], as: UTF8.self),
                    term: piece.term,
                    alias: piece.alias,
                    snippet: snippet
                )
            )
        }
    }
}
