// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import RuleEngine
import Settings

extension ReviewDesk {
    /// The rules that are watched for, with what they have brought.
    public func rules(_ settings: Settings) throws -> [RuleReport] {
        let tallies = try store.read { try $0.ruleTallies() }
        return settings.ruleSet.rules.map { RuleReport($0, settings, tallies[$0.id] ?? RuleTally()) }
    }

    /// A rule with its expression.
    ///
    /// - Throws: `NotThere` when no rule has that id.
    public func rule(_ id: RuleID, _ settings: Settings) throws -> RuleDetail {
        guard let rule = settings.ruleSet.rule(id), let source = settings.rules.first(where: { $0.id == id })
        else { throw NotThere("there is no rule '\(id)'; 'watchword rules list' names them") }
        let tally = try store.read { try $0.ruleTallies(id)[id] } ?? RuleTally()
        return RuleDetail(
            RuleReport(rule, settings, tally),
            source,
            entities: settings.ruleSet.entities(of: id)
        )
    }

    /// An alert with its deliveries, and why its rule holds for the article.
    public func alert(_ id: String, _ ruleSet: RuleSet) throws -> AlertDetail {
        var detail = try alert(id)
        let alert = detail.alert
        let article = try store.read { transaction in
            try transaction.revisions(of: alert.article.id).first { $0.revision == alert.article.revision }
        }
        // Without its words, pruned since, there is nothing to explain.
        guard let rule = ruleSet.rule(alert.rule.id), let article, !article.text.isEmpty else {
            return detail
        }
        detail.why = ruleSet.explain(rule: rule.id, article: article).map { ExplanationReport(rule, $0) }
        return detail
    }
}

extension ArticleText {
    /// Whether there is no word in it.
    fileprivate var isEmpty: Bool { title.isEmpty && lead.isEmpty && body.isEmpty }
}

/// The entity book, as the settings have it.
public enum EntityBook {
    /// All entities, in their order.
    public static func entities(_ settings: Settings) -> [EntityReport] {
        let rules = settings.ruleSet.rulesByEntity()
        return settings.entities.map { EntityReport($0, settings, rules: rules[$0.name] ?? []) }
    }

    /// One entity.
    ///
    /// - Throws: `NotThere` when there is none of that name.
    public static func entity(_ name: String, _ settings: Settings) throws -> EntityReport {
        let name = name.hasPrefix("@") ? String(name.dropFirst()) : name
        guard let entity = settings.entities.first(where: { $0.name == name }) else {
            throw NotThere("there is no entity '\(name)'; 'watchword entities list' names them")
        }
        return EntityReport(entity, settings, rules: settings.ruleSet.rulesByEntity()[name] ?? [])
    }
}
