// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import ReviewServer
import Testing

@testable import Watcher

@Suite(.timeLimit(.minutes(1))) struct `Reports of polls` {
    @Test func `reach all who listen, and none before they do`() async {
        let reports = PollReports()
        reports.publish(PollReport(feed: "early", outcome: "unchanged"))
        let first = reports.listen(for: .seconds(50))
        let second = reports.listen(for: .seconds(50))
        reports.publish(PollReport(feed: "nhk", outcome: "unchanged"))
        reports.finish()
        for stream in [first, second] {
            var feeds: [String] = []
            for await report in stream { feeds.append(report.feed.rawValue) }
            #expect(feeds == ["nhk"])
        }
    }

    @Test func `end for those who listen too late`() async {
        let reports = PollReports()
        reports.finish()
        for await _ in reports.listen(for: .seconds(50)) { Issue.record("nothing can come") }
    }

    @Test func `are not waited for longer than said`() async {
        for await _ in PollReports().listen(for: .milliseconds(1)) { Issue.record("nothing was published") }
    }
}
