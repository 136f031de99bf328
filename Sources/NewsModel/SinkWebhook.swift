// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// An HTTP endpoint.
public struct WebhookSettings: Sendable, Hashable {
    /// Where to post; it may be a credential.
    public var url: Secret
    /// What it understands.
    public var format = WebhookFormat.standard
    /// Secrets to sign with, `whsec_…`; several while one replaces another; none: not signed.
    ///
    /// Only `standard`, `cloudevents` and `template` are signed.
    public var secrets: [Secret] = []
    /// Extra headers.
    public var headers: [SecretHeader] = []
    /// Whether private and loopback addresses may be asked.
    public var allowPrivate = false
    /// Whether the URL may be http.
    public var allowHTTP = false
    /// The proxy that every request goes through (`http://`, `socks5h://`); nil: none.
    ///
    /// It may hold a user name and a password. The address guard sees the proxy's address then, not the target's.
    public var proxy: Secret?
    /// A file of certificates to trust instead of the system's.
    public var caFile: String?
    /// Time to connect: 5 s.
    public var connectTimeout: Duration = .seconds(5)
    /// Time for the whole answer: 20 s.
    public var totalTimeout: Duration = .seconds(20)

    /// An endpoint with the defaults.
    public init(url: Secret) { self.url = url }
}

/// What an HTTP endpoint understands, with what only this format needs.
///
/// The endpoint's URL is `WebhookSettings.url` in each of them; it may be a credential itself.
public enum WebhookFormat: Sendable, Hashable {
    /// Standard Webhooks 1.0.
    case standard
    /// CloudEvents 1.0 over HTTP; `source` nil: `urn:watchword:` and the host's name.
    case cloudEvents(mode: CloudEventsMode, source: String?)
    /// An incoming webhook of Slack.
    case slack
    /// A webhook of Discord.
    case discord
    /// An incoming webhook of Mattermost; the channel and the name that it speaks under, where the server lets it choose.
    case mattermost(channel: String?, username: String?)
    /// A workflow of Microsoft Teams that takes adaptive cards.
    case teams
    /// A bot of Telegram; the URL is the server of the Bot API.
    case telegram(token: Secret, chat: String, thread: Int?)
    /// A topic of ntfy; the URL is the server's root.
    case ntfy(topic: String, token: Secret?)
    /// An application of Gotify; the URL is the server's root.
    case gotify(token: Secret)
    /// A room of Matrix (`!id:server`), not encrypted; the URL is the home server.
    case matrix(room: String, token: Secret)
    /// Events API v2 of PagerDuty.
    case pagerDuty(routingKey: Secret)
    /// The body that an Alertmanager posts to its webhooks (version 4).
    case alertmanager
    /// JSON of the owner's own making.
    case template(WebhookTemplate)

    /// The formats' names, as in the settings.
    public enum Name: String, Sendable, Hashable, CaseIterable {
        /// Standard Webhooks 1.0.
        case standard
        /// CloudEvents 1.0 over HTTP.
        case cloudEvents = "cloudevents"
        /// Slack.
        case slack
        /// Discord.
        case discord
        /// Mattermost.
        case mattermost
        /// Microsoft Teams.
        case teams
        /// Telegram.
        case telegram
        /// ntfy.
        case ntfy
        /// Gotify.
        case gotify
        /// Matrix.
        case matrix
        /// PagerDuty.
        case pagerDuty = "pagerduty"
        /// Alertmanager.
        case alertmanager
        /// A template of the owner's.
        case template

        /// The URL of a service that there is only one of, for settings that name none.
        public var defaultURL: String? {
            switch self {
            case .telegram: "https://api.telegram.org/"
            case .ntfy: "https://ntfy.sh/"
            case .pagerDuty: "https://events.pagerduty.com/v2/enqueue"
            default: nil
            }
        }

        /// Whether the request can be signed with `WebhookSettings.secrets`.
        public var isSigned: Bool { self == .standard || self == .cloudEvents || self == .template }
    }

    /// The format's name.
    public var name: Name {
        switch self {
        case .standard: .standard
        case .cloudEvents: .cloudEvents
        case .slack: .slack
        case .discord: .discord
        case .mattermost: .mattermost
        case .teams: .teams
        case .telegram: .telegram
        case .ntfy: .ntfy
        case .gotify: .gotify
        case .matrix: .matrix
        case .pagerDuty: .pagerDuty
        case .alertmanager: .alertmanager
        case .template: .template
        }
    }

    /// Whether every message interrupts somebody: chat and push, as against machines.
    public var interruptsPeople: Bool {
        switch self {
        case .slack, .discord, .mattermost, .teams, .telegram, .ntfy, .gotify, .matrix, .pagerDuty: true
        case .standard, .cloudEvents, .alertmanager, .template: false
        }
    }
}

/// Where the attributes of a CloudEvent stand.
public enum CloudEventsMode: String, Sendable, Hashable, CaseIterable {
    /// With the data, in one JSON document.
    case structured
    /// In headers; the body is the data.
    case binary
}
