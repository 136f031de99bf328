// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization

/// The demo's world: six feeds in three formats and three languages whose articles tell one story in beats.
///
/// Beat 0 is what the feeds hold before anybody watches. What Watchword should make of every article is known:
/// `expectations(through:)`.
public final class NewsWorld: Sendable {
    /// What an article is to a watcher with the shipped rules.
    public enum Role: String, Sendable, Hashable {
        /// It stood there at first contact: stored and matched, not notified.
        case baseline
        /// It makes one new alert for each of its rules.
        case alert
        /// It carries the words of an earlier article: it joins that one's alerts.
        case copy
        /// It is an edit of an earlier article: no second alert.
        case revision
        /// No rule holds.
        case noise
    }

    /// What should become of one article.
    public struct Expectation: Sendable, Hashable {
        /// When it appears.
        public var beat: Int
        /// The feed that it stands in.
        public var feed: FeedID
        /// Its id in the document.
        public var entry: String
        /// Its headline at that beat.
        public var title: String
        /// The shipped rules that hold for it.
        public var rules: Set<RuleID>
        /// What it is to a watcher.
        public var role: Role
    }

    /// One new alert that somebody should be told of.
    public struct ExpectedAlert: Sendable, Hashable {
        /// The rule.
        public var rule: RuleID
        /// The feed of its first article.
        public var feed: FeedID
        /// The id of that article in the document.
        public var entry: String
    }

    /// What happens at each beat, as a sentence; the first is the baseline.
    public static var beats: [String] { Story.beats }

    /// Serves the feeds, with validators.
    public let site = ScriptedSite()
    private let start: Date
    private let beatLength: Duration
    private let current = Mutex(0)

    /// A world at beat 0.
    ///
    /// - Parameters:
    ///   - start: when beat 0 is; its articles are some hours older.
    ///   - beatLength: what each further beat's articles are published later.
    public init(start: Date, beatLength: Duration = .seconds(2)) {
        self.start = start
        self.beatLength = beatLength
        publish(through: 0)
    }

    /// The beat that is served.
    public var beat: Int { current.withLock { $0 } }

    /// Moves on to a beat, at most to the last; never back.
    public func advance(to beat: Int) {
        current.withLock { current in
            current = max(current, min(beat, Self.beats.count - 1))
            publish(through: current)
        }
    }

    /// Moves on to the next beat; false when the story is over.
    @discardableResult
    public func advance() -> Bool {
        let next = beat + 1
        guard next < Self.beats.count else { return false }
        advance(to: next)
        return true
    }

    /// What should become of every article up to a beat, edits included, in order.
    public static func expectations(through beat: Int) -> [Expectation] {
        Story.items.filter { $0.beat <= beat }
            .map { item in
                Expectation(
                    beat: item.beat,
                    feed: item.outlet,
                    entry: entryID(item),
                    title: item.title,
                    rules: item.rules,
                    role: item.role
                )
            }
    }

    /// The alerts that should have been notified up to a beat.
    public static func expectedAlerts(through beat: Int) -> Set<ExpectedAlert> {
        let fresh = expectations(through: beat).filter { $0.role == .alert }
        return Set(
            fresh.flatMap { article in
                article.rules.map { ExpectedAlert(rule: $0, feed: article.feed, entry: article.entry) }
            }
        )
    }

    /// The feeds as a watcher's settings would have them, for a server of this site.
    public func feeds(on server: LoopbackServer, polling: PollingSettings = PollingSettings()) -> [Feed] {
        Self.outlets.map { outlet in
            Feed(
                id: outlet.id,
                url: server.url(outlet.path),
                title: outlet.name,
                outlet: outlet.name,
                language: outlet.language,
                polling: polling,
                allowPrivate: true
            )
        }
    }
}

extension NewsWorld {
    private func publish(through beat: Int) {
        for outlet in Self.outlets {
            let items = Story.items.filter { $0.outlet == outlet.id && $0.beat <= beat }
            let document = FeedDocument(
                title: outlet.name,
                home: outlet.home,
                language: outlet.language,
                items: latest(items).reversed().map { feedItem($0, of: outlet) }
            )
            let (body, type) = document.written(as: outlet.format)
            // Only an outlet with something new gets another date, and with it other validators.
            let changed = items.map(\.beat).max() ?? 0
            var publication = Publication(body: body, type: type)
            publication.validators.lastModified = published(beat: changed).httpFormat
            site.publish(outlet.path, publication)
        }
    }

    /// The newest version of each article, in the order of first appearance.
    private func latest(_ items: [StoryItem]) -> [(first: StoryItem, newest: StoryItem)] {
        var order: [(first: StoryItem, newest: StoryItem)] = []
        for item in items {
            if let index = order.firstIndex(where: { $0.first.slug == item.slug }) {
                order[index].newest = item
            } else {
                order.append((item, item))
            }
        }
        return order
    }

    private func feedItem(
        _ article: (first: StoryItem, newest: StoryItem),
        of outlet: Outlet
    ) -> FeedDocument.Item {
        FeedDocument.Item(
            id: Self.entryID(article.first),
            link: "\(outlet.home)\(article.first.slug)",
            title: article.newest.title,
            lead: article.newest.lead,
            paragraphs: article.newest.paragraphs,
            published: published(beat: article.first.beat),
            author: nil,
            category: article.newest.category
        )
    }

    private static func entryID(_ item: StoryItem) -> String {
        "tag:example.org,2026:\(item.outlet)/\(item.slug)"
    }

    /// The baseline is three hours old, so that nothing of it looks new.
    private func published(beat: Int) -> Date {
        beat == 0 ? start - .seconds(3 * 3600) : start + beatLength * beat
    }
}

extension LoopbackServer {
    /// Starts a server for the demo's world.
    public static func start(
        host: String = "127.0.0.1",
        port: Int = 0,
        world: NewsWorld
    ) async throws -> LoopbackServer {
        try await start(host: host, port: port, site: world.site)
    }
}
