// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine

/// A rule as it was read, with the places of its parts.
struct ReadRule {
    var source: RuleSource
    var id: Value
    var match: Value?
    var score: Value?
    var scoreTerms: [Value] = []
    var examples: [Value] = []
    var notify: [(name: String, value: Value)] = []
    var sameNews: SameNews?
    /// Whether a part could not be read: the engine would say once more that it is not there.
    var isBroken = false
}

/// An entity as it was read, with the places of its parts.
struct ReadEntity {
    var source: EntitySource
    var name: Value
    var aliases: [Value] = []
    var mask: [Value] = []
    var weak: [Value] = []
    /// Whether a part could not be read.
    var isBroken = false
}

/// Reads a file of `rules.d`.
struct RuleReader {
    enum FileKey: String, SettingsKey {
        case entities, rules
    }

    enum EntityKey: String, SettingsKey {
        case title, aliases, mask, weak
    }

    enum RuleKey: String, SettingsKey {
        case id, title, topics, priority, match, score, notify, routes
        case maxAge = "max_age"
        case sameNews = "same_news"
        case examples
    }

    enum ScoreKey: String, SettingsKey {
        case threshold, cap, terms
    }

    /// Whether the routes of the settings apply to a rule, beside the sinks that it names itself.
    enum Routes: String, CaseIterable {
        case all, none
    }

    func read(_ file: Value) -> (entities: [ReadEntity], rules: [ReadRule]) {
        guard let fields = Fields<FileKey>(file, as: "a file of rules") else { return ([], []) }
        let entities = fields[.entities]?.entries(of: "entities") ?? []
        let rules = fields[.rules]?.list(of: "rules") ?? []
        return (entities.compactMap(entity), rules.compactMap(rule))
    }

    private func entity(_ key: Value, _ value: Value) -> ReadEntity? {
        guard let name = key.identifier(), let fields = Fields<EntityKey>(value, as: "an entity") else {
            return nil
        }
        var entity = ReadEntity(source: EntitySource(name: name, aliases: []), name: key)
        fields.set(&entity.source.title, .title) { $0.text() }
        let errors = value.log.errorCount
        entity.aliases = fields.required(.aliases, in: "the entity '\(name)'")?.list(of: "aliases") ?? []
        entity.mask = fields[.mask]?.list(of: "phrases") ?? []
        entity.weak = fields[.weak]?.list(of: "aliases") ?? []
        // A member that is no text stays as an empty one, so that diagnostics keep counting right.
        entity.source.aliases = entity.aliases.map { $0.text() ?? "" }
        entity.source.mask = entity.mask.map { $0.text() ?? "" }
        entity.source.weak = entity.weak.map { $0.text() ?? "" }
        entity.isBroken = value.log.errorCount > errors
        return entity
    }

    private func rule(_ value: Value) -> ReadRule? {
        guard let fields = Fields<RuleKey>(value, as: "a rule"),
            let idValue = fields.required(.id, in: "the rule"), let id = idValue.identifier()
        else { return nil }
        let errors = value.log.errorCount
        var rule = ReadRule(source: RuleSource(id: RuleID(id), title: id), id: idValue)
        fields.set(&rule.source.title, .title) { $0.text() }
        fields.set(&rule.source.topics, .topics) { $0.identifiers(of: "topics") }
        fields.set(&rule.source.priority, .priority) { $0.choice() }
        fields.set(&rule.source.maxAge, .maxAge, PollingReader.maxAge)
        fields.set(&rule.source.usesRoutes, .routes) { $0.choice(Routes.self).map { $0 == .all } }
        rule.sameNews = fields[.sameNews].flatMap(SameNewsReader().sameNews)
        rule.match = fields[.match]
        fields.set(&rule.source.match, .match) { $0.text(severalLines: true, longest: 64 << 10) }
        if let value = fields[.score] { score(value, &rule) }
        notify(fields[.notify], &rule)
        examples(fields[.examples], &rule)
        if rule.match == nil, rule.score == nil {
            value.fail(
                "the rule '\(id)' has neither 'match' nor 'score'",
                hint: "add `match: |` and the expression below it"
            )
        }
        rule.isBroken = value.log.errorCount > errors
        return rule
    }

    private func score(_ value: Value, _ rule: inout ReadRule) {
        rule.score = value
        guard let fields = Fields<ScoreKey>(value, as: "a score"),
            let threshold = fields.required(.threshold, in: "the score")?.integer(in: 1...1_000_000)
        else { return }
        var score = ScoreSource(threshold: threshold, terms: [])
        fields.set(&score.cap, .cap) { $0.integer(in: 1...1_000) }
        for member in fields.required(.terms, in: "the score")?.list(of: "terms", atMost: 20_000) ?? [] {
            let parts = member.isList ? member.list(of: "a term and its weight") ?? [] : []
            guard parts.count == 2, let text = parts[0].named("the term").text(),
                let weight = parts[1].named("the weight").integer(in: -10_000...10_000)
            else {
                if parts.count != 2 {
                    member.fail(
                        "a term of a score is a list of two: the term and its weight",
                        hint: "write `[\"@missile\", 8]`"
                    )
                }
                continue
            }
            score.terms.append(ScoreSource.Term(text, weight: weight))
            rule.scoreTerms.append(parts[0])
        }
        rule.source.score = score
    }

    private func notify(_ value: Value?, _ rule: inout ReadRule) {
        for member in value?.list(of: "sinks") ?? [] {
            if let name = member.identifier() { rule.notify.append((name, member)) }
        }
        rule.source.notify = rule.notify.map { SinkID($0.name) }
    }

    private func examples(_ value: Value?, _ rule: inout ReadRule) {
        for member in value?.list(of: "examples", atMost: 10_000) ?? [] {
            guard let example = ExampleReader().example(member) else { continue }
            rule.source.examples.append(example)
            rule.examples.append(member)
        }
    }
}
