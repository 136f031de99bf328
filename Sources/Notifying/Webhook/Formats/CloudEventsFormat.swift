// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// CloudEvents 1.0 in its HTTP binding.
struct CloudEventsFormat: WebhookComposer {
    let context: ComposerContext
    let mode: CloudEventsMode
    let source: String?

    /// What alerts may take: every intermediary forwards events of 64 KiB (the specification, Size Limits).
    private static let mostBytes = 59_000

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let attributes = attributes(outgoing)
        let json = try WebhookBody.fitting(
            outgoing,
            isMinimal: isMinimal,
            within: Self.mostBytes,
            now: now
        ) { body in
            switch mode {
            case .structured: Event(attributes: attributes, body: body)
            case .binary: body.data
            }
        }
        var request = ComposedRequest(url: context.url, body: json.bytes, told: json.told)
        switch mode {
        case .structured:
            request.contentType = "application/cloudevents+json"
        case .binary:
            request.headers = attributes.filter { $0.name != "datacontenttype" }
                .map { (name: "ce-\($0.name)", value: Self.headerValue($0.value)) }
        }
        return request
    }

    private func attributes(_ outgoing: OutgoingMessage) -> [(name: String, value: String)] {
        let subject = outgoing.alerts.count == 1 ? outgoing.alerts[0].id.rawValue : nil
        return [
            ("specversion", "1.0"), ("id", outgoing.message.id.rawValue),
            ("type", Self.type(outgoing.message.kind)),
            ("source", source ?? "urn:watchword:\(context.hostName)"),
            ("time", outgoing.message.created.rfc3339),
            ("datacontenttype", "application/json"),
        ]
            + (subject.map { [("subject", $0)] } ?? [])
    }

    private static func type(_ kind: MessageKind) -> String {
        switch kind {
        case .alert: "org.watchword.alert.v1"
        case .update: "org.watchword.alert.updated.v1"
        case .digest: "org.watchword.digest.v1"
        case .notice: "org.watchword.notice.v1"
        case .test: "org.watchword.test.v1"
        }
    }

    /// The HTTP binding, 3.1.3.2: everything but printable ASCII, and `"` and `%`, as the codes of its bytes.
    static func headerValue(_ text: String) -> String {
        text.utf8.reduce(into: "") { out, byte in
            let isPlain =
                byte > 0x20 && byte < 0x7f && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "%")
            let code = String(byte, radix: 16, uppercase: true)
            out += isPlain ? String(UnicodeScalar(byte)) : "%\(code.count == 1 ? "0" : "")\(code)"
        }
    }

    private struct Event: Encodable {
        let attributes: [(name: String, value: String)]
        let body: WebhookBody

        struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(_ name: String) { stringValue = name }
            init?(stringValue: String) { self.init(stringValue) }
            init?(intValue: Int) { nil }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            for attribute in attributes { try container.encode(attribute.value, forKey: Key(attribute.name)) }
            try container.encode(body.data, forKey: Key("data"))
        }
    }
}
