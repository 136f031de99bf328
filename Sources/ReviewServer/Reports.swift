// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

// What the API answers with. Times are RFC 3339 in UTC, lengths of time in seconds; names are stable.

/// How the daemon is, or, without one, how its state is.
public struct StatusReport: Codable, Sendable {
    /// The program's version.
    public var version: String
    /// Whether a daemon answers.
    public var running: Bool
    /// Its process.
    public var pid: Int32?
    /// Since when it runs.
    public var started: String?
    /// `ok`, `degraded` (something needs a person), `stopped`.
    public var health: String
    /// What needs a person.
    public var problems: [String]
    /// Where the settings, the state and the socket are, and how each was found.
    public var places: [String: String]
    /// Feeds: configured, healthy, failing, gone, waiting for their first poll.
    public var feeds: [String: Int]
    /// The number of rules.
    public var rules: Int
    /// Articles in the store.
    public var articles: Int
    /// Alerts by state.
    public var alerts: [String: Int]
    /// Messages by state.
    public var messages: [String: Int]
    /// Deliveries by state.
    public var deliveries: [String: Int]
    /// Sinks that do not take messages, and why.
    public var failingSinks: [String: String]
    /// Bytes of the database, its log included.
    public var storeBytes: Int64

    private enum CodingKeys: String, CodingKey {
        case version, running, pid, started, health, problems, places, feeds, rules, articles, alerts,
            messages
        case deliveries
        case failingSinks = "failing_sinks"
        case storeBytes = "store_bytes"
    }

    /// A state of which nothing is known yet.
    public init(version: String, running: Bool, health: String) {
        self.version = version
        self.running = running
        self.health = health
        problems = []
        places = [:]
        feeds = [:]
        rules = 0
        articles = 0
        alerts = [:]
        messages = [:]
        deliveries = [:]
        failingSinks = [:]
        storeBytes = 0
    }
}

/// What came of reading the settings again.
public struct ReloadReport: Codable, Sendable {
    /// Whether they run now.
    public var accepted: Bool
    /// Errors and warnings, each as `file:line:column: error: …` with a hint.
    public var problems: [String]
    /// Feeds that are watched now.
    public var feeds: Int
    /// Rules that are watched for now.
    public var rules: Int
    /// Sinks that run now.
    public var sinks: Int

    /// Joins the parts.
    public init(accepted: Bool, problems: [String], feeds: Int, rules: Int, sinks: Int) {
        self.accepted = accepted
        self.problems = problems
        self.feeds = feeds
        self.rules = rules
        self.sinks = sinks
    }
}

/// What one poll of one feed came to.
public struct PollReport: Codable, Sendable {
    /// The feed.
    public var feed: FeedID
    /// `document`, `unchanged`, `failed`, `throttled`, `gone`, `skipped`.
    public var outcome: String
    /// What a person should know of it.
    public var detail: String?
    /// Entries in the document.
    public var entries = 0
    /// Articles stored for the first time.
    public var new = 0
    /// Articles that got another revision.
    public var revised = 0
    /// Alerts made.
    public var alerts = 0
    /// Matches that joined the alert of the same news.
    public var joined = 0

    /// An outcome without a document.
    public init(feed: FeedID, outcome: String, detail: String? = nil) {
        self.feed = feed
        self.outcome = outcome
        self.detail = detail
    }
}

/// An error of the API: a sentence for people.
public struct APIProblem: Codable, Sendable, Error, CustomStringConvertible {
    /// What is wrong.
    public var error: String
    /// What to do.
    public var hint: String?

    /// Joins a sentence and a hint.
    public init(_ error: String, hint: String? = nil) {
        self.error = error
        self.hint = hint
    }

    /// Both, as the command line prints them.
    public var description: String { hint.map { "\(error)\n  hint: \($0)" } ?? error }
}
