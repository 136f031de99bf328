// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// The keys of a sink, whatever its kind.
enum SinkKey: String, SettingsKey {
    case kind, format, path, rotate, fsync
    case guardFormulas = "guard_formulas"
    case title, entries, url, secrets, headers
    case mode, source, channel, username, token
    case chatID = "chat_id"
    case threadID = "thread_id"
    case topic, room
    case routingKey = "routing_key"
    case template
    case host, port, security, from, to, user, password
    case proxy
    case caFile = "ca_file"
    case allowPrivate = "allow_private"
    case allowHTTP = "allow_http"
    case connectTimeout = "connect_timeout"
    case timeout
    case expiresAfter = "expires_after"
    case retry, concurrency, rate
    case catchUpOver = "catch_up_over"
    case groupWait = "group_wait"
    case throttle, digest
    case quietHours = "quiet_hours"
    case updates

    /// What a sink is, as `kind:` says it.
    enum Kind: String, CaseIterable {
        case stdout, file, webhook, mail
    }

    /// How a file is written, as `format:` says it.
    enum FileFormat: String, CaseIterable {
        case json, text, csv, atom
    }

    /// What sinks of every kind may say.
    static let common: Set<SinkKey> = [
        .kind, .expiresAfter, .retry, .concurrency, .rate, .catchUpOver, .groupWait, .throttle, .digest,
        .quietHours, .updates,
    ]

    private static let network: Set<SinkKey> = [
        .proxy, .caFile, .allowPrivate, .connectTimeout, .timeout,
    ]

    static let mail = common.union(network)
        .union([.host, .port, .security, .from, .to, .user, .password])
    static let stdout = common.union([.format])

    /// What sinks of a kind may say, whatever their format.
    static func all(of kind: Kind) -> Set<SinkKey> {
        switch kind {
        case .stdout: stdout
        case .file: FileFormat.allCases.map(file).reduce([]) { $0.union($1) }
        case .webhook: WebhookFormat.Name.allCases.map(webhook).reduce([]) { $0.union($1) }
        case .mail: mail
        }
    }

    /// What a file of a format may say.
    static func file(_ format: FileFormat) -> Set<SinkKey> {
        let file = common.union([.format, .path])
        return switch format {
        case .json, .text: file.union([.rotate, .fsync])
        case .csv: file.union([.rotate, .fsync, .guardFormulas])
        case .atom: file.union([.title, .url, .entries])
        }
    }

    /// What a webhook of a format may say.
    static func webhook(_ format: WebhookFormat.Name) -> Set<SinkKey> {
        let own: Set<SinkKey> =
            switch format {
            case .standard: []
            case .cloudEvents: [.mode, .source]
            case .slack, .discord, .teams, .alertmanager: []
            case .mattermost: [.channel, .username]
            case .telegram: [.token, .chatID, .threadID]
            case .ntfy: [.topic, .token]
            case .gotify: [.token]
            case .matrix: [.room, .token]
            case .pagerDuty: [.routingKey]
            case .template: [.template]
            }
        return common.union(network).union([.format, .url, .headers, .allowHTTP]).union(own)
            .union(format.isSigned ? [.secrets] : [])
    }
}
