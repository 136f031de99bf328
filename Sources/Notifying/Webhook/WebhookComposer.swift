// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// One format of webhooks: how a message becomes a request, and what an answer means.
///
/// Pure: the same message at the same time is the same request. What is sent again has the same id again, where the
/// service knows ids.
protocol WebhookComposer: Sendable {
    /// The request for a message; `minimal` after the service found the first too long.
    ///
    /// - Throws: what `JSONEncoder` throws; not seen for these values.
    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest

    /// Corrects what the table of statuses made of an answer, where the service says more in its body.
    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult
}

extension WebhookComposer {
    /// The status says it all.
    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult { result }
}

/// A request as a format makes it; headers of the settings and signatures come on top.
struct ComposedRequest: Sendable {
    var method = "POST"
    var url: String
    var contentType = "application/json"
    var headers: [(name: String, value: String)] = []
    /// Headers that hold credentials.
    var secretHeaders: [SecretHeader] = []
    var body: [UInt8]
    /// How many of the message's alerts it tells of; the rest is only counted.
    var told: Int

    init(url: String, body: [UInt8], told: Int) {
        self.url = url
        self.body = body
        self.told = told
    }

    init(url: String, json: JSONValue, told: Int) throws {
        self.init(url: url, body: try JSONText.line(json), told: told)
    }
}

/// What formats share that need to tell a person.
struct ComposerContext: Sendable {
    /// The endpoint, as in the settings.
    var url: String
    /// How times are shown.
    var style: TextStyle
    /// The machine's name, for formats that tell where an event comes from.
    var hostName: String

    /// A path of the service below the URL of the settings.
    func url(_ path: String) -> String {
        (url.hasSuffix("/") ? String(url.dropLast()) : url) + path
    }

    func words(_ outgoing: OutgoingMessage, now: Date) -> MessageWords {
        MessageWords(outgoing, style: style, now: now)
    }
}

extension OutgoingMessage {
    /// How much the message matters: as its most important alert; a notice is `high`, a test `low`.
    var priority: Priority {
        if message.kind == .test { return .low }
        return alerts.map(\.rule.priority).max() ?? .high
    }
}
