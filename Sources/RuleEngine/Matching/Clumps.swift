// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds where operands of NEAR stand together: one occurrence of each, none over another.
///
/// A sweep over the occurrences from the left. For each set of operands seen so far it keeps the cheapest clump,
/// counted in half words that belong to none; the cheapest is enough, since what follows costs the same for
/// all. The time grows with the occurrences, not with their pairs.
struct ClumpFinder {
    /// A clump and the half words in it that belong to none of the operands.
    struct Clump {
        var span: Span
        var gap: Int
    }

    private struct State {
        /// Half words that belong to none, less the place where the clump ends.
        var value: Int
        var start: Int32
    }

    private struct Pending {
        var last: Int32
        var states: [(set: Int, state: State)]
    }

    private let text: TokenizedText
    private let nearness: Nearness
    private let operands: [[Span]]
    private let full: Int
    private var best: [State?]
    private var pending: [Pending] = []
    private var units: Units

    /// The clumps of operands in a field: for each last occurrence the tightest, of equally tight ones the
    /// shortest; none that holds another.
    static func clumps(_ operands: [[Span]], _ nearness: Nearness, in text: TokenizedText) -> [Clump] {
        guard operands.allSatisfy({ !$0.isEmpty }) else { return [] }
        var finder = ClumpFinder(operands, nearness, text)
        return minimal(finder.run())
    }

    /// Those that hold no other, in the order of their ends: what is counted, and what stands near to something
    /// else, is the smallest place where all operands stand.
    private static func minimal(_ clumps: [Clump]) -> [Clump] {
        var result: [Clump] = []
        let ordered = clumps.sorted {
            ($0.span.last, -$0.span.first, $0.gap) < ($1.span.last, -$1.span.first, $1.gap)
        }
        for clump in ordered where clump.span.first > result.last?.span.first ?? -1 { result.append(clump) }
        return result
    }

    private init(_ operands: [[Span]], _ nearness: Nearness, _ text: TokenizedText) {
        self.operands = operands
        self.nearness = nearness
        self.text = text
        full = nearness.isOrdered ? operands.count : (1 << operands.count) - 1
        best = Array(repeating: nil, count: full + 1)
        units = Units(nearness.reach, operands.joined(), text)
    }

    private mutating func run() -> [Clump] {
        var events: [(span: Span, operand: Int)] = []
        for (operand, spans) in operands.enumerated() { events += spans.map { ($0, operand) } }
        events.sort { ($0.span.first, $0.span.last, $0.operand) < ($1.span.first, $1.span.last, $1.operand) }
        var clumps: [Clump] = []
        var unit = 0
        for (span, operand) in events {
            guard let here = units.unit(of: span) else { continue }
            if here != unit {
                unit = here
                best = Array(repeating: nil, count: full + 1)
                pending.removeAll(keepingCapacity: true)
            }
            activate(before: span.first)
            if let clump = extend(span, operand) { clumps.append(clump) }
        }
        return clumps
    }

    /// Takes in the clumps that end before a token.
    private mutating func activate(before first: Int32) {
        guard pending.contains(where: { $0.last < first }) else { return }
        for entry in pending where entry.last < first {
            for (set, state) in entry.states where isBetter(state, than: best[set]) { best[set] = state }
        }
        pending.removeAll { $0.last < first }
    }

    private func isBetter(_ state: State, than other: State?) -> Bool {
        guard let other else { return true }
        return state.value != other.value ? state.value < other.value : state.start > other.start
    }

    /// Adds an occurrence to all clumps that lack it; returns the whole clump that it completes.
    private mutating func extend(_ span: Span, _ operand: Int) -> Clump? {
        let begin = Int(text.tokens[Int(span.first)].position)
        let end = Int(text.tokens[Int(span.last)].position + text.tokens[Int(span.last)].width)
        var states: [(set: Int, state: State)] = []
        var whole: Clump?
        for set in 0..<full {
            guard let target = target(of: set, with: operand) else { continue }
            guard let state = set == 0 ? State(value: -begin, start: span.first) : best[set] else { continue }
            let gap = state.value + begin
            guard gap <= units.limit else { continue }
            if target == full {
                if (gap, -state.start) < (whole?.gap ?? .max, -(whole?.span.first ?? 0)) {
                    whole = Clump(span: Span(first: state.start, last: span.last), gap: gap)
                }
            } else {
                states.append((target, State(value: gap - end, start: state.start)))
            }
        }
        if !states.isEmpty { pending.append(Pending(last: span.last, states: states)) }
        return whole
    }

    /// The set with one more operand; nil when it has it, or when it is not its turn.
    private func target(of set: Int, with operand: Int) -> Int? {
        if nearness.isOrdered { return set == operand ? set + 1 : nil }
        return set & (1 << operand) == 0 ? set | (1 << operand) : nil
    }
}

/// The parts of a text that a clump must not leave: sentences, paragraphs, or none.
struct Units {
    /// Half words that a clump may have of its own.
    let limit: Int
    private let reach: Nearness.Reach
    private let text: TokenizedText
    /// For each sentence, how many ends of sentences before it lie inside an occurrence and are none.
    private var merged: [Int] = []

    init(_ reach: Nearness.Reach, _ spans: some Sequence<Span>, _ text: TokenizedText) {
        self.reach = reach
        self.text = text
        if case .words(let count) = reach { limit = Int(count) * 2 } else { limit = .max / 2 }
        if case .sentence = reach { merged = Self.merges(spans, text) }
    }

    /// A full stop inside a name that matched ends no sentence (`Gen. Kim`).
    private static func merges(_ spans: some Sequence<Span>, _ text: TokenizedText) -> [Int] {
        var counts = [Int](repeating: 0, count: Int(text.tokens.last?.sentence ?? 0) + 1)
        for span in spans where span.leaf >= 0 {
            let from = Int(text.tokens[Int(span.first)].sentence)
            let to = Int(text.tokens[Int(span.last)].sentence)
            for sentence in from..<to { counts[sentence + 1] = 1 }
        }
        for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
        return counts
    }

    /// The unit that a span stands in; nil when it stands in two.
    func unit(of span: Span) -> Int? {
        let first = unit(ofToken: span.first)
        return first == unit(ofToken: span.last) ? first : nil
    }

    /// The unit that a token stands in.
    func unit(ofToken index: Int32) -> Int {
        let token = text.tokens[Int(index)]
        switch reach {
        case .words: return 0
        case .sentence: return Int(token.sentence) - merged[Int(token.sentence)]
        case .paragraph: return Int(token.paragraph)
        }
    }
}
