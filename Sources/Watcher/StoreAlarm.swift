// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import Logging
import NewsModel
import Notifying
import Synchronization

/// Whom to tell that the store cannot be written, kept in memory since nothing else can be: the one notice that is not
/// stored before it is sent.
struct StoreAlarm: Sendable, Hashable {
    /// Each sink hears of it once in so much time.
    static let pause = Duration.seconds(3600)
    /// A disk that is full for a moment is no news.
    static let patience = Duration.seconds(20)

    private var told: [SinkID: Date] = [:]
    private var episode: Notice?
    /// Whether people heard from here that the disk is full, and have not heard the end of it.
    private(set) var tellsOfSpace = false

    /// What to send now and to whom, as the store can be written or not; nil: nothing.
    ///
    /// The end of the trouble is told to those who heard of it. Of a full disk people hear once: here, or from
    /// `SpaceWatch`, which rests the polling before it is; and it is over when that goes on.
    mutating func decide(
        _ trouble: Writer.Trouble?,
        _ space: SpaceWatch = SpaceWatch(),
        sinks: [SinkID],
        now: Date
    ) -> (notice: Notice, sinks: [SinkID])? {
        guard let trouble else { return tellsOfSpace && space.low != nil ? nil : recovery() }
        let isOfSpace = trouble.failure.reason == .full
        if isOfSpace, space.told != nil { return nil }
        guard now >= trouble.since + Self.patience else { return nil }
        let due = sinks.filter { sink in told[sink].map { now >= $0 + Self.pause } ?? true }
        guard !due.isEmpty else { return nil }
        for sink in due { told[sink] = now }
        let notice = Notice(
            kind: .storeFailing,
            subject: "store",
            text: "The store cannot be written: \(trouble.failure). Articles are not taken in until it can; "
                + "make room, or look at the disk.",
            since: trouble.since
        )
        episode = notice
        tellsOfSpace = isOfSpace
        return (notice, due)
    }

    private mutating func recovery() -> (notice: Notice, sinks: [SinkID])? {
        guard let over = episode else { return nil }
        episode = nil
        tellsOfSpace = false
        let notice = Notice(
            kind: .recovered,
            subject: over.subject,
            text: "The store can be written again.",
            since: over.since
        )
        return (notice, told.keys.sorted())
    }
}

extension Watcher {
    /// Tells sinks, past the outbox, that the store cannot be written; through it, that it can again.
    func tellOfStore() async {
        let (trouble, now) = (writer.failing, now())
        let well = sinks.health.filter { $0.state == .closed }.map(\.sink)
        let space = space.withLock(\.self)
        let decision = alarm.withLock { $0.decide(trouble, space, sinks: well, now: now) }
        guard let (notice, hearers) = decision else { return }
        log.log(
            level: trouble == nil ? .notice : .error,
            "\(trouble == nil ? "the store can be written again" : "the store cannot be written")",
            metadata: ["detail": "\(trouble.map { "\($0.failure)" } ?? "")"]
        )
        if trouble == nil {
            await tell(notice)
            return
        }
        for sink in hearers {
            guard let runner = sinks.runner(of: sink) else { continue }
            let message = OutgoingMessage(
                message: Message(notice, for: sink, now: now),
                alerts: [],
                reason: .first
            )
            // Each for itself: one that hangs must not keep the watchdog waiting.
            Task { await runner.sendUnstored(message) }
        }
    }
}
