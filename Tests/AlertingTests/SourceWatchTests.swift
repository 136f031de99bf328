// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

@Suite struct SourceWatchTests {
    private static let start = Date(timeIntervalSince1970: 1_795_435_200)
    private let feed = Feed(
        id: "agency",
        url: URL(string: "https://example.org/feed?key=canary")!,
        title: "Agency"
    )

    /// What one poll came to, as the state shows it.
    enum Poll {
        case well, failing, strange, gone, outage
    }

    /// A feed that is polled and watched.
    private struct Watched {
        var state: FeedState
        var told: [String] = []
        var notices: [Notice] = []

        mutating func take(_ poll: Poll, feed: Feed, now: Date) {
            var after = state
            switch poll {
            case .well:
                after.failures = 0
                after.strangeDocuments = 0
                after.isGone = false
                after.lastError = nil
            case .outage: break
            case .failing, .strange, .gone:
                after.failures += 1
                after.strangeDocuments += poll == .strange ? 1 : 0
                after.isGone = poll == .gone
                after.lastError = "example.org: it failed"
            }
            let (next, notice) = SourceWatch.decide(before: state, after: after, feed: feed, now: now)
            state = next
            if let notice {
                notices.append(notice)
                told.append(notice.kind == .recovered ? "recovered" : next.toldTrouble?.rawValue ?? "?")
            } else {
                told.append("")
            }
        }
    }

    private func watch(_ polls: [Poll], every hours: Double) -> Watched {
        var watched = Watched(state: FeedState(feed: feed.id, url: feed.url.absoluteString))
        for (number, poll) in polls.enumerated() {
            watched.take(poll, feed: feed, now: Self.start + .seconds(Double(number) * hours * 3600))
        }
        return watched
    }

    @Test(
        arguments: [
            ("all is well", [.well, .well, .well], 12.0, ["", "", ""]),
            (
                "five polls in 24 hours", Array(repeating: .failing, count: 6), 6,
                ["", "", "", "", "failing", ""]
            ),
            (
                "five polls in a minute under it", Array(repeating: .failing, count: 5), 5.99,
                ["", "", "", "", ""]
            ),
            ("four polls in four days", Array(repeating: .failing, count: 4), 24, ["", "", "", ""]),
            (
                "a good poll in between", [.failing, .failing, .well, .failing, .failing, .failing], 24,
                ["", "", "", "", "", ""]
            ),
            (
                "told and well again", Array(repeating: .failing, count: 5) + [.well, .well], 6,
                ["", "", "", "", "failing", "recovered", ""]
            ),
            ("gone, and that again", [.well, .gone, .gone], 1, ["", "gone", ""]),
            ("gone and back", [.gone, .well, .well], 1, ["gone", "recovered", ""]),
            (
                "gone after failing is worse", Array(repeating: .failing, count: 5) + [.gone, .well], 6,
                ["", "", "", "", "failing", "gone", "recovered"]
            ),
            (
                "three pages", [.strange, .strange, .strange, .strange, .well], 0.25,
                ["", "", "strange", "", "recovered"]
            ),
            ("two pages", [.strange, .strange, .well], 24, ["", "", ""]),
            (
                "pages with errors in between", [.strange, .failing, .strange, .failing, .strange], 1,
                ["", "", "", "", "strange"]
            ),
            (
                "strange for days is told once", Array(repeating: .strange, count: 6), 24,
                ["", "", "strange", "", "", ""]
            ),
            (
                "an outage here is nobody's trouble", [.outage, .outage, .outage, .outage, .outage, .outage],
                24,
                ["", "", "", "", "", ""]
            ),
            (
                "an outage after a failure counts no poll",
                [.failing, .outage, .outage, .outage, .outage, .outage], 24,
                ["", "", "", "", "", ""]
            ),
            (
                "twice in trouble, twice told", [.gone, .well, .gone, .well], 1,
                ["gone", "recovered", "gone", "recovered"]
            ),
        ] as [(String, [Poll], Double, [String])]
    )
    func `trouble is told once, and its end once`(
        name: String,
        polls: [Poll],
        hours: Double,
        expected: [String]
    ) {
        #expect(watch(polls, every: hours).told == expected, "\(name)")
    }

    @Test func `a notice says which feed, since when, why, and what to do`() throws {
        let watched = watch(Array(repeating: .failing, count: 5) + [.well], every: 6)
        let trouble = try #require(watched.notices.first)
        #expect(trouble.kind == .feedFailing)
        #expect(trouble.subject == "agency")
        #expect(trouble.since == Self.start)
        #expect(
            trouble.text
                == "The feed 'Agency' has failed for 24 hours, 5 polls in a row: example.org: it failed. "
                + "It is asked again, at least once a day; what it publishes meanwhile may be missed."
        )
        let end = try #require(watched.notices.last)
        #expect(end.kind == .recovered)
        #expect(end.since == Self.start)
        #expect(end.text.hasPrefix("The feed 'Agency' is well again after 30 hours."))
    }

    @Test(arguments: [[Poll.gone], [.strange, .strange, .strange], Array(repeating: .failing, count: 9)])
    func `no notice tells the URL, which may be a credential`(polls: [Poll]) {
        let notices = watch(polls, every: 6).notices
        #expect(notices.count == 1)
        #expect(!notices.contains { $0.text.contains("canary") })
    }

    @Test func `a feed that is well keeps no memory of trouble`() {
        let state = watch(Array(repeating: .failing, count: 5) + [.well], every: 6).state
        #expect(state.failingSince == nil)
        #expect(state.toldTrouble == nil)
    }

    @Test func `two troubles of one feed are two messages`() {
        let notices = watch([.gone, .well, .gone], every: 1).notices.filter { $0.kind == .feedFailing }
        #expect(Set(notices.map { StableID.message(notice: $0, sink: "desk") }).count == 2)
    }
}
