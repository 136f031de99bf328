// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension SinkSettings {
    /// The sink with every default of its kind.
    var shown: ShownValue {
        let shared: [ShownValue.Member] = [
            .init("expires_after", .duration(expiresAfter)),
            .init("retry", .text(retry.rawValue)),
            .init("concurrency", .number(concurrency)),
            .init("rate", rate?.shown),
            .init("catch_up_over", .number(catchUpOver)),
            .init("updates", .text(updates.rawValue)),
        ]
        return .mapping([.init("kind", .text(kind.settingsName))] + own + shared + policy.shown)
    }

    private var own: [ShownValue.Member] {
        switch kind {
        case .stdout(let format):
            return [.init("format", .text(format.rawValue))]
        case .file(let path, let format):
            let guarding = format == .csv ? ShownValue.flag(file.guardsFormulas) : nil
            return [.init("path", .text(path)), .init("format", .text(format.rawValue))]
                + file.shown + [.init("guard_formulas", guarding)]
        case .atom(let atom):
            return [
                .init("path", .text(atom.path)), .init("format", .text("atom")),
                .init("title", .text(atom.title)), .init("url", atom.url.map(ShownValue.text)),
                .init("entries", .number(atom.entries)),
            ]
        case .webhook(let webhook): return webhook.shown
        case .mail(let mail): return mail.shown
        }
    }
}

extension SinkSettings.Kind {
    fileprivate var settingsName: String { if case .atom = self { "file" } else { name } }
}

extension FileOptions {
    fileprivate var shown: [ShownValue.Member] {
        let rotates = rotateBytes != nil || rotatesDaily
        let rotation = ShownValue.mapping([
            .init("size", rotateBytes.map { .text(Quantity.text(bytes: $0)) }),
            .init("every", rotatesDaily ? .text("day") : nil),
            .init("keep", .number(keep)),
        ])
        let fsync: ShownValue =
            switch sync {
            case .each: .text("each")
            case .none: .text("none")
            case .interval(let time): .duration(time)
            }
        return [.init("rotate", rotates ? rotation : .text("off")), .init("fsync", fsync)]
    }
}

extension SendRate {
    fileprivate var shown: ShownValue {
        .mapping([.init("burst", .number(burst)), .init("every", .duration(every))])
    }
}

extension WebhookSettings {
    fileprivate var shown: [ShownValue.Member] {
        let signing = secrets.isEmpty ? nil : ShownValue.list(secrets.map(ShownValue.secret))
        return [.init("format", .text(format.name.rawValue)), .init("url", .text(shownURL))] + format.shown
            + [
                .init("secrets", signing),
                .init("headers", headers.shown),
                .init("allow_private", .flag(allowPrivate)),
                .init("allow_http", .flag(allowHTTP)),
                .init("proxy", proxy.map(ShownValue.secret) ?? .text("none")),
                .init("ca_file", caFile.map(ShownValue.text)),
                .init("connect_timeout", .duration(connectTimeout)),
                .init("timeout", .duration(totalTimeout)),
            ]
    }

    /// The server; what stands behind it may be a credential.
    private var shownURL: String {
        let text = url.reveal()
        return [server, server + "/"].contains(text) ? text : "\(server)/\(url)"
    }
}

extension [SecretHeader] {
    fileprivate var shown: ShownValue? {
        isEmpty ? nil : .mapping(map { .init($0.name, .secret($0.value)) })
    }
}

extension WebhookFormat {
    fileprivate var shown: [ShownValue.Member] {
        switch self {
        case .standard, .slack, .discord, .teams, .alertmanager: []
        case .cloudEvents(let mode, let source):
            [.init("mode", .text(mode.rawValue)), .init("source", source.map(ShownValue.text))]
        case .mattermost(let channel, let username):
            [
                .init("channel", channel.map(ShownValue.text)),
                .init("username", username.map(ShownValue.text)),
            ]
        case .telegram(let token, let chat, let thread):
            [
                .init("token", .secret(token)), .init("chat_id", .text(chat)),
                .init("thread_id", thread.map(ShownValue.number)),
            ]
        // Whoever knows the topic of a public server can read it.
        case .ntfy(let topic, let token):
            [.init("topic", .secret(Secret(topic))), .init("token", token.map(ShownValue.secret))]
        case .gotify(let token): [.init("token", .secret(token))]
        case .matrix(let room, let token):
            [.init("room", .text(room)), .init("token", .secret(token))]
        case .pagerDuty(let key): [.init("routing_key", .secret(key))]
        case .template(let template): [.init("template", template.shown)]
        }
    }
}

extension WebhookTemplate {
    /// The body as JSON, on one line.
    private var json: String { String(decoding: (try? JSONText.line(body)) ?? [], as: UTF8.self) }

    fileprivate var shown: ShownValue {
        let statuses = success.isEmpty ? nil : ShownValue.list(success.sorted().map(ShownValue.number))
        return .mapping([
            .init("method", .text(method)),
            .init("body", .text(json)),
            .init("headers", headers.shown),
            .init("success", statuses),
        ])
    }
}

extension MailSettings {
    fileprivate var shown: [ShownValue.Member] {
        [
            .init("host", .text(host)),
            .init("port", .number(port ?? security.defaultPort)),
            .init("security", .text(security.rawValue)),
            .init("from", .text(from)),
            .init("to", .list(to.map(ShownValue.text))),
            .init("user", user.map(ShownValue.secret)),
            .init("password", password.map(ShownValue.secret)),
            .init("allow_private", .flag(allowPrivate)),
            .init("proxy", proxy.map(ShownValue.secret) ?? .text("none")),
            .init("ca_file", caFile.map(ShownValue.text)),
            .init("connect_timeout", .duration(connectTimeout)),
            .init("timeout", .duration(totalTimeout)),
        ]
    }
}
