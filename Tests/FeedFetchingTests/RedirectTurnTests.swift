// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing
import Transport

@testable import FeedFetching

/// Polls that a redirect leads to another host, in that host's line.
@Suite struct RedirectTurnTests {
    private static let (x, y, z) = (key("x.example"), key("y.example"), key("z.example"))

    private static func key(_ host: String) -> HostKey { HostKey(name: host) }

    private func schedule(_ feeds: [(FeedID, HostKey)], concurrency: Int = 8) -> PollSchedule {
        var schedule = PollSchedule(limits: .init(concurrency: concurrency, spread: .zero))
        schedule.replace(with: feeds.map { .init(feed: $0, host: $1, due: .zero) }, at: .zero)
        return schedule
    }

    /// Statement 21 of polling.
    @Test func `21. a hop takes its turn among the polls of its host, two seconds after the one before`() {
        var schedule = schedule([("a", Self.x), ("b", Self.y), ("c", Self.y)])
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.next(at: .zero) == .start("b"))
        schedule.finished("b", due: nil, at: .seconds(1))
        let hop = schedule.nextErrand()
        schedule.moveOn(hop, for: ["a"], to: Self.y, .seconds(1))
        #expect(schedule.due("a") == .seconds(2))
        #expect(schedule.next(at: .seconds(2)) == .start("c"))
        #expect(schedule.next(at: .seconds(9)) == .wait(until: nil), "one in flight at a host")
        schedule.finished("c", due: nil, at: .seconds(9))
        #expect(schedule.next(at: .seconds(9)) == .admit(hop))
        #expect(schedule.isRunning("a"))
        schedule.finished(hop, at: .seconds(10))
        schedule.finished("a", due: nil, at: .seconds(10))
        #expect(schedule.isIdle)
    }

    @Test func `the host that redirects is free for others at once`() {
        var schedule = schedule([("a", Self.x), ("b", Self.x)])
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.moveOn(schedule.nextErrand(), for: ["a"], to: Self.y, .seconds(1))
        guard case .admit = schedule.next(at: .seconds(1)) else {
            Issue.record("the other host is free, too")
            return
        }
        #expect(schedule.next(at: .seconds(2)) == .start("b"))
    }

    /// Statement 22 of polling.
    @Test func `22. a poll that waits for a host takes no place, and gets one before it goes on`() {
        var schedule = schedule([("a", Self.x), ("b", Self.y), ("c", Self.z)], concurrency: 1)
        #expect(schedule.next(at: .zero) == .start("a"))
        let hop = schedule.nextErrand()
        schedule.moveOn(hop, for: ["a"], to: Self.y, .zero)
        #expect(schedule.next(at: .zero) == .start("b"))
        #expect(schedule.isAsking)
        schedule.finished("b", due: nil, at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .start("c"))
        #expect(schedule.next(at: .seconds(2)) == .wait(until: nil), "c has the only place")
        schedule.finished("c", due: nil, at: .seconds(3))
        #expect(!schedule.isAsking && !schedule.isIdle)
        #expect(schedule.next(at: .seconds(3)) == .admit(hop))
        #expect(schedule.isAsking)
    }

    /// Statement 12 of polling.
    @Test func `12. a host that wants to be left alone turns a hop away, who waits and who comes`() {
        var schedule = schedule([("a", Self.x), ("b", Self.y), ("c", Self.z)])
        for feed in ["a", "b", "c"] { #expect(schedule.next(at: .zero) == .start(FeedID(feed))) }
        let hops = [schedule.nextErrand(), schedule.nextErrand()]
        schedule.moveOn(hops[0], for: ["a"], to: Self.y, .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .wait(until: nil))
        schedule.pause(Self.y, until: .seconds(600))
        #expect(schedule.next(at: .seconds(1)) == .turnAway(hops[0], until: .seconds(600)))
        schedule.moveOn(hops[1], for: ["c"], to: Self.y, .seconds(2))
        #expect(schedule.next(at: .seconds(2)) == .turnAway(hops[1], until: .seconds(600)))
        #expect(schedule.isAsking, "both are under way until they have told what came of it")
        for feed in ["a", "b", "c"] { schedule.finished(FeedID(feed), due: nil, at: .seconds(3)) }
        #expect(schedule.isIdle)
    }

    @Test func `a pause for pages stops no hop`() {
        var schedule = schedule([("a", Self.x)])
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.pause(Self.y, .pages, until: .seconds(600))
        let hop = schedule.nextErrand()
        schedule.moveOn(hop, for: ["a"], to: Self.y, .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .admit(hop))
    }

    @Test func `feeds of one request go on together, and one that is given up leaves the line`() {
        var schedule = schedule([("a", Self.x), ("b", Self.x), ("c", Self.z)], concurrency: 2)
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.join("b", at: .zero) == true)
        schedule.pause(Self.y, until: .seconds(1))
        let hop = schedule.nextErrand()
        schedule.moveOn(hop, for: ["a", "b"], to: Self.y, .zero)
        #expect(!schedule.isAsking)
        schedule.withdraw(hop)
        #expect(schedule.isAsking, "they are not done yet")
        #expect(schedule.next(at: .seconds(5)) == .wait(until: nil), "both take a place again")
        for feed in ["a", "b"] { schedule.finished(FeedID(feed), due: nil, at: .seconds(5)) }
        #expect(schedule.next(at: .seconds(5)) == .start("c"))
    }
}
