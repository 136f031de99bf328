// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel
import Notifying

/// Puts deliveries into as many digests as their sink has room for.
struct DigestMaker {
    /// The sink; nil where it is not configured any more: then one message has all.
    let sink: SinkSettings?
    let id: SinkID
    let now: Date
    /// The messages whose place the digests take.
    var replacing: [MessageID] = []

    /// What is composed to see what has room; no sink tells more of one message in full.
    private static let mostComposed = 1000

    /// The digests, in order; of one delivery none is made here.
    ///
    /// - Parameters:
    ///   - deliveries: in the order in which they are told.
    ///   - parts: the most messages.
    func digests(
        of deliveries: [DeliveryID],
        because reason: DeliveryReason,
        by grouping: DigestSchedule.Grouping = .none,
        parts: Int,
        in transaction: ReadTransaction
    ) throws -> [PlannedMessage] {
        let alerts = try transaction.alerts(of: Array(deliveries.prefix(Self.mostComposed)))
        // An alert that is gone meanwhile took its deliveries with it: then all there is goes in one.
        let isWhole = alerts.count == min(deliveries.count, Self.mostComposed)
        var ranges = [0..<deliveries.count]
        if parts > 1, isWhole, let sink {
            ranges = DigestParts.of(alerts, for: sink, atMost: parts)
            // The last part takes what is left, and tells its number.
            if let last = ranges.popLast() { ranges.append(last.lowerBound..<deliveries.count) }
        }
        return ranges.enumerated()
            .map { index, range in
                let digest = Digest(
                    reason: reason,
                    grouping: grouping,
                    part: index + 1,
                    parts: ranges.count,
                    total: deliveries.count
                )
                return message(.digest, carrying: Array(deliveries[range]), digest)
            }
    }

    /// A message that waits.
    func message(
        _ kind: MessageKind,
        carrying deliveries: [DeliveryID],
        _ digest: Digest? = nil
    )
        -> PlannedMessage
    {
        var message = Message(
            id: StableID.message(carrying: deliveries, replacing: replacing),
            sink: id,
            kind: kind,
            created: now,
            nextAttempt: now
        )
        message.digest = digest
        return PlannedMessage(message, carrying: deliveries)
    }
}
