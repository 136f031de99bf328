// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

/// What would grow without end, and does not.
@Suite struct BoundTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
    }

    @Test func `a server that gives its entries new ids in every document fills nothing`() throws {
        let desk = NewsDesk(store: store, rules: [rule("summit")])
        let links = (0..<8).map { "https://example.org/\($0)" }
        var sizes: [Int] = []
        for document in 0..<400 {
            let entries = links.enumerated()
                .map { Entry("\(document)-\($0)", $1, "The summit of day \($0) in \($0) words") }
            try desk.take(entries, at: NewsDesk.start + Double(document) * 900)
            if document.isMultiple(of: 100) { sizes.append(try store.size().bytes) }
        }
        #expect(try store.read { try $0.counts() }.articles == 8, "they are the same articles")
        #expect(sizes[3] - sizes[1] < 32 << 10, "\(sizes)")
    }

    @Test func `a log that grew while somebody read is cut once nobody does`() throws {
        let desk = NewsDesk(store: store)
        let reader = try directory.open(.reader)
        try reader.read { transaction in
            _ = try transaction.counts()
            for number in 0..<300 {
                let body = String(repeating: "harbour ", count: 500)
                try desk.take([Entry("\(number)", nil, "Rain \(number)", body: body)])
            }
            let (before, after) = try #require(store.shrinkLog(over: 1 << 20))
            #expect(after == before, "somebody reads")
        }
        let (before, after) = try #require(store.shrinkLog(over: 1 << 20))
        #expect(before > 1 << 20 && after == 0)
        #expect(store.shrinkLog(over: 1 << 20) == nil)
        try reader.close()
    }
}
