// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// A poll under way: one request for feeds that are asked alike.
struct PollRequest: Sendable {
    let group: [PolledFeed]
    let question: PollQuestion
    var path: RequestPath
    let started: Date
    let begin: Duration
}

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
    ///
    /// Follows redirects at once, whatever other requests their hosts are asked for.
    public func poll(_ feed: Feed, from state: FeedState) async -> PollResult? {
        guard var poll = begin([PolledFeed(feed, state)]) else { return nil }
        while true {
            if let end = poll.path.take(await send(poll)) {
                return replies(to: poll, Visit(end)).first.map { decide($0, isOutage: false) }
            }
        }
    }

    /// The one request for feeds that are asked alike, before its first hop; nil for no feeds.
    ///
    /// - Parameter keepsConnection: whether somebody else waits for the host.
    func begin(
        _ group: [PolledFeed],
        mayDoubt: Bool = true,
        keepsConnection: Bool = true
    ) -> PollRequest? {
        let started = clock.wall()
        let questions = group.map {
            policy.question(for: $0.feed, from: $0.state, at: started, mayDoubt: mayDoubt)
        }
        guard let leader = group.first, var question = questions.first else { return nil }
        // A 304 would say nothing to a feed that asks with other validators; the whole document says all.
        if !questions.allSatisfy({ $0.validators == question.validators }) {
            question.validators = Validators()
        }
        var request = request(question, for: leader.feed)
        request.keepsConnection = keepsConnection
        return PollRequest(
            group: group,
            question: question,
            path: RequestPath(request),
            started: started,
            begin: clock.elapsed()
        )
    }

    /// Sends the next hop of a poll.
    func send(_ poll: PollRequest) async -> Result<HTTPResponse, TransportFailure> {
        await client.send(poll.path.next)
    }

    /// What a poll came to, for each of its feeds; none when the task was cancelled.
    func replies(to poll: PollRequest, _ visit: Visit) -> [PollReply] {
        if case .failure(let failure) = visit, failure.reason == .cancelled { return [] }
        let (ended, took) = (clock.wall(), clock.elapsed() - poll.begin)
        return poll.group.map {
            PollReply(
                feed: $0.feed,
                state: $0.state,
                question: poll.question,
                visit: visit,
                host: HostKey(poll.path.url),
                started: poll.started,
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
