// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// When a delivery may go.
struct Timing: Hashable {
    /// Not before this.
    var due: Date
    /// What holds it back until then; nil: nothing does.
    var hold: DeliveryReason?
}

extension RoutePolicy {
    /// When something that came up at a time may go, but for the throttle, which counts what went before.
    ///
    /// - Parameters:
    ///   - created: when it came up; a time to come, which a clock that was set back leaves behind, counts as now.
    ///   - zone: of hours that name none.
    func timing(created: Date, priority: Priority, now: Date, zone: TimeZone) -> Timing {
        let created = min(created, now)
        var timing = Timing(due: created)
        if let digest, let next = digest.next(after: created, zone: zone) {
            timing = Timing(due: next, hold: .digest)
        } else if groupWait > .zero {
            timing = Timing(due: created + groupWait, hold: .groupWait)
        }
        timing.due = max(timing.due, now)
        if let end = quietEnd(at: timing.due, priority: priority, zone: zone) {
            timing = Timing(due: end, hold: .quietHours)
        }
        return timing
    }
}
