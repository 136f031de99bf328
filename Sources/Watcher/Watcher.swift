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
    let pages: PageDesk
    let archives: ArchiveDesk
    let outbox: StoreOutbox
    let sinks: SinkSupervisor
    let gathering: GatheringDesk
    let stories: StoryMemory
    let reports: PollReports
    let client: HTTPClient
    let workers: Workers
    let started: Date
    let now: @Sendable () -> Date
    let notifier: SystemdNotifier
    let reloading = AsyncLock()
    let upkeep: Upkeep
    /// The notice that older settings run, once it was sent.
    let refusal = Mutex<Notice?>(nil)
    /// Whether there is room for more.
    let space = Mutex(SpaceWatch())
    /// Whom to tell that the store cannot be written.
    let alarm = Mutex(StoreAlarm())
    /// Whom to tell that no feed can be reached.
    let outageAlarm = Mutex(OutageAlarm())
    /// Sinks whose trouble, or whose recovery (true), could be told to nobody yet.
    let untold = Mutex<[SinkID: Bool]>([:])
    /// The moment of the last heartbeat.
    let lastBeat = Mutex<Date?>(nil)
    private let lock: StateLock
    private let group = Mutex<ServiceGroup?>(nil)
    private let stopped = Gate()

    /// Takes everything that a start needs.
    ///
    /// - Parameters:
    ///   - strict: wrong settings stop the start, even when accepted ones of an earlier run are there.
    ///   - now: the time of all that is decided here.
    /// - Throws: `StartFailure` with the exit status: 75 when another process holds the state, 78 for settings and
    ///   a store that this version cannot use, 2 for the rest.
    public convenience init(
        locations: Locations,
        environment: [String: String],
        strict: Bool,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws(StartFailure) {
        try self.init(Start.take(locations, environment: environment, strict: strict), now: now)
    }

    /// - Parameters:
    ///   - monotonic: what polls wait by.
    ///   - upkeep: how the house is kept.
    init(
        _ start: Start,
        now: @escaping @Sendable () -> Date = { Date() },
        monotonic: some Clock<Duration> = ContinuousClock(),
        upkeep: Upkeep = Upkeep()
    ) {
        self.upkeep = upkeep
        locations = start.locations
        environment = start.environment
        lock = start.lock
        log = start.logger("watcher")
        started = start.time
        self.now = now
        notifier = SystemdNotifier(environment: start.environment)
        let parts = Parts(start, now: now)
        store = parts.store
        writer = parts.writer
        workers = parts.workers
        running = parts.running
        client = parts.client
        outbox = parts.outbox
        sinks = parts.sinks
        gathering = parts.gathering
        stories = parts.stories
        reports = parts.reports
        (poller, pages, archives) = parts.pipeline(start, PollClock(wall: now, monotonic: monotonic))
    }

    /// Watches until SIGTERM, SIGINT or `stop`, then ends what is under way within 20 seconds and closes the store.
    ///
    /// - Parameter handlesSignals: SIGTERM, SIGINT and SIGHUP are this watcher's.
    public func run(handlesSignals: Bool = true) async throws {
        await Self.reserveTimers()
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

    /// Waits for a moment by every clock that anything here waits by.
    ///
    /// Dispatch opens a descriptor for each clock at the first wait by it, and ends the process when there is none left:
    /// seen 2026-11-28 with swift 6.3.1, after other descriptors had run out.
    private static func reserveTimers() async {
        let moment = Duration.milliseconds(1)
        try? await Task.sleep(for: moment, clock: .continuous)
        try? await Task.sleep(for: moment, clock: .suspending)
        // Not waited for: a clock that is set back meanwhile would hold up the start.
        DispatchQueue.global().asyncAfter(wallDeadline: .now()) {}
    }

    /// Ends `run` as SIGTERM would.
    public func stop() async {
        await group.withLock { $0 }?.triggerGracefulShutdown()
    }

    /// Returns when `run` is about to end.
    public func waitUntilStopped() async {
        await stopped.wait()
    }

    /// How the services end.
    private func configuration(handlesSignals: Bool) -> ServiceGroupConfiguration {
        var configuration = ServiceGroupConfiguration(
            services: services(handlesSignals: handlesSignals)
                .map {
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

    /// The services in the order of their start; they end in reverse.
    private func services(handlesSignals: Bool) -> [any Service] {
        var services: [any Service] = [
            ServiceTask { [self] in
                try? await gracefulShutdown()
                await sinks.stop()
            },
            untilShutdown { await $0.gathering.run() },
            untilShutdown { await $0.poller.run() },
            untilShutdown { await $0.pages.run() },
            untilShutdown { await $0.archives.run() },
            untilShutdown { await $0.keepHouse() },
            ServiceTask { [self] in try await controlServer().run() },
        ]
        if handlesSignals { services.append(untilShutdown { await $0.reloadOnHangUp() }) }
        // The last of the list is the first to be stopped: whoever waits for polls waits no longer.
        services.append(
            ServiceTask { [self] in
                try? await gracefulShutdown()
                notifier.stopping()
                reports.finish()
                stopped.open()
            }
        )
        return services
    }

    /// A service that is cancelled when the group shuts down.
    private func untilShutdown(_ body: @escaping @Sendable (Watcher) async -> Void) -> any Service {
        ServiceTask { [self] in await cancelWhenGracefulShutdown { await body(self) } }
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
            now: now,
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
