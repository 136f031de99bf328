// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// Asks for a feed's document, conditionally, and says what came of it.
public struct FeedFetcher: Sendable {
    private let client: HTTPClient
    private let clock: PollClock
    private let jitter: @Sendable () -> Double
    private let policy = PollPolicy()

    /// A fetcher that sends through `client`.
    ///
    /// - Parameter jitter: a number in 0..<1; it only ever lengthens a wait.
    public init(client: HTTPClient, clock: PollClock, jitter: @escaping @Sendable () -> Double) {
        self.client = client
        self.clock = clock
        self.jitter = jitter
    }

    /// Polls once, whatever the state says about the next poll; nil when the task was cancelled.
    public func poll(_ feed: Feed, from state: FeedState) async -> PollResult? {
        await ask([PolledFeed(feed, state)]).first.map { decide($0, isOutage: false) }
    }

    /// Sends one request for feeds that are asked alike, and brings each its reply; none when the task was cancelled.
    ///
    /// - Parameter keepsConnection: whether somebody else waits for the host.
    func ask(
        _ group: [PolledFeed],
        mayDoubt: Bool = true,
        keepsConnection: Bool = true
    ) async -> [PollReply] {
        let started = clock.wall()
        let begin = clock.elapsed()
        let questions = group.map {
            policy.question(for: $0.feed, from: $0.state, at: started, mayDoubt: mayDoubt)
        }
        guard let leader = group.first, var question = questions.first else { return [] }
        // A 304 would say nothing to a feed that asks with other validators; the whole document says all.
        if !questions.allSatisfy({ $0.validators == question.validators }) {
            question.validators = Validators()
        }
        var request = request(question, for: leader.feed)
        request.keepsConnection = keepsConnection
        let result = await client.send(request)
        if case .failure(let failure) = result, failure.reason == .cancelled { return [] }
        let (ended, took) = (clock.wall(), clock.elapsed() - begin)
        return group.map {
            PollReply(
                feed: $0.feed,
                state: $0.state,
                question: question,
                result: result,
                started: started,
                ended: ended,
                took: took
            )
        }
    }

    /// Decides on a reply.
    func decide(_ reply: PollReply, isOutage: Bool) -> PollResult {
        PollResult(reply, policy: policy, isOutage: isOutage, jitter: jitter())
    }

    /// Validators go to the origin that is asked only, and the feed's headers to the feed's own: another server's
    /// validators mean nothing there, and a credential is not for where the feed moved to.
    private func request(_ question: PollQuestion, for feed: Feed) -> HTTPRequest {
        var own = Origin(question.url) == Origin(feed.url) ? feed.headers : []
        if let etag = question.validators.etag {
            own.append(SecretHeader(name: "If-None-Match", value: Secret(etag)))
        }
        if let date = question.validators.lastModified {
            own.append(SecretHeader(name: "If-Modified-Since", value: Secret(date)))
        }
        return HTTPRequest(
            url: question.url,
            headers: HeaderFields([("Accept", Self.accepted)]),
            originHeaders: own,
            redirects: .follow(allowHTTPDowngrade: feed.allowHTTP),
            allowPrivate: feed.allowPrivate,
            limits: HTTPLimits(feed.polling),
            proxy: feed.proxy
        )
    }

    /// What a feed can be, the likeliest first.
    static let accepted =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
        + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
}
