// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Watcher

@Suite struct `Alarm of the network` {
    private let start = Date(timeIntervalSince1970: 1_795_435_200)

    @Test func `people hear once that nothing answers, and once that something does again`() {
        var alarm = OutageAlarm()
        #expect(alarm.decide(nil, now: start) == nil)
        #expect(alarm.decide(start, now: start + .seconds(3599)) == nil)
        let first = alarm.decide(start, now: start + .seconds(3600))
        #expect(
            first?.kind == .networkDown && first?.since == start
                && first?.text.contains(start.rfc3339) == true
        )
        #expect(alarm.decide(start, now: start + .seconds(90_000)) == nil)
        let over = alarm.decide(nil, now: start + .seconds(90_060))
        #expect(over?.kind == .recovered && over?.since == start && over?.subject == first?.subject)
        #expect(alarm.decide(nil, now: start + .seconds(90_120)) == nil)
    }

    @Test func `what is over within the hour is no news, and the next outage is a new one`() {
        var alarm = OutageAlarm()
        #expect(alarm.decide(start, now: start + .seconds(1800)) == nil)
        #expect(alarm.decide(nil, now: start + .seconds(1900)) == nil)
        let later = start + .seconds(7200)
        #expect(alarm.decide(later, now: later + .seconds(1800)) == nil)
        #expect(alarm.decide(later, now: later + .seconds(3600))?.since == later)
    }
}

@Suite struct `Pages under way` {
    @Test func `one host has four of the places, all have 256`() {
        var pages = PagesUnderWay()
        let slow = (0..<6).map { pages.begin(ArticleID("slow\($0)"), at: "slow.example") }
        #expect(slow == [true, true, true, true, false, false])
        let others = (0..<2).map { _ in pages.begin("other", at: "other.example") }
        #expect(others == [true, false], "it is under way")
        pages.end("slow0", at: "slow.example")
        pages.end("slow0", at: "slow.example")
        let next = ["slow4", "slow5"].map { pages.begin(ArticleID($0), at: "slow.example") }
        #expect(next == [true, false])
        var begun = 0
        for number in 0..<300 where pages.begin(ArticleID("a\(number)"), at: "host\(number).example") {
            begun += 1
        }
        #expect(begun == PageDesk.limit - 5)
        for number in 0..<300 { pages.end(ArticleID("a\(number)"), at: "host\(number).example") }
        for name in ["slow1", "slow2", "slow3", "slow4"] { pages.end(ArticleID(name), at: "slow.example") }
        pages.end("other", at: "other.example")
        #expect(pages == PagesUnderWay(), "nothing is remembered of who is done")
    }
}
