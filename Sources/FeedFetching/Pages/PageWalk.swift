// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// The way to one page: hop by hop, each in its host's turn, each allowed by its host's `robots.txt`.
struct PageWalk {
    private let request: PageRequest
    private let accept: String
    private let robots: RobotsCache?
    private let fetcher: PageFetcher
    private var hops: [Redirect] = []
    private var url: URL

    /// - Parameter robots: nil: nobody's `robots.txt` is asked.
    init(_ request: PageRequest, accept: String, robots: RobotsCache?, by fetcher: PageFetcher) {
        self.request = request
        self.accept = accept
        self.robots = robots
        self.fetcher = fetcher
        url = request.url
    }

    /// Goes it to its end.
    func outcome() async -> PageOutcome {
        var walk = self
        while true {
            if let refusal = await walk.refusalByRobots() { return refusal }
            let http = walk.httpRequest()
            switch await fetcher.visit(http, pausesHost: !request.feed.allowPrivate) {
            case .postponed(let until, let reason): return .postponed(until: until, reason: reason)
            case .failure(let failure): return .failed(FetchFailure(failure))
            case .answer(let response):
                if let end = walk.take(response) { return end }
            }
        }
    }

    /// Decides on a hop's answer: the outcome, or nil to go on at the next `url`.
    private mutating func take(_ response: HTTPResponse) -> PageOutcome? {
        let step = RedirectStep(
            status: response.status,
            headers: response.headers,
            from: url,
            hops: hops,
            rule: .follow(allowHTTPDowngrade: request.feed.allowHTTP)
        )
        switch step {
        case .follow(let redirect):
            hops.append(redirect)
            url = redirect.to
            return nil
        case .refuse(let reason):
            return .failed(FetchFailure(TransportFailure(refusedRedirect: reason)))
        case .deliver:
            return Self.outcome(of: response, for: request.feed.id, at: fetcher.clock.wall())
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

    private func refusalByRobots() async -> PageOutcome? {
        guard let robots, let origin = Origin(url) else { return nil }
        switch await robots.answer(for: url, of: request.feed, by: fetcher) {
        case .rules(let rules): return rules.allows(url) ? nil : .disallowed(host: origin.host)
        case .unknown(let until, let reason): return .postponed(until: until, reason: reason)
        }
    }

    private func httpRequest() -> HTTPRequest {
        let feed = request.feed
        return HTTPRequest(
            url: url,
            headers: HeaderFields([("Accept", accept)]),
            originHeaders: Origin(url) == Origin(feed.url) ? feed.headers : [],
            redirects: .refuse,
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
