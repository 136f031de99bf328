// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What a digest says of itself, as people read it.
enum DigestWords {
    /// `12 alerts while the sink was down (part 1 of 3, 120 in all)`.
    static func heading(_ outgoing: OutgoingMessage) -> String {
        let count = outgoing.alerts.count
        let alerts = "\(count) \(count == 1 ? "alert" : "alerts")"
        guard let digest = outgoing.message.digest else { return alerts }
        let part = "(part \(digest.part) of \(digest.parts), \(digest.total) in all)"
        return [alerts, why(digest.reason), digest.parts > 1 ? part : nil].compactMap(\.self)
            .joined(separator: " ")
    }

    private static func why(_ reason: DeliveryReason) -> String? {
        switch reason {
        case .catchUp: "while the sink was down"
        case .quietHours: "from the quiet hours"
        case .throttled: "held back, since there were too many messages"
        case .flood: "at once"
        case .first, .update, .lookedBack, .groupWait, .digest: nil
        case .baseline, .tooOld, .silenced, .inhibited, .sameNews: nil
        }
    }

    /// For each alert, the heading of the group that begins with it; nil where the group goes on, or there is none.
    static func groups(_ outgoing: OutgoingMessage) -> [String?] {
        guard let grouping = outgoing.message.digest?.grouping, grouping != .none else {
            return outgoing.alerts.map { _ in nil }
        }
        var last: String?
        return outgoing.alerts.map { alert in
            let heading = grouping.heading(over: alert)
            defer { last = heading }
            return heading == last ? nil : heading
        }
    }
}
