// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization
import Transport

@testable import FeedFetching

/// 23 November 2026, 12:00 GMT, a Monday.
let noon = Date(timeIntervalSince1970: 1_795_435_200)

extension Feed {
    static func sample(_ url: String = "https://example.org/feed", every: Duration? = nil) -> Feed {
        var feed = Feed(id: "sample", url: URL(string: url)!)
        feed.polling.every = every
        return feed
    }
}

extension FeedState {
    /// The state after a good poll that gave validators.
    static var known: FeedState {
        var state = FeedState(feed: "sample", url: "https://example.org/feed")
        state.validators = Validators(etag: "\"v1\"", lastModified: "Mon, 23 Nov 2026 11:00:00 GMT")
        state.bodyHash = "same"
        state.documentWait = .zero
        state.lastPoll = noon - .seconds(900)
        state.lastSuccess = noon - .seconds(900)
        state.nextPoll = noon
        return state
    }

    /// Seconds from noon to the next poll; nil: never.
    var wait: Double? { nextPoll.map { ($0.timeIntervalSince(noon) * 1000).rounded() / 1000 } }
}

extension PollPolicy {
    /// Decides at noon on a response.
    func after(
        _ status: Int,
        _ headers: [(String, String)] = [],
        hash: String = "new",
        target: String? = nil,
        feed: Feed = .sample(),
        from state: FeedState = .known,
        at now: Date = noon,
        jitter: Double = 0
    ) -> PollDecision {
        let answer = PollAnswer.response(
            status: status,
            headers: HeaderFields(headers),
            bodyHash: hash,
            permanentTarget: target
        )
        return decide(answer, for: feed, from: state, at: now, jitter: jitter)
    }

    /// Decides at noon on a failure.
    func after(
        _ reason: TransportFailure.Reason,
        feed: Feed = .sample(),
        from state: FeedState = .known,
        jitter: Double = 0
    ) -> PollDecision {
        let failure = TransportFailure(reason: reason, detail: "example.org: it failed")
        return decide(.failure(failure), for: feed, from: state, at: noon, jitter: jitter)
    }
}

/// A clock that moves when it is told to, or straight to whatever is waited for.
///
/// A wait ends at once and moves both times there: a day of polling takes no time.
final class LeapingClock: Sendable {
    private struct Times {
        var elapsed = Duration.zero
        var wallOffset = Duration.zero
    }

    private let times = Mutex(Times())

    var elapsed: Duration { times.withLock { $0.elapsed } }

    func advance(by duration: Duration) { times.withLock { $0.elapsed += duration } }

    func setWall(forward duration: Duration) { times.withLock { $0.wallOffset += duration } }

    var pollClock: PollClock {
        PollClock(
            wall: { [self] in times.withLock { noon + $0.elapsed + $0.wallOffset } },
            elapsed: { [self] in elapsed },
            sleep: { [self] until in times.withLock { $0.elapsed = max($0.elapsed, until) } }
        )
    }
}
