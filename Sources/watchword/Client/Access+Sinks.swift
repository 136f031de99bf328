// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import ArgumentParser
import Foundation
import NewsModel
import ReviewServer
import Settings
import Watcher

extension ControlClient {
    func sinks() async throws -> [SinkReport] { try await get("/v1/sinks") }
    func testSink(_ id: SinkID) async throws -> SinkTestReport {
        try await post("/v1/sinks/\(id)/test", [String]())
    }
    func delivery(_ id: String) async throws -> DeliveryDetail { try await get("/v1/deliveries/\(id)") }
    func retry(_ request: RetryRequest) async throws -> RetryReport {
        try await post("/v1/deliveries/retry", request)
    }
    func shownSettings() async throws -> ShownSettings { try await get("/v1/config") }
}

extension StoreAccess {
    func sinks() async throws -> [SinkReport] {
        let configured = try settings().sinks
        // Before the first run there is no store, but there are sinks.
        guard Locations.isThere(locations.database) else {
            return configured.map {
                SinkReport(SinkRecord(sink: $0.id), settings: $0, standing: SinkStanding(.stopped))
            }
        }
        return try reading { try $0.sinks(configured) { _ in SinkStanding(.stopped) } }
    }

    func testSink(_ id: SinkID) async throws -> SinkTestReport {
        do {
            return try await Watcher.testSink(
                id,
                locations: locations,
                environment: ProcessInfo.processInfo.environment
            )
        } catch let failure as StartFailure {
            throw CommandFailure(failure.message, hint: failure.hint, code: ExitCode(failure.exitStatus))
        } catch let problem as APIProblem {
            throw CommandFailure(problem.error, hint: problem.hint)
        }
    }

    func delivery(_ id: String) async throws -> DeliveryDetail {
        let configured = try settings().sinks
        return try reading { try $0.delivery(id, configured) { _ in SinkStanding(.stopped) } }
    }

    func retry(_ request: RetryRequest) async throws -> RetryReport {
        var report = try changing { try $0.retry(request, now: Date()).report }
        if !report.retried.isEmpty { report.waiting = ["no watcher runs: they are sent when one does"] }
        return report
    }

    func shownSettings() async throws -> ShownSettings {
        ShownSettings(try settings(), directory: locations.config.path, refused: [])
    }
}
