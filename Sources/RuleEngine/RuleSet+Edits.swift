// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Edits of a rule set: a new snapshot in milliseconds, whatever the number of rules.
///
/// Whoever matches with the old snapshot goes on with it. A snapshot answers as one compiled at once from the same
/// sources; every article costs some microseconds more for its edits, and every further edit the time to compile all
/// of them, so they are merged from time to time, in the background.
extension RuleSet {
    /// How many rules stand beside the compiled ones; from `editsToMerge` on somebody should merge.
    public var edits: Int { patch?.book.rules.count ?? 0 }

    /// So many edits that merging them is worth while.
    public static var editsToMerge: Int { 64 }

    /// With more edits than this a compilation of all is faster.
    private static var mostEdits: Int { 4096 }

    /// The rules with some changes: a rule or entity with a known id takes the place of the old one, others are added
    /// at the end.
    ///
    /// - Returns: the new rules, or what is wrong with them; warnings only of what was compiled anew.
    public func replacing(
        rules changed: [RuleSource] = [],
        removing removed: [RuleID] = [],
        entities changedEntities: [EntitySource] = [],
        removingEntities: [String] = []
    ) -> Compilation {
        var patching = Patching(
            book,
            entities: entities(with: changedEntities, without: Set(removingEntities))
        )
        let replaced = Dictionary(changed.map { ($0.id, $0) }) { _, last in last }
        var gone = Set(removed)
        if let patch {
            for rule in book.rules.indices where patch.hidden.contains(rule) { patching.hide(rule) }
            for (index, key) in patch.keys.enumerated() {
                let old = patch.book.source(of: index)
                guard !gone.contains(old.id) else { continue }
                gone.insert(old.id)
                patching.add(replaced[old.id] ?? old, at: key)
            }
        }
        for id in removed { if let index = book.index[id] { patching.hide(index) } }
        var last = Patch.Key(base: Int32(book.rules.count - 1), behind: patch?.keys.last?.behind ?? 0)
        for id in changed.map(\.id) {
            guard let source = replaced[id], gone.insert(id).inserted || removed.contains(id) else {
                continue
            }
            if let index = book.index[id], patch?.hidden.contains(index) != true, !removed.contains(id) {
                patching.add(source, at: Patch.Key(base: Int32(index)))
            } else {
                last.behind += 1
                patching.add(source, at: last)
            }
        }
        return patching.compiled()
    }

    /// The rules as `compile` makes them of these sources, taking over all that is the same.
    ///
    /// For a reload: costs some hundred nanoseconds for each rule that did not change.
    public func updated(rules: [RuleSource], entities: [EntitySource] = []) -> Compilation {
        var patching = Patching(book, entities: entities)
        var last = Patch.Key(base: -1)
        var kept = Marks(count: book.rules.count)
        var ids: Set<RuleID> = []
        var changes = 0
        for source in rules {
            guard ids.insert(source.id).inserted else { return compiled(rules, entities) }
            if let index = book.index[source.id], Int32(index) > last.base {
                last = Patch.Key(base: Int32(index))
                kept.insert(index)
                if book.isSource(source, of: index) { continue }
                patching.add(source, at: last)
            } else {
                last.behind += 1
                patching.add(source, at: last)
            }
            changes += 1
            if changes > Self.mostEdits { return compiled(rules, entities) }
        }
        guard Set(entities.map(\.name)).count == entities.count else { return compiled(rules, entities) }
        for index in book.rules.indices where !kept.contains(index) { patching.hide(index) }
        return patching.compiled()
    }

    /// The same rules compiled at once; takes seconds for 100,000 rules, so it is for the background.
    ///
    /// Edits that were made in the meantime are kept with `merged.updated(rules: now.sources, entities: now.entities)`.
    public func merged() -> RuleSet {
        patch == nil ? self : compiled(sources, entities).ruleSet ?? self
    }

    /// The sources of the rules, in their order.
    public var sources: [RuleSource] {
        inOrder { book, index in book.source(of: index) }
    }

    private func compiled(_ rules: [RuleSource], _ entities: [EntitySource]) -> Compilation {
        Self.compile(rules: rules, entities: entities, options: book.options)
    }

    private func entities(with changed: [EntitySource], without removed: Set<String>) -> [EntitySource] {
        guard !changed.isEmpty || !removed.isEmpty else { return entities }
        var changes = Dictionary(changed.map { ($0.name, $0) }) { _, last in last }
        var result = entities.filter { !removed.contains($0.name) }
            .map { changes.removeValue(forKey: $0.name) ?? $0 }
        for entity in changed {
            if let added = changes.removeValue(forKey: entity.name) { result.append(added) }
        }
        return result
    }

    /// Something of every rule, in the order of the rules.
    func inOrder<Value>(_ value: (RuleBook, Int) -> Value) -> [Value] {
        guard let patch else { return book.rules.indices.map { value(book, $0) } }
        var result: [Value] = []
        var next = 0
        for rule in -1..<book.rules.count {
            if rule >= 0, !patch.hidden.contains(rule) { result.append(value(book, rule)) }
            while next < patch.keys.count, patch.keys[next].base == Int32(rule) {
                result.append(value(patch.book, next))
                next += 1
            }
        }
        return result
    }
}

extension RuleBook {
    /// The source of a rule.
    func source(of index: Int) -> RuleSource {
        let info = rules[index]
        let extras = extras[index]
        return RuleSource(
            id: info.id,
            title: info.title,
            topics: info.topics,
            priority: info.priority,
            match: compiled[index].match == nil ? nil : forest.source(compiled[index].tree),
            score: extras?.score,
            notify: info.notify,
            usesRoutes: info.usesRoutes,
            maxAge: info.maxAge,
            examples: extras?.examples ?? []
        )
    }

    /// Whether a rule was compiled from a source.
    func isSource(_ source: RuleSource, of index: Int) -> Bool {
        let rule = compiled[index]
        switch (source.match, rule.match) {
        case (nil, nil): break
        case (let text?, .some): guard forest.isSource(rule.tree, text) else { return false }
        default: return false
        }
        let info = rules[index]
        let extras = extras[index]
        return source.title == info.title && source.topics == info.topics && source.priority == info.priority
            && source.notify == info.notify && source.usesRoutes == info.usesRoutes
            && source.maxAge == info.maxAge && source.score == extras?.score
            && source.examples == extras?.examples ?? []
    }
}
