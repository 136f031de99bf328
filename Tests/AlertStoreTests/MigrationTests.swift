// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import GRDB
import NewsModel
import Testing

@testable import AlertStore

/// Stores that an earlier Watchword wrote.
struct MigrationTests {
    /// The rows of a feed with one article, whose page came, as the first schema holds them.
    private static let rows = [
        "INSERT INTO feed (id, document_title, baseline_ms, entry_count) VALUES ('agency', 'Agency', 1000, 1)",
        """
        INSERT INTO feed_poll (
            feed_seq, url, etag, failures, is_gone, document_wait_ms, has_throttled, strange_documents, gaps
        ) VALUES (1, 'https://example.org/feed', '"1"', 0, 0, 7200000, 0, 0, 0)
        """,
        """
        INSERT INTO article (id, feed_seq, feed_tags, revision, title, content_hash, seen_ms, last_seen_ms)
        VALUES ('art_1', 1, '[]', 1, 'Talks', 'x', 1000, 1000)
        """,
        """
        INSERT INTO page_fetch (article_seq, url, state, created_ms, next_ms, deadline_ms, attempts)
        VALUES (1, 'https://example.org/1', 'done', 1000, 1000, 2000, 1)
        """,
    ]

    @Test func `a store of the first schema is brought up to date, and all that is in it stays`() throws {
        let directory = try TemporaryDirectory()
        let queue = try DatabaseQueue(path: directory.database)
        try queue.write { database in
            for statement in SchemaVersion1.statements + Self.rows { try database.execute(sql: statement) }
            try database.execute(sql: "PRAGMA application_id = \(ConnectionSettings.applicationID)")
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        try queue.close()
        let store = try directory.open()
        let state = try #require(try store.read { try $0.feedState("agency") })
        #expect(state.documentTitle == "Agency" && state.validators.etag == "\"1\"")
        #expect(state.documentWait == .seconds(7200) && state.documentWish == nil)
        #expect(state.silentTimes == nil && state.topic == nil)
        #expect(try store.read { try $0.pageFetch("art_1")?.state } == .done)
        #expect(try store.read { try $0.pageTally(of: "agency", newest: 20) } == PageTally())
        #expect(try store.read { try $0.hostPauses(notOverAt: NewsDesk.start) } == [])
        try store.close()
        #expect(try directory.open().wasCleanlyClosed, "the second start has nothing to do")
    }

    @Test func `a feed gets another id with all that is stored of it, and takes no other feed's`() throws {
        let directory = try TemporaryDirectory()
        let desk = NewsDesk(store: try directory.open())
        try desk.take([Entry("1", nil, "Summit offered")])
        try desk.take([Entry("1", nil, "Harvest")], from: "paper")
        try desk.store.write { try $0.rename("agency", to: "the-agency") }
        #expect(try desk.store.read { try $0.feedStates().keys.sorted() } == ["paper", "the-agency"])
        let again = try desk.take([Entry("1", nil, "Summit offered")], from: "the-agency")
        #expect(again.articles.allSatisfy { $0.action == .touch }, "its entry is known")
        #expect(throws: StoreFailure.self) {
            try desk.store.write { try $0.rename("paper", to: "the-agency") }
        }
        try desk.store.write { try $0.rename("nobody", to: "somebody") }
        #expect(try desk.store.read { try $0.feedStates().count } == 2)
    }
}
