// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct DigestWordsTests {
    private func alert(_ number: Int, topic: String) -> Alert {
        let time = Date(timeIntervalSince1970: 1_795_420_800)
        return Alert(
            id: AlertID("alr_\(number)"),
            created: time,
            updated: time,
            rule: Alert.Rule(id: "rule", title: "A rule", revision: "r", topics: [topic], priority: .normal),
            article: Alert.Subject(
                id: AlertArticle.id(number),
                revision: 1,
                title: "Article \(number)",
                feed: "feed",
                seen: time
            ),
            evidence: []
        )
    }

    private enum AlertArticle {
        static func id(_ number: Int) -> ArticleID { ArticleID("art_\(number)") }
    }

    private func digest(_ topics: [String], _ digest: Digest?) -> OutgoingMessage {
        let time = Date(timeIntervalSince1970: 1_795_420_800)
        var message = Message(id: "msg_1", sink: "desk", kind: .digest, created: time, nextAttempt: time)
        message.digest = digest
        let alerts = topics.enumerated().map { alert($0, topic: $1) }
        return OutgoingMessage(message: message, alerts: alerts, reason: digest?.reason ?? .first)
    }

    @Test(arguments: [
        (nil, "2 alerts"),
        (Digest(reason: .digest, total: 2), "2 alerts"),
        (Digest(reason: .catchUp, total: 2), "2 alerts while the sink was down"),
        (Digest(reason: .quietHours, total: 2), "2 alerts from the quiet hours"),
        (
            Digest(reason: .flood, part: 2, parts: 5, total: 120),
            "2 alerts at once (part 2 of 5, 120 in all)"
        ),
    ])
    func `a digest says what it is`(what: Digest?, heading: String) {
        let outgoing = digest(["x", "y"], what)
        #expect(DigestWords.heading(outgoing) == heading)
        #expect(
            MessageWords(outgoing, style: TextStyle(timeZone: .gmt), now: .now).summary.hasPrefix(heading)
        )
    }

    @Test func `each group has one heading, over its first alert`() {
        let topics = ["x", "x", "y"]
        let grouped = digest(topics, Digest(reason: .digest, grouping: .topic, total: 3))
        #expect(DigestWords.groups(grouped) == ["x", nil, "y"])
        #expect(DigestWords.groups(digest(topics, nil)) == [nil, nil, nil])
        let words = MessageWords(grouped, style: TextStyle(timeZone: .gmt), now: .now)
        let text = ChatText(markup: PlainMarkup(unit: .bytes), limit: 4000).text(words).text
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0 == "x" || $0 == "y" } == ["x", "y"])
    }

    @Test func `groups stand one after the other, within them the order stays`() {
        let alerts = ["x", "y", "x", "z", "y"].enumerated().map { alert($0, topic: $1) }
        let ordered = DigestSchedule.Grouping.topic.ordered(alerts).map(\.id.rawValue)
        #expect(ordered == ["alr_0", "alr_2", "alr_1", "alr_4", "alr_3"])
        #expect(DigestSchedule.Grouping.none.ordered(alerts) == alerts)
    }

    @Test func `a webhook counts what has no room, and says how it is listed`() throws {
        let outgoing = digest(
            (0..<2000).map { "topic \($0)" },
            Digest(reason: .flood, part: 5, parts: 5, total: 2100)
        )
        let (bytes, detail, _) = try WebhookBody.fitting(outgoing, now: .now)
        #expect(detail == .minimal && bytes.count < WebhookBody.mostBytes + 1000)
        let data = try #require(
            (JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])?["data"] as? [String: Any]
        )
        let told = (data["alerts"] as? [Any])?.count ?? 0
        let more = try #require(data["more"] as? [String: Any])
        #expect(told > 100 && more["count"] as? Int == 2000 - told)
        #expect(more["command"] as? String == "watchword deliveries list --message \(outgoing.message.id)")
        #expect((data["digest"] as? [String: Any])?["total"] as? Int == 2100)
    }
}
