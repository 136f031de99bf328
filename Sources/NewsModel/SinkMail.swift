// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A mail server that takes messages for people.
public struct MailSettings: Sendable, Hashable {
    /// The server's name.
    public var host: String
    /// Its port; nil: as `security` says.
    public var port: Int?
    /// How the connection is kept secret.
    public var security = MailSecurity.startTLS
    /// The sender's address, `a@b.example` or `Name <a@b.example>`.
    public var from: String
    /// The recipients' addresses, one at least; each sees the others.
    public var to: [String]
    /// The name to log in with; nil: no log-in.
    public var user: Secret?
    /// The password to log in with.
    public var password: Secret?
    /// A file of certificates to trust instead of the system's.
    public var caFile: String?
    /// Whether private and loopback addresses may be asked.
    public var allowPrivate = false
    /// The proxy to go through (`http://`, `socks5h://`); nil: none.
    public var proxy: Secret?
    /// Time to connect: 10 s.
    public var connectTimeout: Duration = .seconds(10)
    /// Time for the whole conversation: 60 s.
    public var totalTimeout: Duration = .seconds(60)

    /// A server with the defaults.
    public init(host: String, from: String, to: [String]) {
        self.host = host
        self.from = from
        self.to = to
    }
}

/// How a connection to a mail server is kept secret.
public enum MailSecurity: String, Sendable, Hashable, CaseIterable {
    /// It begins in the clear and must turn to TLS before anything is said; port 587.
    case startTLS = "starttls"
    /// TLS from the first byte; port 465.
    case tls
    /// In the clear (`allow_plain`); port 25.
    case plain

    /// The port where nothing else is said.
    public var defaultPort: Int {
        switch self {
        case .startTLS: 587
        case .tls: 465
        case .plain: 25
        }
    }
}
