// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel
import Testing

struct AtomicityTests {
    private struct Interruption: Error {}

    @Test func `what throws inside a write leaves nothing`() throws {
        let directory = try TemporaryDirectory()
        let desk = NewsDesk(store: try directory.open(), rules: [rule("summit")])
        try desk.take([Entry("0", nil, "Old news")])
        let before = try desk.store.read { try $0.counts() }
        let state = try desk.store.read { try $0.feedState("agency") }
        var commit = try commitOfOneAlert(directory)
        commit.feedState.validators.etag = "\"new\""
        #expect(throws: Interruption.self) {
            try desk.store.write { transaction in
                try transaction.apply(commit)
                #expect(try transaction.reading.counts().alerts == [.new: 1])
                throw Interruption()
            }
        }
        #expect(try desk.store.read { try $0.counts() } == before)
        #expect(try desk.store.read { try $0.feedState("agency") } == state)
        try desk.store.write { try $0.checkSearchIndex() }
    }

    @Test func `a commit that refers to nothing is refused as a whole`() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        var commit = try commitOfOneAlert(directory)
        commit.deliveries[0].alert = "alr_none"
        #expect(throws: StoreFailure.self) { try store.write { try $0.apply(commit) } }
        #expect(try store.read { try $0.counts() } == StoreCounts())
        #expect(try store.read { try $0.feedStates() }.isEmpty)
    }

    @Test func `articles without the time of their decision are refused`() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        var commit = try commitOfOneAlert(directory)
        commit.decided = nil
        #expect(throws: StoreFailure.self) { try store.write { try $0.apply(commit) } }
        try store.write { try $0.apply(Commit(feedState: commit.feedState)) }
        #expect(try store.read { try $0.feedState("agency") } == commit.feedState)
    }

    @Test func `the same commit twice is stored once`() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        let commit = try commitOfOneAlert(directory)
        try store.write { try $0.apply(commit) }
        let once = try store.read { try $0.counts() }
        try store.write { try $0.apply(commit) }
        #expect(try store.read { try $0.counts() } == once)
        #expect(once.alerts == [.new: 1] && once.messages == ["desk": [.pending: 1]])
    }

    @Test func `readers see all of a commit or nothing of it`() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        let commit = try commitOfOneAlert(directory)
        try store.write { transaction in
            try transaction.apply(commit)
            #expect(try store.read { try $0.counts() } == StoreCounts())
        }
        #expect(try store.read { try $0.counts().articles } == 1)
    }

    private func commitOfOneAlert(_ directory: TemporaryDirectory) throws -> Commit {
        let text = ArticleText(title: "summit offered")
        let candidate = Candidate(
            key: EntryKey(kind: .id, value: "1"),
            aliases: [],
            article: Article(id: "", feed: "agency", text: text, seen: NewsDesk.start),
            contentHash: ContentHash.of(text, link: nil),
            searchText: text,
            matches: [Match(rule: rule("summit"), evidence: [])]
        )
        var state = FeedState(feed: "agency", url: "file:///feed")
        state.baseline = NewsDesk.start
        return IngestDecision.decide(
            candidates: [candidate],
            known: [:],
            feed: Feed(id: "agency", url: URL(filePath: "/feed")),
            feedState: state,
            routing: RoutingTable(routes: [Route(sinks: ["desk"])], sinks: ["desk"]),
            now: NewsDesk.start
        )
    }
}
