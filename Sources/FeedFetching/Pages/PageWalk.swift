// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// The way to one page: hop by hop, each in its host's turn, each allowed by its host's `robots.txt`.
struct PageWalk {
    let request: PageRequest
    let accept: String
    /// Nil: nobody's `robots.txt` is asked.
    let robots: RobotsCache?
    let fetcher: PageFetcher

    /// Goes it to its end.
    func outcome() async -> PageOutcome {
        // The feed's headers go to the feed's own origin, wherever the page is.
        var path = RequestPath(httpRequest, own: Origin(request.feed.url))
        while true {
            if let refusal = await refusalByRobots(at: path.url) { return refusal }
            switch await fetcher.visit(path.next, pausesHost: !request.feed.allowPrivate) {
            case .postponed(let until, let reason): return .postponed(until: until, reason: reason)
            case .failure(let failure): return .failed(FetchFailure(failure))
            case .answer(let response):
                switch path.take(.success(response)) {
                case nil: continue
                case .failure(let failure): return .failed(FetchFailure(failure))
                case .success(let page):
                    return Self.outcome(of: page, for: request.feed.id, at: fetcher.clock.wall())
                }
            }
        }
    }

    private static func outcome(of response: HTTPResponse, for feed: FeedID, at now: Date) -> PageOutcome {
        if response.headers["cf-mitigated"]?.lowercased() == "challenge" {
            return .failed(FetchFailure(reason: .blocked, detail: "a challenge stands before the page"))
        }
        guard response.status == 200 || response.status == 203 else {
            let detail = "the server answered HTTP \(response.status)"
            return .failed(FetchFailure(reason: .status(response.status), detail: detail))
        }
        return .document(
            Document(
                feed: feed,
                finalURL: response.finalURL,
                headers: response.headers,
                body: response.body,
                fetched: now
            )
        )
    }

    private func refusalByRobots(at url: URL) async -> PageOutcome? {
        guard let robots, let origin = Origin(url) else { return nil }
        switch await robots.answer(for: url, of: request.feed, by: fetcher) {
        case .rules(let rules): return rules.allows(url) ? nil : .disallowed(host: origin.host)
        case .unknown(let until, let reason): return .postponed(until: until, reason: reason)
        }
    }

    private var httpRequest: HTTPRequest {
        let feed = request.feed
        return HTTPRequest(
            url: request.url,
            headers: HeaderFields([("Accept", accept)]),
            originHeaders: feed.headers,
            redirects: .follow(allowHTTPDowngrade: feed.allowHTTP),
            allowPrivate: feed.allowPrivate,
            limits: HTTPLimits(feed.polling),
            proxy: feed.proxy
        )
    }
}

extension HTTPLimits {
    /// The limits of a feed's requests.
    init(_ polling: PollingSettings) {
        self.init(
            connectTimeout: polling.connectTimeout,
            totalTimeout: polling.totalTimeout,
            maxBodyBytes: polling.maxBodyBytes
        )
    }
}

extension FetchFailure {
    /// Whether it may be better another time: no answer, a busy server; not a page that is not there.
    public var isTransient: Bool {
        switch reason {
        case .blocked: false
        case .hostPaused: true
        case .status(let status): [408, 425, 429].contains(status) || status >= 500
        case .transport(let reason):
            switch reason {
            case .dns, .connect, .timeout, .tls, .protocolError, .connectionLost, .cancelled, .other: true
            case .tooLarge, .tooManyRedirects, .redirectLoop, .downgrade, .refusedAddress, .invalidRequest:
                false
            }
        }
    }
}
