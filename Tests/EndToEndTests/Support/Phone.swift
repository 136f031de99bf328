// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import Synchronization

/// A server that shows messages to a person, in the way of ntfy.
final class Phone: Sendable {
    /// What a person is shown.
    struct Shown: Decodable {
        let title: String
        let message: String
    }

    let server: LoopbackServer
    private let status: Mutex<Int>
    private let seen = Mutex<[Shown]>([])

    private init(_ server: LoopbackServer) {
        self.server = server
        status = Mutex(200)
    }

    static func start() async throws -> Phone {
        let box = Mutex<Phone?>(nil)
        let server = try await LoopbackServer.start { request in
            box.withLock { $0 }?.answer(request) ?? ScriptedResponse(status: 500)
        }
        let phone = Phone(server)
        box.withLock { $0 = phone }
        return phone
    }

    private func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        let status = status.withLock { $0 }
        if status == 200, let shown = try? JSONDecoder().decode(Shown.self, from: Data(request.body)) {
            seen.withLock { $0.append(shown) }
        }
        return ScriptedResponse(status: status)
    }

    /// Answers with this status from now on; 200 shows what comes.
    func answer(with status: Int) { self.status.withLock { $0 = status } }

    /// What was shown so far.
    var shown: [Shown] { seen.withLock { $0 } }
}

extension Stage {
    /// The usual sinks, and the phone with what it asks for.
    func writeService(phone: Phone, _ policy: String) throws {
        try writeService(
            more: """
                  phone:
                    kind: webhook
                    format: ntfy
                    topic: news
                    url: \(phone.server.url("/").absoluteString)
                    allow_http: true
                    allow_private: true
                    rate: { burst: 100, every: 100ms }
                    \(policy)

                """
        )
    }

    /// Waits until the file has so many alerts: then they are stored, and what becomes of them is decided.
    func waitForFile(_ count: Int) async -> Bool {
        await eventually { try filed().count == count }
    }

    /// What `deliveries list` says of a sink, oldest first.
    func deliveries(_ sink: String) async throws -> [DeliveryLine] {
        let lines: [DeliveryLine] =
            try await home.command(
                "deliveries",
                "list",
                "--sink",
                sink,
                "--limit",
                "1000",
                "--json"
            )
            .lines()
        return lines.reversed()
    }
}
