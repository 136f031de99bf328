// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

// A server that says 301 may mean it, or be broken for an afternoon: a domain that lapsed, a login page, a captive
// portal. So a redirect is followed at once and believed late.

extension PollPolicy {
    /// A redirect is believed after so many documents that it led to, one after the other.
    static let answersToMove = 5
    /// The least time between the first of them and the last.
    static let timeToMove = Duration.day * 2

    /// Where the feed is asked: at the place that it moved to, else at its own URL.
    func url(of feed: Feed, in state: FeedState) -> URL {
        guard let moved = state.movedTo, state.url == feed.url.absoluteString else { return feed.url }
        return URL(string: moved) ?? feed.url
    }
}

extension FeedState {
    /// Takes note of a good answer that permanent redirects led to; nil: it came from where it was asked for, or by
    /// another redirect.
    mutating func noteServed(from target: String?, for feed: Feed, at now: Date) {
        guard let target else {
            redirect = nil
            return
        }
        var seen = SeenRedirect(target: target, count: 0, since: now)
        if let redirect, redirect.target == target { seen = redirect }
        seen.count = min(seen.count, 1_000_000) + 1
        redirect = seen
        if seen.count >= PollPolicy.answersToMove, now >= seen.since + PollPolicy.timeToMove {
            redirect = nil
            movedTo = target == feed.url.absoluteString ? nil : target
        }
    }

    /// Asks the feed's own URL again, unconditionally: the validators are the other server's.
    ///
    /// Nothing is lost where the new place failed but for once: the old one leads there again, and is believed again
    /// in time.
    mutating func goHome() {
        guard movedTo != nil else { return }
        movedTo = nil
        redirect = nil
        validators = Validators()
    }
}
