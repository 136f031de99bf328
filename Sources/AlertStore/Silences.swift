// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel

extension ReadTransaction {
    /// The silences that hold at a time or will, the one that ends first coming first.
    public func silences(notOverAt time: Date) throws -> [Silence] {
        try database.rows("SELECT * FROM silence WHERE end_ms > ? ORDER BY end_ms, id", [time.milliseconds])
            .map(Self.silence)
    }

    /// All silences that there ever were, the newest first.
    public func silences() throws -> [Silence] {
        try database.rows("SELECT * FROM silence ORDER BY start_ms DESC, id").map(Self.silence)
    }

    private static func silence(_ row: Row) throws -> Silence {
        Silence(
            id: try row.id("id"),
            matchers: try MatcherColumn.matchers(try row.value("matchers")),
            start: try row.time("start_ms"),
            end: try row.time("end_ms"),
            author: try row.value("author"),
            comment: try row.value("comment")
        )
    }
}

extension WriteTransaction {
    /// Keeps a silence; false when there is one with its id.
    @discardableResult
    public func add(_ silence: Silence) throws -> Bool {
        try database.run(
            """
            INSERT INTO silence (id, matchers, start_ms, end_ms, author, comment) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                silence.id.rawValue, try MatcherColumn.text(silence.matchers), silence.start.milliseconds,
                silence.end.milliseconds, silence.author, silence.comment,
            ]
        )
        return database.changesCount > 0
    }

    /// Ends a silence now; it is kept, so that people can see later why nobody was told.
    ///
    /// One that has not begun never holds. False when there is none with this id, or it is over.
    public func endSilence(_ id: SilenceID, now: Date) throws -> Bool {
        try database.run(
            "UPDATE silence SET end_ms = ?1, start_ms = min(start_ms, ?1) WHERE id = ?2 AND end_ms > ?1",
            [now.milliseconds, id.rawValue]
        )
        return database.changesCount > 0
    }
}

/// What a silence asks for, as JSON.
private enum MatcherColumn {
    static func text(_ matchers: [Silence.Matcher]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(matchers), as: UTF8.self)
    }

    static func matchers(_ json: String) throws -> [Silence.Matcher] {
        do {
            return try JSONDecoder().decode([Silence.Matcher].self, from: Data(json.utf8))
        } catch {
            throw StoreFailure(.corrupt, "A stored silence is not JSON.")
        }
    }
}
