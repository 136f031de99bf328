// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Reads a sink of kind `webhook`.
struct WebhookReader {
    /// Nil when what is written is none.
    let format: WebhookFormat.Name?
    private let fields: Fields<SinkKey>
    private let secrets: SecretReader
    private let network: NetworkReader
    private let proxy: Secret?
    /// How messages call it.
    private let what: String

    init(fields: Fields<SinkKey>, id: SinkID, secrets: SecretReader, proxy: Secret?) {
        format = fields[.format].map { $0.choice() } ?? .standard
        self.fields = fields
        self.secrets = secrets
        self.proxy = proxy
        network = NetworkReader(fields: fields, secrets: secrets)
        what = "the sink '\(id)'"
    }

    func settings() -> WebhookSettings? {
        var allowHTTP = false
        fields.set(&allowHTTP, .allowHTTP) { $0.flag() }
        let url = url(allowHTTP: allowHTTP)
        let details = details()
        var webhook = WebhookSettings(url: url ?? Secret(""))
        webhook.format = details ?? .standard
        webhook.allowHTTP = allowHTTP
        webhook.proxy = proxy
        network.set(proxy: &webhook.proxy, caFile: &webhook.caFile, allowPrivate: &webhook.allowPrivate)
        network.set(connect: &webhook.connectTimeout, total: &webhook.totalTimeout)
        fields.set(&webhook.headers, .headers, HeaderReader(secrets: secrets).headers)
        fields.set(&webhook.secrets, .secrets, signingSecrets)
        return url == nil || details == nil ? nil : webhook
    }

    /// The URL is a text, or a reference where it is a credential itself.
    private func url(allowHTTP: Bool) -> Secret? {
        if fields[.url] == nil, let usual = format?.defaultURL { return Secret(usual) }
        guard let value = fields.required(.url, in: what) else { return nil }
        let url = value.isMapping ? secrets.secret(value) : value.text(longest: 4_000).map { Secret($0) }
        // An empty one is a credential that cannot be verified here.
        guard let url, !url.reveal().isEmpty else { return url }
        switch WebAddress.parse(url.reveal()) {
        case .failure(let fault):
            value.fail("\(value.name) \(fault.message)", hint: fault.hint)
            return nil
        case .success(let address):
            if address.scheme?.lowercased() == "https" || allowHTTP { return url }
            value.fail(
                "\(value.name) is http: alerts and secrets would travel in the clear",
                hint: "use https, or set `allow_http: true`"
            )
            return nil
        }
    }

    /// One reference or a list: several secrets while one replaces another.
    private func signingSecrets(_ value: Value) -> [Secret]? {
        let members = !value.isList ? [value] : value.list(of: "secrets", atMost: 10) ?? []
        return members.compactMap { member in
            guard let secret = secrets.secret(member) else { return nil }
            if secret.reveal().isEmpty || secret.reveal().hasPrefix("whsec_") { return secret }
            member.fail(
                "a signing secret begins with 'whsec_'",
                hint: "make one: echo whsec_$(openssl rand -base64 32)"
            )
            return nil
        }
    }

    /// The format with what only it needs.
    private func details() -> WebhookFormat? {
        switch format {
        case nil: return nil
        case .standard: return .standard
        case .slack: return .slack
        case .discord: return .discord
        case .teams: return .teams
        case .alertmanager: return .alertmanager
        case .cloudEvents:
            var mode = CloudEventsMode.structured
            fields.set(&mode, .mode) { $0.choice() }
            return .cloudEvents(
                mode: mode,
                source: fields[.source]?.matching(Self.reference, Self.referenceHint)
            )
        case .mattermost:
            return .mattermost(channel: fields[.channel]?.text(), username: fields[.username]?.text())
        case .telegram: return telegram()
        case .ntfy:
            let topic = required(.topic, Self.topic, "write 1 to 64 letters, digits, '_' or '-'")
            let token = fields[.token].flatMap(secrets.secret)
            return topic.map { .ntfy(topic: $0, token: token) }
        case .gotify: return network.secret(.token, in: what).map { .gotify(token: $0) }
        case .matrix:
            let room = required(.room, Self.room, Self.roomHint)
            let token = network.secret(.token, in: what)
            guard let room, let token else { return nil }
            return .matrix(room: room, token: token)
        case .pagerDuty: return network.secret(.routingKey, in: what).map { .pagerDuty(routingKey: $0) }
        case .template:
            let template = fields.required(.template, in: what)
            return template.flatMap(TemplateReader(secrets: secrets).template).map { .template($0) }
        }
    }

    private func telegram() -> WebhookFormat? {
        let token = network.secret(.token, in: what)
        let chat = required(
            .chatID,
            Self.chat,
            "write the chat's number, such as -1001234567890, or \"@channel\""
        )
        let thread = fields[.threadID]?.integer(in: 1...Int(Int32.max))
        guard let token, let chat else { return nil }
        return .telegram(token: token, chat: chat, thread: thread)
    }

    private func required(_ key: SinkKey, _ pattern: String, _ hint: String) -> String? {
        fields.required(key, in: what)?.matching(pattern, hint)
    }

    private static let chat = "-?[0-9]{1,20}|@[A-Za-z][A-Za-z0-9_]{3,63}"
    private static let topic = "[A-Za-z0-9_-]{1,64}"
    private static let room = "![!-~]{1,254}"
    private static let roomHint =
        "write the room's internal id in quotes, \"!abc:example.org\"; an alias (#…) is none"
    private static let reference = "[!-~]{1,200}"
    private static let referenceHint = "write a URI without spaces, such as urn:watchword:desk"
}

extension Value {
    /// A text that a pattern fits as a whole.
    func matching(_ pattern: String, _ hint: String) -> String? {
        guard let text = text() else { return nil }
        if text.range(of: "^(?:\(pattern))$", options: .regularExpression) != nil { return text }
        fail("\(name) cannot be '\(Excerpt.of(text))'", hint: hint)
        return nil
    }

    /// An http or https URL.
    func address() -> URL? {
        guard let text = text(longest: 4_000) else { return nil }
        switch WebAddress.parse(text) {
        case .success(let url): return url
        case .failure(let fault):
            fail("\(name) \(fault.message)", hint: fault.hint)
            return nil
        }
    }
}
