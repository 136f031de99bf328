// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Testing

@Suite struct RoutePolicyTests {
    @Test func `machines hear at once, people after a while and not too often`() {
        #expect(SinkSettings(id: "a", kind: .stdout(.text)).policy == RoutePolicy())
        let chat = SinkSettings(id: "a", kind: .mail(MailSettings(host: "h", from: "a@b", to: ["c@d"])))
            .policy
        #expect(chat.groupWait == .seconds(30))
        #expect(chat.throttle == Throttle(messages: 30, per: .seconds(3600)))
    }

    @Test func `a route says otherwise, or that something does not count`() {
        var sink = RoutePolicy.standard(interruptsPeople: true)
        sink.digest = DigestSchedule(times: [])
        #expect(sink.applying(RoutePolicy.Override()) == sink)
        var route = RoutePolicy.Override()
        route.throttle = .set(nil)
        route.groupWait = .zero
        route.quietHours = []
        let result = sink.applying(route)
        #expect(result.throttle == nil && result.groupWait == .zero && result.digest == sink.digest)
        route.digest = .set(DigestSchedule(times: [], grouping: .topic))
        #expect(sink.applying(route).digest?.grouping == .topic)
    }

    @Test func `rules are selected by name or by topic`() {
        let selection = RuleSelection(rules: ["a"], topics: ["x"])
        #expect(selection.contains("a", topics: []) && selection.contains("b", topics: ["y", "x"]))
        #expect(!selection.contains("b", topics: ["y"]) && !RuleSelection().contains("a", topics: ["x"]))
    }
}
