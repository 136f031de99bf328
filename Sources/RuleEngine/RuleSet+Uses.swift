// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

// What uses what.

extension RuleSet {
    /// The rules that name each entity, in the order of the rules; entities that nobody uses are left out.
    public func rulesByEntity() -> [String: [RuleID]] {
        let base = Self.entities(in: book)
        let edited = patch.map { Self.entities(in: $0.book) } ?? [:]
        var rules: [String: [RuleID]] = [:]
        for (id, names) in inOrder({ book, index in
            (book.rules[index].id, (book === self.book ? base : edited)[Int32(index)] ?? [])
        }) {
            for name in names { rules[name, default: []].append(id) }
        }
        return rules
    }

    /// The entities that a rule names, in alphabetical order.
    public func entities(of rule: RuleID) -> [String] {
        guard let (book, index) = place(of: rule) else { return [] }
        return Self.entities(in: book, only: Int32(index))[Int32(index)]?.sorted() ?? []
    }

    /// The names of entities by rule.
    private static func entities(in book: RuleBook, only wanted: Int32? = nil) -> [Int32: Set<String>] {
        let names = Dictionary(book.entityIndex.map { (Int32($1), $0) }) { first, _ in first }
        var found: [Int32: Set<String>] = [:]
        for pair in book.references.entities where wanted == nil || pair.rule == wanted {
            if let name = names[pair.target] { found[pair.rule, default: []].insert(name) }
        }
        return found
    }
}
