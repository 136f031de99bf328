// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// A page that belongs to an entry of a feed.
public struct PageRequest: Sendable {
    /// The feed, whose limits, proxy and permissions hold for the request.
    public var feed: Feed
    /// The page.
    public var url: URL

    /// Joins the two.
    public init(feed: Feed, url: URL) {
        self.feed = feed
        self.url = url
    }
}

/// What came of fetching a page.
public enum PageOutcome: Sendable {
    /// The page, as a document.
    case document(Document)
    /// Its host's `robots.txt` asks programs like this one not to fetch it.
    case disallowed(host: String)
    /// Its host is to be left alone until then; the reason, as a person reads it.
    case postponed(until: Date, reason: String)
    /// No page.
    case failed(FetchFailure)
}

/// Fetches articles' pages, and further documents of a feed, as politely as feeds are polled.
///
/// Each request takes its turn at its host in the line of the `Poller`: the same gap, the same cap, the same
/// `Retry-After`, and polls go first. A redirect's target is a request of its own, in its own host's line. A page is
/// asked for without validators; the feed's own headers go to the feed's own origin only. `robots.txt` is obeyed for
/// articles' pages, which nobody asked for by name; not for a feed, nor for a page that is watched like one, whose
/// URL its owner wrote down.
///
/// Waits while nothing drives the poller: use it beside `Poller.run`, or within `Poller.serve`.
/// Bound: requests wait in line for as long as their tasks; the caller bounds these.
public struct PageFetcher: Sendable {
    let client: HTTPClient
    let poller: Poller
    let clock: PollClock
    private let keep: @Sendable (HostPause) async -> Void
    private let robots = RobotsCache()

    /// A fetcher that sends through `client`, in the poller's line.
    ///
    /// - Parameter keep: remembers a pause that a host asked for, for after a restart.
    public init(
        client: HTTPClient,
        poller: Poller,
        clock: PollClock,
        keep: @escaping @Sendable (HostPause) async -> Void = { _ in }
    ) {
        self.client = client
        self.poller = poller
        self.clock = clock
        self.keep = keep
    }

    /// Fetches the page of an entry, if its host's `robots.txt` allows it.
    public func page(_ request: PageRequest) async -> PageOutcome {
        await PageWalk(request: request, accept: Self.pageTypes, robots: robots, fetcher: self).outcome()
    }

    /// Fetches a further document of a feed: an archive that its last document links to (RFC 5005).
    ///
    /// - Parameter url: what `ArchiveWalk` answered.
    public func archive(of feed: Feed, at url: URL) async -> PageOutcome {
        await PageWalk(
            request: PageRequest(feed: feed, url: url),
            accept: FeedFetcher.accepted,
            robots: nil,
            fetcher: self
        )
        .outcome()
    }

    private static let pageTypes = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
}

// One request in its turn.
extension PageFetcher {
    /// A 429 that names no time keeps errands away for so long; polls have their own rule.
    static let pauseWithoutWord = Duration.seconds(3600)

    /// Sends a request when its host's turn has come, and heeds what the host says of further ones.
    ///
    /// - Parameter pausesHost: whether `Retry-After` holds for the whole host; who asks private machines has one
    ///   address for many services.
    func visit(_ request: HTTPRequest, pausesHost: Bool) async -> Visit {
        switch await poller.admission(to: HostKey(request.url)) {
        case .cancelled:
            return .failure(TransportFailure(reason: .cancelled, detail: "the request was given up"))
        case .turnedAway(let until):
            let date = clock.wall() + (until - clock.elapsed())
            return .postponed(until: date, reason: "the host wishes no request before then")
        case .admitted(let errand):
            let result = await client.send(request)
            let pause = Self.pause(after: result, from: HostKey(request.url), at: clock.wall())
            let kept = pausesHost ? pause : nil
            poller.leave(errand, pause: kept)
            if let kept { await keep(kept) }
            return pause.map { .postponed(until: $0.until, reason: $0.reason) } ?? Visit(result)
        }
    }

    /// Follows redirects, each hop in its own host's turn.
    func walk(_ request: HTTPRequest, pausesHost: Bool) async -> Visit {
        var path = RequestPath(request)
        while true {
            switch await visit(path.next, pausesHost: pausesHost) {
            case .answer(let response):
                if let end = path.take(.success(response)) { return Visit(end) }
            case let end: return end
            }
        }
    }

    /// How long to stay away after an answer: everybody, where the host said how long, else pages.
    private static func pause(
        after result: Result<HTTPResponse, TransportFailure>,
        from host: HostKey,
        at now: Date
    ) -> HostPause? {
        guard case .success(let response) = result, [429, 503].contains(response.status) else { return nil }
        let wish = ServerWishes(response.headers, at: now).retryAfter.flatMap { $0 > .zero ? $0 : nil }
        guard wish != nil || response.status == 429 else { return nil }
        let length = min(wish ?? pauseWithoutWord, PollPolicy.longestThrottle)
        return HostPause(
            host: host,
            scope: wish == nil ? .pages : .everything,
            since: now,
            until: now + length,
            reason: "HTTP \(response.status): the host wishes no request for \(length.inWords)"
        )
    }
}
