// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

@testable import Watcher

@Suite struct `Alarm of the store` {
    private let start = Date(timeIntervalSince1970: 1_795_435_200)

    private func trouble() -> Writer.Trouble {
        Writer.Trouble(
            since: start,
            failure: StoreFailure(.full, "/state/watchword.db: database or disk is full")
        )
    }

    @Test func `each sink hears once an hour that the store cannot be written, and of the end`() {
        var alarm = StoreAlarm()
        let sinks: [SinkID] = ["desk", "mail"]
        #expect(alarm.decide(trouble(), sinks: sinks, now: start + .seconds(19)) == nil)
        let first = alarm.decide(trouble(), sinks: ["desk"], now: start + .seconds(20))
        #expect(first?.sinks == ["desk"] && first?.notice.kind == .storeFailing)
        #expect(first?.notice.since == start && first?.notice.text.contains("disk is full") == true)
        let second = alarm.decide(trouble(), sinks: sinks, now: start + .seconds(60))
        #expect(second?.sinks == ["mail"], "it was not well before")
        #expect(alarm.decide(trouble(), sinks: sinks, now: start + .seconds(3619)) == nil)
        #expect(alarm.decide(trouble(), sinks: sinks, now: start + .seconds(3620))?.sinks == ["desk"])
        let over = alarm.decide(nil, sinks: sinks, now: start + .seconds(4000))
        #expect(over?.notice.kind == .recovered && over?.sinks == sinks)
        #expect(alarm.decide(nil, sinks: sinks, now: start + .seconds(4010)) == nil)
    }

    /// A disk with too little room, of which people heard or not.
    private func space(isTold: Bool) -> SpaceWatch {
        var space = SpaceWatch()
        _ = space.look(free: 1, floor: 10, now: start)
        if isTold { space.tell(.init(isLow: true, since: start)) }
        return space
    }

    @Test func `of a full disk people hear once, and of its end when polling goes on`() {
        let later = start + .seconds(60)
        var alarm = StoreAlarm()
        #expect(alarm.decide(trouble(), space(isTold: true), sinks: ["desk"], now: later) == nil)
        let isHeard = alarm.decide(trouble(), space(isTold: false), sinks: ["desk"], now: later) != nil
        #expect(isHeard && alarm.tellsOfSpace)
        #expect(alarm.decide(nil, space(isTold: false), sinks: ["desk"], now: later) == nil)
        let over = alarm.decide(nil, SpaceWatch(), sinks: ["desk"], now: later)
        #expect(over?.notice.kind == .recovered && !alarm.tellsOfSpace)
    }

    @Test func `a disk that fails is told of, however little room there is on it`() {
        let failing = Writer.Trouble(since: start, failure: StoreFailure(.io, "disk I/O error"))
        var alarm = StoreAlarm()
        let told = alarm.decide(failing, space(isTold: true), sinks: ["desk"], now: start + .seconds(60))
        #expect(told?.notice.text.contains("disk I/O error") == true && !alarm.tellsOfSpace)
        let over = alarm.decide(nil, space(isTold: true), sinks: ["desk"], now: start + .seconds(90))
        #expect(over?.notice.kind == .recovered)
    }

    @Test func `a disk that is full for a moment is no news`() {
        var alarm = StoreAlarm()
        #expect(alarm.decide(trouble(), sinks: ["desk"], now: start + .seconds(10)) == nil)
        #expect(alarm.decide(nil, sinks: ["desk"], now: start + .seconds(30)) == nil)
    }
}
