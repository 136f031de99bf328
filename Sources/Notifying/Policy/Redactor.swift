// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Takes secrets out of a text before anybody sees it.
///
/// The URL of a webhook is a credential as a whole, and so is each long part of its path and query: libcurl's
/// messages and servers' error pages quote them.
struct Redactor: Sendable {
    /// Shorter parts of a URL (`api`, `v1`) are no secrets, and would tear holes into every text.
    private static let shortestPart = 8
    private let secrets: [String]

    /// Knows the secrets of one webhook.
    init(_ settings: WebhookSettings) {
        let url = settings.url.reveal()
        var secrets = [url] + Self.parts(of: url)
        for secret in settings.secrets.map({ $0.reveal() }) {
            secrets += [secret, secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret]
        }
        // A header such as `X-Flag: 1` is no secret.
        secrets += settings.headers.map { $0.value.reveal() }.filter { $0.count >= 4 }
        secrets += settings.format.secrets.map { $0.reveal() }
        if let proxy = settings.proxy { secrets += Self.credentials(of: proxy) }
        self.init(secrets)
    }

    /// Knows the secrets of a mail server.
    init(_ settings: MailSettings) {
        var secrets = [settings.user, settings.password].compactMap { $0?.reveal() }.filter { $0.count >= 4 }
        // As libcurl sends them, and as a server may quote them.
        secrets += secrets.map { Data($0.utf8).base64EncodedString() }
        let both = "\0\(settings.user?.reveal() ?? "")\0\(settings.password?.reveal() ?? "")"
        if settings.password != nil { secrets.append(Data(both.utf8).base64EncodedString()) }
        if let proxy = settings.proxy { secrets += Self.credentials(of: proxy) }
        self.init(secrets)
    }

    private init(_ secrets: [String]) {
        // The longest first: a part must not spoil the whole that contains it.
        self.secrets = Set(secrets.filter { !$0.isEmpty }).sorted { ($0.count, $0) > ($1.count, $1) }
    }

    /// The text with `<secret>` in the place of each secret.
    func redact(_ text: String) -> String {
        withoutTornSecret(secrets.reduce(text) { $0.replacingOccurrences(of: $1, with: "<secret>") })
    }

    /// A quotation is cut to its length before it comes here, perhaps in the middle of a secret.
    private func withoutTornSecret(_ text: String) -> String {
        for secret in secrets {
            let head = secret.prefix(Self.shortestPart)
            var rest = text[...]
            while let place = rest.range(of: head) {
                if secret.hasPrefix(text[place.lowerBound...]) {
                    return text[..<place.lowerBound] + "<secret>"
                }
                rest = rest[place.lowerBound...].dropFirst()
            }
        }
        return text
    }

    private static func credentials(of proxy: Secret) -> [String] {
        let url = proxy.reveal()
        let rest = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        guard let at = rest.lastIndex(of: "@") else { return [] }
        let both = String(rest[..<at])
        let password = both.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
        return [url, both] + (password.count >= 4 ? [password] : [])
    }

    private static func parts(of url: String) -> [String] {
        guard let scheme = url.range(of: "://") else { return [] }
        let rest = url[scheme.upperBound...]
        let afterHost = rest.firstIndex { "/?#".contains($0) }.map { rest[$0...] } ?? ""
        let user = rest.prefix { !"/?#".contains($0) }.split(separator: "@").dropLast().map(String.init)
        let parts = afterHost.split { "/?&=#;".contains($0) }.map(String.init)
        let raw = (parts + user).filter { $0.count >= shortestPart } + [String(afterHost)]
        return (raw + raw.compactMap(\.removingPercentEncoding)).filter { $0.count >= shortestPart }
    }
}

extension WebhookFormat {
    /// The credentials that this format needs.
    fileprivate var secrets: [Secret] {
        switch self {
        case .standard, .cloudEvents, .slack, .discord, .mattermost, .teams, .alertmanager: []
        case .telegram(let token, _, _), .gotify(let token), .matrix(_, let token): [token]
        case .ntfy(_, let token): token.map { [$0] } ?? []
        case .pagerDuty(let key): [key]
        case .template(let template): template.headers.flatMap { Self.literals(of: $0.value) }
        }
    }

    /// The words of a template that stand in every request.
    private static func literals(of value: Secret) -> [Secret] {
        guard let text = try? TemplateText(value.reveal()) else { return [value] }
        return text.parts.compactMap { part in
            if case .literal(let words) = part, words.count >= 4 { Secret(words) } else { nil }
        }
    }
}
