// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// Which articles are wanted; what is not set is not asked for.
public struct ArticleFilter: Sendable, Hashable {
    /// From this feed.
    public var feed: FeedID?
    /// First seen at this time or later.
    public var since: Date?
    /// First seen before this time.
    public var until: Date?
    /// With these words in the newest revision.
    public var search: SearchQuery?
    /// Those that follow this article in the list: the next page.
    public var after: ArticleID?
    /// The oldest first; else the newest.
    public var oldestFirst = false
    /// Not more than this.
    public var limit = 50

    /// All articles, the newest 50.
    public init() {}
}

extension ReadTransaction {
    /// The articles that a filter asks for, at their newest revisions, with their texts.
    public func articles(_ filter: ArticleFilter = ArticleFilter()) throws -> [Article] {
        var conditions = Conditions()
        conditions.add(
            "article.feed_seq = (SELECT seq FROM feed WHERE id = ?)",
            ifGiven: filter.feed?.rawValue
        )
        conditions.add("article.seen_ms >= ?", ifGiven: filter.since?.milliseconds)
        conditions.add("article.seen_ms < ?", ifGiven: filter.until?.milliseconds)
        conditions.add("article.seq", foundBy: filter.search)
        let comparison = filter.oldestFirst ? ">" : "<"
        conditions.add(
            "article.seq \(comparison) (SELECT seq FROM article WHERE id = ?)",
            ifGiven: filter.after?.rawValue
        )
        let order = " ORDER BY article.seq \(filter.oldestFirst ? "ASC" : "DESC")"
        // Chosen first, by their indexes alone: the texts of a whole feed would be read to sort them.
        let chosen = "SELECT article.seq FROM article" + conditions.clause + order + " LIMIT ?"
        let sql = Self.newestQuery + " WHERE article.seq IN (" + chosen + ")" + order
        return try database.rows(sql, conditions.arguments + [max(0, filter.limit)]).map(Self.article)
    }

    /// An article at its newest revision.
    public func article(_ id: ArticleID) throws -> Article? {
        try database.row(Self.newestQuery + " WHERE article.id = ?", [id.rawValue]).map(Self.article)
    }

    /// All revisions of an article, the first one first.
    public func revisions(of id: ArticleID) throws -> [Article] {
        let sql = Self.revisionQuery + " WHERE article.id = ? ORDER BY r.revision"
        return try database.rows(sql, [id.rawValue]).map(Self.article)
    }

    /// The same, with the time at which each was stored.
    public func history(of id: ArticleID) throws -> [(article: Article, stored: Date)] {
        let sql = Self.revisionQuery + " WHERE article.id = ? ORDER BY r.revision"
        return try database.rows(sql, [id.rawValue])
            .map { (try Self.article($0), try $0.time("stored_ms")) }
    }

    /// The words of one revision; nil when there is none, empty fields where they were pruned.
    public func articleText(_ id: ArticleID, revision: Int) throws -> ArticleText? {
        let sql = Self.revisionQuery + " WHERE article.id = ? AND r.revision = ?"
        return try database.row(sql, [id.rawValue, revision]).map(Self.article)?.text
    }

    private static let columns = """
        SELECT article.id, feed.id AS feed_id, article.feed_title, article.feed_tags, article.seen_ms, r.*
        FROM article JOIN feed ON feed.seq = article.feed_seq
        JOIN article_revision r ON r.article_seq = article.seq
        """
    private static let revisionQuery = columns
    static let newestQuery = columns + " AND r.revision = article.revision"

    static func article(_ row: Row) throws -> Article {
        Article(
            id: try row.id("id"),
            revision: try row.value("revision"),
            feed: try row.id("feed_id"),
            feedTitle: try row.value("feed_title"),
            feedTags: try row.list("feed_tags"),
            text: ArticleText(
                title: try row.value("title"),
                lead: try row.value("lead"),
                body: try row.value("body")
            ),
            url: try row.value("url"),
            authors: try row.list("authors"),
            outlet: try row.value("outlet"),
            tags: try row.list("tags"),
            language: try row.value("language"),
            published: try row.optionalTime("published_ms"),
            seen: try row.time("seen_ms")
        )
    }
}
