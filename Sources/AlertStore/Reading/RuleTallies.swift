// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

/// What a rule has brought so far.
public struct RuleTally: Sendable, Hashable {
    /// Its alerts.
    public var alerts = 0
    /// Of those, what people found relevant.
    public var relevant = 0
    /// Of those, what people found to be noise.
    public var noise = 0
    /// When the newest was made.
    public var last: Date?

    /// Nothing yet.
    public init() {}
}

extension ReadTransaction {
    /// What each rule has brought, rules without alerts left out.
    ///
    /// - Parameter only: only this rule.
    public func ruleTallies(_ only: RuleID? = nil) throws -> [RuleID: RuleTally] {
        let sql = """
            SELECT rule_id, count(*) AS alerts, count(*) FILTER (WHERE verdict = 'relevant') AS relevant,
                count(*) FILTER (WHERE verdict = 'noise') AS noise, max(created_ms) AS last_ms
            FROM alert
            """
        let rows =
            try only.map { try database.rows(sql + " WHERE rule_id = ? GROUP BY rule_id", [$0.rawValue]) }
            ?? database.rows(sql + " GROUP BY rule_id")
        var tallies: [RuleID: RuleTally] = [:]
        for row in rows {
            var tally = RuleTally()
            tally.alerts = try row.value("alerts")
            tally.relevant = try row.value("relevant")
            tally.noise = try row.value("noise")
            tally.last = try row.optionalTime("last_ms")
            tallies[try row.id("rule_id")] = tally
        }
        return tallies
    }
}
