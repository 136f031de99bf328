// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import Logging
import NewsModel
import Notifying
import ReviewServer
import Settings
import Synchronization

// What is told of the sinks themselves.
extension Watcher {
    /// Tells, through the other sinks, of those that are not well, and of those that are well again.
    func lookAtSinks() async {
        let configured = Set(running.current.settings.sinks.map(\.id))
        let troubles = sinkTroubles
        let now = now()
        do {
            let records = try await workers.run { [store] in try store.read { try $0.sinkRecords() } }
            var known = Dictionary(records.map { ($0.sink, $0) }) { first, _ in first }
            for sink in troubles.keys where known[sink] == nil { known[sink] = SinkRecord(sink: sink) }
            for record in known.values.sorted(by: { $0.sink < $1.sink })
            where configured.contains(record.sink) {
                let standing = SinkWatch.Standing(record, troubles[record.sink])
                guard let verdict = SinkWatch.decide(standing, now: now) else { continue }
                let others = Self.listeners(among: configured, troubles.mapValues(\.0), besides: record.sink)
                try await tell(verdict, of: record.sink, through: others)
            }
        } catch {
            log.warning("the sinks could not be looked at", metadata: ["error": "\(error)"])
        }
    }

    /// Whom trouble of a sink is told: what waits for a sink that is paused is kept, and arrives when it is mended.
    static func listeners(
        among configured: Set<SinkID>,
        _ troubles: [SinkID: SinkWatch.Trouble],
        besides sink: SinkID
    ) -> Set<SinkID> {
        configured.filter { $0 != sink && (troubles[$0] == nil || troubles[$0] == .paused) }
    }

    /// What is told and that it is told are one transaction; with nobody to tell, it is told as soon as there is somebody.
    private func tell(_ verdict: SinkWatch.Verdict, of sink: SinkID, through others: Set<SinkID>) async throws
    {
        let isOver = verdict.told == nil
        let isNew = untold.withLock { untold in
            defer { untold[sink] = others.isEmpty ? isOver : nil }
            return untold[sink] != isOver
        }
        if isNew {
            log.log(
                level: isOver ? .notice : .error,
                "\(isOver ? "a sink is well again" : "a sink is in trouble")",
                metadata: [
                    "sink.id": "\(sink)", "text": "\(verdict.notice.text)", "told": "\(others.count) sinks",
                ]
            )
        }
        guard !others.isEmpty else { return }
        let now = now()
        let messages = others.sorted().map { Message(verdict.notice, for: $0, now: now) }
        try await writer.commit { transaction in
            try transaction.tellOfSink(sink, since: verdict.told, now: now)
            for message in messages { try transaction.enqueue(message) }
        }
        sinks.wake(others)
    }

    /// What is wrong with each sink, as its runner knows it.
    private var sinkTroubles: [SinkID: (SinkWatch.Trouble, String?)] {
        var troubles: [SinkID: (SinkWatch.Trouble, String?)] = [:]
        for health in sinks.health {
            switch health.state {
            case .closed: break
            case .open: troubles[health.sink] = (.failing, health.lastFailure)
            case .paused: troubles[health.sink] = (.paused, health.lastFailure)
            case .off: troubles[health.sink] = (.gone, health.lastFailure)
            }
        }
        for (sink, problem) in sinks.broken { troubles[sink] = (.broken, problem) }
        return troubles
    }

    /// Gives up what has waited too long for sinks that nobody configures any more.
    func expireOrphans() async {
        let configured = Set(running.current.settings.sinks.map(\.id))
        let time = now() - .seconds(SinkReport.orphanHours * 3600)
        do {
            let count = try await writer.commit { transaction in
                try transaction.expireMessages(notFor: configured, madeBefore: time)
            }
            if count > 0 {
                log.warning(
                    "messages for sinks that are not configured expired",
                    metadata: ["count": "\(count)"]
                )
            }
        } catch {
            log.warning("messages for unknown sinks could not expire", metadata: ["error": "\(error)"])
        }
    }
}

extension Watcher {
    /// Gives up what has waited too long for sinks that are sent nothing: those that are gone, or cannot work.
    ///
    /// It is told of in a digest when they are back.
    func expireUnserved() async {
        let unserved = sinkTroubles.filter { $0.value.0 == .gone || $0.value.0 == .broken }
        let now = now()
        for sink in running.current.settings.sinks where unserved[sink.id] != nil {
            do {
                let count = try await writer.commit { transaction in
                    try transaction.expireMessages(of: sink.id, after: sink.expiresAfter, now: now)
                }
                guard count > 0 else { continue }
                log.warning(
                    "messages for a sink that does not work expired",
                    metadata: ["sink.id": "\(sink.id)", "count": "\(count)"]
                )
            } catch {
                log.warning(
                    "messages could not expire",
                    metadata: ["sink.id": "\(sink.id)", "error": "\(error)"]
                )
            }
        }
    }
}

extension SinkWatch.Standing {
    /// Joins what the store and the runner know.
    fileprivate init(_ record: SinkRecord, _ trouble: (SinkWatch.Trouble, String?)?) {
        self.init(sink: record.sink, waiting: record.waiting)
        // After a restart the runner has not failed yet; what the store remembers fails until a success.
        self.trouble = trouble?.0 ?? record.failingSince.map { _ in .failing }
        since = record.failingSince
        failure = trouble?.1 ?? record.failure
        told = record.told
        lastTold = record.lastTold
    }
}
