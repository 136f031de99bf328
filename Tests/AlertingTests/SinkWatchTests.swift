// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

@Suite struct `Watch over sinks` {
    private static let now = Date(timeIntervalSince1970: 1_795_435_200)

    private static func standing(
        _ trouble: SinkWatch.Trouble?,
        for seconds: Int = 0,
        told: Bool = false,
        lastTold: Int? = nil
    ) -> SinkWatch.Standing {
        var standing = SinkWatch.Standing(sink: "desk", waiting: 3)
        standing.trouble = trouble
        standing.since = now - .seconds(seconds)
        standing.failure = "HTTP 503"
        standing.told = told ? now - .seconds(seconds) : nil
        standing.lastTold = lastTold.map { now - .seconds($0) }
        return standing
    }

    @Test(arguments: [
        (SinkWatch.Trouble.failing, 899, false), (.failing, 900, true), (.paused, 59, false),
        (.paused, 60, true),
        (.gone, 0, true), (.broken, 0, true),
    ])
    func `trouble is told when it has lasted`(trouble: SinkWatch.Trouble, seconds: Int, isTold: Bool) throws {
        let verdict = SinkWatch.decide(Self.standing(trouble, for: seconds), now: Self.now)
        #expect((verdict != nil) == isTold)
        guard let verdict else { return }
        #expect(verdict.notice.kind == .sinkFailing && verdict.notice.subject == "desk")
        #expect(verdict.notice.since == Self.now - .seconds(seconds) && verdict.told == verdict.notice.since)
        #expect(
            verdict.notice.text.contains("HTTP 503") && verdict.notice.text.contains("3 messages are kept")
        )
    }

    @Test func `it is told once, and its end once`() throws {
        #expect(SinkWatch.decide(Self.standing(.failing, for: 5000, told: true), now: Self.now) == nil)
        let over = try #require(SinkWatch.decide(Self.standing(nil, for: 5000, told: true), now: Self.now))
        #expect(over.notice.kind == .recovered && over.told == nil)
        #expect(over.notice.since == Self.now - .seconds(5000))
        #expect(SinkWatch.decide(Self.standing(nil, for: 5000), now: Self.now) == nil)
    }

    @Test(arguments: [(3599, false), (3600, true)])
    func `a sink that comes and goes is told of once an hour`(seconds: Int, isTold: Bool) {
        let standing = Self.standing(.gone, for: 10, lastTold: seconds)
        #expect((SinkWatch.decide(standing, now: Self.now) != nil) == isTold)
    }

    @Test func `a sink that fails without a known beginning is waited for`() {
        var standing = Self.standing(.failing)
        standing.since = nil
        #expect(SinkWatch.decide(standing, now: Self.now) == nil)
    }
}
