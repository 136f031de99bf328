// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine

/// Everything that people configure, accepted as a whole.
public struct Settings: Sendable {
    /// The service itself.
    public var service = ServiceSettings()
    /// Defaults and limits of polling; each feed carries its own copy with what it sets itself.
    public var polling = PollingSettings()
    /// What a feed is like that does not say otherwise.
    public var feedDefaults = FeedDefaults()
    /// How long things are kept.
    public var store = StoreSettings()
    /// The sinks, in the order of the file.
    public var sinks: [SinkSettings] = []
    /// Which alerts go to which sinks; without `routes:` in the file, one route to every sink.
    public var routes: [Route] = []
    /// Which rules keep others quiet.
    public var inhibitions: [Inhibition] = []
    /// How long a story is the same news, for rules that do not say otherwise.
    public var sameNews = SameNews()
    /// How long a story is the same news for the rules that do.
    public var sameNewsByRule: [RuleID: SameNews] = [:]
    /// The feeds of all files, in the order of the files' names and of the lines.
    public var feeds: [Feed] = []
    /// The entity book.
    public var entities: [EntitySource] = []
    /// The rules, in the order of the files' names and of the lines.
    public var rules: [RuleSource] = []
    /// The rules, compiled, with their examples checked.
    public var ruleSet: RuleSet
    /// Where each rule stands: its id.
    public var rulePlaces: [RuleID: SettingsPlace] = [:]
    /// Where each entity stands: its name.
    public var entityPlaces: [String: SettingsPlace] = [:]
    /// The files that were read, as they were named to people.
    public var sources: [String] = []
    /// Which rules and entities of the state directory stand in for those of the configuration.
    public var shadowed: [Shadowed] = []

    /// The defaults, with rules that are already compiled; for the rest, set what is wanted.
    public init(ruleSet: RuleSet) { self.ruleSet = ruleSet }

    /// How long a story is the same news for a rule.
    public func sameNews(for rule: RuleID) -> SameNews { sameNewsByRule[rule] ?? sameNews }
}

/// What `polling:` says of the feeds beside how they are polled.
public struct FeedDefaults: Sendable, Hashable {
    /// What is notified of when a feed is seen for the first time.
    public var backfill = Backfill.none
    /// Articles published longer ago are not notified; nil: none is too old.
    public var maxAge: Duration?
    /// Whether people are told of a feed that has gone quiet.
    public var noticesQuiet = true
}

/// Where something stands in the settings.
public struct SettingsPlace: Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named to us.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in Unicode scalars.
    public var column: Int

    init(_ place: Place) {
        file = place.file
        line = place.line
        column = place.column
    }

    /// `file:line:column`.
    public var description: String { "\(file):\(line):\(column)" }
}

/// A rule or an entity of the state directory that stands in for one of the configuration.
public struct Shadowed: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable {
        /// A rule.
        case rule
        /// An entity.
        case entity
    }

    /// What it is.
    public var kind: Kind
    /// The id of both.
    public var id: String
    /// Where the one that counts stands: `file:line:column`.
    public var active: String
    /// Where the one that does not count stands.
    public var hidden: String

    /// What stands in for what.
    public init(kind: Kind, id: String, active: String, hidden: String) {
        self.kind = kind
        self.id = id
        self.active = active
        self.hidden = hidden
    }
}
