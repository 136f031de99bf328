// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// What is known of a host's wishes.
enum RobotsAnswer: Sendable, Equatable {
    /// Its rules.
    case rules(RobotsRules)
    /// It could not say; nothing is fetched there before then.
    case unknown(until: Date, reason: String)
}

/// The rules of the origins whose pages were fetched lately.
///
/// Asked for at most once a day and origin, or as often as their `max-age` says, within bounds. Bound: `maxBytes` of
/// rules; beyond it the one that expires first goes.
actor RobotsCache {
    /// Rules are kept so long at most (RFC 9309, section 2.4).
    static let longestLife = Duration.day
    /// And so long at least, whatever `max-age` says: an entry's page would cost two requests else.
    static let shortestLife = Duration.seconds(600)
    /// A host that could not say is asked again after so long.
    static let pauseWhenUnknown = Duration.seconds(300)
    static let maxBytes = 16 << 20

    /// The way to an origin is part of it: who asks through a proxy, or privately, may reach another server.
    private struct Key: Hashable {
        let origin: Origin
        let proxy: Secret?
        let allowPrivate: Bool
    }

    private struct Entry {
        let answer: RobotsAnswer
        let expires: Date
        let cost: Int
    }

    private var entries: [Key: Entry] = [:]
    private var asking: [Key: Task<RobotsAnswer?, Never>] = [:]
    private var cost = 0

    /// The rules for a URL's origin, asked for in the host's turn where they are not known.
    func answer(for url: URL, of feed: Feed, by fetcher: PageFetcher) async -> RobotsAnswer {
        guard let origin = Origin(url), let file = URL(string: "/robots.txt", relativeTo: url)?.absoluteURL
        else {
            return .rules(.none)
        }
        let key = Key(origin: origin, proxy: feed.proxy, allowPrivate: feed.allowPrivate)
        while !Task.isCancelled {
            if let known = entries[key], known.expires > fetcher.clock.wall() { return known.answer }
            let task = asking[key] ?? Task { await ask(for: file, key, of: feed, by: fetcher) }
            asking[key] = task
            // Several pages may wait for it; where the one that gives up ends it, the others ask again.
            let answer = await withTaskCancellationHandler {
                await task.value
            } onCancel: {
                task.cancel()
            }
            if let answer { return answer }
        }
        return .unknown(until: fetcher.clock.wall(), reason: "the request was given up")
    }

    /// Nil when it was given up.
    private func ask(
        for file: URL,
        _ key: Key,
        of feed: Feed,
        by fetcher: PageFetcher
    ) async -> RobotsAnswer? {
        var request = HTTPRequest(
            url: file,
            headers: HeaderFields([("Accept", "text/plain, */*;q=0.1")]),
            redirects: .follow(allowHTTPDowngrade: feed.allowHTTP),
            allowPrivate: feed.allowPrivate,
            limits: HTTPLimits(feed.polling),
            proxy: feed.proxy
        )
        request.limits.maxBodyBytes = RobotsRules.maxBytes
        request.limits.cutsBody = true
        let visit = await fetcher.walk(request, pausesHost: !feed.allowPrivate)
        asking[key] = nil
        if case .failure(let failure) = visit, failure.reason == .cancelled { return nil }
        let now = fetcher.clock.wall()
        let (answer, life) = Self.decide(visit, at: now)
        keep(Entry(answer: answer, expires: now + life, cost: answer.cost), for: key)
        return answer
    }

    private func keep(_ entry: Entry, for key: Key) {
        cost += entry.cost - (entries.updateValue(entry, forKey: key)?.cost ?? 0)
        while cost > Self.maxBytes, let first = entries.min(by: { $0.value.expires < $1.value.expires }) {
            entries[first.key] = nil
            cost -= first.value.cost
        }
    }

    /// What an answer means, and how long that holds.
    static func decide(_ visit: Visit, at now: Date) -> (answer: RobotsAnswer, life: Duration) {
        switch visit {
        case .postponed(let until, let reason):
            return (.unknown(until: until, reason: reason), .seconds(until.timeIntervalSince(now)))
        case .failure(let failure):
            return unknown("its robots.txt cannot be read: \(failure.detail)", at: now)
        case .answer(let response) where response.status >= 500:
            return unknown("its robots.txt cannot be read: HTTP \(response.status)", at: now)
        case .answer(let response):
            let fresh = ServerWishes(response.headers, at: now).freshFor ?? longestLife
            let isFile = (200..<300).contains(response.status)
            // 4xx: there is none. What is left of 3xx leads nowhere, which comes to the same (section 2.3.1.2).
            return (
                .rules(isFile ? RobotsRules(response.body) : .none),
                max(shortestLife, min(fresh, longestLife))
            )
        }
    }

    private static func unknown(_ reason: String, at now: Date) -> (RobotsAnswer, Duration) {
        (.unknown(until: now + pauseWhenUnknown, reason: reason), pauseWhenUnknown)
    }
}

extension RobotsAnswer {
    /// Bytes that it takes, with its key.
    fileprivate var cost: Int {
        if case .rules(let rules) = self { 512 + rules.cost } else { 512 }
    }
}
