// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `Parts of a digest` {
    private static func sink(_ name: String) -> SinkSettings {
        var webhook = WebhookSettings(url: Secret("https://hooks.example/in"))
        webhook.format = FormatSample.format(name)
        return SinkSettings(id: "s", kind: .webhook(webhook))
    }

    private let alerts = (1...200).map { Sample.alert($0) }

    @Test(arguments: FormatSample.names)
    func `every alert is in one part, and each part but the last is told in full`(name: String) throws {
        for count in [0, 1, 7, 25, 200] {
            let alerts = Array(alerts.prefix(count))
            let parts = DigestParts.of(alerts, for: Self.sink(name))
            #expect(parts.count <= 5 && parts.flatMap(Array.init) == Array(alerts.indices))
            for part in parts.dropLast() where Self.sink(name).kind.interruptsPeople {
                let message = Sample.outgoing(kind: .digest, alerts: Array(alerts[part]))
                #expect(try FormatSample.compose(name, message).told == part.count, "\(name) \(part)")
            }
        }
    }

    @Test func `one part is enough for a file, and for mail up to its size`() throws {
        let file = SinkSettings(id: "f", kind: .file(path: "/a", format: .json))
        #expect(DigestParts.of(alerts, for: file) == [0..<200])
        let mail = SinkSettings(id: "m", kind: .mail(Mail.settings))
        #expect(DigestParts.of(alerts, for: mail) == [0..<200])
        #expect(DigestParts.room(for: (0..<2000).map { Sample.alert($0) }, in: mail) < 1000)
    }

    @Test func `a chat gets several messages, and the last tells of the rest`() throws {
        let parts = DigestParts.of(alerts, for: Self.sink("discord"))
        #expect(parts.count == 5 && parts.prefix(4).allSatisfy { $0.count == 10 })
        let last = try FormatSample.json(
            "discord",
            Sample.outgoing(kind: .digest, alerts: Array(alerts[parts[4]]))
        )
        #expect(last["content"].text?.contains("and 150 more") == true)
    }
}
