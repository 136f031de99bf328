// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Synchronization

/// When which feed is due, and whether it has changed by then.
struct SteadyPlan: Sendable {
    let feeds: Int
    let interval: Duration
    let changed: Int
    let seed: UInt64
    /// When the first feed is due.
    var beginning = Date()

    func due(_ feed: Int) -> Date { beginning + interval * (Double(feed) / Double(feeds)) }

    func isChanged(_ feed: Int) -> Bool { feed * 37 % 100 < changed }

    /// The validator that the store has of a feed; what has changed has another now.
    func etag(_ feed: Int, isCurrent: Bool) -> String { "\"\(seed)-\(feed)-\(isCurrent ? 2 : 1)\"" }

    /// Each feed has an address of its own: 127.1.0.1 and up.
    func url(_ feed: Int, port: Int) -> String {
        let host = feed + 1
        return "http://127.\(1 + host >> 16 & 127).\(host >> 8 & 255).\(host & 255):\(port)/\(feed).xml"
    }
}

/// Answers for all feeds, and remembers how late it was asked.
final class SteadySite: Sendable {
    private struct State {
        var late: [Duration] = []
        var polled: Set<Int> = []
        var documents = 0
    }

    private let plan: SteadyPlan
    private let feeds: GeneratedFeeds
    private let state = Mutex(State())

    init(_ plan: SteadyPlan) {
        self.plan = plan
        var feeds = GeneratedFeeds(
            seed: plan.seed,
            feedCount: plan.feeds,
            entriesPerFeed: 20,
            start: plan.beginning - .seconds(86_400)
        )
        feeds.markedOneIn = 0
        self.feeds = feeds
    }

    var polls: Int { state.withLock { $0.polled.count } }
    var documents: Int { state.withLock { $0.documents } }
    var lateness: [Duration] { state.withLock { $0.late } }

    /// Feeds that were due so long ago and were not asked for yet.
    func overdue(by time: Duration) -> Int {
        let moment = Date() - time
        let polled = state.withLock { $0.polled }
        return (0..<plan.feeds).count { plan.due($0) < moment && !polled.contains($0) }
    }

    func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        guard let feed = Int(request.path.dropFirst().dropLast(".xml".count)) else { return .status(404) }
        let late = Duration.seconds(Date().timeIntervalSince(plan.due(feed)))
        let etag = plan.etag(feed, isCurrent: plan.isChanged(feed))
        let isKnown = request.headers["If-None-Match"] == etag
        state.withLock { state in
            if state.polled.insert(feed).inserted { state.late.append(late) }
            if !isKnown { state.documents += 1 }
        }
        if isKnown { return .status(304).with("ETag", etag) }
        let body = String(decoding: feeds.document(feed: feed, cycle: 0), as: UTF8.self)
        return .ok(body, type: "application/rss+xml; charset=utf-8").with("ETag", etag)
    }
}
