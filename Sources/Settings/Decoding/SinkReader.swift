// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Reads `sinks:`.
struct SinkReader {
    let secrets: SecretReader
    /// Where relative paths of files begin; nil: they stay as they are.
    let logDirectory: String?
    /// The proxy of sinks that do not name their own.
    let serviceProxy: Secret?

    enum Key: String, SettingsKey {
        case kind, format, path, url, secrets, headers, proxy
        case allowPrivate = "allow_private"
        case allowHTTP = "allow_http"
        case connectTimeout = "connect_timeout"
        case timeout
        case expiresAfter = "expires_after"
        case retry, concurrency
    }

    private enum Kind: String, CaseIterable {
        case stdout, file, webhook

        /// The keys that have no meaning for this kind.
        var foreign: [Key] {
            let web: [Key] = [
                .url, .secrets, .headers, .proxy, .allowPrivate, .allowHTTP, .connectTimeout, .timeout,
            ]
            return switch self {
            case .stdout: web + [.path]
            case .file: web
            case .webhook: [.format, .path]
            }
        }
    }

    /// One sink; nil when it cannot be made.
    func sink(_ id: SinkID, _ value: Value) -> SinkSettings? {
        guard let fields = Fields<Key>(value, as: "a sink"),
            let kind: Kind = fields.required(.kind, in: "the sink '\(id)'")?.choice()
        else { return nil }
        for key in kind.foreign {
            fields[key]?
                .fail(
                    "a sink of kind \(kind.rawValue) has no '\(key.rawValue)'",
                    hint: "remove it, or change the kind"
                )
        }
        guard let what = what(kind, fields, id) else { return nil }
        var sink = SinkSettings(id: id, kind: what)
        fields.set(&sink.expiresAfter, .expiresAfter) { $0.duration(in: .seconds(60) ... .days(365)) }
        fields.set(&sink.retry, .retry) { $0.choice() }
        fields.set(&sink.concurrency, .concurrency) { $0.integer(in: 1...4) }
        return sink
    }

    private func what(_ kind: Kind, _ fields: Fields<Key>, _ id: SinkID) -> SinkSettings.Kind? {
        switch kind {
        case .stdout:
            var format = SinkSettings.TextFormat.text
            fields.set(&format, .format) { $0.choice() }
            return .stdout(format)
        case .file:
            var format = SinkSettings.TextFormat.json
            fields.set(&format, .format) { $0.choice() }
            guard let path = fields.required(.path, in: "the sink '\(id)'").flatMap(self.path) else {
                return nil
            }
            return .file(path: path, format: format)
        case .webhook:
            return webhook(fields, id).map { .webhook($0) }
        }
    }

    private func path(_ value: Value) -> String? {
        guard let text = value.text() else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: true)
        if parts.isEmpty || parts.contains("..") || text.hasSuffix("/") {
            value.fail(
                "\(value.name) is not the path of a file",
                hint: "write alerts.jsonl or /var/log/watchword/alerts.jsonl, without '..'"
            )
            return nil
        }
        guard !text.hasPrefix("/"), let logDirectory else { return text }
        return logDirectory + "/" + text
    }

    private func webhook(_ fields: Fields<Key>, _ id: SinkID) -> WebhookSettings? {
        var allowHTTP = false
        fields.set(&allowHTTP, .allowHTTP) { $0.flag() }
        let url = fields.required(.url, in: "the sink '\(id)'").flatMap { self.url($0, allowHTTP: allowHTTP) }
        var webhook = WebhookSettings(url: url ?? Secret(""))
        webhook.allowHTTP = allowHTTP
        fields.set(&webhook.allowPrivate, .allowPrivate) { $0.flag() }
        webhook.proxy = serviceProxy
        ProxyReader(secrets: secrets).set(&webhook.proxy, to: fields[.proxy])
        fields.set(&webhook.headers, .headers, HeaderReader(secrets: secrets).headers)
        fields.set(&webhook.secrets, .secrets, signingSecrets)
        fields.set(&webhook.connectTimeout, .connectTimeout) { $0.duration(in: PollingReader.timeouts) }
        fields.set(&webhook.totalTimeout, .timeout) { $0.duration(in: PollingReader.timeouts) }
        return url == nil ? nil : webhook
    }

    /// The URL is a text, or a reference where it is a credential itself.
    private func url(_ value: Value, allowHTTP: Bool) -> Secret? {
        let isReference = value.isMapping
        guard let url = isReference ? secrets.secret(value) : plainText(value) else {
            return nil
        }
        // A credential that cannot be verified here.
        if isReference, url.reveal().isEmpty { return url }
        switch WebAddress.parse(url.reveal()) {
        case .failure(let fault):
            value.fail("\(value.name) \(fault.message)", hint: fault.hint)
            return nil
        case .success(let address):
            if address.scheme?.lowercased() == "http", !allowHTTP {
                value.fail(
                    "\(value.name) is http: alerts and secrets would travel in the clear",
                    hint: "use https, or set `allow_http: true`"
                )
                return nil
            }
            return url
        }
    }

    private func plainText(_ value: Value) -> Secret? {
        value.text(longest: 4_000).map { Secret($0) }
    }

    /// One reference or a list: several secrets while one replaces another.
    private func signingSecrets(_ value: Value) -> [Secret]? {
        let members = !value.isList ? [value] : value.list(of: "secrets", atMost: 10) ?? []
        return members.compactMap { member in
            guard let secret = secrets.secret(member) else { return nil }
            if !secret.reveal().isEmpty, !secret.reveal().hasPrefix("whsec_") {
                member.fail(
                    "a signing secret begins with 'whsec_'",
                    hint: "make one: echo whsec_$(openssl rand -base64 32)"
                )
                return nil
            }
            return secret
        }
    }
}
