// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Synchronization

/// Generated feeds as a server's handler, with validators, at a cycle that moves on when told.
public final class GeneratedSite: Sendable {
    /// What is served.
    public let feeds: GeneratedFeeds
    private let current = Mutex(0)

    /// A site at cycle 0.
    public init(_ feeds: GeneratedFeeds) { self.feeds = feeds }

    /// The cycle that is served.
    public var cycle: Int { current.withLock { $0 } }

    /// Moves on by one cycle.
    public func advance() {
        current.withLock { $0 += 1 }
    }

    /// The document of a feed's path, 304 when the client has it, 404 elsewhere.
    public func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        guard let feed = number(in: request.path) else { return .status(404) }
        let cycle = cycle
        // The number of entries says all about a feed's document, so 304 costs no document.
        let etag = "\"\(feed)-\(feeds.published(feed: feed, cycle: cycle))\""
        if request.headers["If-None-Match"] == etag { return .status(304).with("ETag", etag) }
        let body = feeds.document(feed: feed, cycle: cycle)
        return .ok(body, type: "application/rss+xml; charset=utf-8").with("ETag", etag)
    }

    private func number(in path: String) -> Int? {
        guard path.hasPrefix("/generated/"), path.hasSuffix(".xml"),
            let number = Int(path.dropFirst("/generated/".count).dropLast(".xml".count)),
            (0..<feeds.feedCount).contains(number)
        else { return nil }
        return number
    }
}

extension LoopbackServer {
    /// Starts a server for generated feeds.
    public static func start(
        host: String = "127.0.0.1",
        port: Int = 0,
        generated site: GeneratedSite
    ) async throws -> LoopbackServer {
        try await start(host: host, port: port) { site.answer($0) }
    }
}
