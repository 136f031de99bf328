// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Testing

/// Every `NAME.xml` and `NAME.json` of the fixtures is read as `NAME.expected.txt` says: dropping two files adds a case.
@Suite struct `Golden feeds` {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/feeds")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".json") }.sorted()
    }()

    @Test func `there are fixtures`() {
        #expect(Self.names.count >= 7)
    }

    @Test(arguments: names)
    func `a feed is read as its golden file says`(name: String) throws {
        let body = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
        let stem = name.prefix { $0 != "." }
        let context = DocumentContext(url: "https://host.example/dir/\(name)")
        let expected = try String(
            contentsOf: Self.folder.appending(path: "\(stem).expected.txt"),
            encoding: .utf8
        )
        #expect(FeedDescription.lines(of: try FeedParser.parse(body, context: context)) == expected)
    }

    @Test(arguments: names)
    func `cut anywhere, a feed gives no entry that the whole does not have`(name: String) throws {
        let body = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
        let whole = try FeedParser.parse(body).entries.map(\.id)
        for length in stride(from: 0, to: body.count, by: 7) {
            guard let part = try? FeedParser.parse(Array(body[..<length])) else { continue }
            #expect(whole.starts(with: part.entries.map(\.id)), "cut at \(length)")
        }
    }
}
