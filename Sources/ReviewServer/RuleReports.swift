// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import RuleEngine
import Settings

// What the API tells of rules and entities.

/// A rule that is watched for, with what it has brought.
public struct RuleReport: Codable, Sendable {
    /// The rule's id.
    public var id: RuleID
    /// What it watches for.
    public var title: String
    /// Its labels.
    public var topics: [String]
    /// How much it matters.
    public var priority: Priority
    /// The hash of its meaning.
    public var revision: String
    /// Where it stands: `file:line:column`.
    public var source: String?
    /// Sinks that it names itself.
    public var notify: [SinkID]
    /// Sinks that may hear of its alerts, by its own wish or by a route.
    public var sinks: [SinkID]
    /// Alerts it has made.
    public var alerts: Int
    /// Alerts that people found relevant.
    public var relevant: Int
    /// Alerts that people found to be noise.
    public var noise: Int
    /// Of the alerts with a verdict the part that was relevant, 0 to 1; nil: there is none.
    public var precision: Double?
    /// When it made its newest alert.
    public var lastAlert: String?

    private enum CodingKeys: String, CodingKey {
        case id, title, topics, priority, revision, source, notify, sinks, alerts, relevant, noise, precision
        case lastAlert = "last_alert"
    }

    init(_ rule: RuleInfo, _ settings: Settings, _ tally: RuleTally) {
        id = rule.id
        title = rule.title
        topics = rule.topics
        priority = rule.priority
        revision = rule.revision
        source = settings.rulePlaces[rule.id]?.description
        notify = rule.notify
        sinks = settings.sinks(of: rule)
        alerts = tally.alerts
        relevant = tally.relevant
        noise = tally.noise
        let judged = tally.relevant + tally.noise
        precision = judged > 0 ? Double(tally.relevant) / Double(judged) : nil
        lastAlert = tally.last?.rfc3339
    }
}

/// A rule with its expression.
public struct RuleDetail: Codable, Sendable {
    /// The rule, and what it has brought.
    public var rule: RuleReport
    /// Its expression.
    public var match: String?
    /// Its weighted terms.
    public var score: ScoreSource?
    /// The entities that it names.
    public var entities: [String]
    /// An article older than so many seconds is matched, but not notified.
    public var maxAge: Double?
    /// The number of its examples, all of which hold.
    public var examples: Int

    private enum CodingKeys: String, CodingKey {
        case rule, match, score, entities, examples
        case maxAge = "max_age"
    }

    init(_ report: RuleReport, _ source: RuleSource, entities: [String]) {
        rule = report
        match = source.match
        score = source.score
        self.entities = entities
        maxAge = source.maxAge?.seconds
        examples = source.examples.count
    }
}

/// An entity of the entity book.
public struct EntityReport: Codable, Sendable {
    /// The name that rules use after `@`.
    public var name: String
    /// What it is.
    public var title: String?
    /// Where it stands: `file:line:column`.
    public var source: String?
    /// Spellings that count wherever they stand.
    public var aliases: [String]
    /// Phrases inside which the aliases do not count.
    public var mask: [String]
    /// Spellings that count only beside one of the aliases.
    public var weak: [String]
    /// The rules that name it.
    public var rules: [RuleID]

    init(_ entity: EntitySource, _ settings: Settings, rules: [RuleID]) {
        name = entity.name
        title = entity.title
        source = settings.entityPlaces[entity.name]?.description
        aliases = entity.aliases
        mask = entity.mask
        weak = entity.weak
        self.rules = rules
    }
}

/// Rules and entities as they were written, to be compiled elsewhere.
public struct RuleBookReport: Codable, Sendable {
    /// The rules, in their order.
    public var rules: [RuleSource]
    /// The entities, in their order.
    public var entities: [EntitySource]

    /// The sources of a rule set.
    public init(_ ruleSet: RuleSet) {
        rules = ruleSet.sources
        entities = ruleSet.entities
    }
}
