// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

struct SilenceTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore
    private let now = NewsDesk.start
    private let hour = Duration.seconds(3600)

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
    }

    private func silence(_ id: SilenceID, from start: Int, to end: Int) -> Silence {
        Silence(
            id: id,
            matchers: [Silence.Matcher(.rule, "summit"), Silence.Matcher(.feed, "a \"feed\"")],
            start: now + hour * start,
            end: now + hour * end,
            author: "mika",
            comment: "The election; nobody needs it twice."
        )
    }

    private func holding(at hours: Int) throws -> [SilenceID] {
        try store.read { try $0.silences(notOverAt: now + hour * hours).map(\.id) }
    }

    @Test func `a silence comes back as it was made, and is made once`() throws {
        let silence = silence("sil_1", from: 0, to: 2)
        #expect(try store.write { try $0.add(silence) })
        #expect(try !store.write { try $0.add(silence) })
        #expect(try store.read { try $0.silences() } == [silence])
    }

    @Test func `those are listed that hold or will, the one that ends first coming first`() throws {
        try store.write { transaction in
            try transaction.add(silence("sil_1", from: 0, to: 5))
            try transaction.add(silence("sil_2", from: 3, to: 4))
        }
        #expect(try holding(at: 0) == ["sil_2", "sil_1"])
        #expect(try holding(at: 4) == ["sil_1"])
        #expect(try holding(at: 5) == [])
    }

    @Test func `one that is ended is kept, one that had not begun never held`() throws {
        try store.write { transaction in
            try transaction.add(silence("sil_1", from: 0, to: 5))
            try transaction.add(silence("sil_2", from: 3, to: 4))
        }
        let time = now + hour
        #expect(try store.write { try $0.endSilence("sil_1", now: time) })
        #expect(try store.write { try $0.endSilence("sil_2", now: time) })
        #expect(try !store.write { try $0.endSilence("sil_1", now: time) })
        #expect(try !store.write { try $0.endSilence("sil_none", now: time) })
        #expect(try holding(at: 1) == [])
        let all = try store.read { try $0.silences() }
        #expect(all.map(\.id) == ["sil_2", "sil_1"] && all.allSatisfy { $0.end == time })
        #expect(all[0].start == time && !all[0].isActive(at: time))
        #expect(all[1].start == now && all[1].isActive(at: now))
    }
}
