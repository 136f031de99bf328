// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

extension SinkSettings.Kind {
    /// The kind, and of an endpoint what it understands: `webhook (slack)`.
    public var description: String {
        switch self {
        case .stdout(let format): "stdout (\(format.rawValue))"
        case .file(_, let format): "file (\(format.rawValue))"
        case .atom: "file (atom)"
        case .webhook(let webhook): "webhook (\(webhook.format.name.rawValue))"
        case .mail: "mail"
        }
    }

    /// Where messages go, as a person knows it, without what may be a secret.
    ///
    /// Of a webhook's URL only the server: the rest may be a credential, and so may be the name of an open topic.
    public var place: String {
        switch self {
        case .stdout: "standard output"
        case .file(let path, _): path
        case .atom(let atom): atom.path
        case .webhook(let webhook): webhook.place
        case .mail(let mail):
            "\(mail.host):\(mail.port ?? mail.security.defaultPort) to \(mail.to.joined(separator: ", "))"
        }
    }
}

extension WebhookSettings {
    /// The server of the URL: `https://hooks.example.org`.
    public var server: String {
        guard let url = URLComponents(string: url.reveal()), let scheme = url.scheme, let host = url.host,
            !host.isEmpty
        else { return "an address that is no URL" }
        return "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "")
    }

    fileprivate var place: String {
        switch format {
        case .telegram(_, let chat, _): "\(server), chat \(chat)"
        case .matrix(let room, _): "\(server), room \(room)"
        case .mattermost(let channel?, _): "\(server), channel \(channel)"
        default: server
        }
    }
}
