// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Who is told of the alerts of one commit, when, and in which message; or why they are not.
struct DeliveryPlan {
    /// What each sink is to hear, or why it is not.
    private(set) var deliveries: [Delivery] = []
    /// One request each.
    private(set) var messages: [Message] = []

    private let routing: RoutingTable
    private let now: Date

    /// A plan of nothing yet.
    init(routing: RoutingTable, now: Date) {
        self.routing = routing
        self.now = now
    }

    /// A delivery of an alert for each of its sinks.
    ///
    /// - Parameter muted: why nobody is told; nil: they are.
    mutating func tell(
        of alert: Alert,
        rule: RuleInfo,
        _ article: Article,
        cause: StableID.Cause,
        muted: DeliveryReason?
    ) {
        for sink in routing.sinks(for: rule, article: article) {
            let id = StableID.delivery(alert: alert.id, sink: sink, cause: cause)
            let message = muted == nil ? StableID.message(carrying: [id]) : nil
            deliveries.append(
                Delivery(
                    id: id,
                    alert: alert.id,
                    sink: sink,
                    state: muted == nil ? .pending : .muted,
                    reason: muted ?? cause.reason,
                    message: message,
                    created: now
                )
            )
            if let message {
                messages.append(
                    Message(id: message, sink: sink, kind: cause.messageKind, created: now, nextAttempt: now)
                )
            }
        }
    }
}

extension StableID.Cause {
    fileprivate var reason: DeliveryReason {
        switch self {
        case .first: .first
        case .lookBack: .lookedBack
        case .update: .update
        }
    }

    fileprivate var messageKind: MessageKind {
        switch self {
        case .first, .lookBack: .alert
        case .update: .update
        }
    }
}
