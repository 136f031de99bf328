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

    /// Makes the sink and sends the message once, where no service runs.
    ///
    /// - Throws: `SinkProblem` when no sink can be made of the settings.
    public static func run(
        _ id: MessageID,
        for settings: SinkSettings,
        factory: SinkFactory,
        now: Date
    ) async throws(SinkProblem) -> SendResult {
        let message = message(id, for: settings.id, now: now)
        let sink = try factory.make(settings)
        return await sink.send(OutgoingMessage(message: message, alerts: [], reason: .first), now: now)
    }
}
