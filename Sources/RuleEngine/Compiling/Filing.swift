// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The rules by the words of which one must occur for them to hold.
struct Filing: Sendable {
    /// A rule in the file of a word.
    struct Posting: Sendable {
        var rule: Int32
        /// Where its clauses begin in the forest; negative when it has only a score.
        var root: Int32
        /// Leaves of which one must occur too; negative: none.
        ///
        /// They save most looks at the rule itself, which lies anywhere in memory.
        var guards: SIMD8<Int32>
    }

    private let byLeaf: Lists<Posting>
    private let byEntity: Lists<Posting>
    /// Entities by the leaves of their strong aliases.
    private let entitiesByLeaf: Lists<Int32>
    private let weakByEntity: Lists<Int32>
    /// Rules that need no word at all.
    private let unfiled: [(rule: Int32, root: Int32)]

    init(_ rules: [CompiledRule], _ anchors: Anchors, _ entities: [CompiledEntity], leafCount: Int) {
        var anchors = anchors
        var byLeaf: [(list: Int32, value: Posting)] = []
        var byEntity: [(list: Int32, value: Posting)] = []
        var unfiled: [(rule: Int32, root: Int32)] = []
        for rule in rules.indices {
            let found = anchors.anchors(ofRule: rule)
            let root = Int32(rules[rule].match ?? -1)
            guard let anchor = found.first else {
                unfiled.append((Int32(rule), root))
                continue
            }
            let posting = Posting(rule: Int32(rule), root: root, guards: Self.guards(found.dropFirst()))
            for leaf in Set(anchor.leaves) { byLeaf.append((leaf, posting)) }
            for entity in Set(anchor.entities) { byEntity.append((entity, posting)) }
        }
        self.byLeaf = Lists(byLeaf, count: leafCount)
        self.byEntity = Lists(byEntity, count: entities.count)
        self.unfiled = unfiled
        let strong = entities.enumerated().flatMap { entity, one in one.strong.map { ($0, Int32(entity)) } }
        let weak = entities.enumerated().flatMap { entity, one in one.weak.map { (Int32(entity), $0) } }
        entitiesByLeaf = Lists(strong.map { (list: $0.0, value: $0.1) }, count: leafCount)
        weakByEntity = Lists(weak.map { (list: $0.0, value: $0.1) }, count: entities.count)
    }

    /// The rarest anchor that is small enough.
    private static func guards(_ anchors: ArraySlice<Anchor>) -> SIMD8<Int32> {
        var guards = SIMD8<Int32>(repeating: -1)
        guard let anchor = anchors.first(where: { $0.entities.isEmpty && $0.leaves.count <= 8 }) else {
            return guards
        }
        for (index, leaf) in anchor.leaves.enumerated() { guards[index] = leaf }
        return guards
    }

    /// Notes in which fields the entities may stand, whose leaves occur.
    func findEntities(_ scratch: Scratch) {
        if scratch.entityFields.isEmpty { return }
        for leaf in scratch.hits.leaves {
            let fields = scratch.hits.fields[Int(leaf)]
            for place in entitiesByLeaf.range(Int(leaf)) {
                let entity = entitiesByLeaf[place]
                if scratch.entityFields[Int(entity)] == 0 { scratch.entities.append(entity) }
                scratch.entityFields[Int(entity)] |= fields
            }
        }
        for entity in scratch.entities where scratch.entityFields[Int(entity)] & TokenField.text.mask != 0 {
            for place in weakByEntity.range(Int(entity)) {
                scratch.entityFields[Int(entity)] |= scratch.hits.fields[Int(weakByEntity[place])]
            }
        }
    }

    /// Collects the rules of which the necessary words occur, each once.
    func findRules(_ hits: Hits, _ entities: [Int32], _ seen: inout SeenRules) {
        for (rule, root) in unfiled { seen.add(rule, root: root) }
        // In two steps, so that the memory answers many requests at once.
        for leaf in hits.leaves { seen.files.append(byLeaf.range(Int(leaf))) }
        for file in seen.files where !file.isEmpty { seen.touched ^= byLeaf[file.lowerBound].rule }
        for file in seen.files { see(byLeaf, file, hits.fields, &seen) }
        for entity in entities { see(byEntity, byEntity.range(Int(entity)), hits.fields, &seen) }
    }

    @inline(__always)
    private func see(
        _ file: Lists<Posting>,
        _ range: Range<Int>,
        _ fields: [Screen.Fields],
        _ seen: inout SeenRules
    ) {
        for place in range {
            let posting = file[place]
            if posting.guards[0] >= 0 {
                var found: Screen.Fields = 0
                for index in 0..<8 where posting.guards[index] >= 0 {
                    found |= fields[Int(posting.guards[index])]
                }
                if found == 0 { continue }
            }
            seen.add(posting.rule, root: posting.root)
        }
    }
}
