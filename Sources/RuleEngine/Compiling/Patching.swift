// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Works out what has to be compiled after an edit, so that all else can stay as it is.
struct Patching {
    private let book: RuleBook
    private let entities: [EntitySource]
    private var hidden: Marks
    private var items: [Item]

    /// A rule that was changed, added or moved, or that uses something that was.
    struct Item {
        var key: Patch.Key
        var source: RuleSource
    }

    /// Begins with the large book as it was compiled.
    init(_ book: RuleBook, entities: [EntitySource]) {
        self.book = book
        self.entities = entities
        hidden = Marks(count: book.rules.count)
        items = []
    }

    /// Takes a rule of the large book out.
    mutating func hide(_ rule: Int) { hidden.insert(rule) }

    /// Puts a rule in.
    mutating func add(_ source: RuleSource, at key: Patch.Key) {
        if key.behind == 0, key.base >= 0 { hide(Int(key.base)) }
        items.append(Item(key: key, source: source))
    }

    /// Compiles what was changed, and what uses it.
    mutating func compiled() -> Compilation {
        addUsers()
        items.sort { $0.key < $1.key }
        var references = Names()
        for item in items { references.add(item.source) }
        let supports = supports(&references)
        let used = entities.filter { references.entities.contains($0.name) || isChanged($0) }
        let sources = items.map(\.source) + supports
        var compilation = RuleSet.compile(rules: sources, entities: used, options: book.options)
        guard let patch = compilation.ruleSet?.book else {
            compilation.diagnostics.removeAll { $0.severity == .warning }
            return compilation
        }
        let supporting = Set(supports.map(\.id))
        compilation.diagnostics.removeAll { diagnostic in
            if case .rule(let id, _) = diagnostic.subject { return supporting.contains(id) }
            return false
        }
        compilation.ruleSet = RuleSet(
            book,
            Patch(book: patch, keys: items.map(\.key), hidden: hidden, entities: entities)
        )
        return compilation
    }

    // MARK: What is affected

    private func isChanged(_ entity: EntitySource) -> Bool {
        book.entityIndex[entity.name].map { book.entities[$0] != entity } ?? true
    }

    /// Rules that use a changed entity, or refer to a changed rule: their meaning has changed too.
    private mutating func addUsers() {
        var changed = Marks(count: book.entities.count)
        let unchanged = Set(entities.filter { !isChanged($0) }.map(\.name))
        for (index, entity) in book.entities.enumerated() where !unchanged.contains(entity.name) {
            changed.insert(index)
        }
        for pair in book.references.entities where changed.contains(Int(pair.target)) { take(pair.rule) }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for pair in book.references.rules
            where hidden.contains(Int(pair.target)) && !hidden.contains(Int(pair.rule)) {
                take(pair.rule)
                isGrowing = true
            }
        }
    }

    private mutating func take(_ rule: Int32) {
        guard !hidden.contains(Int(rule)) else { return }
        add(book.source(of: Int(rule)), at: Patch.Key(base: rule))
    }

    /// The rules that are referred to, and did not change; their examples held before.
    private func supports(_ references: inout Names) -> [RuleSource] {
        var known = Set(items.map(\.source.id.rawValue))
        var supports: [RuleSource] = []
        while let name = references.rules.first(where: { !known.contains($0) }) {
            known.insert(name)
            guard let index = book.index[RuleID(rawValue: name)], !hidden.contains(index) else { continue }
            var source = book.source(of: index)
            source.examples = []
            supports.append(source)
            references.add(source)
        }
        return supports
    }

    /// The names that rules use.
    private struct Names {
        var entities: Set<String> = []
        var rules: Set<String> = []

        mutating func add(_ source: RuleSource) {
            for text in [source.match].compactMap({ $0 }) + (source.score?.terms.map(\.text) ?? []) {
                if let clause = try? Parser.parse(text) { add(clause) }
            }
        }

        private mutating func add(_ clause: Clause) {
            clause.forEachName { name, isEntity in
                if isEntity { entities.insert(name) } else { rules.insert(name) }
            }
        }
    }
}

extension Clause {
    /// Goes over the names of entities and rules in a clause.
    func forEachName(_ body: (_ name: String, _ isEntity: Bool) -> Void) {
        switch kind {
        case .entity(let name): body(name, true)
        case .rule(let name): body(name, false)
        case .term(let term):
            for case .entity(let name) in term.items { body(name, true) }
        case .all(let operands): for operand in operands { operand.clause.forEachName(body) }
        case .either(let clauses), .near(_, let clauses), .atLeast(_, let clauses):
            for clause in clauses { clause.forEachName(body) }
        case .notNear(_, let left, let right), .except(let left, let right):
            left.forEachName(body)
            right.forEachName(body)
        case .field(_, let inner), .count(let inner, _, _), .first(_, let inner): inner.forEachName(body)
        case .regex, .any, .value, .urlPattern, .words: break
        }
    }
}
