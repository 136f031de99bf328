// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

// What makes forty outlets with one story one alert.

/// A fingerprint as whoever finds the same news keeps it in memory.
public struct StoredFingerprint: Sendable, Hashable {
    /// The store's number of the article.
    public var number: Int64
    /// What the article is found under.
    public var keys: [UInt32]
    /// When its alert was made, or joined.
    public var seen: Date
}

extension ReadTransaction {
    /// What is remembered since a time, the oldest first.
    public func fingerprints(since: Date, _ body: (StoredFingerprint) -> Void) throws {
        let sql =
            "SELECT article_seq, keys, seen_ms FROM story_fingerprint WHERE seen_ms >= ? ORDER BY seen_ms"
        try database.each(sql, [since.milliseconds]) { row in
            body(
                StoredFingerprint(
                    number: row[0],
                    keys: try KeyColumn.keys(row[1]),
                    seen: Date(milliseconds: row[2])
                )
            )
        }
    }

    /// Articles by the store's numbers, each with the alerts of some rules that it made or joined.
    ///
    /// Those without such an alert, made since a time and still holding, are left out; numbers that stand for
    /// nothing, too.
    public func stories(_ numbers: [Int64], rules: [RuleID], since: Date) throws -> [KnownStory] {
        try numbers.compactMap { try story($0, rules: rules, since: since) }
    }

    private func story(_ number: Int64, rules: [RuleID], since: Date) throws -> KnownStory? {
        let alerts = try database.rows(
            Self.storyAlertQuery,
            [number, ListColumn.text(rules.map(\.rawValue)), since.milliseconds]
        )
        guard !alerts.isEmpty, let row = try database.row(Self.storyQuery, [number]) else { return nil }
        return KnownStory(
            article: ArticleID(row[0] as String),
            feed: FeedID(row[1] as String),
            title: row[2],
            url: row[3],
            text: ArticleText(title: row[4], lead: row[5], body: row[6]),
            alerts: try alerts.compactMap { try knownAlert($0[0]) }
        )
    }

    private static let storyAlertQuery = """
        SELECT seq FROM (
            SELECT seq, rule_id, created_ms, matches FROM alert WHERE article_seq = ?1
            UNION
            SELECT alert.seq, alert.rule_id, alert.created_ms, alert.matches FROM article
            JOIN also_in ON also_in.article_id = article.id JOIN alert ON alert.seq = also_in.alert_seq
            WHERE article.seq = ?1
        ) WHERE rule_id IN (SELECT value FROM json_each(?2)) AND created_ms >= ?3 AND matches = 1
        ORDER BY seq
        """

    private static let storyQuery = """
        SELECT article.id, feed.id, article.title, r.url, fold.title, fold.lead, fold.body
        FROM article JOIN feed ON feed.seq = article.feed_seq
        JOIN article_revision r ON r.article_seq = article.seq AND r.revision = article.revision
        JOIN article_fold fold ON fold.article_seq = article.seq
        WHERE article.seq = ?
        """

    /// What is known of articles whose words changed: their words before, and the alerts that they made or joined.
    public func edits(of articles: Set<ArticleID>) throws -> [ArticleID: KnownEdit] {
        var edits: [ArticleID: KnownEdit] = [:]
        for article in articles { edits[article] = try edit(of: article) }
        return edits
    }

    /// What is known of an article whose words changed; nil when there is no such article.
    public func edit(of article: ArticleID) throws -> KnownEdit? {
        let sql = """
            SELECT seq, fold.title, fold.lead, fold.body
            FROM article LEFT JOIN article_fold fold ON fold.article_seq = seq WHERE id = ?
            """
        guard let row = try database.row(sql, [article.rawValue]) else { return nil }
        var edit = KnownEdit(
            text: ArticleText(title: row[1] ?? "", lead: row[2] ?? "", body: row[3] ?? "")
        )
        for row in try database.rows("SELECT seq FROM alert WHERE article_seq = ?", [row[0] as Int64]) {
            guard let known = try knownAlert(row[0]) else { continue }
            edit.alerts[known.alert.rule.id] = known
        }
        let worn = """
            SELECT title FROM article_revision WHERE article_seq = ?1 AND stored_ms >= (
                SELECT max(stored_ms) FROM article_revision WHERE article_seq = ?1
            ) - 172800000 GROUP BY title HAVING count(*) > 1
            """
        edit.wornTitles = Set(try database.rows(worn, [row[0] as Int64]).map { $0[0] as String })
        let joined = "SELECT alert_seq, matches FROM also_in WHERE article_id = ? ORDER BY alert_seq DESC"
        for row in try database.rows(joined, [article.rawValue]) {
            guard let known = try knownAlert(row[0]) else { continue }
            let rule = known.alert.rule.id
            edit.joined[rule] = known
            if row[1] as Bool { edit.left.remove(rule) } else { edit.left.insert(rule) }
        }
        return edit
    }

    /// An alert with who was told of it.
    func knownAlert(_ sequence: Int64) throws -> KnownAlert? {
        guard let alert = try alerts(Self.alertQuery + " WHERE alert.seq = ?", [sequence]).first else {
            return nil
        }
        var known = KnownAlert(alert: alert)
        // Whatever revision a rule holds for, its alert follows: one that stayed behind is of before.
        let newest = "SELECT revision FROM article WHERE seq = (SELECT article_seq FROM alert WHERE seq = ?)"
        known.isHeldByItsArticle = try database.number(newest, [sequence]) == Int64(alert.article.revision)
        let sql = """
            SELECT delivery.sink_id, delivery.state, delivery.reason, message.maybe_sent
            FROM delivery LEFT JOIN message ON message.seq = delivery.message_seq
            WHERE delivery.alert_seq = ? ORDER BY delivery.seq
            """
        for row in try database.rows(sql, [sequence]) {
            let sink: SinkID = try row.id("sink_id")
            known.sinks[sink] = max(known.sinks[sink] ?? .tooOld, try Self.telling(row))
        }
        return known
    }

    private static func telling(_ row: Row) throws -> KnownAlert.Telling {
        let state: DeliveryState = try row.choice("state")
        let reason: DeliveryReason = try row.choice("reason")
        switch state {
        case .muted:
            return reason == .silenced ? .silenced : reason == .inhibited ? .inhibited : .tooOld
        case .pending: return try row.value("maybe_sent") as Bool? == true ? .told : .waiting
        case .leased, .done, .dead, .merged, .expired: return .told
        }
    }
}

extension WriteTransaction {
    /// The store's number of an article, by which it is remembered in memory, too.
    public func number(of article: ArticleID) throws -> Int64 { try sequence(of: article) }

    /// Remembers what an article is recognised by; what was remembered of it before is forgotten.
    public func remember(_ story: StoryFingerprint) throws {
        guard story.keys.count <= StoryFingerprint.maxKeys else {
            throw StoreFailure(.misuse, "The fingerprint of \(story.article) is too long.")
        }
        try database.run(
            "INSERT OR REPLACE INTO story_fingerprint (article_seq, seen_ms, keys) VALUES (?, ?, ?)",
            [try sequence(of: story.article), story.seen.milliseconds, KeyColumn.data(story.keys)]
        )
    }

    /// An article joins the alert of the same news, or did before and says it in other words now.
    public func join(_ joined: JoinedArticle, now: Date) throws {
        let alert = try sequence(of: joined.alert)
        let copy = joined.copy
        try database.run(
            """
            INSERT INTO also_in (
                alert_seq, article_id, revision, matches, rule_revision, outlet, title, url, seen_ms, evidence
            ) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET revision = excluded.revision, matches = 1, evidence = excluded.evidence,
                rule_revision = excluded.rule_revision, outlet = excluded.outlet, title = excluded.title,
                url = excluded.url
            WHERE matches = 0 OR revision <> excluded.revision OR evidence <> excluded.evidence
            """,
            [
                alert, joined.article.rawValue, joined.revision, joined.ruleRevision, copy.outlet, copy.title,
                copy.url, copy.seen.milliseconds, try EvidenceColumn.text(joined.evidence),
            ]
        )
        guard database.changesCount > 0 else { return }
        try database.run("UPDATE alert SET updated_ms = ? WHERE seq = ?", [now.milliseconds, alert])
    }

    /// An article that joined an alert does not bring its news any more: what it said is kept.
    func lapse(_ copy: LapsedCopy) throws {
        try database.run(
            "UPDATE also_in SET matches = 0 WHERE alert_seq = ? AND article_id = ?",
            [try sequence(of: copy.alert), copy.article.rawValue]
        )
    }

    /// Forgets what was seen before a time, the oldest first, and answers how many articles they were.
    func forgetStories(before time: Date, _ limit: Int) throws -> Int {
        try database.run(
            """
            DELETE FROM story_fingerprint WHERE article_seq IN (
                SELECT article_seq FROM story_fingerprint WHERE seen_ms < ? ORDER BY seen_ms LIMIT ?
            )
            """,
            [time.milliseconds, max(0, limit)]
        )
        return database.changesCount
    }
}

/// Keys in one column, four bytes each, the lowest first.
private enum KeyColumn {
    static func data(_ keys: [UInt32]) -> Data {
        Data(keys.flatMap { key in (0..<4).map { UInt8(truncatingIfNeeded: key >> ($0 * 8)) } })
    }

    static func keys(_ data: Data) throws -> [UInt32] {
        guard data.count.isMultiple(of: 4) else { throw StoreFailure(.corrupt, "Stored keys are cut off.") }
        return stride(from: data.startIndex, to: data.endIndex, by: 4)
            .map { start in (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[start + $1]) << ($1 * 8) } }
    }
}

/// The evidence of a joined match in one column: it is read with its article only.
enum EvidenceColumn {
    static func text(_ evidence: [Evidence]) throws -> String {
        String(decoding: try JSONText.line(evidence), as: UTF8.self)
    }

    static func evidence(_ text: String) throws -> [Evidence] {
        try JSONDecoder().decode([Evidence].self, from: Data(text.utf8))
    }
}
