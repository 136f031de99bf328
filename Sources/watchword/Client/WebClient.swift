// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Transport
import Watcher

/// Fetches documents for commands, through the same address guard as the daemon.
struct WebClient: Sendable {
    let allowPrivate: Bool
    private let client = HTTPClient(
        userAgent: "Watchword/\(Version.text) (+https://github.com/watchword/watchword)"
    )

    private static let accepted = HeaderFields([
        (
            "Accept",
            "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1"
        )
    ])

    init(allowPrivate: Bool) { self.allowPrivate = allowPrivate }

    /// The document at a URL, with what its response said of it.
    ///
    /// - Throws: a `CommandFailure` when it cannot be had, or the status is not 200.
    func fetch(
        _ url: String,
        feed: Feed? = nil
    ) async throws -> (body: [UInt8], context: DocumentContext) {
        guard let target = URL(string: url), ["http", "https"].contains(target.scheme?.lowercased()) else {
            throw CommandFailure("'\(url)' is no http or https URL", code: Exit.usage)
        }
        var request = HTTPRequest(url: target, headers: Self.accepted, allowPrivate: allowPrivate)
        if let feed {
            request.originHeaders = feed.headers
            request.allowPrivate = allowPrivate || feed.allowPrivate
            request.proxy = feed.proxy
        }
        switch await client.send(request) {
        case .failure(let failure): throw CommandFailure(failure.detail, hint: Self.hint(failure))
        case .success(let response):
            guard response.status == 200 else {
                throw CommandFailure("\(target.host() ?? url): the server answered \(response.status)")
            }
            let context = DocumentContext(url: response.finalURL.absoluteString, headers: response.headers)
            return (response.body, context)
        }
    }

    private static func hint(_ failure: TransportFailure) -> String? {
        failure.reason == .refusedAddress ? "--allow-private lets it be a private or loopback address" : nil
    }
}
