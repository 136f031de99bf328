// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// When a feed is asked next and why then, by all that is remembered: its own plan, the hours in which its document
/// wishes no poll, and the pause that its host asked for.
public struct NextPoll: Sendable, Hashable {
    /// The moment; nil: at once, or never.
    public var due: Date?
    /// Why then, as a person reads it.
    public var reason: String?

    /// Reckons it.
    ///
    /// - Parameters:
    ///   - state: what is remembered of the feed; nil: it was never asked.
    ///   - pause: a pause of the host that it is asked from.
    public init(of state: FeedState?, pause: HostPause? = nil, at now: Date) {
        due = state?.nextPoll
        reason = state?.nextPollReason
        guard state?.isGone != true else { return }
        if let state, let silent = state.endOfSilence(at: now) {
            due = silent
            reason = Self.silence
        }
        if let pause, pause.scope == .everything, pause.until > max(due ?? now, now) {
            due = pause.until
            reason = "\(pause.host.name): \(pause.reason)"
        }
    }

    /// The reason of a poll that a document's `skipHours` and `skipDays` put off.
    public static let silence = "the document wishes no poll at these hours or days"
    /// The longest silence that a document is granted: a day.
    public static let longestSilence = Duration.seconds(86_400)
}

extension FeedState {
    /// When a poll that is overdue may start, if now is a time of silence: for a day after it was due at most.
    ///
    /// One that is planned is planned outside of such times already.
    fileprivate func endOfSilence(at now: Date) -> Date? {
        guard let nextPoll, nextPoll <= now,
            let end = silentTimes?.end(after: now, within: NextPoll.longestSilence)
        else { return nil }
        let limit = nextPoll + NextPoll.longestSilence
        return limit > now ? min(end, limit) : nil
    }
}
