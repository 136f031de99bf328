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
    /// The source that most clauses are from.
    private var tree = 0
    private var finds: [Find] = []
    private var seen: Set<Find> = []
    private var pieces: [Piece] = []
    /// Clauses to look at yet: clumps within clumps would else multiply.
    private var budget = fullBudget
    private static let fullBudget = 2000

    /// A collector for one rule after the other; its room is used again.
    init(_ evaluator: Evaluator, most: Int) {
        self.evaluator = evaluator
        self.most = most
        forest = evaluator.book.forest
    }

    /// The evidence for a rule that holds, in the order of the fields and of the places.
    mutating func evidence(rule: Int) -> [Evidence] {
        finds.removeAll(keepingCapacity: true)
        if !seen.isEmpty { seen = [] }
        budget = Self.fullBudget
        collect(rule: rule)
        return evidence()
    }

    /// The evidence for a rule that holds, in the order of the fields and of the places.
    static func evidence(rule: Int, _ evaluator: Evaluator, most: Int) -> [Evidence] {
        var collector = EvidenceCollector(evaluator, most: most)
        return collector.evidence(rule: rule)
    }

    /// The evidence for a clause that holds.
    static func evidence(_ node: Int, _ scope: Scope, _ evaluator: Evaluator, most: Int) -> [Evidence] {
        var collector = EvidenceCollector(evaluator, most: most)
        collector.collect(node, scope, within: nil)
        return collector.evidence()
    }

    // MARK: Collecting

    private mutating func collect(rule: Int) {
        let compiled = evaluator.book.compiled[rule]
        tree = compiled.tree
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
        case .rule(let index): if evaluator.holds(referredRule: Int(index)) { collect(rule: Int(index)) }
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
        if case .leaf(let leaf) = forest[node].kind, scope.firstWords == nil {
            return collectWords(leaf, node, scope, window)
        }
        for field in scope.indices {
            for span in inside(window, field, evaluator.places(node, field, scope)).prefix(most) {
                add(node, field, span)
            }
        }
    }

    /// The same of a word or a phrase, without a list of its own.
    private mutating func collectWords(_ leaf: Int32, _ node: Int, _ scope: Scope, _ window: Window?) {
        for field in scope.indices where window == nil || window?.field == field {
            var left = most
            for number in evaluator.placeWords(leaf, field) where left > 0 {
                let span = evaluator.placed(number)
                if let window, span.first < window.span.first || span.last > window.span.last { continue }
                keep(Find(field: field, first: span.first, last: span.last, leaf: leaf, node: node))
                left -= 1
            }
        }
    }

    private mutating func collectRegex(_ pattern: Int32, _ node: Int, _ scope: Scope) {
        for field in scope.indices {
            for place in evaluator.regexPlaces(pattern, field, scope, most: most) {
                let bytes = Int32(clamping: place.lowerBound)..<Int32(clamping: place.upperBound)
                let find = Find(field: field, first: -1, last: -1, leaf: -1, node: node, bytes: bytes)
                keep(find)
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
        keep(Find(field: field, first: span.first, last: span.last, leaf: span.leaf, node: node))
    }

    /// Adds a find, once; among few a look at each costs less than a hash.
    private mutating func keep(_ find: Find) {
        if finds.count < 24 {
            if finds.contains(find) { return }
        } else {
            if seen.isEmpty { seen = Set(finds) }
            guard seen.insert(find).inserted else { return }
        }
        finds.append(find)
    }

    // MARK: Choosing and writing

    /// A find with the words of its term.
    private struct Piece {
        var find: Find
        /// Its bytes in the field.
        var range: Range<Int>
        var term: String
        var alias: String?

        /// By field and place, then by the words.
        static func comesBefore(_ left: Piece, _ right: Piece) -> Bool {
            if left.find.field != right.find.field { return left.find.field < right.find.field }
            if left.range.lowerBound != right.range.lowerBound {
                return left.range.lowerBound < right.range.lowerBound
            }
            if left.range.upperBound != right.range.upperBound {
                return left.range.upperBound < right.range.upperBound
            }
            return (left.term, left.alias ?? "") < (right.term, right.alias ?? "")
        }

        func isSame(as other: Piece) -> Bool {
            find.field == other.find.field && range == other.range && term == other.term
                && alias == other.alias
        }
    }

    /// The first place of each term, then more in their order, up to the bound.
    private mutating func evidence() -> [Evidence] {
        findPieces()
        if pieces.count > most {
            var terms: Set<String> = []
            let firsts = pieces.indices.filter { terms.insert(pieces[$0].term).inserted }.prefix(most)
            var chosen = Set(firsts)
            for index in pieces.indices where chosen.count < most { chosen.insert(index) }
            pieces = chosen.sorted().map { pieces[$0] }
        }
        return write()
    }

    /// The finds in the order of fields and places, each once.
    private mutating func findPieces() {
        pieces.removeAll(keepingCapacity: true)
        for find in finds {
            let known = pieces.count < 24 ? pieces.first { $0.find.node == find.node }?.term : nil
            let term = known ?? forest.text(of: find.node, in: tree)
            pieces.append(Piece(find: find, range: range(find), term: term, alias: alias(find)))
        }
        if pieces.count < 2 { return }
        pieces.sort(by: Piece.comesBefore)
        var kept = 1
        for index in 1..<pieces.count where !pieces[index].isSame(as: pieces[kept - 1]) {
            if kept != index { pieces[kept] = pieces[index] }
            kept += 1
        }
        pieces.removeLast(pieces.count - kept)
    }

    private func alias(_ find: Find) -> String? {
        guard case .entity(let index) = forest[find.node].kind else { return nil }
        return evaluator.book.compiledEntities[Int(index)].aliases[find.leaf]
    }

    /// Pieces that stand close together share a snippet, so they go field by field.
    private func write() -> [Evidence] {
        var result: [Evidence] = []
        result.reserveCapacity(pieces.count)
        var first = 0
        while first < pieces.count {
            let field = pieces[first].find.field
            var end = first + 1
            while end < pieces.count, pieces[end].find.field == field { end += 1 }
            write(first..<end, evaluator.analysis.fields[field], TextField.allCases[field], to: &result)
            first = end
        }
        return result
    }

    private func write(
        _ range: Range<Int>,
        _ text: TokenizedText,
        _ field: TextField,
        to result: inout [Evidence]
    ) {
        let snippets = FieldSnippets(text, pieces[range].map(\.range))
        text.original.withUnsafeBufferPointer { bytes in
            for index in range {
                let piece = pieces[index]
                result.append(
                    Evidence(
                        field: field,
                        bytes: piece.range,
                        text: String(
                            decoding: UnsafeBufferPointer(rebasing: bytes[piece.range]),
                            as: UTF8.self
                        ),
                        term: piece.term,
                        alias: piece.alias,
                        line: index - range.lowerBound,
                        of: snippets
                    )
                )
            }
        }
    }
}
