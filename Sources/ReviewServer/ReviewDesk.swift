// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import RuleEngine
import Settings

/// What people read and decide, over a store: the same for the control socket and for a command without a daemon.
public struct ReviewDesk: Sendable {
    let store: AlertStore

    /// A desk over a store; changing anything needs one that was opened by its owner.
    public init(store: AlertStore) {
        self.store = store
    }

    /// Reads from one snapshot.
    func reading<Value>(_ body: (ReadTransaction) throws -> Value) throws -> Value { try store.read(body) }

    /// Changes the store, all of it or nothing.
    func writing<Value>(_ body: (WriteTransaction) throws -> Value) throws -> Value { try store.write(body) }

    /// The alerts that a query asks for, newest first.
    public func alerts(_ query: AlertQuery) throws -> [Alert] {
        var filter = AlertFilter()
        filter.states = Set(query.states)
        filter.rule = query.rule
        filter.topic = query.topic
        filter.feed = query.feed
        filter.since = query.since
        filter.limit = query.limit
        if let text = query.search {
            guard let search = SearchQuery(words: text) else {
                throw APIProblem("'\(text)' holds no word to search for")
            }
            filter.search = search
        }
        return try store.read { try $0.alerts(filter) }
    }

    /// The newest alerts, oldest first, with the place to go on from.
    public func newest(_ count: Int) throws -> AlertPage {
        try store.read { transaction in
            let last = try transaction.latestAlertSequence()
            var filter = AlertFilter()
            filter.limit = max(0, min(count, AlertPage.limit))
            let alerts = filter.limit == 0 ? [] : try transaction.alerts(filter)
            return AlertPage(alerts: alerts.reversed(), next: last)
        }
    }

    /// The alerts made after a place, oldest first.
    public func alerts(after sequence: Int64) throws -> AlertPage {
        try store.read { transaction in
            let found = try transaction.alerts(afterSequence: sequence, limit: AlertPage.limit)
            return AlertPage(alerts: found.map(\.alert), next: found.last?.sequence ?? sequence)
        }
    }

    /// An alert by its id, or by the beginning of it, with its deliveries.
    public func alert(_ id: String) throws -> AlertDetail {
        try store.read { transaction in
            let alert = try find(id, in: transaction)
            var filter = DeliveryFilter()
            filter.alert = alert.id
            filter.limit = 1000
            return AlertDetail(
                alert: alert,
                deliveries: try transaction.deliveries(filter).map(DeliveryReport.init),
                reviews: try transaction.reviews(of: alert.id).map(ReviewReport.init),
                revisions: RevisionReport.reports(
                    try transaction.history(of: alert.article.id).map { ($0.article, $0.stored.rfc3339) }
                )
            )
        }
    }

    /// Takes note of what a person decided, and answers with the alert as it is then.
    public func review(_ id: String, _ request: ReviewRequest, by user: String, at now: Date) throws -> Alert
    {
        for (name, text) in [("note", request.note), ("reason", request.reason)] {
            if let text, text.utf8.count > ReviewRequest.maxNoteBytes {
                throw APIProblem("the \(name) is longer than \(ReviewRequest.maxNoteBytes) bytes")
            }
        }
        if request.reason != nil, request.verdict == nil {
            throw APIProblem("a reason without a verdict", hint: "say what the alert was: relevant or noise")
        }
        let found = try store.read { try find(id, in: $0) }
        let review = Review(
            state: request.state,
            verdict: request.verdict,
            reason: request.reason,
            note: request.note,
            by: user
        )
        guard let alert = try store.write({ try $0.review(found.id, review, now: now) }) else {
            throw NotThere("there is no alert '\(id)'")
        }
        return alert
    }

    /// The deliveries that a query asks for, newest first.
    public func deliveries(_ query: DeliveryQuery) throws -> [DeliveryReport] {
        try store.read { transaction in
            var filter = DeliveryFilter()
            filter.states = Set(query.states)
            filter.sink = query.sink
            filter.since = query.since
            filter.alert = try query.alert.map { try find($0.rawValue, in: transaction).id }
            filter.message = try query.message.map { try message($0.rawValue, in: transaction).id }
            filter.limit = query.most
            return try transaction.deliveries(filter).map(DeliveryReport.init)
        }
    }

    /// An article by its id.
    public func article(_ id: String) throws -> ArticleReport {
        try store.read { transaction in
            guard let article = try transaction.article(ArticleID(id)) else {
                throw NotThere("there is no article '\(id)'")
            }
            return ArticleReport(article)
        }
    }

    /// What is remembered of each feed.
    public func feedStates() throws -> [FeedID: FeedState] {
        try store.read { try $0.feedStates() }
    }

    /// The coverage ledger: every configured feed with what is known of it, in the order of the settings.
    ///
    /// - Parameter only: only this feed.
    /// - Throws: `NotThere` when no feed has that id.
    public func feeds(_ feeds: [Feed], only wanted: FeedID? = nil, now: Date) throws -> [FeedReport] {
        let chosen = feeds.filter { wanted == nil || $0.id == wanted }
        if let wanted, chosen.isEmpty { throw NotThere("no feed has the id '\(wanted)'") }
        return try store.read { transaction in
            let states = try transaction.feedStates()
            let waiting = try transaction.waitingPageFetches()
            let window = FeedReport.windowDays
            let all =
                try wanted.map {
                    [try transaction.coverage(of: $0, window: window, now: now)].compactMap(\.self)
                }
                ?? transaction.coverage(window: window, now: now)
            let coverage = Dictionary(all.map { ($0.feed, $0) }) { first, _ in first }
            let pauses = try transaction.hostPauses(notOverAt: now).filter { $0.scope == .everything }
            let pauseOf = Dictionary(pauses.map { ($0.host, $0) }) { first, _ in first }
            return try chosen.map { feed in
                FeedReport(
                    feed,
                    state: states[feed.id],
                    coverage: coverage[feed.id],
                    waitingPages: waiting[feed.id],
                    pages: try wanted.map { try transaction.pageTally(of: $0, newest: PagesReport.newest) },
                    pause: pauseOf.isEmpty ? nil : pauseOf[feed.host(states[feed.id])],
                    now: now
                )
            }
        }
    }

    /// Fills in what the store knows of a status.
    ///
    /// - Parameter settings: feeds to be counted by their states, and sinks that messages may wait for.
    public func addCounts(to report: inout StatusReport, settings: Settings) throws {
        let counts = try store.read { try $0.counts() }
        report.articles = counts.articles
        for (state, count) in counts.alerts { report.alerts[state.rawValue] = count }
        for states in counts.messages.values {
            for (state, count) in states { report.messages[state.rawValue, default: 0] += count }
        }
        for states in counts.deliveries.values {
            for (state, count) in states { report.deliveries[state.rawValue, default: 0] += count }
        }
        try addFeeds(settings.feeds.filter(\.isEnabled), to: &report)
        let sinks = Set(settings.sinks.map(\.id))
        for (sink, states) in counts.messages.sorted(by: { $0.key < $1.key }) where !sinks.contains(sink) {
            guard let waiting = states[.pending], waiting > 0 else { continue }
            report.problems.append(
                "\(waiting) messages wait for the sink '\(sink)', which is not configured; they expire "
                    + "\(SinkReport.orphanHours) hours after they were made"
            )
        }
        let size = try store.size()
        report.storeBytes = Int64(size.bytes + size.logBytes)
    }

    /// Counts feeds by state, and names those that need a person: gone, or failing for long.
    private func addFeeds(_ feeds: [Feed], to report: inout StatusReport) throws {
        let known = try feedStates()
        report.feeds["configured"] = feeds.count
        var troubled: [FeedID] = []
        for feed in feeds {
            let state = known[feed.id]
            report.feeds[FeedReport.state(of: feed, state), default: 0] += 1
            if let state, state.isGone || state.failures >= Self.manyFailures { troubled.append(feed.id) }
        }
        if troubled.isEmpty { return }
        let named = troubled.prefix(5).map(\.rawValue).joined(separator: ", ")
        let more = troubled.count > 5 ? " and \(troubled.count - 5) more" : ""
        report.problems.append(
            "\(troubled.count) feeds fail for long: \(named)\(more); see 'watchword feeds list'"
        )
    }

    /// So many polls in a row fail for a day at the back-off's pace.
    private static let manyFailures = 6

    private func find(_ id: String, in transaction: ReadTransaction) throws -> Alert {
        switch try transaction.alert(abbreviated: id) {
        case .found(let alert): return alert
        case .none: throw NotThere("there is no alert '\(id)'; give six letters of its id or more")
        case .ambiguous:
            throw APIProblem("'\(id)' is the beginning of several alerts' ids", hint: "give more of it")
        }
    }
}

extension Feed {
    /// The host that it is asked from.
    fileprivate func host(_ state: FeedState?) -> HostKey {
        HostKey(state?.movedTo.flatMap(URL.init(string:)) ?? url)
    }
}

/// What was asked for is not there: status 404.
public struct NotThere: Error, Sendable {
    /// The sentence for people.
    public let message: String

    /// Says what is missing.
    public init(_ message: String) { self.message = message }
}
