// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import GRDB

/// Takes all articles out of a store's search index, and leaves their texts, as a fault of the disk might.
func damageSearchIndex(_ database: String) throws {
    let queue = try DatabaseQueue(path: database)
    try queue.write {
        try $0.execute(
            sql: """
                INSERT INTO article_fts (article_fts, rowid, title, lead, body)
                SELECT 'delete', article_seq, title, lead, body FROM article_fold
                """
        )
    }
    try queue.close()
}
