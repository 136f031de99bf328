// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Logging
import NewsModel
import Notifying
import Synchronization

/// Keeps one runner for each configured sink, each in a task of its own, and replaces them when settings change.
///
/// A sink whose settings stay the same keeps its runner: a reload neither drops nor repeats what it is sending.
final class SinkSupervisor: Sendable {
    private struct Member {
        let settings: SinkSettings
        let runner: SinkRunner
        let task: Task<Void, Never>
    }

    private struct State {
        var members: [SinkID: Member] = [:]
        var broken: [SinkID: String] = [:]
        /// Whether settings were applied before: then a sink is new because somebody changed it.
        var isApplied = false
        var isStopped = false
    }

    private let outbox: any Outbox
    private let clock: any RunnerClock
    private let log: Logger
    private let state = Mutex(State())

    init(outbox: any Outbox, clock: any RunnerClock, log: Logger) {
        self.outbox = outbox
        self.clock = clock
        self.log = log
    }

    /// Makes the sinks run that the settings name; those that were running and are the same take fresh handles.
    ///
    /// Returns when the runners of sinks that changed or vanished have ended what they were sending.
    func apply(_ wanted: [SinkSettings], factory: SinkFactory) async {
        let leaving = state.withLock { state in
            let same = Dictionary(wanted.map { ($0.id, $0) }) { first, _ in first }
            let leaving = state.members.filter { same[$0.key] != $0.value.settings }
            for id in leaving.keys { state.members[id] = nil }
            state.broken = [:]
            return leaving
        }
        await stop(leaving.map(\.value))
        for runner in runners { await runner.reload() }
        let isStart = state.withLock { state in
            defer { state.isApplied = true }
            return !state.isApplied
        }
        for settings in wanted where !isRunning(settings.id) {
            start(settings, factory, isStart ? .goesOn : .isMended)
        }
    }

    /// Says that something was added for these sinks.
    func wake(_ sinks: Set<SinkID>) {
        let runners = state.withLock { state in sinks.compactMap { state.members[$0]?.runner } }
        for runner in runners { runner.wake() }
    }

    /// Says that the queue of these sinks, of all without a list, may be another.
    func lookAgain(_ sinks: Set<SinkID>? = nil) {
        for runner in runners where sinks?.contains(runner.id) ?? true { runner.lookAgain() }
    }

    /// The runner of a sink; nil when none runs.
    func runner(of sink: SinkID) -> SinkRunner? { state.withLock { $0.members[sink]?.runner } }

    /// How each sink fares.
    var health: [SinkHealth] {
        runners.map(\.health).sorted { $0.sink < $1.sink }
    }

    /// Sinks that could not be made, and why.
    var broken: [SinkID: String] { state.withLock { $0.broken } }

    /// Ends all runners; what is being sent is given some seconds.
    func stop() async {
        let members = state.withLock { state in
            state.isStopped = true
            defer { state.members = [:] }
            return Array(state.members.values)
        }
        await stop(members)
    }

    private var runners: [SinkRunner] { state.withLock { $0.members.values.map(\.runner) } }

    private func isRunning(_ id: SinkID) -> Bool { state.withLock { $0.members[id] != nil } }

    private func stop(_ members: [Member]) async {
        for member in members { member.task.cancel() }
        for member in members { await member.task.value }
    }

    /// A runner that does not run yet.
    ///
    /// - Parameter trouble: what it makes of failures before it.
    /// - Throws: `SinkProblem` when no sink can be made of the settings.
    func makeRunner(
        _ settings: SinkSettings,
        _ factory: SinkFactory,
        _ trouble: RunnerOptions.FormerTrouble = .unasked
    ) throws(SinkProblem) -> SinkRunner {
        var options = RunnerOptions(settings)
        options.formerTrouble = trouble
        return SinkRunner(
            sink: try factory.make(settings),
            outbox: outbox,
            options: options,
            clock: clock,
            dice: { Double.random(in: -1...1) },
            logger: log
        )
    }

    private func start(
        _ settings: SinkSettings,
        _ factory: SinkFactory,
        _ trouble: RunnerOptions.FormerTrouble
    ) {
        do {
            let runner = try makeRunner(settings, factory, trouble)
            state.withLock { state in
                guard !state.isStopped else { return }
                state.members[settings.id] = Member(
                    settings: settings,
                    runner: runner,
                    task: Task { await runner.run() }
                )
            }
        } catch {
            log.error("a sink cannot work", metadata: ["sink": "\(settings.id)", "error": "\(error)"])
            state.withLock { $0.broken[settings.id] = "\(error)" }
        }
    }
}

/// The watcher's time, for runners.
struct WallRunnerClock: RunnerClock {
    let time: @Sendable () -> Date

    func now() -> Date { time() }

    func sleep(until moment: Date) async {
        // The wall clock may be set while we wait: it is looked at again, and a wait by a clock that was set back ends.
        var last = now()
        while !Task.isCancelled {
            let time = now()
            let left = moment.timeIntervalSince(time)
            guard left > 0, time >= last - 1 else { return }
            last = time
            try? await Task.sleep(for: .seconds(min(left, 10)))
        }
    }
}
