// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Synchronization

/// What a webhook's receiver counts: messages by their ids, and when the title of each alert first came.
final class Arrivals: Sendable {
    private struct State {
        var messages: Set<String> = []
        var first: ContinuousClock.Instant?
        var last: ContinuousClock.Instant?
        var titles: [String: ContinuousClock.Instant] = [:]
        var readsTitles = false
    }

    private let state = Mutex(State())

    /// From now on titles are read.
    func readTitles() { state.withLock { $0.readsTitles = true } }

    /// When each title first came.
    var titles: [String: ContinuousClock.Instant] { state.withLock { $0.titles } }

    /// Takes every message.
    func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        let now = ContinuousClock.now
        let id = request.headers["webhook-id"] ?? ""
        let readsTitles = state.withLock { state in
            state.messages.insert(id)
            state.first = state.first ?? now
            state.last = now
            return state.readsTitles
        }
        if readsTitles, let body = try? JSONDecoder().decode(Body.self, from: Data(request.body)) {
            state.withLock { state in
                for alert in body.data.alerts where state.titles[alert.article.title] == nil {
                    state.titles[alert.article.title] = now
                }
            }
        }
        return .status(204)
    }

    /// Waits until so many messages came; answers the time from the first to the last.
    func span(of count: Int, _ process: ChildProcess) async throws -> Duration {
        let deadline = ContinuousClock.now + .seconds(600)
        while state.withLock({ $0.messages.count }) < count {
            guard ContinuousClock.now < deadline, process.ending == nil else {
                let came = state.withLock { $0.messages.count }
                throw DaemonStage.Failure(description: "\(came) messages of \(count) came")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return state.withLock { state in
            guard let first = state.first, let last = state.last else { return .zero }
            return last - first
        }
    }

    private struct Body: Decodable {
        struct Data: Decodable { let alerts: [Alert] }
        let data: Data
    }
}
