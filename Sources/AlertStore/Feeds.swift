// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// What is remembered of every feed that was ever asked.
    public func feedStates() throws -> [FeedID: FeedState] {
        let states = try database.rows(Self.feedQuery).map(Self.feedState)
        return Dictionary(states.map { ($0.feed, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is remembered of a feed; nil when it was never asked.
    public func feedState(_ feed: FeedID) throws -> FeedState? {
        try database.row(Self.feedQuery + " WHERE feed.id = ?", [feed.rawValue]).map(Self.feedState)
    }

    private static let feedQuery = "SELECT * FROM feed JOIN feed_poll ON feed_poll.feed_id = feed.id"

    private static func feedState(_ row: Row) throws -> FeedState {
        var state = FeedState(feed: try row.id("id"), url: try row.value("url"))
        state.validators = Validators(
            etag: try row.value("etag"),
            lastModified: try row.value("last_modified")
        )
        state.bodyHash = try row.value("body_hash")
        state.documentTitle = try row.value("document_title")
        state.nextPoll = try row.optionalTime("next_ms")
        state.nextPollReason = try row.value("next_reason")
        state.lastPoll = try row.optionalTime("last_ms")
        state.lastSuccess = try row.optionalTime("success_ms")
        state.baseline = try row.optionalTime("baseline_ms")
        state.failures = try row.value("failures")
        state.failingSince = try row.optionalTime("failing_since_ms")
        state.strangeDocuments = try row.value("strange_documents")
        let trouble: String? = try row.value("told_trouble")
        state.toldTrouble = trouble.flatMap(SourceTrouble.init)
        state.lastError = try row.value("last_error")
        state.isGone = try row.value("is_gone")
        let wait: Int64? = try row.value("document_wait_ms")
        state.documentWait = wait.map { .milliseconds($0) }
        state.throttledUntil = try row.optionalTime("throttled_until_ms")
        state.unchangedSince = try row.optionalTime("unchanged_since_ms")
        state.hasThrottled = try row.value("has_throttled")
        state.redirect = try redirect(row)
        state.movedTo = try row.value("moved_to")
        state.mayHaveMissed = try row.optionalTime("may_have_missed_ms")
        state.gaps = try row.value("gaps")
        state.toldQuiet = try row.optionalTime("told_quiet_ms")
        state.hub = try row.value("hub")
        let every: Int64? = try row.value("shortened_every_ms")
        state.shortenedEvery = every.map { .milliseconds($0) }
        state.entryCount = try row.value("entry_count")
        return state
    }

    private static func redirect(_ row: Row) throws -> SeenRedirect? {
        let target: String? = try row.value("redirect_to")
        guard let target, let since = try row.optionalTime("redirect_since_ms") else { return nil }
        return SeenRedirect(target: target, count: try row.value("redirect_count"), since: since)
    }
}

extension WriteTransaction {
    /// Remembers a feed's state: also after a poll that brought nothing.
    public func save(_ state: FeedState) throws {
        try database.run(
            """
            INSERT INTO feed (id, document_title, baseline_ms, entry_count) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                document_title = excluded.document_title,
                baseline_ms = excluded.baseline_ms,
                entry_count = excluded.entry_count
            """,
            [state.feed.rawValue, state.documentTitle, state.baseline?.milliseconds, state.entryCount]
        )
        try database.run(
            """
            INSERT OR REPLACE INTO feed_poll (
                feed_id, url, etag, last_modified, body_hash, next_ms, next_reason, last_ms, success_ms,
                failures, last_error, is_gone, document_wait_ms, throttled_until_ms,
                redirect_to, redirect_count, redirect_since_ms, moved_to, unchanged_since_ms, has_throttled,
                failing_since_ms, strange_documents, told_trouble, may_have_missed_ms, gaps,
                told_quiet_ms, hub, shortened_every_ms
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                state.feed.rawValue, state.url, state.validators.etag, state.validators.lastModified,
                state.bodyHash, state.nextPoll?.milliseconds, state.nextPollReason,
                state.lastPoll?.milliseconds, state.lastSuccess?.milliseconds, state.failures,
                state.lastError, state.isGone,
                state.documentWait.map { Int64(($0.seconds * 1000).rounded()) },
                state.throttledUntil?.milliseconds, state.redirect?.target, state.redirect?.count,
                state.redirect?.since.milliseconds, state.movedTo, state.unchangedSince?.milliseconds,
                state.hasThrottled, state.failingSince?.milliseconds, state.strangeDocuments,
                state.toldTrouble?.rawValue, state.mayHaveMissed?.milliseconds, state.gaps,
                state.toldQuiet?.milliseconds, state.hub,
                state.shortenedEvery.map { Int64(($0.seconds * 1000).rounded()) },
            ]
        )
    }
}
