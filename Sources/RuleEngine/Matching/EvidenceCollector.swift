// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Gathers the words that made a rule hold.
struct EvidenceCollector {
    private struct Find: Hashable {
        var field: TextField
        var first: Int32
        var last: Int32
        var term: String
        var alias: String?
    }

    private let evaluator: Evaluator
    private let most: Int
    private var finds: [Find] = []
    private var seen: Set<Find> = []
    /// Enough to choose from; a word that stands ten thousand times is not all looked at.
    private let mostPerTerm: Int
    /// Clauses to look at yet: clumps within clumps would else multiply.
    private var budget = 2000

    init(_ evaluator: Evaluator, most: Int) {
        self.evaluator = evaluator
        self.most = most
        mostPerTerm = most
    }

    /// The evidence for a rule that holds, in the order of the fields and of the places.
    static func evidence(rule: Int, _ evaluator: Evaluator, most: Int) -> [Evidence] {
        var collector = EvidenceCollector(evaluator, most: most)
        collector.collect(rule: rule)
        return collector.evidence
    }

    /// The evidence for a clause that holds.
    static func evidence(_ node: Node, _ scope: Scope, _ evaluator: Evaluator, most: Int) -> [Evidence] {
        var collector = EvidenceCollector(evaluator, most: most)
        collector.collect(node, scope, within: nil)
        return collector.evidence
    }

    // MARK: Collecting

    private mutating func collect(rule: Int) {
        let compiled = evaluator.book.compiled[rule]
        if let match = compiled.match { collect(match, Scope(), within: nil) }
        for term in compiled.score?.terms ?? [] where term.weight > 0 {
            collect(term.node, Scope(fields: term.field.fields), within: nil)
        }
    }

    private typealias Window = (field: TextField, span: Span)

    private mutating func collect(_ node: Node, _ scope: Scope, within window: Window?) {
        budget -= 1
        guard budget > 0 else { return }
        switch node.kind {
        case .any, .value, .words: break
        case .rule(let index): if evaluator.holds(rule: index) { collect(rule: index) }
        case .all(let operands):
            for operand in operands where !operand.isNegated { collect(operand.node, scope, within: window) }
        case .either(let nodes), .atLeast(_, let nodes):
            for node in nodes where evaluator.holds(node, scope) { collect(node, scope, within: window) }
        case .field(let field, let inner): collect(inner, Scope(fields: field.fields), within: window)
        case .first(let words, let inner): collect(inner, evaluator.firstScope(words), within: window)
        case .count(let inner, let comparison, _):
            if comparison == .atLeast { collect(inner, scope, within: window) }
        case .near(_, let nodes): collectClumps(node, nodes, scope, window)
        case .leaf, .sequence, .entity, .notNear, .except: collectPlaces(node, scope, window)
        }
    }

    /// Of a clump the words of its operands, not all that stands between them.
    private mutating func collectClumps(_ node: Node, _ parts: [Node], _ scope: Scope, _ window: Window?) {
        for field in scope.fields {
            for span in inside(window, field, evaluator.places(node, field, scope)).prefix(mostPerTerm) {
                for part in parts { collect(part, scope, within: (field, span)) }
            }
        }
    }

    private mutating func collectPlaces(_ node: Node, _ scope: Scope, _ window: Window?) {
        for field in scope.fields {
            for span in inside(window, field, evaluator.places(node, field, scope)).prefix(mostPerTerm) {
                add(node, field, span)
            }
        }
    }

    private func inside(_ window: Window?, _ field: TextField, _ spans: [Span]) -> [Span] {
        guard let window else { return spans }
        guard window.field == field else { return [] }
        return spans.filter { $0.first >= window.span.first && $0.last <= window.span.last }
    }

    private mutating func add(_ node: Node, _ field: TextField, _ span: Span) {
        var find = Find(field: field, first: span.first, last: span.last, term: node.text, alias: nil)
        switch node.kind {
        case .entity(let index): find.alias = evaluator.book.compiledEntities[index].aliases[span.leaf]
        // The term that found it is the one on the left.
        case .notNear(_, let left, _), .except(let left, _): return add(left, field, span)
        case .either(let nodes):
            let found = nodes.first { evaluator.places($0, field, Scope()).contains(span) }
            if let found { return add(found, field, span) }
        default: break
        }
        if seen.insert(find).inserted { finds.append(find) }
    }

    // MARK: Choosing and writing

    /// The first place of each term, then more in their order, up to the bound.
    private var evidence: [Evidence] {
        let ordered = finds.sorted {
            ($0.field.index, $0.first, $0.last, $0.term) < ($1.field.index, $1.first, $1.last, $1.term)
        }
        var terms: Set<String> = []
        var chosen = Set(ordered.indices.filter { terms.insert(ordered[$0].term).inserted }.prefix(most))
        for index in ordered.indices where chosen.count < most { chosen.insert(index) }
        return chosen.sorted().map { write(ordered[$0]) }
    }

    private func write(_ find: Find) -> Evidence {
        let text = evaluator.analysis.tokens(find.field)
        let start = Int(text.tokens[Int(find.first)].start)
        let end = Int(text.tokens[Int(find.last)].end)
        return Evidence(
            field: find.field,
            start: start,
            end: end,
            text: String(decoding: text.original[start..<end], as: UTF8.self),
            term: find.term,
            alias: find.alias,
            snippet: Snippet.text(text, start..<end)
        )
    }
}

/// Words with some of their surroundings.
enum Snippet {
    /// Characters on each side, at most.
    static let reach = 60

    /// The bytes in brackets, with up to `reach` characters on each side, cut between words.
    static func text(_ text: TokenizedText, _ range: Range<Int>) -> String {
        // A character has at most four bytes in what people write; marks heaped upon it are cut off.
        let from = boundary(text.original, max(0, range.lowerBound - reach * 4))
        let to = boundary(text.original, min(text.original.count, range.upperBound + reach * 4))
        let before = flat(text.original[from..<range.lowerBound])
        let after = flat(text.original[range.upperBound..<to])
        let head = tail(before, isWhole: from == 0)
        return "\(head)[\(flat(text.original[range]))]\(front(after, isWhole: to == text.original.count))"
    }

    /// The nearest index at or before that begins a character.
    private static func boundary(_ bytes: [UInt8], _ index: Int) -> Int {
        var index = index
        while index > 0, index < bytes.count, bytes[index] & 0xc0 == 0x80 { index -= 1 }
        return index
    }

    /// On one line.
    private static func flat(_ bytes: ArraySlice<UInt8>) -> String {
        var result = String.UnicodeScalarView()
        var wasLine = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let isLine = scalar.value < 0x20
            if isLine && wasLine { continue }
            result.append(isLine ? " " : scalar)
            wasLine = isLine
        }
        return String(result)
    }

    private static func tail(_ text: String, isWhole: Bool) -> String {
        if isWhole, text.count <= reach { return text }
        let cut = text.suffix(reach)
        guard let space = cut.prefix(reach / 3).firstIndex(of: " ") else { return "…" + cut }
        return "…" + cut[cut.index(after: space)...]
    }

    private static func front(_ text: String, isWhole: Bool) -> String {
        if isWhole, text.count <= reach { return text }
        let cut = text.prefix(reach)
        guard let space = cut.suffix(reach / 3).lastIndex(of: " ") else { return cut + "…" }
        return cut[..<space] + "…"
    }
}
