// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import FeedFetching

@Suite struct ArchiveWalkTests {
    private static func url(_ text: String) -> URL { URL(string: "https://example.org/\(text)")! }

    @Test func `at most five documents are asked for beyond the first`() {
        var walk = ArchiveWalk(from: Self.url("feed"))
        let asked = (1...10).map { walk.next(Self.url("archive/\($0)")) }
        #expect(asked.count { $0 != nil } == 5)
        #expect(asked.prefix(5).allSatisfy { $0 != nil })
    }

    @Test(arguments: ["feed", "feed#again", "moved", "archive/1"])
    func `a document that was seen ends the walk for good`(link: String) {
        var walk = ArchiveWalk(from: Self.url("feed"), Self.url("moved"))
        #expect(walk.next(Self.url("archive/1")) != nil)
        #expect(walk.next(Self.url(link)) == nil)
        #expect(walk.next(Self.url("archive/2")) == nil)
    }

    @Test(arguments: [nil, URL(string: "file:///etc/hostname"), URL(string: "mailto:a@example.org")])
    func `no link, or one that is not of the web, ends the walk`(link: URL?) {
        var walk = ArchiveWalk(from: Self.url("feed"))
        #expect(walk.next(link) == nil)
    }
}
