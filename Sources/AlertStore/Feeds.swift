// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// What is remembered of every feed that was ever asked.
    public func feedStates() throws -> [FeedID: FeedState] {
        var states: [FeedID: FeedState] = [:]
        try database.each(FeedColumns.query) { row in
            let state = try FeedColumns.state(row)
            states[state.feed] = state
        }
        return states
    }

    /// Feeds with an archive to ask for, after a gap.
    public func feedsWithArchive() throws -> [FeedState] {
        try database.rows(FeedColumns.query + " WHERE feed_poll.archive_url IS NOT NULL")
            .map(FeedColumns.state)
    }

    /// What is remembered of a feed; nil when it was never asked.
    public func feedState(_ feed: FeedID) throws -> FeedState? {
        try database.row(FeedColumns.query + " WHERE feed.id = ?", [feed.rawValue]).map(FeedColumns.state)
    }
}

extension WriteTransaction {
    /// Remembers a feed's state: also after a poll that brought nothing.
    public func save(_ state: FeedState) throws {
        _ = try savedSequence(of: state)
    }

    /// Gives a feed another id: all that is stored of it stays its own.
    ///
    /// Nothing happens where no feed has the old id.
    ///
    /// - Throws: `StoreFailure` where another feed has the new one.
    public func rename(_ feed: FeedID, to id: FeedID) throws {
        try database.run("UPDATE feed SET id = ? WHERE id = ?", [id.rawValue, feed.rawValue])
    }

    /// Remembers a feed's state and answers the number that the feed has in the store.
    func savedSequence(of state: FeedState) throws -> Int64 {
        try database.run(
            """
            INSERT INTO feed (id, document_title, baseline_ms, entry_count, hub, topic) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET document_title = excluded.document_title,
                baseline_ms = excluded.baseline_ms, entry_count = excluded.entry_count, hub = excluded.hub,
                topic = excluded.topic
            """,
            [
                state.feed.rawValue, state.documentTitle, state.baseline?.milliseconds, state.entryCount,
                state.hub, state.topic,
            ]
        )
        guard let feed = try reading.sequence(of: state.feed) else {
            throw StoreFailure(.corrupt, "The feed \(state.feed) was stored, but is not there.")
        }
        try database.run(FeedColumns.insertion, StatementArguments([feed] + FeedColumns.values(state)))
        return feed
    }
}

/// The columns of a feed's state, in one order for writing and reading: a start reads them for every feed.
private enum FeedColumns {
    static let query = """
        SELECT feed.id, feed.document_title, feed.baseline_ms, feed.entry_count, feed.hub, feed.topic,
            \(names)
        FROM feed JOIN feed_poll ON feed_poll.feed_seq = feed.seq
        """
    static let insertion = """
        INSERT OR REPLACE INTO feed_poll (feed_seq, \(names))
        VALUES (?, \(Array(repeating: "?", count: 29).joined(separator: ", ")))
        """
    private static let names = """
        url, etag, last_modified, body_hash, next_ms, next_reason, last_ms, success_ms, failures, last_error,
        is_gone, document_wait_ms, throttled_until_ms, redirect_to, redirect_count, redirect_since_ms, moved_to,
        unchanged_since_ms, has_throttled, failing_since_ms, strange_documents, told_trouble,
        may_have_missed_ms, gaps, archive_url, told_quiet_ms, shortened_every_ms, document_wish_ms,
        silent_times
        """

    static func values(_ state: FeedState) -> [(any DatabaseValueConvertible)?] {
        [
            state.url, state.validators.etag, state.validators.lastModified, state.bodyHash,
            state.nextPoll?.milliseconds, state.nextPollReason, state.lastPoll?.milliseconds,
            state.lastSuccess?.milliseconds, state.failures, state.lastError, state.isGone,
            state.documentWait.map(milliseconds), state.throttledUntil?.milliseconds,
            state.redirect?.target, state.redirect?.count, state.redirect?.since.milliseconds,
            state.movedTo, state.unchangedSince?.milliseconds, state.hasThrottled,
            state.failingSince?.milliseconds, state.strangeDocuments, state.toldTrouble?.rawValue,
            state.mayHaveMissed?.milliseconds, state.gaps, state.archive, state.toldQuiet?.milliseconds,
            state.shortenedEvery.map(milliseconds), state.documentWish.map(milliseconds),
            state.silentTimes?.bits,
        ]
    }

    static func state(_ row: Row) throws -> FeedState {
        var columns = ColumnReader(row)
        let feed = FeedID(try columns.next() as String)
        var state = FeedState(feed: feed, url: "")
        state.documentTitle = try columns.next()
        state.baseline = try columns.optionalTime()
        state.entryCount = try columns.next()
        state.hub = try columns.next()
        state.topic = try columns.next()
        state.url = try columns.next()
        try readPolls(&columns, into: &state)
        try readTroubles(&columns, into: &state)
        return state
    }

    private static func readPolls(_ columns: inout ColumnReader, into state: inout FeedState) throws {
        state.validators = Validators(etag: try columns.next(), lastModified: try columns.next())
        state.bodyHash = try columns.next()
        state.nextPoll = try columns.optionalTime()
        state.nextPollReason = try columns.next()
        state.lastPoll = try columns.optionalTime()
        state.lastSuccess = try columns.optionalTime()
        state.failures = try columns.next()
        state.lastError = try columns.next()
        state.isGone = try columns.next()
        state.documentWait = try columns.duration()
        state.throttledUntil = try columns.optionalTime()
        state.redirect = try redirect(&columns)
        state.movedTo = try columns.next()
    }

    private static func readTroubles(_ columns: inout ColumnReader, into state: inout FeedState) throws {
        state.unchangedSince = try columns.optionalTime()
        state.hasThrottled = try columns.next()
        state.failingSince = try columns.optionalTime()
        state.strangeDocuments = try columns.next()
        let trouble: String? = try columns.next()
        state.toldTrouble = trouble.flatMap(SourceTrouble.init)
        state.mayHaveMissed = try columns.optionalTime()
        state.gaps = try columns.next()
        state.archive = try columns.next()
        state.toldQuiet = try columns.optionalTime()
        state.shortenedEvery = try columns.duration()
        state.documentWish = try columns.duration()
        let silence: Int? = try columns.next()
        state.silentTimes = silence.flatMap(SilentTimes.init)
    }

    private static func redirect(_ columns: inout ColumnReader) throws -> SeenRedirect? {
        let target: String? = try columns.next()
        let count: Int? = try columns.next()
        let since = try columns.optionalTime()
        guard let target, let count, let since else { return nil }
        return SeenRedirect(target: target, count: count, since: since)
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        // A hostile document may wish for longer than any integer holds.
        Int64(min(duration.seconds * 1000, 9e15).rounded())
    }
}
