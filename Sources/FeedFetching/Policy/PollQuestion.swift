// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What a server is asked: for a document, and on which condition.
struct PollQuestion: Hashable, Sendable {
    /// Where.
    var url: URL
    /// What it is asked with; empty: for the whole document.
    var validators: Validators

    /// Whether 304 is an answer to it.
    var isConditional: Bool { !validators.isEmpty }
}

extension PollPolicy {
    /// After so much time of nothing but 304 a server is asked once for the whole document.
    ///
    /// Seen in the wild: a `Last-Modified` of 2038, and servers that answer 304 to any condition for months.
    static let timeToDoubt = Duration.day * 14

    /// What the feed's server is asked now.
    ///
    /// - Parameter mayDoubt: whether no feed of the same host was ever answered 429.
    func question(for feed: Feed, from state: FeedState, at now: Date, mayDoubt: Bool = true) -> PollQuestion
    {
        let state = adopted(state, by: feed)
        let isDoubted = mayDoubt && feed.polling.checksStuck && !state.hasThrottled && state.isStuck(at: now)
        return PollQuestion(
            url: url(of: feed, in: state),
            validators: isDoubted ? Validators() : state.validators
        )
    }
}

extension FeedState {
    fileprivate func isStuck(at now: Date) -> Bool {
        unchangedSince.map { now >= $0 + PollPolicy.timeToDoubt } ?? false
    }

    /// Takes note of an answer: when the whole document was asked for out of doubt, whatever came of it, the next
    /// time is two weeks away.
    mutating func noteAnswer(to question: PollQuestion, at now: Date) {
        if !question.isConditional, unchangedSince != nil { unchangedSince = now }
    }
}
