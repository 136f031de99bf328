// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension WriteTransaction {
    /// Puts off the next request for an article's page.
    ///
    /// - Parameters:
    ///   - error: why the one that was made just now failed; nil: none was made.
    ///   - now: when it failed.
    public func postponePageFetch(
        _ article: ArticleID,
        until next: Date,
        error: String? = nil,
        now: Date
    ) throws {
        try database.run(
            """
            UPDATE page_fetch SET next_ms = ?1, attempts = attempts + (?2 IS NOT NULL), error = coalesce(?2, error),
                tried_ms = CASE WHEN ?2 IS NULL THEN tried_ms ELSE ?4 END
            WHERE article_seq = (SELECT seq FROM article WHERE id = ?3)
            """,
            [next.milliseconds, error, article.rawValue, now.milliseconds]
        )
    }

    /// Stores what came of an article's page, with all that the rules made of it.
    ///
    /// The page's text is put into the article's newest revision: no other is made, and what counts as an edit is
    /// still what the feed says. False, and nothing is stored, when the article was edited since, is gone, or its
    /// page is not waited for any more: then it is to be read again.
    public func apply(_ commit: PageCommit) throws -> Bool {
        guard let sequence = try waitingArticle(for: commit) else { return false }
        if commit.state == .done { try complete(sequence, commit) }
        try database.run(
            """
            UPDATE page_fetch SET state = ?, attempts = attempts + ?, error = ?, revision = ?, tried_ms = ?
            WHERE article_seq = ?
            """,
            [
                commit.state.rawValue, commit.state != .late, commit.error,
                commit.state == .done ? commit.article.revision : nil, commit.decided.milliseconds, sequence,
            ]
        )
        for alert in commit.alerts { try insert(alert) }
        for alert in commit.updatedAlerts { try update(alert) }
        for alert in commit.lapsedAlerts { try lapse(alert, now: commit.decided) }
        for article in commit.joined { try join(article, now: commit.decided) }
        for copy in commit.lapsedCopies { try lapse(copy) }
        for fingerprint in commit.fingerprints { try remember(fingerprint) }
        for message in commit.messages { try insert(message) }
        for delivery in commit.deliveries { try insert(delivery) }
        return true
    }

    /// The article whose page may come to this: late once, and to an end once.
    private func waitingArticle(for commit: PageCommit) throws -> Int64? {
        let sql = """
            SELECT seq FROM article JOIN page_fetch ON page_fetch.article_seq = article.seq
            WHERE id = ? AND article.revision = ? AND (state = 'pending' OR state = 'late' AND ? <> 'late')
            """
        guard commit.state != .pending else {
            throw StoreFailure(.misuse, "The page of \(commit.article.id) came to nothing.")
        }
        return try database.number(
            sql,
            [commit.article.id.rawValue, commit.article.revision, commit.state.rawValue]
        )
    }

    private func complete(_ sequence: Int64, _ commit: PageCommit) throws {
        let article = commit.article
        try database.run(
            """
            UPDATE article_revision SET title = ?, body = ?, authors = ?, outlet = ?, language = ?, published_ms = ?
            WHERE article_seq = ? AND revision = ?
            """,
            [
                article.text.title, article.text.body, try ListColumn.text(article.authors), article.outlet,
                article.language,
                article.published?.milliseconds, sequence, article.revision,
            ]
        )
        try searchIndex.replace(with: commit.searchText, for: sequence)
    }

    func insert(_ page: PageFetch) throws {
        try database.run(
            """
            INSERT INTO page_fetch (
                article_seq, url, state, created_ms, next_ms, deadline_ms, attempts, tried_ms, error
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            [
                try sequence(of: page.article), page.url, page.state.rawValue, page.created.milliseconds,
                page.nextAttempt.milliseconds, page.deadline.milliseconds, page.attempts,
                page.lastTried?.milliseconds, page.error,
            ]
        )
    }
}
