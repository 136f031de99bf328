// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Testing

/// Every `NAME.xml` and `NAME.json` of the fixtures is read as `NAME.expected.txt` says: dropping two files adds a case.
@Suite struct `Golden feeds` {
    @Test func `there are fixtures`() {
        #expect(GoldenFeeds.names.count >= 17)
    }

    @Test(arguments: GoldenFeeds.names)
    func `a feed is read as its golden file says`(name: String) throws {
        let body = try GoldenFeeds.body(name)
        let stem = name.prefix { $0 != "." }
        let context = DocumentContext(url: "https://host.example/dir/\(name)")
        let expected = try String(
            contentsOf: GoldenFeeds.folder.appending(path: "\(stem).expected.txt"),
            encoding: .utf8
        )
        #expect(FeedDescription.lines(of: try FeedParser.parse(body, context: context)) == expected)
    }

    @Test(arguments: GoldenFeeds.names)
    func `cut anywhere, a feed gives no entry that the whole does not have`(name: String) throws {
        let body = try GoldenFeeds.body(name)
        let whole = try FeedParser.parse(body).entries.map(\.id)
        for length in stride(from: 0, to: body.count, by: 7) {
            guard let part = try? FeedParser.parse(Array(body[..<length])) else { continue }
            #expect(whole.starts(with: part.entries.map(\.id)), "cut at \(length)")
        }
    }
}

/// The fixtures that golden tests and damage begin with.
enum GoldenFeeds {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/feeds")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".json") }.sorted()
    }()

    static func body(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
}
