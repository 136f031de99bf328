// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

@testable import Notifying

/// Every format of webhooks, with settings that name all they can.
enum FormatSample {
    static let canary = Secret("CANARY-5e1f0a9c")

    static let template: WebhookTemplate = {
        var template = WebhookTemplate(
            body: .object([
                "headline": .string("{priority}: {title}"), "link": .string("{url}"),
                "fields": .array([.string("{rule} ({rule_id})"), .string("{{literal}}"), .integer(7)]),
                "all": .string("{text}"), "mark": .bool(true), "nothing": .null, "ratio": .number(0.5),
            ])
        )
        template.headers = [SecretHeader(name: "X-Title", value: Secret("{type} {title}"))]
        return template
    }()

    static let all: [(name: String, format: WebhookFormat)] = [
        ("standard", .standard),
        ("cloudevents-structured", .cloudEvents(mode: .structured, source: nil)),
        ("cloudevents-binary", .cloudEvents(mode: .binary, source: "urn:desk:\"50 %\" é")),
        ("slack", .slack), ("discord", .discord),
        ("mattermost", .mattermost(channel: "news", username: "watchword")), ("teams", .teams),
        ("telegram", .telegram(token: canary, chat: "-1001234", thread: 7)),
        ("ntfy", .ntfy(topic: "desk", token: canary)), ("gotify", .gotify(token: canary)),
        ("matrix", .matrix(room: "!room:example.org", token: canary)),
        ("pagerduty", .pagerDuty(routingKey: canary)),
        ("alertmanager", .alertmanager), ("template", .template(template)),
    ]

    static let names = all.map(\.name)

    static func format(_ name: String) -> WebhookFormat {
        all.first { $0.name == name }?.format ?? .standard
    }

    /// What makes the requests of a format, for `https://hooks.example/in`.
    static func composer(_ name: String) throws -> any WebhookComposer {
        let context = ComposerContext(
            url: "https://hooks.example/in",
            style: TextStyle(timeZone: .gmt),
            hostName: "desk-1"
        )
        return try WebhookCheck.composer(format(name), context, sink: "s")
    }

    static func compose(
        _ name: String,
        _ message: OutgoingMessage,
        isMinimal: Bool = false
    ) throws -> ComposedRequest {
        try composer(name).compose(message, isMinimal: isMinimal, now: Sample.now)
    }

    /// The JSON of a request.
    static func json(_ name: String, _ message: OutgoingMessage) throws -> JSONTree {
        try JSONTree(compose(name, message).body)
    }
}

/// JSON to look into: `tree["a"][0]["b"].text`.
struct JSONTree {
    let value: Any?

    init(_ value: Any?) { self.value = value }
    init(_ bytes: [UInt8]) throws { value = try JSONSerialization.jsonObject(with: Data(bytes)) }

    subscript(name: String) -> JSONTree { JSONTree((value as? [String: Any])?[name]) }
    subscript(index: Int) -> JSONTree {
        let items = items
        return items.indices.contains(index) ? items[index] : JSONTree(nil as Any?)
    }

    var text: String? { value as? String }
    var number: Int? { value as? Int }
    var items: [JSONTree] { (value as? [Any] ?? []).map { JSONTree($0) } }
    var names: [String] { ((value as? [String: Any]) ?? [:]).keys.sorted() }

    /// Every text in it, names of members apart.
    var texts: [String] {
        if let text { return [text] }
        if let members = value as? [String: Any] { return members.values.flatMap { JSONTree($0).texts } }
        return items.flatMap(\.texts)
    }
}
