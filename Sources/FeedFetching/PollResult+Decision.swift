// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// What a server answered, before anything is decided.
public struct PollReply: Sendable {
    let feed: Feed
    let state: FeedState
    let question: PollQuestion
    let visit: Visit
    /// Where it comes from, or was waited for in vain: another host than the feed's own where a redirect led there.
    let host: HostKey
    let started: Date
    let ended: Date
    let took: Duration

    /// Why no answer came; nil: one came.
    var failure: TransportFailure.Reason? {
        if case .failure(let failure) = visit { failure.reason } else { nil }
    }

    fileprivate var response: HTTPResponse? {
        if case .answer(let response) = visit { response } else { nil }
    }
}

extension PollResult {
    /// Decides on a reply.
    init(_ reply: PollReply, policy: PollPolicy, isOutage: Bool, jitter: Double) {
        let response = reply.response
        let decision = policy.decide(
            PollAnswer(reply.visit, isOutage: isOutage),
            to: reply.question,
            for: reply.feed,
            from: reply.state,
            at: reply.ended,
            jitter: jitter
        )
        var state = decision.state
        // The wish is that of the host to which a redirect led: the feed's own may be asked for its other feeds.
        if reply.host != HostKey(reply.question.url) { state.throttledUntil = nil }
        self.init(
            feed: reply.feed,
            outcome: PollOutcome(decision.verdict, reply: reply),
            oldState: decision.old,
            newState: state,
            stateIfUnusable: policy.unusable(decision.old, for: reply.feed, at: reply.ended, jitter: jitter),
            status: response?.status,
            redirects: response?.hops ?? [],
            hostPause: decision.hostPause.map { length in
                HostPause(
                    host: reply.host,
                    since: reply.ended,
                    until: reply.ended + length,
                    reason: decision.state.nextPollReason ?? ""
                )
            },
            started: reply.started,
            took: reply.took,
            bodyBytes: response?.body.count ?? 0
        )
    }
}

extension PollAnswer {
    fileprivate init(_ visit: Visit, isOutage: Bool) {
        switch visit {
        case .answer(let response):
            self = .response(
                status: response.status,
                headers: response.headers,
                bodyHash: BodyHash.hex(response.body),
                permanentTarget: Redirect.permanentTarget(of: response.hops)
            )
        case .failure(let failure):
            self = isOutage ? .outage(failure) : .failure(failure)
        case .postponed(let until, let reason):
            self = .postponed(until: until, reason: reason)
        }
    }
}

extension PollOutcome {
    fileprivate init(_ verdict: PollVerdict, reply: PollReply) {
        switch (verdict, reply.visit) {
        case (.document, .answer(let response)):
            self = .document(
                Document(
                    feed: reply.feed.id,
                    finalURL: response.finalURL,
                    headers: response.headers,
                    body: response.body,
                    fetched: reply.ended
                )
            )
        case (.throttled(let failure), _), (.postponed(let failure), _): self = .throttled(failure)
        case (.gone(let failure), _): self = .gone(failure)
        case (.failed(let failure), _): self = .failed(failure)
        case (.unchanged, _), (.document, _): self = .unchanged
        }
    }
}
