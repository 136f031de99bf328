// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedFetching
import Foundation
import NewsModel
import Synchronization
import Transport

/// A poller whose results are counted, on a clock that can be set forward.
final class FetchRun: Sendable {
    /// What a stretch of polling took.
    struct Figures: CustomStringConvertible {
        var polls = 0
        var unchanged = 0
        var failed = 0
        /// How late a poll began at most; nil where nobody planned when it was due.
        var latest: Duration?
        var wall = Duration.zero
        var cpu = 0.0

        var description: String {
            let perPoll = polls == 0 ? 0 : cpu * 1e6 / Double(polls)
            return "\(polls) polls (\(unchanged) unchanged, \(failed) failed) in \(wall.inMilliseconds), CPU "
                + "\(Int((cpu * 1000).rounded())) ms (\(Int(perPoll.rounded())) µs a poll, "
                + "\(Int((cpu / max(wall.seconds, 1e-9) * 100).rounded())) % of a core)"
                + (latest.map { ", at most \($0.inMilliseconds) late" } ?? "")
        }
    }

    private let settings: PollingSettings
    private let clock = SkippingClock()
    private let poller: Poller
    private let tally: Tally

    init(server: NginxStage, settings: PollingSettings) throws {
        self.settings = settings
        let tally = Tally()
        self.tally = tally
        let clock = self.clock
        let times = PollClock(wall: { Date() + clock.skipped }, monotonic: clock)
        let client = HTTPClient(userAgent: "watchword-bench (+https://example.org/)")
        let fetcher = FeedFetcher(client: client, clock: times, jitter: { Double.random(in: 0..<1) })
        poller = Poller(fetcher: fetcher, clock: times, settings: settings) { tally.take($0) }
    }

    /// How long it takes to take a list, and its CPU time.
    func replace(with list: [PolledFeed]) throws -> String {
        let list = list.map { polled in
            var polled = polled
            polled.feed.polling = settings
            return polled
        }
        let cpu = try ProcessFigures(of: getpid()).cpuSeconds
        let wall = ContinuousClock().measure { poller.replaceFeeds(list, settings: settings) }
        let used = Duration.seconds(try ProcessFigures(of: getpid()).cpuSeconds - cpu)
        return "\(wall.inMilliseconds), CPU \(used.inMilliseconds)"
    }

    /// Polls every feed once, and sets the clock to when all are due again.
    func cycle(count: Int) async throws -> Figures {
        var figures = try await measure { await self.tally.wait(for: count) }
        figures.latest = nil
        clock.skip((settings.every ?? .zero) * 1.1)
        return figures
    }

    /// Polls for some time.
    func steady(for duration: Duration) async throws -> Figures {
        try await measure { try? await Task.sleep(for: duration) }
    }

    private func measure(_ body: @escaping @Sendable () async -> Void) async throws -> Figures {
        tally.begin()
        let start = ContinuousClock.now
        let cpu = try ProcessFigures(of: getpid()).cpuSeconds
        let polling = Task { await poller.run() }
        await body()
        var figures = tally.figures
        figures.wall = ContinuousClock.now - start
        figures.cpu = try ProcessFigures(of: getpid()).cpuSeconds - cpu
        polling.cancel()
        await polling.value
        return figures
    }
}

/// Counts results.
private final class Tally: Sendable {
    private struct State {
        var figures = FetchRun.Figures()
        var wanted = 0
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    var figures: FetchRun.Figures { state.withLock { $0.figures } }

    func begin() { state.withLock { $0.figures = FetchRun.Figures() } }

    func take(_ result: PollResult) -> FeedState {
        let waiter = state.withLock { state in
            state.figures.polls += 1
            switch result.outcome {
            case .unchanged: state.figures.unchanged += 1
            case .document: break
            case .throttled, .gone, .failed: state.figures.failed += 1
            }
            let late = result.oldState.nextPoll.map { result.started.timeIntervalSince($0) } ?? 0
            state.figures.latest = max(state.figures.latest ?? .zero, .seconds(late))
            return state.figures.polls == state.wanted ? state.waiter : nil
        }
        waiter?.resume()
        return result.newState
    }

    func wait(for count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                state.wanted = count
                state.waiter = continuation
                return state.figures.polls >= count
            }
            if isThere { continuation.resume() }
        }
    }
}

/// The system's monotonic clock, set forward now and then.
final class SkippingClock: Clock {
    struct Instant: InstantProtocol {
        var elapsed: Duration
        func advanced(by duration: Duration) -> Instant { Instant(elapsed: elapsed + duration) }
        func duration(to other: Instant) -> Duration { other.elapsed - elapsed }
        static func < (left: Instant, right: Instant) -> Bool { left.elapsed < right.elapsed }
    }

    private let origin = ContinuousClock.now
    private let offset = Mutex(Duration.zero)

    var skipped: Duration { offset.withLock { $0 } }
    var now: Instant { Instant(elapsed: ContinuousClock.now - origin + skipped) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func skip(_ duration: Duration) { offset.withLock { $0 += duration } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(for: deadline.elapsed - now.elapsed, tolerance: tolerance)
    }
}
