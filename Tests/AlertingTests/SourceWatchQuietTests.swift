// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

@Suite struct SourceWatchQuietTests {
    private static let now = Date(timeIntervalSince1970: 1_795_435_200)
    private static let hour = 3600.0
    private let feed = Feed(
        id: "agency",
        url: URL(string: "https://example.org/feed?key=canary")!,
        title: "Agency"
    )

    private func coverage(
        days: Double = 28,
        articles: Int = 200,
        lastNewHoursAgo: Double,
        longestPauseHours: Double?
    ) -> FeedCoverage {
        FeedCoverage(
            feed: feed.id,
            days: days,
            articles: articles,
            lastNew: Self.now - lastNewHoursAgo * Self.hour,
            longestPause: longestPauseHours.map { $0 * Self.hour }
        )
    }

    private func state(toldQuiet: Date? = nil, failures: Int = 0, isGone: Bool = false) -> FeedState {
        var state = FeedState(feed: feed.id, url: feed.url.absoluteString)
        state.toldQuiet = toldQuiet
        state.failures = failures
        state.isGone = isGone
        return state
    }

    @Test(arguments: [
        // days, articles, hours since the last, longest pause in hours, quiet
        (28.0, 200, 10.0, 2.0, false),  // three times the pause, but not a day
        (28.0, 200, 25.0, 2.0, true),
        (28.0, 40, 64.0, 62.0, false),  // a ministry's weekend
        (28.0, 40, 187.0, 62.0, true),
        (28.0, 9, 500.0, 30.0, false),  // too few to know
        (5.0, 200, 30.0, 2.0, false),  // too young to know
    ])
    func `a feed is quiet after three of its longest pauses, and a day`(
        days: Double,
        articles: Int,
        since: Double,
        pause: Double,
        isQuiet: Bool
    ) {
        let coverage = coverage(
            days: days,
            articles: articles,
            lastNewHoursAgo: since,
            longestPauseHours: pause
        )
        let (told, notice) = SourceWatch.quiet(state(), coverage: coverage, feed: feed, now: Self.now)
        #expect((notice != nil) == isQuiet)
        #expect((told != nil) == isQuiet)
        #expect(notice?.kind ?? .feedQuiet == .feedQuiet)
    }

    @Test func `a feed with one article has no usual pause`() {
        let coverage = coverage(lastNewHoursAgo: 1000, longestPauseHours: nil)
        #expect(SourceWatch.quiet(state(), coverage: coverage, feed: feed, now: Self.now).notice == nil)
    }

    @Test func `the notice names feed, time and host, and no more of the URL`() throws {
        let coverage = coverage(lastNewHoursAgo: 72, longestPauseHours: 3)
        let notice = try #require(
            SourceWatch.quiet(state(), coverage: coverage, feed: feed, now: Self.now).notice
        )
        #expect(
            notice.text
                == "The feed 'Agency' answers, but has brought nothing new for 3 days; its longest pause of the last "
                + "four weeks was 3 hours. Look whether its source still publishes there: example.org."
        )
        #expect(notice.since == Self.now - 72 * Self.hour)
    }

    @Test func `quiet is told once, and so is its end`() {
        let silent = coverage(lastNewHoursAgo: 72, longestPauseHours: 3)
        let first = SourceWatch.quiet(state(), coverage: silent, feed: feed, now: Self.now)
        let again = SourceWatch.quiet(
            state(toldQuiet: first.told),
            coverage: silent,
            feed: feed,
            now: Self.now + 3600
        )
        #expect(again.told == first.told)
        #expect(again.notice == nil)
        let news = coverage(lastNewHoursAgo: -1, longestPauseHours: 73)
        let end = SourceWatch.quiet(
            state(toldQuiet: first.told),
            coverage: news,
            feed: feed,
            now: Self.now + 7200
        )
        #expect(end.told == nil)
        #expect(end.notice?.kind == .recovered)
        #expect(end.notice?.text == "The feed 'Agency' brings news again, after 3 days of quiet.")
    }

    @Test func `a feed that fails or is gone is not called quiet`() {
        let silent = coverage(lastNewHoursAgo: 72, longestPauseHours: 3)
        for state in [state(failures: 1), state(isGone: true)] {
            #expect(SourceWatch.quiet(state, coverage: silent, feed: feed, now: Self.now).notice == nil)
        }
    }
}
