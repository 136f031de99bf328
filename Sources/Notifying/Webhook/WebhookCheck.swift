// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Refuses settings of a webhook that could not work, or could be turned against somebody.
enum WebhookCheck {
    /// Names that the sink or the protocol writes itself.
    private static let reserved: Set<String> = [
        "webhook-id", "webhook-timestamp", "webhook-signature", "content-type", "content-length",
        "transfer-encoding", "host", "connection", "expect", "upgrade", "te", "trailer",
    ]

    /// The URL, when it is one that may be posted to.
    ///
    /// The address itself is judged when it is connected to, by Transport's guard.
    @discardableResult
    static func url(_ settings: WebhookSettings, sink: SinkID) throws(SinkProblem) -> URL {
        let text = settings.url.reveal()
        // Checkers and clients disagree on what `\`, spaces and controls in a URL mean: the SSRF of others.
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }),
            let url = URL(string: text), let host = url.host(), !host.isEmpty
        else { throw SinkProblem(sink, .url, "the URL is not one; write it in ASCII, with https://") }
        guard url.user() == nil, url.password() == nil else {
            throw SinkProblem(sink, .url, "the URL has a user name in it; use a header instead")
        }
        switch url.scheme?.lowercased() {
        case "https": return url
        case "http" where settings.allowHTTP: return url
        case "http": throw SinkProblem(sink, .url, "the URL is http; use https, or set allow_http: true")
        default: throw SinkProblem(sink, .url, "the URL is neither https nor http")
        }
    }

    /// Whether each header's name is a token and its value stays on its line.
    static func headers(_ headers: [SecretHeader], sink: SinkID) throws(SinkProblem) {
        for header in headers {
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(isToken) else {
                throw SinkProblem(sink, .header, "'\(SafeText.line(header.name))' is no name for a header")
            }
            guard !reserved.contains(header.name.lowercased()) else {
                throw SinkProblem(sink, .header, "the header '\(header.name)' is written by Watchword itself")
            }
            guard header.value.reveal().utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 9 }) else {
                throw SinkProblem(
                    sink,
                    .header,
                    "the value of '\(header.name)' has a control character in it"
                )
            }
        }
    }

    /// What makes the requests of a format.
    static func composer(
        _ format: WebhookFormat,
        _ context: ComposerContext,
        sink: SinkID
    ) throws(SinkProblem) -> any WebhookComposer {
        switch format {
        case .standard: return StandardFormat(context: context)
        case .cloudEvents(let mode, let source):
            return CloudEventsFormat(context: context, mode: mode, source: source)
        case .slack: return SlackFormat(context: context)
        case .discord: return DiscordFormat(context: context)
        case .mattermost(let channel, let username):
            return MattermostFormat(context: context, channel: channel, username: username)
        case .teams: return TeamsFormat(context: context)
        case .telegram(let token, let chat, let thread):
            try segment(token, sink: sink)
            return TelegramFormat(context: context, token: token, chat: chat, thread: thread)
        case .ntfy(let topic, let token):
            if let token { try value(token, "the token", sink: sink) }
            return NtfyFormat(context: context, topic: topic, token: token)
        case .gotify(let token):
            try value(token, "the token", sink: sink)
            return GotifyFormat(context: context, token: token)
        case .matrix(let room, let token):
            try value(token, "the token", sink: sink)
            return MatrixFormat(context: context, room: room, token: token)
        case .pagerDuty(let key): return PagerDutyFormat(context: context, routingKey: key)
        case .alertmanager: return AlertmanagerFormat(context: context)
        case .template(let template): return try self.template(template, context, sink: sink)
        }
    }

    private static func template(
        _ template: WebhookTemplate,
        _ context: ComposerContext,
        sink: SinkID
    ) throws(SinkProblem) -> TemplateFormat {
        guard ["POST", "PUT", "PATCH"].contains(template.method) else {
            throw SinkProblem(sink, .template, "the method of a template is POST, PUT or PATCH")
        }
        try headers(template.headers, sink: sink)
        do {
            return try TemplateFormat(context: context, template: template)
        } catch {
            throw SinkProblem(sink, .template, error.text)
        }
    }

    /// A token that becomes part of a path must not lead to another.
    private static func segment(_ token: Secret, sink: SinkID) throws(SinkProblem) {
        let isPlain = token.reveal().utf8
            .allSatisfy { isToken($0) && $0 != UInt8(ascii: "%") || $0 == UInt8(ascii: ":") }
        guard isPlain, !token.reveal().isEmpty, !token.reveal().contains("#") else {
            throw SinkProblem(sink, .secret, "the token has a character in it that no bot's token has")
        }
    }

    /// A token that becomes the value of a header stays on its line.
    private static func value(_ token: Secret, _ name: String, sink: SinkID) throws(SinkProblem) {
        guard !token.reveal().isEmpty, token.reveal().utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw SinkProblem(sink, .secret, "\(name) is empty, or has a space or a control character in it")
        }
    }

    /// The signature that the secrets make.
    static func signature(_ secrets: [Secret], sink: SinkID) throws(SinkProblem) -> WebhookSignature {
        do {
            return try WebhookSignature(secrets: secrets)
        } catch {
            throw SinkProblem(sink, .secret, error.text)
        }
    }

    /// RFC 9110, 5.6.2.
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension TemplateText.Problem {
    /// What is wrong, and what would be right.
    fileprivate var text: String {
        switch self {
        case .unknown(let name): "the template has no placeholder '\(SafeText.line(name))'"
        case .brace: "a brace of the template stands alone; write {{ or }} for a brace itself"
        }
    }
}

extension WebhookSignature.Refusal {
    /// What is wrong, without the secret.
    fileprivate var text: String {
        switch self {
        case .notBase64: "a secret is not 'whsec_' and base64"
        case .length(let count): "a secret has \(count) bytes; Standard Webhooks wants 24 to 64"
        }
    }
}
