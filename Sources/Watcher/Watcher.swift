// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import FeedFetching
import Foundation
import Logging
import NewsModel
import Notifying
import ReviewServer
import ServiceLifecycle
import Settings
import Synchronization
import Transport
import UnixSignals

/// The daemon: the rooms composed, from the first lock to the last commit.
///
/// `init` takes the state lock, the settings and the store; `run` watches until stopped. Nothing is a global: several
/// watchers with states of their own can live in one process.
public final class Watcher: Sendable {
    let locations: Locations
    let environment: [String: String]
    let log: Logger
    let store: AlertStore
    let writer: Writer
    let running: RunningBox
    let poller: Poller
    let sinks: SinkSupervisor
    let reports = PollReports()
    let client: HTTPClient
    let workers: Workers
    let started: Date
    private let lock: StateLock
    let notifier: SystemdNotifier
    let reloading = AsyncLock()
    /// The notice that older settings run, once it was sent.
    let refusal = Mutex<Notice?>(nil)
    private let group = Mutex<ServiceGroup?>(nil)
    private let stopped = Gate()

    /// Takes everything that a start needs.
    ///
    /// - Parameter strict: wrong settings stop the start, even when accepted ones of an earlier run are there.
    /// - Throws: `StartFailure` with the exit status: 75 when another process holds the state, 78 for settings and
    ///   a store that this version cannot use, 2 for the rest.
    public convenience init(
        locations: Locations,
        environment: [String: String],
        strict: Bool
    ) throws(StartFailure) {
        try self.init(Start.take(locations, environment: environment, strict: strict))
    }

    init(_ start: Start) {
        locations = start.locations
        environment = start.environment
        lock = start.lock
        log = start.logger("watcher")
        store = start.store
        started = start.time
        notifier = SystemdNotifier(environment: start.environment)
        client = HTTPClient(userAgent: start.userAgent)
        let running = RunningBox(start.running)
        self.running = running
        let writer = Writer(store: start.store)
        self.writer = writer
        let workers = Workers(
            count: start.running.settings.service.workers ?? ProcessInfo.processInfo.activeProcessorCount
        )
        self.workers = workers
        let sinks = SinkSupervisor(
            outbox: StoreOutbox(store: start.store, writer: writer, workers: workers),
            clock: SystemRunnerClock(),
            log: start.logger("sinks")
        )
        self.sinks = sinks
        let ingestor = Ingestor(
            store: start.store,
            writer: writer,
            workers: workers,
            running: running,
            now: { Date() },
            log: start.logger("polls"),
            onMessages: { sinks.wake($0) },
            onReport: { [reports] in reports.publish($0) }
        )
        let clock = PollClock(wall: { Date() }, monotonic: ContinuousClock())
        poller = Poller(
            fetcher: FeedFetcher(client: client, clock: clock, jitter: { Double.random(in: 0..<1) }),
            clock: clock,
            settings: start.running.settings.polling,
            handler: { await ingestor.take($0) }
        )
    }

    /// Watches until SIGTERM, SIGINT or `stop`, then ends what is under way within 20 seconds and closes the store.
    ///
    /// - Parameter handlesSignals: SIGTERM, SIGINT and SIGHUP are this watcher's.
    public func run(handlesSignals: Bool = true) async throws {
        try recoverOutbox()
        try await applyAtStart()
        let group = ServiceGroup(configuration: configuration(handlesSignals: handlesSignals))
        self.group.withLock { $0 = group }
        do {
            try await group.run()
        } catch {
            try close()
            throw StartFailure("the watcher stopped: \(error)", exitStatus: 2)
        }
        try close()
    }

    /// Ends `run` as SIGTERM would.
    public func stop() async {
        await group.withLock { $0 }?.triggerGracefulShutdown()
    }

    /// Returns when `run` is about to end.
    public func waitUntilStopped() async {
        await stopped.wait()
    }

    /// The services in the order of their start; they end in reverse.
    private func configuration(handlesSignals: Bool) -> ServiceGroupConfiguration {
        var services: [any Service] = [
            ServiceTask { [self] in
                try? await gracefulShutdown()
                await sinks.stop()
            },
            ServiceTask { [self] in
                await cancelWhenGracefulShutdown { await self.poller.run() }
            },
            ServiceTask { [self] in await cancelWhenGracefulShutdown { await self.keepHouse() } },
            ServiceTask { [self] in try await controlServer().run() },
        ]
        if handlesSignals {
            services.append(
                ServiceTask { [self] in await cancelWhenGracefulShutdown { await self.reloadOnHangUp() } }
            )
        }
        // The last of the list is the first to be stopped: whoever waits for polls waits no longer.
        services.append(
            ServiceTask { [self] in
                try? await gracefulShutdown()
                notifier.stopping()
                reports.finish()
                stopped.open()
            }
        )
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0,
                    successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup
                )
            },
            gracefulShutdownSignals: handlesSignals ? [.sigterm, .sigint] : [],
            logger: quietLog
        )
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        // A sink that hangs is given up after 12 s; a group that waits longer than it may ends in a trap.
        configuration.maximumCancellationDuration = .seconds(15)
        return configuration
    }

    private var quietLog: Logger {
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        return quiet
    }

    private func controlServer() -> ControlServer {
        ControlServer(
            desk: ReviewDesk(store: store),
            daemon: self,
            path: locations.socket.path,
            log: log,
            now: { Date() },
            onRunning: { [self] in
                log.notice(
                    "watching",
                    metadata: [
                        "feeds": "\(running.current.feeds.count)",
                        "rules": "\(running.current.settings.rules.count)",
                        "config": "\(locations.config.path)", "state": "\(locations.state.path)",
                    ]
                )
                notifier.ready(await statusLine())
            }
        )
    }

    /// What an earlier process was sending may have arrived: it is sent again, under the same message id.
    func recoverOutbox() throws(StartFailure) {
        do {
            // They are few, one or so a sink: a longer spread would only hold up the news behind them.
            let count = try store.write { try $0.recoverLeases(now: started, spread: .seconds(2)) }
            if count > 0 {
                log.notice("messages of the last run are sent again", metadata: ["count": "\(count)"])
            }
        } catch {
            throw StartFailure("the outbox cannot be used: \(error)", exitStatus: 2)
        }
    }

    /// Makes the settings work that the start decided for.
    func applyAtStart() async throws(StartFailure) {
        do {
            try await apply(running.current)
        } catch {
            throw StartFailure("the store cannot be read: \(error)", exitStatus: 2)
        }
        await tellOfRefusal()
    }

    private func close() throws {
        client.shutDown()
        try store.close()
        log.notice("stopped")
    }
}

/// A service that is one closure.
private struct ServiceTask: Service {
    let body: @Sendable () async throws -> Void

    init(_ body: @escaping @Sendable () async throws -> Void) { self.body = body }

    func run() async throws { try await body() }
}
