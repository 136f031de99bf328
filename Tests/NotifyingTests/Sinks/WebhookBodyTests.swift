// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct WebhookBodyTests {
    static func bytes(_ message: OutgoingMessage) throws -> [UInt8] {
        try WebhookBody.fitting(message, now: Sample.now).bytes
    }

    @Test func `each kind of message looks as its golden file says`() throws {
        for (name, message) in Sample.everyKind {
            let text = String(decoding: try Self.bytes(message), as: UTF8.self) + "\n"
            try Fixtures.expectGolden(text, "webhooks/\(name).json")
        }
    }

    @Test func `a body that would be long tells less, in the same shape`() throws {
        var alert = Sample.alert(title: String(repeating: "題", count: 400))
        alert.article.lead = String(repeating: "拉致問題。", count: 5000)
        let one = try WebhookBody.fitting(Sample.outgoing(alerts: [alert]), now: Sample.now)
        #expect(one.detail == .brief && one.bytes.count < WebhookBody.comfortableBytes)
        let many = try WebhookBody.fitting(
            Sample.outgoing(kind: .digest, alerts: Array(repeating: alert, count: 40)),
            now: Sample.now
        )
        #expect(many.detail == .minimal)
        struct Body: Decodable {
            var data: Payload
            struct Payload: Decodable { var alerts: [Alert] }
        }
        let alerts = try JSONDecoder().decode(Body.self, from: Data(many.bytes)).data.alerts
        #expect(alerts.count == 40 && alerts.allSatisfy { $0.article.lead == nil && $0.article.url != nil })
        #expect(alerts[0].article.title.count == 300 && alerts[0].article.title.hasSuffix("題…"))
    }

    @Test func `the fullest detail that is comfortable is told, however many alerts there are`() throws {
        var seen: Set<WebhookBody.Detail> = []
        for lead in [0, 300, 1500] {
            var alert = Sample.alert()
            alert.article.lead = String(repeating: "a", count: lead)
            for count in stride(from: 1, through: 40, by: 3) {
                let message = Sample.outgoing(kind: .digest, alerts: Array(repeating: alert, count: count))
                let fullest = try [WebhookBody.Detail.full, .brief]
                    .first { detail in
                        let body = WebhookBody(message, detail: detail, now: Sample.now)
                        return try JSONText.line(body).count <= WebhookBody.comfortableBytes
                    }
                let detail = try WebhookBody.fitting(message, now: Sample.now).detail
                #expect(detail == fullest ?? .minimal, "\(count) alerts with a lead of \(lead) bytes")
                seen.insert(detail)
            }
        }
        #expect(seen.count == 3)
    }

    @Test func `a short body tells everything`() throws {
        let (bytes, detail, _) = try WebhookBody.fitting(Sample.outgoing(), now: Sample.now)
        #expect(detail == .full)
        #expect(String(decoding: bytes, as: UTF8.self).contains("without preconditions"))
    }
}
