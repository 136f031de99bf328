// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization

/// What became of an errand that stood in line.
enum Admission: Sendable {
    /// It may go; `leave` must follow.
    case admitted(PollSchedule.Errand)
    /// The host is to be left alone until then, by the poller's clock.
    case turnedAway(until: Duration)
    /// The task was cancelled, or the poller has stopped.
    case cancelled
}

// Requests that are no polls keep to the same limits: they stand in line here. Bound: the callers', one place each.
extension Poller {
    /// Waits for a turn at a host; for ever, when nothing drives the poller.
    ///
    /// - Parameter polls: polls under way with one request that a redirect leads there; none: it is another request.
    func admission(to key: HostKey, movingOn polls: [FeedID] = []) async -> Admission {
        let errand = state.withLock { $0.schedule.nextErrand() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = clock.elapsed()
                state.withLock { state in
                    state.errands[errand] = continuation
                    if polls.isEmpty {
                        state.schedule.enter(errand, at: key, now)
                    } else {
                        state.schedule.moveOn(errand, for: polls, to: key, now)
                    }
                    _ = state.wake?.yield()
                }
                // A task cancelled before this line had nothing in line to cancel.
                if Task.isCancelled { withdraw(errand) }
            }
        } onCancel: {
            withdraw(errand)
        }
    }

    private func withdraw(_ errand: PollSchedule.Errand) {
        let waiter = state.withLock { state in
            state.schedule.withdraw(errand)
            _ = state.wake?.yield()
            return state.errands.removeValue(forKey: errand)
        }
        waiter?.resume(returning: .cancelled)
    }

    /// Sends away whoever stands in line, when the loop that would let them go has ended.
    func dismissErrands() {
        let waiters = state.withLock { state in
            for errand in state.errands.keys { state.schedule.withdraw(errand) }
            defer { state.errands = [:] }
            return state.errands.values
        }
        for waiter in waiters { waiter.resume(returning: .cancelled) }
    }

    /// Says that an errand is done, and for how long its host is left alone.
    func leave(_ errand: PollSchedule.Errand, pause: HostPause? = nil) {
        let now = clock.elapsed()
        state.withLock { state in
            if let pause { state.schedule.pause(pause.host, pause.scope, until: now + pause.length) }
            state.schedule.finished(errand, at: now)
            _ = state.wake?.yield()
        }
    }

    /// Lets pages and other documents be fetched while `body` runs, without polling anything by itself.
    ///
    /// For use without `run`: after `pollOnce`, for the pages that its documents named.
    public func serve<T: Sendable>(while body: @Sendable () async -> T) async -> T {
        state.withLock { $0.schedule.isOnDemand = true }
        async let _ = drive { _ in false }
        let result = await body()
        return result
    }
}
