// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What a rule set is made of, shared by all its copies.
final class RuleBook: Sendable {
    let rules: [RuleInfo]
    let entities: [EntitySource]
    let compiled: [CompiledRule]
    let compiledEntities: [CompiledEntity]
    let forest: Forest
    let vocabulary: Vocabulary
    let options: EngineOptions
    let index: [RuleID: Int]
    let regexes: RegexBook
    let entityIndex: [String: Int]
    /// What uses what, for edits.
    let references: References
    /// By rule, what only few have.
    let extras: [Int: Extras]
    private let filing: Filing
    /// By entity, whether something hides it.
    private let masked: [Bool]
    private let pool = ScratchPool()

    init(
        rules: [RuleInfo],
        entities: [EntitySource],
        compiled: [CompiledRule],
        lowering: Lowering,
        regexes: RegexBook,
        references: References,
        extras: [Int: Extras],
        options: EngineOptions
    ) {
        self.references = references
        self.extras = extras
        entityIndex = lowering.entityIndex
        self.rules = rules
        self.entities = entities
        self.compiled = compiled
        self.options = options
        compiledEntities = lowering.entities
        forest = lowering.forest
        self.regexes = regexes
        vocabulary = Vocabulary(lowering.vocabulary, languages: options.languages)
        index = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let anchors = Anchors(
            compiled,
            lowering.forest,
            lowering.vocabulary.frequencies,
            lowering.entities
        )
        filing = Filing(compiled, anchors, lowering.entities, leafCount: vocabulary.leafCount)
        masked = lowering.entities.map { !$0.masks.isEmpty }
    }

    /// Of a rule's source what only few have.
    struct Extras: Sendable {
        var score: ScoreSource?
        var examples: [ExampleSource]
    }

    /// Finds all words of the rules in an article; to be given back.
    func scan(_ analysis: Analysis) -> Scratch {
        let scratch =
            pool.take()
            ?? Scratch(leaves: vocabulary.leafCount, entities: compiledEntities.count, rules: rules.count)
        if !regexes.patterns.isEmpty, scratch.regexes == nil { scratch.regexes = RegexScanner(regexes) }
        if !vocabulary.stemWords.isEmpty {
            if scratch.reading.stems == nil { scratch.reading.stems = StemReader(vocabulary.stemWords) }
            scratch.reading.stems?.begin(analysis.language)
        }
        for (field, text) in analysis.fields.enumerated() where !text.tokens.isEmpty {
            vocabulary.scan(text, field: field, &scratch.reading, &scratch.hits)
        }
        filing.findEntities(scratch)
        return scratch
    }

    /// Takes back what `scan` lent.
    func giveBack(_ scratch: Scratch) {
        scratch.clear()
        pool.put(scratch)
    }

    /// The rules that may hold for the article in the scratch, in their order; `scratch.seen` has all looked at.
    func candidates(_ scratch: Scratch, _ analysis: Analysis) -> [Int] {
        filing.findRules(scratch.hits, scratch.entities, &scratch.seen)
        let hasBody = !analysis.fields[TextField.body.index].tokens.isEmpty
        var candidates: [Int] = []
        forest.nodes.withUnsafeBufferPointer { nodes in
            compiled.withUnsafeBufferPointer { compiled in
                masked.withUnsafeBufferPointer { masked in
                    let screen = Screen(
                        nodes: nodes,
                        leaves: scratch.hits.fields.values,
                        entities: scratch.entityFields.values,
                        masked: masked,
                        first: (hasBody ? TokenField.body : .lead).mask
                    )
                    scratch.seen.touched ^= Self.touch(scratch.seen.list.values, compiled, nodes)
                    for rule in scratch.seen.list.values where Self.passes(compiled[Int(rule)].match, screen)
                    {
                        candidates.append(Int(rule))
                    }
                }
            }
        }
        candidates.sort()
        return candidates
    }

    /// Looks at the clauses of all rules, so that they are in the cache when they are needed.
    private static func touch(
        _ rules: UnsafeBufferPointer<Int32>,
        _ compiled: UnsafeBufferPointer<CompiledRule>,
        _ nodes: UnsafeBufferPointer<Node>
    ) -> Int32 {
        var touched: Int32 = 0
        for rule in rules { touched ^= Int32(truncatingIfNeeded: compiled[Int(rule)].match ?? 0) }
        for rule in rules {
            guard let root = compiled[Int(rule)].match else { continue }
            // Of most rules that is all: their clauses take four lines of memory.
            for part in 0..<4 { touched ^= nodes[min(root &+ 3 &* part, nodes.count &- 1)].end }
        }
        return touched
    }

    @inline(__always)
    private static func passes(_ root: Int?, _ screen: Screen) -> Bool {
        guard let root else { return true }
        return screen.fields(root, in: TokenField.text.mask) != 0
    }
}
