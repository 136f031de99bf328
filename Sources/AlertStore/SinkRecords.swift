// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// What the store knows of one sink.
public struct SinkRecord: Sendable, Hashable {
    /// The sink, configured or not.
    public var sink: SinkID
    /// Messages that wait or are being sent.
    public var waiting = 0
    /// When the oldest of them was made.
    public var oldest: Date?
    /// Messages that the sink will not take.
    public var dead = 0
    /// Messages whose time was over.
    public var expired = 0
    /// When it last took a message.
    public var lastDone: Date?
    /// When it last did not.
    public var lastFailed: Date?
    /// Since when it takes nothing; nil while it does.
    public var failingSince: Date?
    /// What the last failure was, without secrets.
    public var failure: String?
    /// Since when the trouble is that people heard of, and have not heard the end of.
    public var told: Date?
    /// When people last heard that it is in trouble.
    public var lastTold: Date?

    /// Nothing was ever sent.
    public init(sink: SinkID) { self.sink = sink }
}

/// The failures of a sink since the last that it took.
public struct SinkFailures: Sendable, Hashable {
    /// When the first ended.
    public var since: Date
    /// When the last ended.
    public var last: Date
    /// How many there were.
    public var count: Int
    /// What the last was.
    public var outcome: Attempt.Outcome
    /// When the message of the last is due.
    public var due: Date
}

extension ReadTransaction {
    /// What is known of every sink that ever had a message, by their ids.
    ///
    /// Costs as much as what waits and what was given up, not what was ever sent.
    public func sinkRecords() throws -> [SinkRecord] { try sinksEverUsed().map(sinkRecord) }

    /// What is known of one sink.
    public func sinkRecord(_ sink: SinkID) throws -> SinkRecord {
        var record = SinkRecord(sink: sink)
        for state in [MessageState.pending, .leased] {
            let row = try database.row(
                "SELECT count(*) AS count, min(created_ms) AS oldest FROM message WHERE sink_id = ? AND state = ?",
                [sink.rawValue, state.rawValue]
            )
            guard let row else { continue }
            record.waiting += try row.value("count")
            let oldest = try row.optionalTime("oldest")
            record.oldest = [record.oldest, oldest].compactMap(\.self).min()
        }
        record.dead = try count(sink, .dead)
        record.expired = try count(sink, .expired)
        guard
            let row = try database.row("SELECT * FROM sink_record WHERE sink_id = ?", [sink.rawValue])
        else { return record }
        record.lastDone = try row.optionalTime("done_ms")
        record.lastFailed = try row.optionalTime("failed_ms")
        record.failingSince = try row.optionalTime("failing_since_ms")
        record.failure = try row.value("failure")
        record.told = try row.optionalTime("told_ms")
        record.lastTold = try row.optionalTime("last_told_ms")
        return record
    }

    /// The tries that a sink failed at since it fails, of messages that still wait; nil when there are none.
    public func sinkFailures(_ sink: SinkID) throws -> SinkFailures? {
        guard let since = try sinkRecord(sink).failingSince else { return nil }
        // Begin and length are rounded each for itself.
        let sql = """
            SELECT attempt.started_ms + attempt.took_ms AS ended, outcome, next_ms FROM message
            JOIN attempt ON attempt.message_seq = message.seq
            WHERE sink_id = ?1 AND state = 'pending' AND attempts > 0 AND ended + 2 >= ?2
            ORDER BY ended
            """
        let tries = try database.rows(sql, [sink.rawValue, since.milliseconds])
        guard let last = tries.last else { return nil }
        return SinkFailures(
            since: since,
            last: try last.time("ended"),
            count: tries.count,
            outcome: try last.choice("outcome"),
            due: try last.time("next_ms")
        )
    }

    /// Without tests, which nobody misses.
    private func count(_ sink: SinkID, _ state: MessageState) throws -> Int {
        let sql = "SELECT count(*) FROM message WHERE sink_id = ? AND state = ? AND kind <> 'test'"
        return Int(try database.number(sql, [sink.rawValue, state.rawValue]) ?? 0)
    }

    /// The sinks of all messages, each looked up behind the one before: the table is not read.
    func sinksEverUsed() throws -> [SinkID] {
        try database.rows(
            """
            WITH RECURSIVE used(sink) AS (
                SELECT min(sink_id) FROM message
                UNION ALL
                SELECT (SELECT min(sink_id) FROM message WHERE sink_id > used.sink) FROM used
                WHERE used.sink IS NOT NULL
            )
            SELECT sink FROM used WHERE sink IS NOT NULL
            """
        )
        .map { try $0.id("sink") }
    }
}

extension WriteTransaction {
    /// Takes note that people hear of a sink's trouble, or with nil that it is over.
    public func tellOfSink(_ sink: SinkID, since: Date?, now: Date) throws {
        try database.run(
            """
            INSERT INTO sink_record (sink_id, told_ms, last_told_ms) VALUES (?1, ?2, ?3)
            ON CONFLICT (sink_id) DO UPDATE SET told_ms = ?2, last_told_ms = coalesce(?3, last_told_ms)
            """,
            [sink.rawValue, since?.milliseconds, since.map { _ in now.milliseconds }]
        )
    }

    /// Takes note, for the sink of a message, of how it fared.
    func remember(_ attempt: Attempt, of message: Int64) throws {
        let ended = (attempt.started + attempt.took).milliseconds
        let isDone = attempt.outcome == .done
        try database.run(
            """
            INSERT INTO sink_record (sink_id, done_ms, failed_ms, failing_since_ms, failure)
            SELECT sink_id, ?2, ?3, CASE WHEN ?4 THEN ?3 END, ?5 FROM message WHERE seq = ?1
            ON CONFLICT (sink_id) DO UPDATE SET
                done_ms = coalesce(excluded.done_ms, done_ms),
                failed_ms = coalesce(excluded.failed_ms, failed_ms),
                failing_since_ms = CASE WHEN ?4 THEN coalesce(failing_since_ms, ?3)
                    WHEN ?4 IS NULL THEN failing_since_ms END,
                failure = coalesce(excluded.failure, failure)
            """,
            [
                message, isDone ? ended : nil, isDone ? nil : ended, attempt.outcome.isOfSink,
                isDone ? nil : attempt.detail ?? attempt.outcome.rawValue,
            ]
        )
    }
}

extension Attempt.Outcome {
    /// Whether the sink as a whole fails; an answer about the message alone is an answer; nil: it says nothing of that.
    fileprivate var isOfSink: Bool? {
        switch self {
        case .done, .permanentMessage: false
        case .transient, .transientSlow, .permanentEndpoint, .endpointGone: true
        case .refused: nil
        }
    }
}
