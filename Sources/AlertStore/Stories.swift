// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

// What makes forty outlets with one story one alert.

extension ReadTransaction {
    /// Articles that may be the same news: they share a band or the link; those that share most come first, of
    /// equals the first seen.
    ///
    /// - Parameters:
    ///   - since: only what was seen at this time or later.
    ///   - limit: not more than this; a text that everybody has (a cookie notice) is no reason to read them all.
    public func stories(
        link: Int64?,
        bands: [Int64],
        since: Date,
        limit: Int = 20
    ) throws -> [StoryFingerprint] {
        let keys = bands + [link].compactMap(\.self)
        guard !keys.isEmpty else { return [] }
        var stories: [StoryFingerprint] = []
        try database.each(
            Self.storyQuery,
            [ListColumn.text(keys), since.milliseconds, max(0, limit)]
        ) { stories.append(try Self.story($0)) }
        return stories
    }

    /// Most articles share nothing with any: then the first part of the question is all there is to it.
    private static let storyQuery = """
        SELECT article.id, feed.id, story_fingerprint.link, bands, signature, story_fingerprint.seen_ms
        FROM (
            SELECT article_seq, count(*) AS shared FROM story_key
            WHERE key IN (SELECT value FROM json_each(?)) GROUP BY article_seq
        ) found
        JOIN story_fingerprint ON story_fingerprint.article_seq = found.article_seq
        JOIN article ON article.seq = found.article_seq JOIN feed ON feed.seq = article.feed_seq
        WHERE story_fingerprint.seen_ms >= ?
        ORDER BY shared DESC, story_fingerprint.seen_ms LIMIT ?
        """

    private static func story(_ row: Row) throws -> StoryFingerprint {
        StoryFingerprint(
            article: ArticleID(row[0] as String),
            feed: FeedID(row[1] as String),
            link: row[2],
            bands: try BandColumn.bands(row[3]),
            signature: Array(row[4] as Data),
            seen: Date(milliseconds: row[5])
        )
    }
}

extension WriteTransaction {
    /// The same as in a read, with what this transaction stored.
    public func stories(
        link: Int64?,
        bands: [Int64],
        since: Date,
        limit: Int = 20
    ) throws -> [StoryFingerprint] {
        try reading.stories(link: link, bands: bands, since: since, limit: limit)
    }

    /// Remembers what an article is recognised by; what was remembered of it before is forgotten.
    public func remember(_ story: StoryFingerprint) throws {
        guard story.bands.count <= StoryFingerprint.maxBands,
            story.signature.count <= StoryFingerprint.maxSignatureBytes
        else { throw StoreFailure(.misuse, "The fingerprint of \(story.article) is too long.") }
        let article = try sequence(of: story.article)
        try forgetStories([article])
        try database.run(
            """
            INSERT INTO story_fingerprint (article_seq, seen_ms, link, bands, signature) VALUES (?, ?, ?, ?, ?)
            """,
            [
                article, story.seen.milliseconds, story.link, BandColumn.data(story.bands),
                Data(story.signature),
            ]
        )
        for key in Set(story.bands + [story.link].compactMap(\.self)).sorted() {
            try database.run("INSERT INTO story_key (key, article_seq) VALUES (?, ?)", [key, article])
        }
    }

    /// An article joins the alert of the same news; an alert tells of the first hundred that did.
    public func join(_ joined: JoinedArticle, now: Date) throws {
        let alert = try sequence(of: joined.alert)
        let copy = joined.copy
        try database.run(
            """
            INSERT INTO also_in (alert_seq, article_id, outlet, title, url, seen_ms)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE (SELECT count(*) FROM also_in WHERE alert_seq = ?1) < 100
            ON CONFLICT DO NOTHING
            """,
            [
                alert, joined.article.rawValue, copy.outlet, copy.title, copy.url, copy.seen.milliseconds,
            ]
        )
        guard database.changesCount > 0 else { return }
        try database.run("UPDATE alert SET updated_ms = ? WHERE seq = ?", [now.milliseconds, alert])
    }

    /// Forgets what was seen before a time, the oldest first, and answers how many articles they were.
    func forgetStories(before time: Date, _ limit: Int) throws -> Int {
        let sql = "SELECT article_seq FROM story_fingerprint WHERE seen_ms < ? ORDER BY seen_ms LIMIT ?"
        let articles = try database.rows(sql, [time.milliseconds, max(0, limit)])
            .map { $0[0] as Int64 }
        try forgetStories(articles)
        return articles.count
    }

    /// The keys are found again from the row: an index of theirs by article would cost more than they do.
    private func forgetStories(_ articles: [Int64]) throws {
        for article in articles {
            let sql = "SELECT link, bands FROM story_fingerprint WHERE article_seq = ?"
            guard let row = try database.row(sql, [article]) else { continue }
            let link: Int64? = row[0]
            for key in try BandColumn.bands(row[1]) + [link].compactMap(\.self) {
                try database.run("DELETE FROM story_key WHERE key = ? AND article_seq = ?", [key, article])
            }
            try database.run("DELETE FROM story_fingerprint WHERE article_seq = ?", [article])
        }
    }
}

/// Bands in one column, eight bytes each, the lowest first.
private enum BandColumn {
    static func data(_ bands: [Int64]) -> Data {
        Data(bands.flatMap { band in (0..<8).map { UInt8(truncatingIfNeeded: band >> ($0 * 8)) } })
    }

    static func bands(_ data: Data) throws -> [Int64] {
        guard data.count.isMultiple(of: 8) else { throw StoreFailure(.corrupt, "Stored bands are cut off.") }
        let bytes = [UInt8](data)
        return stride(from: 0, to: bytes.count, by: 8)
            .map { start in
                (0..<8).reduce(Int64(0)) { $0 | Int64(bytes[start + $1]) << ($1 * 8) }
            }
    }
}
