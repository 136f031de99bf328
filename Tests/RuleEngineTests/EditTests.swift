// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

/// Edits of a live rule set lead where compiling the new sources leads.
@Suite struct EditTests {
    private static let words = [
        "kim", "abe", "talk", "missile", "summit", "north korea", "tokyo", "rice", "port",
    ]

    // MARK: The same as compiling

    @Test(arguments: 0..<60)
    func `edits one after the other are as good as compiling all`(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        var state = State(rules: (0..<12).map { Self.rule($0, &random) }, entities: Self.entities(&random))
        var live = try #require(state.compiled.ruleSet)
        for step in 0..<8 {
            let edit = Edit.random(state, step, &random)
            let next = state.applying(edit)
            let expected = next.compiled
            let edited = live.replacing(
                rules: edit.rules,
                removing: edit.removed,
                entities: edit.entities,
                removingEntities: edit.removedEntities
            )
            let reloaded = live.updated(rules: next.rules, entities: next.entities)
            #expect((edited.ruleSet == nil) == (expected.ruleSet == nil), "\(edit) \(edited.diagnostics)")
            #expect((reloaded.ruleSet == nil) == (expected.ruleSet == nil), "\(edit)")
            guard let whole = expected.ruleSet else { continue }
            let one = try #require(edited.ruleSet)
            let other = try #require(reloaded.ruleSet)
            for set in [one, other, one.merged()] { try Self.compare(set, whole, next, &random) }
            state = next
            live = random.next() % 4 == 0 ? other : one
            if random.next() % 8 == 0 { live = live.merged() }
        }
    }

    private static func compare(
        _ set: RuleSet,
        _ whole: RuleSet,
        _ state: State,
        _ random: inout Seeded
    ) throws {
        #expect(set.rules == whole.rules)
        #expect(set.sources == state.rules)
        #expect(set.entities == state.entities)
        for _ in 0..<6 {
            let text = (0..<14).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            let analysis = set.analysed(article(text))
            #expect(set.matches(in: analysis) == whole.matches(in: analysis))
            #expect(set.nearMisses(in: analysis) == whole.nearMisses(in: analysis))
        }
        for rule in whole.rules {
            #expect(set.rule(rule.id) == rule)
            #expect(set.explain(rule: rule.id, article: article("kim")) != nil)
        }
    }

    // MARK: One by one

    @Test func `a removed rule is gone, and one that refers to it stops the edit`() throws {
        let rules = [RuleSource(id: "a", match: "kim"), RuleSource(id: "b", match: "$a AND abe")]
        let set = try #require(RuleSet.compile(rules: rules).ruleSet)
        let refused = set.replacing(removing: ["a"])
        #expect(refused.ruleSet == nil)
        #expect(refused.diagnostics.contains { $0.subject == .rule("b", .match) })
        let both = try #require(set.replacing(removing: ["b", "a"]).ruleSet)
        #expect(both.rules.isEmpty && both.matches(article("kim abe")).isEmpty)
    }

    @Test func `a changed entity changes the rules that use it, and their revisions`() throws {
        let rules = [
            RuleSource(id: "a", match: "@who"), RuleSource(id: "b", match: "$a"),
            RuleSource(id: "c", match: "rice"),
        ]
        let who = EntitySource(name: "who", aliases: ["Kim"])
        let set = try #require(RuleSet.compile(rules: rules, entities: [who]).ruleSet)
        let edited = try #require(
            set.replacing(entities: [EntitySource(name: "who", aliases: ["Abe"])]).ruleSet
        )
        #expect(edited.matches(article("Abe ate rice")).map(\.rule.id) == ["a", "b", "c"])
        #expect(edited.matches(article("Kim")).isEmpty)
        #expect(edited.rule("b")?.revision != set.rule("b")?.revision)
        #expect(edited.rule("c")?.revision == set.rule("c")?.revision)
    }

    @Test func `the examples of a rule are checked when an entity of it changes`() throws {
        let example = ExampleSource(text: ArticleText(title: "Kim", lead: "", body: ""), expectsMatch: true)
        let rule = RuleSource(id: "a", match: "@who", examples: [example])
        let who = EntitySource(name: "who", aliases: ["Kim"])
        let set = try #require(RuleSet.compile(rules: [rule], entities: [who]).ruleSet)
        let edited = set.replacing(entities: [EntitySource(name: "who", aliases: ["Abe"])])
        #expect(edited.ruleSet == nil)
        #expect(edited.diagnostics.first?.subject == .rule("a", .example(0)))
    }

    @Test func `what did not change is not compiled again`() throws {
        let rules = (0..<50).map { RuleSource(id: RuleID(rawValue: "r\($0)"), match: "kim\($0)") }
        let set = try #require(RuleSet.compile(rules: rules).ruleSet)
        #expect(set.updated(rules: rules).ruleSet?.edits == 0)
        #expect(set.updated(rules: Array(rules.dropFirst())).ruleSet?.edits == 0)
        #expect(set.updated(rules: [RuleSource(id: "new", match: "abe")] + rules).ruleSet?.edits == 1)
        #expect(set.replacing(rules: [RuleSource(id: "r7", match: "abe")]).ruleSet?.edits == 1)
    }
}

// MARK: Sources and edits

private struct State {
    var rules: [RuleSource]
    var entities: [EntitySource]

    var compiled: Compilation { RuleSet.compile(rules: rules, entities: entities) }

    func applying(_ edit: Edit) -> State {
        var next = self
        next.rules.removeAll { edit.removed.contains($0.id) }
        for rule in edit.rules {
            if let place = next.rules.firstIndex(where: { $0.id == rule.id }) {
                next.rules[place] = rule
            } else {
                next.rules.append(rule)
            }
        }
        next.entities.removeAll { edit.removedEntities.contains($0.name) }
        for entity in edit.entities {
            if let place = next.entities.firstIndex(where: { $0.name == entity.name }) {
                next.entities[place] = entity
            } else {
                next.entities.append(entity)
            }
        }
        return next
    }
}

private struct Edit {
    var rules: [RuleSource] = []
    var removed: [RuleID] = []
    var entities: [EntitySource] = []
    var removedEntities: [String] = []

    static func random(_ state: State, _ step: Int, _ random: inout Seeded) -> Edit {
        var edit = Edit()
        switch random.next() % 6 {
        case 0: edit.removed = [state.rules.randomElement(using: &random)?.id ?? "r0"]
        case 1: edit.rules = [EditTests.rule(100 + step, &random)]
        case 2: edit.entities = EditTests.entities(&random)
        case 3: edit.removedEntities = ["e\(random.next() % 3)"]
        default: edit.rules = [EditTests.rule(Int(random.next() % 12), &random)]
        }
        if random.next() % 3 == 0 { edit.rules.append(EditTests.rule(200 + step, &random)) }
        return edit
    }
}

extension EditTests {
    /// A rule that may use an entity, and may refer to one with a lower number.
    fileprivate static func rule(_ number: Int, _ random: inout Seeded) -> RuleSource {
        func term() -> String {
            switch random.next() % 8 {
            case 0: "@e\(random.next() % 3)"
            case 1 where number > 0: "$r\(random.next() % UInt64(min(number, 12)))"
            default: "\"\(words.randomElement(using: &random) ?? "")\""
            }
        }
        var rule = RuleSource(
            id: RuleID(rawValue: "r\(number)"),
            title: "Rule \(random.next() % 9)",
            match: "(\(term()) OR \(term())) AND \(term())" + (random.next() % 3 == 0 ? " NOT port" : "")
        )
        if random.next() % 6 == 0 {
            rule.score = ScoreSource(
                threshold: 2,
                terms: [.init("kim", weight: 1), .init("talk", weight: 2)]
            )
        }
        return rule
    }

    fileprivate static func entities(_ random: inout Seeded) -> [EntitySource] {
        (0..<3)
            .map { number in
                let aliases = (0..<2).map { _ in words.randomElement(using: &random) ?? "" }
                return EntitySource(name: "e\(number)", aliases: Array(Set(aliases)).sorted())
            }
    }
}
