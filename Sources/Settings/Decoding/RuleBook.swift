// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine

/// The rules and entities of all files: each id once, those of the state directory before those of the configuration.
struct RuleBook {
    private(set) var rules: [ReadRule] = []
    private(set) var entities: [ReadEntity] = []
    private(set) var shadowed: [Shadowed] = []
    private var ruleIndex: [RuleID: Int] = [:]
    private var entityIndex: [String: Int] = [:]

    /// Adds what one file holds; files of the state directory come last.
    mutating func add(_ file: (entities: [ReadEntity], rules: [ReadRule])) {
        for entity in file.entities { add(entity) }
        for rule in file.rules { add(rule) }
    }

    private mutating func add(_ rule: ReadRule) {
        guard let index = ruleIndex[rule.source.id] else {
            ruleIndex[rule.source.id] = rules.count
            rules.append(rule)
            return
        }
        if settle(.rule, rule.source.id.rawValue, rule.id, after: rules[index].id) { rules[index] = rule }
    }

    private mutating func add(_ entity: ReadEntity) {
        guard let index = entityIndex[entity.source.name] else {
            entityIndex[entity.source.name] = entities.count
            entities.append(entity)
            return
        }
        if settle(.entity, entity.source.name, entity.name, after: entities[index].name) {
            entities[index] = entity
        }
    }

    /// Whether the second of two with one id takes the place of the first.
    private mutating func settle(
        _ kind: Shadowed.Kind,
        _ id: String,
        _ second: Value,
        after first: Value
    ) -> Bool {
        guard second.source.role == .stateRules, first.source.role != .stateRules else {
            second.fail(
                "the \(kind.rawValue) '\(id)' is already at \(first.place)",
                hint: "give one of them another id"
            )
            return false
        }
        let hidden = first.place.description
        shadowed.append(Shadowed(kind: kind, id: id, active: second.place.description, hidden: hidden))
        second.warn(
            "this \(kind.rawValue) '\(id)' stands in for the one at \(hidden)",
            hint: "take it over there and delete it here, to have one of them again"
        )
        return true
    }

    /// What rules say themselves of how long a story is the same news.
    var sameNews: [RuleID: SameNews] {
        let stated = rules.compactMap { rule in rule.sameNews.map { (rule.source.id, $0) } }
        return Dictionary(stated, uniquingKeysWith: { first, _ in first })
    }

    /// Where the rules stand.
    var rulePlaces: [RuleID: SettingsPlace] {
        Dictionary(rules.map { ($0.source.id, SettingsPlace($0.id.place)) }) { first, _ in first }
    }

    /// Where the entities stand.
    var entityPlaces: [String: SettingsPlace] {
        Dictionary(entities.map { ($0.source.name, SettingsPlace($0.name.place)) }) { first, _ in first }
    }

    /// Compiles the rules; what the engine finds goes to the log with the place in its file.
    func compile(log: ProblemLog) -> RuleSet? {
        let compilation = RuleSet.compile(rules: rules.map(\.source), entities: entities.map(\.source))
        for diagnostic in compilation.diagnostics where !isKnown(diagnostic) {
            log.add(problem(of: diagnostic))
        }
        return compilation.ruleSet
    }

    private func problem(of diagnostic: RuleDiagnostic) -> SettingsProblem {
        let value = value(of: diagnostic.subject)
        let place = diagnostic.range.flatMap { value?.place(atByte: $0.lowerBound) } ?? value?.place
        return SettingsProblem(
            file: place?.file ?? "",
            line: place?.line ?? 1,
            column: place?.column ?? 1,
            severity: diagnostic.severity == .error ? .error : .warning,
            message: Self.clause(diagnostic.message),
            hint: diagnostic.hint.map(Self.clause),
            fixes: value?.written.map { Self.lines(diagnostic.fixes, in: $0) } ?? []
        )
    }

    private static func lines(_ fixes: [RuleDiagnostic.Fix], in text: String) -> [String] {
        fixes.map { $0.lines(in: text) }.filter { $0.utf8.count <= longestFix }
    }

    /// In bytes; nobody pastes more from a terminal.
    private static let longestFix = 2_000

    /// Whether the problem comes of one that was reported when the part was read.
    private func isKnown(_ diagnostic: RuleDiagnostic) -> Bool {
        switch diagnostic.subject {
        case .rule(let id, .whole): ruleIndex[id].flatMap(rules.member)?.isBroken ?? false
        case .entity(let name, .whole): entityIndex[name].flatMap(entities.member)?.isBroken ?? false
        default: false
        }
    }

    /// The engine writes sentences; after `error:` and `hint:` stand clauses.
    private static func clause(_ sentence: String) -> String {
        let text = sentence.hasSuffix(".") && !sentence.hasSuffix("..") ? sentence.dropLast() : sentence[...]
        // `US` and `U.S.` stay as they are.
        let isWord = text.dropFirst().first.map { $0.isLowercase || $0 == " " } ?? false
        return isWord ? text.prefix(1).lowercased() + text.dropFirst() : String(text)
    }

    private func value(of subject: RuleDiagnostic.Subject) -> Value? {
        switch subject {
        case .rule(let id, let part):
            guard let rule = ruleIndex[id].flatMap(rules.member) else { return nil }
            return switch part {
            case .whole: rule.id
            case .match: rule.match ?? rule.id
            case .score: rule.score ?? rule.id
            case .scoreTerm(let index): rule.scoreTerms.member(index) ?? rule.score
            case .example(let index): rule.examples.member(index) ?? rule.id
            }
        case .entity(let name, let part):
            guard let entity = entityIndex[name].flatMap(entities.member) else { return nil }
            return switch part {
            case .whole: entity.name
            case .alias(let index): entity.aliases.member(index) ?? entity.name
            case .mask(let index): entity.mask.member(index) ?? entity.name
            case .weak(let index): entity.weak.member(index) ?? entity.name
            }
        }
    }
}

extension Array {
    fileprivate func member(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
