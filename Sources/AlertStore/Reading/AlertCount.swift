// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// How many alerts were made since a time.
    public func alertCount(since time: Date) throws -> Int {
        let sql = "SELECT count(*) FROM alert WHERE created_ms >= ?"
        return Int(try database.number(sql, [time.milliseconds]) ?? 0)
    }
}
