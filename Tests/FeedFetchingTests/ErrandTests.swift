// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import FeedFetching

/// Requests that are no polls, in the schedule's second line.
@Suite struct ErrandTests {
    private static func key(_ host: String) -> HostKey { HostKey(URL(string: "https://\(host)/")!) }

    private func schedule(_ feeds: [(String, String)] = [], concurrency: Int = 8) -> PollSchedule {
        var schedule = PollSchedule(limits: .init(concurrency: concurrency, spread: .zero))
        schedule.replace(
            with: feeds.map { .init(feed: FeedID($0), host: Self.key($1), due: .zero) },
            at: .zero
        )
        return schedule
    }

    @Test func `errands keep the gap of their host, one in flight`() {
        var schedule = schedule()
        let errands = (0..<3).map { _ in schedule.nextErrand() }
        for errand in errands { schedule.enter(errand, at: Self.key("a.example"), .zero) }
        #expect(schedule.next(at: .zero) == .admit(errands[0]))
        #expect(schedule.next(at: .seconds(10)) == .wait(until: nil))
        schedule.finished(errands[0], at: .seconds(10))
        #expect(schedule.next(at: .seconds(10)) == .admit(errands[1]))
        schedule.finished(errands[1], at: .seconds(11))
        #expect(schedule.next(at: .seconds(11)) == .wait(until: .seconds(12)))
        #expect(schedule.next(at: .seconds(12)) == .admit(errands[2]))
        schedule.finished(errands[2], at: .seconds(13))
        #expect(schedule.isIdle)
    }

    @Test func `a poll goes before an errand that came first`() {
        var schedule = schedule([("a", "x.example")])
        let errand = schedule.nextErrand()
        schedule.enter(errand, at: Self.key("x.example"), .zero)
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.answered("a", at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .wait(until: .seconds(2)))
        #expect(schedule.next(at: .seconds(2)) == .admit(errand))
    }

    @Test func `polls of other hosts go first when there is room for one request`() {
        var schedule = schedule([("b", "b.example")], concurrency: 1)
        let errand = schedule.nextErrand()
        schedule.enter(errand, at: Self.key("a.example"), .zero)
        #expect(schedule.next(at: .zero) == .start("b"))
        #expect(schedule.next(at: .zero) == .wait(until: nil))
        schedule.finished("b", due: nil, at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .admit(errand))
    }

    /// Statements 21 and 35 of polling.
    @Test func `a service with many hosts gets one request a minute, pages included`() {
        var schedule = schedule([("a", "one.tumblr.com")])
        let errand = schedule.nextErrand()
        schedule.enter(errand, at: Self.key("two.tumblr.com"), .zero)
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.finished("a", due: .seconds(900), at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .wait(until: .seconds(60)))
        #expect(schedule.next(at: .seconds(60)) == .admit(errand))
    }

    /// Statements 12 and 35 of polling.
    @Test func `a pause turns away who waits and who comes, and stops polls too`() {
        var schedule = schedule()
        let errands = (0..<3).map { _ in schedule.nextErrand() }
        for errand in errands.prefix(2) { schedule.enter(errand, at: Self.key("a.example"), .zero) }
        #expect(schedule.next(at: .zero) == .admit(errands[0]))
        schedule.pause(Self.key("a.example"), until: .seconds(601))
        schedule.finished(errands[0], at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .turnAway(errands[1], until: .seconds(601)))
        schedule.enter(errands[2], at: Self.key("a.example"), .seconds(2))
        #expect(schedule.next(at: .seconds(2)) == .turnAway(errands[2], until: .seconds(601)))
        schedule.replace(with: [.init(feed: "a", host: Self.key("a.example"), due: .zero)], at: .seconds(3))
        #expect(schedule.refresh("a", at: .seconds(4)) == .refused(until: .seconds(601), .hostPaused))
        #expect(schedule.next(at: .seconds(3)) == .wait(until: .seconds(601)))
        #expect(schedule.next(at: .seconds(601)) == .start("a"))
    }

    @Test func `a poll's Retry-After turns away the pages of its host`() {
        var schedule = schedule([("a", "a.example")])
        let errand = schedule.nextErrand()
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.enter(errand, at: Self.key("a.example"), .zero)
        schedule.pause(Self.key("a.example"), until: .seconds(61))
        schedule.answered("a", at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .turnAway(errand, until: .seconds(61)))
    }

    @Test func `a pause for errands alone stops no poll`() {
        var schedule = schedule()
        let errand = schedule.nextErrand()
        schedule.enter(errand, at: Self.key("a.example"), .zero)
        #expect(schedule.next(at: .zero) == .admit(errand))
        schedule.pause(Self.key("a.example"), .pages, until: .seconds(3601))
        schedule.finished(errand, at: .seconds(1))
        schedule.replace(with: [.init(feed: "a", host: Self.key("a.example"), due: .zero)], at: .seconds(2))
        #expect(schedule.next(at: .seconds(2)) == .start("a"))
    }

    @Test func `polls that wait for their errands do not hold up each other`() {
        var schedule = schedule([("a", "a.example"), ("b", "b.example"), ("c", "a.example")], concurrency: 2)
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.next(at: .zero) == .start("b"))
        schedule.answered("a", at: .seconds(5))
        schedule.answered("b", at: .seconds(5))
        let errand = schedule.nextErrand()
        schedule.enter(errand, at: Self.key("a.example"), .seconds(5))
        #expect(schedule.next(at: .seconds(5)) == .admit(errand))
    }

    @Test func `an errand that is withdrawn is not admitted`() {
        var schedule = schedule()
        let errands = (0..<2).map { _ in schedule.nextErrand() }
        for errand in errands { schedule.enter(errand, at: Self.key("a.example"), .zero) }
        schedule.withdraw(errands[0])
        #expect(schedule.next(at: .zero) == .admit(errands[1]))
    }

    @Test func `hosts that nothing hangs on are forgotten`() {
        var schedule = schedule()
        for number in 0..<10_000 {
            let now = Duration.seconds(number * 3)
            let errand = schedule.nextErrand()
            schedule.enter(errand, at: Self.key("h\(number).example"), now)
            #expect(schedule.next(at: now) == .admit(errand))
            schedule.finished(errand, at: now)
        }
        #expect(schedule.hostCount < 2000)
    }
}
