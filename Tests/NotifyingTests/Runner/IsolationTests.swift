// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Logging
import LoopbackWorld
import NewsModel
import Notifying
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Sinks side by side` {
    private static let count = 100

    private static func runner(
        _ id: SinkID,
        _ kind: SinkSettings.Kind,
        _ observe: @escaping @Sendable (Attempt) -> Void = { _ in }
    ) throws -> (runner: SinkRunner, outbox: MemoryOutbox) {
        let settings = SinkSettings(id: id, kind: kind)
        let outbox = MemoryOutbox((1...count).map { MessageID("\(id)_\($0)") })
        let runner = SinkRunner(
            sink: try SinkFactory(client: testClient, timeZone: .gmt).make(settings),
            outbox: outbox,
            options: RunnerOptions(settings),
            clock: LeapingClock(),
            dice: { 0 },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            observe: observe
        )
        return (runner, outbox)
    }

    private static func webhook(_ url: URL) -> SinkSettings.Kind { .webhook(`Webhook sink`.settings(url)) }

    /// Over one client, as in the daemon: a webhook and a mail server that hang, one that answers 500, one that is down.
    @Test func `a healthy sink sends everything while others hang, fail and are down`() async throws {
        let (healthy, hanging, failing, dead) = try await (
            WebhookReceiver.start(), WebhookReceiver.start(), WebhookReceiver.start(), WebhookReceiver.start()
        )
        hanging.answerOtherwise(with: .fault(.hang))
        failing.answerOtherwise(with: .status(500))
        await dead.goDown()
        let mail = try await MailReceiver.start(script: ["CONNECT": "-"])
        let others = try [
            Self.runner("hanging", Self.webhook(hanging.url)),
            Self.runner("failing", Self.webhook(failing.url)),
            Self.runner("dead", Self.webhook(dead.url)),
            Self.runner("mail", .mail(`Mail sink`.settings(mail.port))),
        ]
        let work = others.map { other in Task { await other.runner.run() } }
        #expect(await hanging.waitFor(attempts: 1))
        let tries = Mutex(0)
        let (runner, outbox) = try Self.runner("healthy", Self.webhook(healthy.url)) { _ in
            tries.withLock { $0 += 1 }
        }
        let task = Task { await runner.run() }
        let isThrough = await healthy.waitFor(accepted: Self.count)
        #expect(isThrough, "\(healthy.accepted.count) accepted, \(runner.health)")
        while !outbox.rows.allSatisfy({ $0.message.state == .done }) { await Task.yield() }
        #expect(tries.withLock { $0 } == Self.count && runner.health.done == Self.count)
        #expect(others.allSatisfy { $0.runner.health.done == 0 })
        for task in work + [task] { task.cancel() }
        for task in work + [task] { await task.value }
        for server in [healthy, hanging, failing, dead] { await server.server.stop() }
        await mail.stop()
    }
}
