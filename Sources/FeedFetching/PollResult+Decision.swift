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
    let result: Result<HTTPResponse, TransportFailure>
    let started: Date
    let ended: Date
    let took: Duration

    /// Why no answer came; nil: one came.
    var failure: TransportFailure.Reason? {
        if case .failure(let failure) = result { failure.reason } else { nil }
    }
}

extension PollResult {
    /// Decides on a reply.
    init(_ reply: PollReply, policy: PollPolicy, isOutage: Bool, jitter: Double) {
        let response = try? reply.result.get()
        let decision = policy.decide(
            PollAnswer(reply.result, isOutage: isOutage),
            to: reply.question,
            for: reply.feed,
            from: reply.state,
            at: reply.ended,
            jitter: jitter
        )
        var state = decision.state
        let (asked, answering) = (HostKey(reply.question.url), response.map { HostKey($0.finalURL) })
        // The wish is that of the host to which a redirect led: the feed's own may be asked for its other feeds.
        if let answering, answering != asked { state.throttledUntil = nil }
        self.init(
            feed: reply.feed,
            outcome: PollOutcome(decision.verdict, reply: reply),
            oldState: decision.old,
            newState: state,
            stateIfUnusable: policy.unusable(decision.old, for: reply.feed, at: reply.ended, jitter: jitter),
            status: response?.status,
            redirects: response?.hops ?? [],
            hostPause: decision.hostPause,
            answeringHost: answering ?? asked,
            started: reply.started,
            took: reply.took,
            bodyBytes: response?.body.count ?? 0
        )
    }
}

extension PollAnswer {
    fileprivate init(_ result: Result<HTTPResponse, TransportFailure>, isOutage: Bool) {
        switch result {
        case .success(let response):
            self = .response(
                status: response.status,
                headers: response.headers,
                bodyHash: BodyHash.hex(response.body),
                permanentTarget: Redirect.permanentTarget(of: response.hops)
            )
        case .failure(let failure):
            self = isOutage ? .outage(failure) : .failure(failure)
        }
    }
}

extension PollOutcome {
    fileprivate init(_ verdict: PollVerdict, reply: PollReply) {
        switch (verdict, reply.result) {
        case (.document, .success(let response)):
            self = .document(
                Document(
                    feed: reply.feed.id,
                    finalURL: response.finalURL,
                    headers: response.headers,
                    body: response.body,
                    fetched: reply.ended
                )
            )
        case (.throttled(let failure), _): self = .throttled(failure)
        case (.gone(let failure), _): self = .gone(failure)
        case (.failed(let failure), _): self = .failed(failure)
        case (.unchanged, _), (.document, _): self = .unchanged
        }
    }
}
