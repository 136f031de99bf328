// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What servers and documents wish outlives a restart: pauses of hosts, hours of silence, the document's own wait.
enum SchemaVersion2 {
    static let statements = [
        "ALTER TABLE feed ADD COLUMN topic TEXT",
        "ALTER TABLE feed_poll ADD COLUMN document_wish_ms INTEGER",
        "ALTER TABLE feed_poll ADD COLUMN silent_times INTEGER",
        // When a page was last tried, whatever came of it.
        "ALTER TABLE page_fetch ADD COLUMN tried_ms INTEGER",
        """
        CREATE TABLE host_pause (
            host TEXT NOT NULL,
            scope TEXT NOT NULL CHECK (scope IN ('everything', 'pages')),
            since_ms INTEGER NOT NULL,
            until_ms INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (host, scope)
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
