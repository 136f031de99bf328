// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension WriteTransaction {
    /// Changes one value that nobody reads: whether the store can be written is known only by writing it.
    public func proveWritable(now: Date) throws {
        try database.run(
            "INSERT OR REPLACE INTO meta (name, value) VALUES ('proved_ms', ?)",
            [String(now.milliseconds)]
        )
    }
}
