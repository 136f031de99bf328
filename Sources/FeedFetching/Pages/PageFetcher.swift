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
    private let robots = RobotsCache()

    /// A fetcher that sends through `client`, in the poller's line.
    public init(client: HTTPClient, poller: Poller, clock: PollClock) {
        self.client = client
        self.poller = poller
        self.clock = clock
    }

    /// Fetches the page of an entry, if its host's `robots.txt` allows it.
    public func page(_ request: PageRequest) async -> PageOutcome {
        await PageWalk(request, accept: Self.pageTypes, robots: robots, by: self).outcome()
    }

    /// Fetches a further document of a feed: an archive that its last document links to (RFC 5005).
    ///
    /// - Parameter url: what `ArchiveWalk` answered.
    public func archive(of feed: Feed, at url: URL) async -> PageOutcome {
        await PageWalk(
            PageRequest(feed: feed, url: url),
            accept: FeedFetcher.accepted,
            robots: nil,
            by: self
        )
        .outcome()
    }

    private static let pageTypes = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
}

// One request in its turn.
extension PageFetcher {
    /// What came of one request in its turn.
    enum Visit: Sendable {
        case answer(HTTPResponse)
        case failure(TransportFailure)
        /// Nobody is asked there before then.
        case postponed(until: Date, reason: String)
    }

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
            let pause = Self.pause(after: result, at: clock.wall())
            poller.leave(
                errand,
                hostPause: pausesHost ? pause?.asked : nil,
                errandPause: pausesHost && pause?.asked == nil ? pause?.length : nil
            )
            return Visit(result, pause, at: clock.wall())
        }
    }

    /// How long to stay away after an answer, and whether the host said so itself.
    private static func pause(
        after result: Result<HTTPResponse, TransportFailure>,
        at now: Date
    ) -> (length: Duration, asked: Duration?)? {
        guard case .success(let response) = result, [429, 503].contains(response.status) else { return nil }
        let wish = ServerWishes(response.headers, at: now).retryAfter.flatMap { $0 > .zero ? $0 : nil }
        if let wish {
            let asked = min(wish, PollPolicy.longestThrottle)
            return (asked, asked)
        }
        return response.status == 429 ? (pauseWithoutWord, nil) : nil
    }
}

extension PageFetcher.Visit {
    fileprivate init(
        _ result: Result<HTTPResponse, TransportFailure>,
        _ pause: (length: Duration, asked: Duration?)?,
        at now: Date
    ) {
        switch result {
        case .failure(let failure): self = .failure(failure)
        case .success(let response):
            self =
                if let pause {
                    .postponed(
                        until: now + pause.length,
                        reason:
                            "HTTP \(response.status): the host wishes no request for \(pause.length.inWords)"
                    )
                } else {
                    .answer(response)
                }
        }
    }
}
