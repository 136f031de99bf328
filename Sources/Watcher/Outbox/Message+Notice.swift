// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel

extension Message {
    /// A notice for one sink; the same notice twice is one message.
    init(_ notice: Notice, for sink: SinkID, now: Date) {
        self.init(
            id: StableID.message(notice: notice, sink: sink),
            sink: sink,
            kind: .notice,
            created: now,
            nextAttempt: now
        )
        self.notice = notice
    }
}
