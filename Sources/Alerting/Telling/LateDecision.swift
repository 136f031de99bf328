// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What becomes of a message whose sink could not take it when it was made, and may now: decided without clock or store.
///
/// Nobody is woken at night because a receiver is back: what falls into quiet hours by now gathers until they are over,
/// unless its priority passes them, and what a silence covers by now is muted.
public enum LateDecision: Sendable, Hashable {
    /// It goes.
    case goes
    /// It does not go now: when each of its deliveries may, and which are never told.
    case stays(held: [DeliveryID: Date], muted: [GatheringDecision.Muted])

    /// Decides about what one message carries.
    ///
    /// A digest goes as a whole as soon as anything in it may: an urgent alert waits for no other.
    /// - Parameter routing: the settings in force, with the silences.
    public static func decide(
        _ deliveries: [GatheredDelivery],
        for sink: SinkID,
        routing: RoutingTable,
        now: Date
    ) -> LateDecision {
        var held: [DeliveryID: Date] = [:]
        var muted: [GatheringDecision.Muted] = []
        for item in deliveries {
            if let silence = routing.silence(over: item.traits, for: sink, at: now) {
                muted.append(.init(deliveries: [item.id], reason: silence.reason, detail: silence.detail))
            } else if let end = routing.quietEnd(item.traits, for: sink, at: now) {
                held[item.id] = end
            } else {
                return .goes
            }
        }
        return deliveries.isEmpty ? .goes : .stays(held: held, muted: muted)
    }
}

extension RoutingTable {
    /// When the quiet hours are over that keep an alert from a sink now; nil: none do.
    fileprivate func quietEnd(_ alert: AlertTraits, for sink: SinkID, at now: Date) -> Date? {
        routed(alert, to: sink)?.policy.quietEnd(at: now, priority: alert.priority, zone: zone)
    }
}
