// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What a rule set is made of, shared by all its copies.
final class RuleBook: Sendable {
    let rules: [RuleInfo]
    let entities: [EntitySource]
    let compiled: [CompiledRule]
    let compiledEntities: [CompiledEntity]
    let vocabulary: Vocabulary
    let options: EngineOptions
    let index: [RuleID: Int]
    /// Rules by the leaf or entity that must occur for them to hold.
    private let byLeaf: [[Int32]]
    private let byEntity: [[Int32]]
    /// Entities by the leaves of their strong aliases; only those that rules are filed under.
    private let entitiesByLeaf: [[Int32]]
    /// Rules that need no word at all.
    private let unfiled: [Int32]

    init(
        rules: [RuleInfo],
        entities: [EntitySource],
        compiled: [CompiledRule],
        compiledEntities: [CompiledEntity],
        vocabulary: Vocabulary,
        options: EngineOptions
    ) {
        self.rules = rules
        self.entities = entities
        self.compiled = compiled
        self.compiledEntities = compiledEntities
        self.vocabulary = vocabulary
        self.options = options
        index = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var byLeaf = [[Int32]](repeating: [], count: vocabulary.patterns.count)
        var byEntity = [[Int32]](repeating: [], count: compiledEntities.count)
        var unfiled: [Int32] = []
        var anchors = Anchors(compiled, vocabulary, compiledEntities)
        for rule in compiled.indices {
            guard let anchor = anchors.anchor(ofRule: rule) else {
                unfiled.append(Int32(rule))
                continue
            }
            for leaf in anchor.leaves { byLeaf[Int(leaf)].append(Int32(rule)) }
            for entity in anchor.entities { byEntity[entity].append(Int32(rule)) }
        }
        var entitiesByLeaf = [[Int32]](repeating: [], count: vocabulary.patterns.count)
        for (entity, compiled) in compiledEntities.enumerated() where !byEntity[entity].isEmpty {
            for leaf in compiled.strong { entitiesByLeaf[Int(leaf)].append(Int32(entity)) }
        }
        self.byLeaf = byLeaf
        self.byEntity = byEntity
        self.entitiesByLeaf = entitiesByLeaf
        self.unfiled = unfiled
    }

    /// The rules that may hold for an article with these leaves, in their order.
    func candidates(_ leaves: [Int32]) -> [Int32] {
        var isCandidate = [Bool](repeating: false, count: rules.count)
        var isSeen = [Bool](repeating: false, count: compiledEntities.count)
        var found = unfiled
        for rule in unfiled { isCandidate[Int(rule)] = true }
        func add(_ filed: [Int32]) {
            for rule in filed where !isCandidate[Int(rule)] {
                isCandidate[Int(rule)] = true
                found.append(rule)
            }
        }
        for leaf in leaves {
            add(byLeaf[Int(leaf)])
            for entity in entitiesByLeaf[Int(leaf)] where !isSeen[Int(entity)] {
                isSeen[Int(entity)] = true
                add(byEntity[Int(entity)])
            }
        }
        return found.sorted()
    }
}
