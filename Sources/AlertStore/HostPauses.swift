// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// The pauses that hosts asked for and that are not over, by host and scope.
    public func hostPauses(notOverAt now: Date) throws -> [HostPause] {
        let sql = "SELECT * FROM host_pause WHERE until_ms > ? ORDER BY host, scope"
        return try database.rows(sql, [now.milliseconds])
            .map { row in
                HostPause(
                    host: HostKey(name: try row.value("host")),
                    scope: try row.choice("scope"),
                    since: try row.time("since_ms"),
                    until: try row.time("until_ms"),
                    reason: try row.value("reason")
                )
            }
    }
}

extension WriteTransaction {
    /// Remembers a pause, and forgets those that are over; of two of one host and scope the newer counts.
    public func save(_ pause: HostPause) throws {
        try database.run("DELETE FROM host_pause WHERE until_ms <= ?", [pause.since.milliseconds])
        try database.run(
            """
            INSERT OR REPLACE INTO host_pause (host, scope, since_ms, until_ms, reason) VALUES (?, ?, ?, ?, ?)
            """,
            [
                pause.host.name, pause.scope.rawValue, pause.since.milliseconds, pause.until.milliseconds,
                pause.reason,
            ]
        )
    }
}
