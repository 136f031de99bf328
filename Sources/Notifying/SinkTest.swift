// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A message sent by hand, to see whether a sink works.
///
/// It is a real message of kind `test`, and goes the way of every other.
public enum SinkTest {
    /// The message, to be put into the outbox of a running service.
    ///
    /// - Parameter id: another one for each test.
    public static func message(_ id: MessageID, for sink: SinkID, now: Date) -> Message {
        Message(id: id, sink: sink, kind: .test, created: now, nextAttempt: now)
    }

    /// The same, leased for `SinkRunner.sendNow`: no runner takes it from its queue.
    public static func leased(_ id: MessageID, for sink: SinkID, now: Date) -> Message {
        var message = message(id, for: sink, now: now)
        message.state = .leased
        message.leaseUntil = now + .seconds(300)
        return message
    }
}
