// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// The alerts of an article, by rule.
    public func alertIDs(of article: ArticleID) throws -> [RuleID: AlertID] {
        let sql = "SELECT rule_id, id FROM alert WHERE article_seq = (SELECT seq FROM article WHERE id = ?)"
        let alerts = try database.rows(sql, [article.rawValue])
            .map { (try $0.id("rule_id") as RuleID, try $0.id("id") as AlertID) }
        return Dictionary(alerts, uniquingKeysWith: { first, _ in first })
    }

    /// How many alerts were made since a time.
    public func alertCount(since time: Date) throws -> Int {
        let sql = "SELECT count(*) FROM alert WHERE created_ms >= ?"
        return Int(try database.number(sql, [time.milliseconds]) ?? 0)
    }
}
