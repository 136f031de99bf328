// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Settings
import Transport
import Watcher

/// Fetches documents for commands, through the same address guard as the daemon.
struct WebClient: Sendable {
    private let allowPrivate: Bool
    private let proxy: Secret?
    private let client: HTTPClient

    private static let accepted = HeaderFields([
        (
            "Accept",
            "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1"
        )
    ])

    /// - Parameter service: how the settings have the watcher go out: its proxy, and whom it names as its contact.
    init(allowPrivate: Bool, service: ServiceSettings?) {
        self.allowPrivate = allowPrivate
        proxy = service?.proxy
        client = HTTPClient(userAgent: Version.userAgent(contact: service?.contact))
    }

    /// What was fetched.
    struct Fetched: Sendable {
        let body: [UInt8]
        /// What its response said of it.
        let context: DocumentContext
        /// The URL to ask next time: where permanent redirects led, else the one that was asked.
        let address: String
    }

    /// The document at a URL; a feed's headers go to its own origin only.
    ///
    /// - Throws: a `CommandFailure` when it cannot be had, or the status is not 200.
    func fetch(
        _ url: String,
        feed: Feed? = nil
    ) async throws -> Fetched {
        guard let target = URL(string: url), ["http", "https"].contains(target.scheme?.lowercased()) else {
            throw CommandFailure("'\(url)' is no http or https URL", code: Exit.usage)
        }
        var request = HTTPRequest(url: target, headers: Self.accepted, allowPrivate: allowPrivate)
        request.proxy = proxy
        if let feed {
            request.proxy = feed.proxy
            if Origin(target) == Origin(feed.url) {
                request.originHeaders = feed.headers
                request.allowPrivate = allowPrivate || feed.allowPrivate
            }
        }
        switch await client.send(request) {
        case .failure(let failure): throw CommandFailure(failure.detail, hint: Self.hint(failure))
        case .success(let response):
            guard response.status == 200 else {
                throw CommandFailure("\(target.host() ?? url): the server answered \(response.status)")
            }
            return Fetched(
                body: response.body,
                context: DocumentContext(url: response.finalURL.absoluteString, headers: response.headers),
                address: Redirect.permanentTarget(of: response.hops) ?? url
            )
        }
    }

    private static func hint(_ failure: TransportFailure) -> String? {
        failure.reason == .refusedAddress ? "--allow-private lets it be a private or loopback address" : nil
    }
}
