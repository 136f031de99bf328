// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

struct CoverageTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore
    private let desk: NewsDesk
    private let hour = Duration.seconds(3600)

    /// A baseline of two entries; then one a day later, and two after six hours and fifteen more.
    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
        desk = NewsDesk(store: store)
        try desk.take([
            Entry("a", nil, "Old", date: time(-1000)), Entry("b", nil, "Older", date: time(-2000)),
        ])
        try take("c", at: 24, published: 23)
        try take("d", at: 30, published: 28)
        try take("e", at: 45, published: nil)
    }

    private func time(_ hours: Int) -> Date { NewsDesk.start + hour * hours }

    private func take(_ id: String, at hours: Int, published: Int?) throws {
        try desk.take([Entry(id, nil, "Item \(id)", date: published.map(time))], at: time(hours))
    }

    private func coverage(at hours: Int, window days: Int = 30) throws -> FeedCoverage {
        try #require(
            try store.read { try $0.coverage(of: "agency", window: days, now: time(hours)) }
        )
    }

    @Test func `the first document counts neither as articles nor in pauses`() throws {
        let coverage = try coverage(at: 48)
        #expect(coverage.articles == 3 && coverage.days == 2 && coverage.articlesPerDay == 1.5)
        #expect(coverage.longestPause == 15 * 3600 && coverage.lastNew == time(45))
        #expect(coverage.medianLag == 1.5 * 3600)
    }

    @Test func `only the window counts, but for the newest article`() throws {
        let coverage = try coverage(at: 24 + 24 * 3 + 1, window: 3)
        #expect(coverage.days == 3 && coverage.articles == 2 && coverage.longestPause == 15 * 3600)
        let later = try self.coverage(at: 24 * 50, window: 3)
        #expect(later == FeedCoverage(feed: "agency", days: 3, articles: 0, lastNew: time(45)))
    }

    @Test func `one article makes no pause, and the median of an odd number stands in the middle`() throws {
        let one = try coverage(at: 24 * 10, window: 9)
        #expect(one.articles == 3)
        try take("f", at: 46, published: 40)
        #expect(try coverage(at: 47).medianLag == 2 * 3600)
        try desk.take([Entry("x", nil, "First")], from: "paper", at: time(0))
        try desk.take([Entry("y", nil, "Second")], from: "paper", at: time(5))
        let paper = try store.read { try $0.coverage(of: "paper", window: 7, now: time(6)) }
        #expect(paper?.articles == 1 && paper?.longestPause == nil && paper?.medianLag == nil)
    }

    @Test func `a date that an edit moved past the first sight has no lag`() throws {
        try desk.take([Entry("c", nil, "Item c, corrected", date: time(40))], at: time(46))
        #expect(try coverage(at: 48).medianLag == 2 * 3600)
    }

    @Test func `a feed that was just read has a rate that is a number`() throws {
        try desk.take([Entry("x", nil, "First")], from: "paper", at: time(48))
        let all = try store.read { try $0.coverage(window: 30, now: time(48)) }
        #expect(all.map(\.feed) == ["agency", "paper"])
        #expect(all.allSatisfy { $0.days > 0 && $0.articlesPerDay.isFinite })
        #expect(all.last?.articles == 0 && all.last?.lastNew == time(48))
    }

    @Test func `a feed that was never read has no coverage`() throws {
        try store.write { try $0.save(FeedState(feed: "paper", url: "https://example.org/feed")) }
        #expect(try store.read { try $0.coverage(of: "paper", window: 30, now: time(48)) } == nil)
        #expect(try store.read { try $0.coverage(window: 30, now: time(48)).count } == 1)
    }
}
