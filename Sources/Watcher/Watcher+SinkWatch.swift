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

// What is told of the sinks themselves.
extension Watcher {
    /// Tells, through the sinks that are well, of those that are not, and of those that are well again.
    func lookAtSinks() async {
        let configured = Set(running.current.settings.sinks.map(\.id))
        let troubles = sinkTroubles
        let now = now()
        do {
            let records = try await workers.run { [store] in try store.read { try $0.sinkRecords() } }
            var known = Dictionary(records.map { ($0.sink, $0) }) { first, _ in first }
            for sink in troubles.keys where known[sink] == nil { known[sink] = SinkRecord(sink: sink) }
            let failing = known.values.filter { troubles[$0.sink] != nil || $0.failingSince != nil }
                .map(\.sink)
            let well = configured.subtracting(failing)
            for record in known.values.sorted(by: { $0.sink < $1.sink })
            where configured.contains(record.sink) {
                let standing = SinkWatch.Standing(record, troubles[record.sink])
                guard let verdict = SinkWatch.decide(standing, now: now) else { continue }
                try await tell(verdict, of: record.sink, through: well.subtracting([record.sink]))
            }
        } catch {
            log.warning("the sinks could not be looked at", metadata: ["error": "\(error)"])
        }
    }

    /// What is told and that it is told are one transaction.
    private func tell(_ verdict: SinkWatch.Verdict, of sink: SinkID, through others: Set<SinkID>) async throws
    {
        let now = now()
        let messages = others.sorted().map { Message(verdict.notice, for: $0, now: now) }
        try await writer.commit { transaction in
            try transaction.tellOfSink(sink, since: verdict.told, now: now)
            for message in messages { try transaction.enqueue(message) }
        }
        let isOver = verdict.told == nil
        log.log(
            level: isOver ? .notice : .error,
            "\(isOver ? "a sink is well again" : "a sink is in trouble")",
            metadata: [
                "sink.id": "\(sink)", "text": "\(verdict.notice.text)", "told": "\(others.count) sinks",
            ]
        )
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
