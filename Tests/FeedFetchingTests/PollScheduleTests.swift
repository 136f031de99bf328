// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import FeedFetching

@Suite struct PollScheduleTests {
    private func item(_ name: String, _ host: String, due: Duration? = .zero) -> PollSchedule.Item {
        PollSchedule.Item(feed: FeedID(name), host: HostKey(URL(string: "https://\(host)/")!), due: due)
    }

    private func schedule(
        _ items: [PollSchedule.Item],
        concurrency: Int = 8,
        perHost: Int = 1,
        spread: Duration = .zero
    ) -> PollSchedule {
        var schedule = PollSchedule(limits: .init(concurrency: concurrency, perHost: perHost, spread: spread))
        schedule.replace(with: items, at: .zero)
        return schedule
    }

    @Test func `feeds of several hosts start together, up to the limit of all`() {
        var schedule = schedule(
            [item("a", "a.example"), item("b", "b.example"), item("c", "c.example")],
            concurrency: 2
        )
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.next(at: .zero) == .start("b"))
        #expect(schedule.next(at: .zero) == .wait(until: nil))
        schedule.finished("a", due: .seconds(900), at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .start("c"))
    }

    /// Statement 21 of polling.
    @Test func `one host has one request in flight, and two seconds between starts`() {
        var schedule = schedule([item("a", "x.example"), item("b", "X.example"), item("c", "x.example")])
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.next(at: .seconds(60)) == .wait(until: nil))
        schedule.finished("a", due: .seconds(900), at: .seconds(60))
        #expect(schedule.next(at: .seconds(60)) == .start("b"))
        schedule.finished("b", due: .seconds(900), at: .seconds(60.5))
        #expect(schedule.next(at: .seconds(60.5)) == .wait(until: .seconds(62)))
        #expect(schedule.next(at: .seconds(62)) == .start("c"))
    }

    @Test func `while it rests nothing starts, and what became due meanwhile starts afterwards`() {
        var schedule = schedule([item("a", "a.example"), item("b", "b.example", due: .seconds(5))])
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.isResting = true
        schedule.finished("a", due: .seconds(3), at: .seconds(1))
        let errand = schedule.nextErrand()
        schedule.enter(errand, at: HostKey(URL(string: "https://c.example/")!), .seconds(1))
        #expect(schedule.next(at: .seconds(10)) == .wait(until: nil))
        #expect(schedule.refresh("b", at: .seconds(10)) == .refused(until: nil, .resting))
        schedule.isResting = false
        #expect(schedule.next(at: .seconds(10)) == .start("b"))
        #expect(schedule.next(at: .seconds(10)) == .start("a"))
        #expect(schedule.next(at: .seconds(10)) == .admit(errand))
    }

    @Test func `a busy host holds up no other`() {
        var schedule = schedule([item("a", "x.example"), item("b", "x.example"), item("c", "y.example")])
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.next(at: .zero) == .start("c"))
    }

    /// Statement 21 of polling.
    @Test func `a service with many hosts gets a request a minute`() {
        var schedule = schedule([item("a", "one.tumblr.com"), item("b", "two.tumblr.com")])
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.finished("a", due: .seconds(900), at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .wait(until: .seconds(60)))
        #expect(schedule.next(at: .seconds(60)) == .start("b"))
    }

    /// Statement 12 of polling.
    @Test func `Retry-After stops all feeds of its host`() {
        var schedule = schedule([item("a", "x.example"), item("b", "x.example"), item("c", "y.example")])
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.pause(HostKey(name: "x.example"), until: .seconds(5001))
        schedule.finished("a", due: .seconds(5000), at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .start("c"))
        schedule.finished("c", due: .seconds(9000), at: .seconds(2))
        #expect(schedule.next(at: .seconds(2)) == .wait(until: .seconds(5000)))
        #expect(schedule.due("b") == .seconds(5001))
        #expect(schedule.refresh("b", at: .seconds(100)) == .refused(until: .seconds(5001), .hostPaused))
        #expect(schedule.next(at: .seconds(5001)) == .start("b"))
    }

    @Test func `a Retry-After from before a restart stops its host again`() {
        var throttled = item("a", "x.example", due: .seconds(5000))
        throttled.throttledUntil = .seconds(5000)
        var schedule = schedule([throttled, item("b", "x.example")])
        #expect(schedule.next(at: .zero) == .wait(until: .seconds(5000)))
        throttled.pausesHost = false
        schedule = self.schedule([throttled, item("b", "x.example")])
        #expect(schedule.next(at: .zero) == .start("b"))
    }

    /// Statement 23 of polling.
    @Test func `a thousand feeds due at boot are spread over five minutes`() {
        let items = (0..<1000).map { item("f\($0)", "h\($0).example") }
        var schedule = schedule(items, concurrency: 1000, spread: .seconds(300))
        var starts: [Duration] = []
        var now = Duration.zero
        while case let action = schedule.next(at: now), action != .wait(until: nil) {
            switch action {
            case .start: starts.append(now)
            case .wait(let until): now = until ?? now
            case .admit, .turnAway: Issue.record("nobody runs errands")
            }
        }
        #expect(starts.count == 1000)
        #expect(starts.last ?? .zero >= .seconds(299))
        let busiest = Dictionary(grouping: starts) { $0.components.seconds / 10 }.values.map(\.count).max()
        #expect(busiest ?? 0 <= 35)
    }

    @Test func `three feeds due at boot need not wait for minutes`() {
        var schedule = schedule((0..<3).map { item("f\($0)", "h\($0).example") }, spread: .seconds(300))
        #expect(schedule.next(at: .zero) == .start("f0"))
        #expect(schedule.next(at: .zero) == .wait(until: .seconds(2)))
    }

    @Test func `a reload does not gather what was spread, nor drop what runs`() {
        let items = (0..<3).map { item("f\($0)", "h\($0).example") }
        var schedule = schedule(items, spread: .seconds(300))
        #expect(schedule.next(at: .zero) == .start("f0"))
        schedule.replace(with: items, at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .wait(until: .seconds(2)))
        #expect(schedule.isRunning("f0"))
        schedule.finished("f0", due: .seconds(900), at: .seconds(1))
        #expect(schedule.next(at: .seconds(2)) == .start("f1"))
    }

    @Test func `a feed that is taken off the list is not polled again`() {
        var schedule = schedule([item("a", "x.example"), item("b", "x.example")])
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.replace(with: [], at: .seconds(1))
        schedule.finished("a", due: .seconds(5), at: .seconds(2))
        #expect(schedule.next(at: .seconds(100)) == .wait(until: nil))
        #expect(schedule.isIdle)
    }

    /// Statement 36 of polling.
    @Test func `a wish is heeded unless the server or the floor of a minute forbids it`() {
        var schedule = schedule([item("a", "x.example"), item("b", "y.example", due: nil)])
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.refresh("a", at: .seconds(1)) == .running)
        schedule.finished("a", due: .seconds(900), at: .seconds(1))
        #expect(schedule.refresh("a", at: .seconds(59)) == .refused(until: .seconds(60), .tooSoon))
        #expect(schedule.refresh("a", at: .seconds(61)) == .queued)
        #expect(schedule.next(at: .seconds(61)) == .start("a"))
        schedule.finished("a", due: .seconds(5000), throttledUntil: .seconds(5000), at: .seconds(62))
        #expect(schedule.refresh("a", at: .seconds(4000)) == .refused(until: .seconds(5000), .throttled))
        #expect(schedule.refresh("b", at: .seconds(4000)) == .refused(until: nil, .never))
        #expect(schedule.refresh("b", asksGone: true, at: .seconds(4000)) == .queued)
        #expect(schedule.refresh("z", at: .seconds(4000)) == .unknown)
    }

    @Test func `a pause holds for the host that wishes it, where a redirect led there`() {
        var schedule = schedule([
            item("a", "x.example"), item("b", "x.example", due: .seconds(900)),
            item("c", "y.example", due: .seconds(900)),
        ])
        #expect(schedule.next(at: .zero) == .start("a"))
        let other = HostKey(URL(string: "https://y.example/")!)
        schedule.pause(other, until: .seconds(5001))
        schedule.answered("a", at: .seconds(1))
        schedule.finished("a", due: .seconds(5000), at: .seconds(1))
        #expect(schedule.refresh("b", at: .seconds(100)) == .queued)
        #expect(schedule.refresh("c", at: .seconds(100)) == .refused(until: .seconds(5001), .hostPaused))
    }

    @Test func `two wishes in a row poll once`() {
        var schedule = schedule([item("a", "x.example", due: .seconds(900))])
        #expect(schedule.refresh("a", at: .zero) == .queued)
        #expect(schedule.refresh("a", at: .zero) == .queued)
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.finished("a", due: .seconds(900), at: .seconds(10))
        #expect(schedule.next(at: .seconds(20)) == .wait(until: .seconds(900)))
    }

    @Test func `on demand only what is wished is polled`() {
        var schedule = schedule([item("a", "x.example"), item("b", "y.example")])
        schedule.isOnDemand = true
        #expect(schedule.isIdle)
        #expect(schedule.refresh("b", at: .zero) == .queued)
        #expect(schedule.next(at: .zero) == .start("b"))
        schedule.finished("b", due: .seconds(900), at: .seconds(1))
        #expect(schedule.next(at: .seconds(5000)) == .wait(until: nil))
        #expect(schedule.isIdle)
    }

    @Test func `on demand nobody waits for a host that asks for a pause`() {
        var schedule = schedule([item("a", "x.example"), item("b", "x.example")])
        schedule.isOnDemand = true
        for feed in ["a", "b"] { #expect(schedule.refresh(FeedID(feed), at: .zero) == .queued) }
        #expect(schedule.next(at: .zero) == .start("a"))
        schedule.pause(HostKey(name: "x.example"), until: .seconds(3601))
        schedule.finished("a", due: .seconds(900), at: .seconds(1))
        #expect(schedule.next(at: .seconds(1)) == .wait(until: nil))
        #expect(schedule.isIdle)
    }

    @Test func `a feed that joins another's poll is not polled itself`() {
        var schedule = schedule([item("a", "x.example"), item("b", "x.example"), item("c", "x.example")])
        #expect(schedule.next(at: .zero) == .start("a"))
        #expect(schedule.join("b", at: .zero) == true)
        #expect(schedule.isRunning("b"))
        #expect(schedule.join("b", at: .zero) == false, "it has joined")
        #expect(schedule.join("z", at: .zero) == false, "there is none")
        schedule.finished("a", due: .seconds(900), at: .seconds(1))
        #expect(
            schedule.next(at: .seconds(5)) == .wait(until: .seconds(900)),
            "the host's only place is taken until both end"
        )
        schedule.finished("b", due: .seconds(900), at: .seconds(5))
        #expect(schedule.refresh("b", at: .seconds(59)) == .refused(until: .seconds(60), .tooSoon))
        #expect(schedule.next(at: .seconds(5)) == .start("c"))
        schedule.finished("c", due: .seconds(2000), at: .seconds(6))
        #expect(schedule.next(at: .seconds(7)) == .wait(until: .seconds(900)))
    }

    @Test func `a feed that moved waits in the line of its new host`() {
        var schedule = schedule([item("a", "x.example"), item("b", "x.example", due: .seconds(900))])
        #expect(schedule.next(at: .zero) == .start("a"))
        let moved = item("a", "y.example").host
        schedule.finished("a", due: .seconds(900), host: moved, at: .seconds(1))
        #expect(schedule.next(at: .seconds(900)) == .start("a"))
        #expect(schedule.next(at: .seconds(900)) == .start("b"), "two hosts, two requests")
    }
}
