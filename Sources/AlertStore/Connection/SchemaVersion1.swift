// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The first tables.
///
/// Times are milliseconds since 1970 (`_ms`), lists are JSON arrays of texts.
/// Rows are ordered by `seq`, the order of their making, and refer to each other by it; ids are hashes made before
/// they come here, and unique.
enum SchemaVersion1 {
    static let statements = [
        """
        CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        "INSERT INTO meta (name, value) VALUES ('key_secret', hex(randomblob(16)))",
        """
        CREATE TABLE feed (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            document_title TEXT,
            baseline_ms INTEGER,
            entry_count INTEGER NOT NULL,
            hub TEXT
        ) STRICT
        """,
        // Rewritten by each poll, so kept apart and small.
        """
        CREATE TABLE feed_poll (
            feed_seq INTEGER PRIMARY KEY REFERENCES feed (seq) ON DELETE CASCADE,
            url TEXT NOT NULL,
            etag TEXT,
            last_modified TEXT,
            body_hash TEXT,
            next_ms INTEGER,
            next_reason TEXT,
            last_ms INTEGER,
            success_ms INTEGER,
            failures INTEGER NOT NULL,
            last_error TEXT,
            is_gone INTEGER NOT NULL CHECK (is_gone IN (0, 1)),
            document_wait_ms INTEGER,
            throttled_until_ms INTEGER,
            redirect_to TEXT,
            redirect_count INTEGER,
            redirect_since_ms INTEGER,
            moved_to TEXT,
            unchanged_since_ms INTEGER,
            has_throttled INTEGER NOT NULL CHECK (has_throttled IN (0, 1)),
            failing_since_ms INTEGER,
            strange_documents INTEGER NOT NULL,
            told_trouble TEXT CHECK (told_trouble IN ('strange', 'failing', 'gone')),
            may_have_missed_ms INTEGER,
            gaps INTEGER NOT NULL,
            archive_url TEXT,
            told_quiet_ms INTEGER,
            shortened_every_ms INTEGER,
            lease_until_ms INTEGER
        ) STRICT
        """,
        "CREATE INDEX feed_with_archive ON feed_poll (feed_seq) WHERE archive_url IS NOT NULL",
        """
        CREATE TABLE article (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            feed_seq INTEGER NOT NULL REFERENCES feed (seq),
            feed_title TEXT,
            feed_tags TEXT NOT NULL,
            revision INTEGER NOT NULL,
            title TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            published_ms INTEGER,
            seen_ms INTEGER NOT NULL,
            last_seen_ms INTEGER NOT NULL
        ) STRICT
        """,
        // Holds all that a feed's coverage is reckoned from.
        "CREATE INDEX article_of_feed ON article (feed_seq, seen_ms, published_ms)",
        "CREATE INDEX article_seen ON article (seen_ms)",
        """
        CREATE TABLE article_key (
            feed_seq INTEGER NOT NULL,
            hash INTEGER NOT NULL,
            article_seq INTEGER NOT NULL REFERENCES article (seq) ON DELETE CASCADE,
            PRIMARY KEY (feed_seq, hash)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX article_key_of_article ON article_key (article_seq)",
        // The long texts stand last: what is before them is read without them.
        """
        CREATE TABLE article_revision (
            article_seq INTEGER NOT NULL REFERENCES article (seq) ON DELETE CASCADE,
            revision INTEGER NOT NULL,
            stored_ms INTEGER NOT NULL,
            title TEXT NOT NULL,
            url TEXT,
            authors TEXT NOT NULL,
            outlet TEXT,
            tags TEXT NOT NULL,
            language TEXT,
            published_ms INTEGER,
            lead TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (article_seq, revision)
        ) STRICT
        """,
        // At most one an article; the page's text is the body of the revision that it was put into.
        """
        CREATE TABLE page_fetch (
            article_seq INTEGER PRIMARY KEY REFERENCES article (seq) ON DELETE CASCADE,
            url TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'late', 'done', 'failed')),
            created_ms INTEGER NOT NULL,
            next_ms INTEGER NOT NULL,
            deadline_ms INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            error TEXT,
            revision INTEGER
        ) STRICT
        """,
        "CREATE INDEX page_fetch_due ON page_fetch (next_ms) WHERE state IN ('pending', 'late')",
        "CREATE INDEX page_fetch_overdue ON page_fetch (deadline_ms) WHERE state = 'pending'",
        // The folded tokens of the newest revision; article_fts holds only the index over them.
        """
        CREATE TABLE article_fold (
            article_seq INTEGER PRIMARY KEY REFERENCES article (seq),
            title TEXT NOT NULL,
            lead TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE VIRTUAL TABLE article_fts USING fts5 (
            title, lead, body,
            content = 'article_fold', content_rowid = 'article_seq',
            tokenize = 'unicode61 remove_diacritics 0', columnsize = 0
        )
        """,
        // The words of the index, with how often they occur.
        "CREATE VIRTUAL TABLE article_word USING fts5vocab (article_fts, 'row')",
        // A transaction with many documents makes one segment, and segments are merged by sixteen: a third less
        // work than with the defaults of 1 MiB and four.
        "INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', 8388608)",
        "INSERT INTO article_fts (article_fts, rank) VALUES ('automerge', 16)",
        "INSERT INTO article_fts (article_fts, rank) VALUES ('crisismerge', 64)",
        """
        CREATE TABLE alert (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            article_seq INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            feed_seq INTEGER NOT NULL,
            rule_id TEXT NOT NULL,
            rule_title TEXT NOT NULL,
            rule_revision TEXT NOT NULL,
            topics TEXT NOT NULL,
            priority TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
            state TEXT NOT NULL CHECK (state IN ('new', 'acknowledged', 'dismissed')),
            verdict TEXT CHECK (verdict IN ('relevant', 'noise')),
            note TEXT,
            matches INTEGER NOT NULL CHECK (matches IN (0, 1)),
            revised_from TEXT,
            looked_back INTEGER NOT NULL CHECK (looked_back IN (0, 1)),
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            UNIQUE (rule_id, article_seq),
            FOREIGN KEY (article_seq, revision) REFERENCES article_revision (article_seq, revision)
        ) STRICT
        """,
        "CREATE INDEX alert_of_article ON alert (article_seq, revision)",
        // One for each way in which people narrow the list down: it is read from its end, without sorting.
        "CREATE INDEX alert_state ON alert (state, seq)",
        "CREATE INDEX alert_of_rule ON alert (rule_id, seq)",
        "CREATE INDEX alert_of_feed ON alert (feed_seq, seq)",
        "CREATE INDEX alert_priority ON alert (priority, seq)",
        "CREATE INDEX alert_created ON alert (created_ms)",
        """
        CREATE TABLE alert_topic (
            topic TEXT NOT NULL,
            alert_seq INTEGER NOT NULL REFERENCES alert (seq) ON DELETE CASCADE,
            PRIMARY KEY (topic, alert_seq)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX alert_topic_of_alert ON alert_topic (alert_seq)",
        """
        CREATE TABLE alert_evidence (
            alert_seq INTEGER NOT NULL REFERENCES alert (seq) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            field TEXT NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            text TEXT NOT NULL,
            term TEXT NOT NULL,
            alias TEXT,
            snippet TEXT NOT NULL,
            PRIMARY KEY (alert_seq, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE also_in (
            alert_seq INTEGER NOT NULL REFERENCES alert (seq) ON DELETE CASCADE,
            article_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            matches INTEGER NOT NULL CHECK (matches IN (0, 1)),
            rule_revision TEXT NOT NULL,
            outlet TEXT,
            title TEXT NOT NULL,
            url TEXT,
            seen_ms INTEGER NOT NULL,
            evidence TEXT NOT NULL,
            PRIMARY KEY (alert_seq, article_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX also_in_of_article ON also_in (article_id)",
        // To find the same news: four bytes for each key, of articles that made or joined an alert.
        """
        CREATE TABLE story_fingerprint (
            article_seq INTEGER PRIMARY KEY REFERENCES article (seq),
            seen_ms INTEGER NOT NULL,
            keys BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX story_fingerprint_seen ON story_fingerprint (seen_ms)",
        """
        CREATE TABLE silence (
            id TEXT PRIMARY KEY,
            matchers TEXT NOT NULL,
            start_ms INTEGER NOT NULL,
            end_ms INTEGER NOT NULL,
            author TEXT NOT NULL,
            comment TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        // Who decided what, when: the alert itself has only the last word.
        """
        CREATE TABLE alert_review (
            seq INTEGER PRIMARY KEY,
            alert_seq INTEGER NOT NULL REFERENCES alert (seq) ON DELETE CASCADE,
            at_ms INTEGER NOT NULL,
            reviewer TEXT NOT NULL,
            state TEXT,
            verdict TEXT,
            reason TEXT,
            note TEXT
        ) STRICT
        """,
        "CREATE INDEX alert_review_of_alert ON alert_review (alert_seq)",
        """
        CREATE TABLE message (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            sink_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('alert', 'update', 'digest', 'notice', 'test')),
            state TEXT NOT NULL
                CHECK (state IN ('pending', 'leased', 'done', 'dead', 'expired', 'superseded')),
            attempts INTEGER NOT NULL,
            created_ms INTEGER NOT NULL,
            next_ms INTEGER NOT NULL,
            lease_until_ms INTEGER,
            maybe_sent INTEGER NOT NULL CHECK (maybe_sent IN (0, 1)),
            notice TEXT,
            digest TEXT
        ) STRICT
        """,
        // The queue of each sink, in the order of creation.
        "CREATE INDEX message_queue ON message (sink_id, state, seq)",
        "CREATE INDEX message_made ON message (sink_id, created_ms)",
        // What no alert takes with it when it goes.
        """
        CREATE INDEX message_alone ON message (created_ms)
        WHERE kind IN ('notice', 'test') OR state = 'superseded'
        """,
        """
        CREATE TABLE delivery (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            alert_seq INTEGER NOT NULL REFERENCES alert (seq),
            sink_id TEXT NOT NULL,
            message_seq INTEGER REFERENCES message (seq),
            state TEXT NOT NULL
                CHECK (state IN ('pending', 'leased', 'done', 'dead', 'merged', 'muted', 'expired')),
            reason TEXT NOT NULL,
            cause TEXT NOT NULL CHECK (cause IN ('first', 'look_back', 'update')),
            detail TEXT,
            created_ms INTEGER NOT NULL,
            due_ms INTEGER
        ) STRICT
        """,
        "CREATE INDEX delivery_gathered ON delivery (sink_id, reason, due_ms) WHERE due_ms IS NOT NULL",
        "CREATE INDEX delivery_of_alert ON delivery (alert_seq)",
        "CREATE INDEX delivery_of_message ON delivery (message_seq)",
        "CREATE INDEX delivery_state ON delivery (sink_id, state)",
        """
        CREATE TABLE attempt (
            message_seq INTEGER NOT NULL REFERENCES message (seq) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            started_ms INTEGER NOT NULL,
            took_ms INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            status INTEGER,
            detail TEXT,
            PRIMARY KEY (message_seq, number)
        ) STRICT, WITHOUT ROWID
        """,
        // How each sink fared, which outlives the attempts and the process.
        """
        CREATE TABLE sink_record (
            sink_id TEXT PRIMARY KEY,
            done_ms INTEGER,
            failed_ms INTEGER,
            failing_since_ms INTEGER,
            failure TEXT,
            told_ms INTEGER,
            last_told_ms INTEGER
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
