// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What counts as one server for politeness: its host, or the service behind many hosts.
public struct HostKey: Sendable, Hashable {
    /// The host or the service's suffix, in lower case.
    public let name: String

    /// Services with a host for each author and one limit for each reader, about a request a minute.
    private static let services = ["tumblr.com", "reddit.com"]

    /// The key of a URL's host.
    public init(_ url: URL) {
        let host = (url.host(percentEncoded: true) ?? "").lowercased()
        name = Self.services.first { host == $0 || host.hasSuffix("." + $0) } ?? host
    }

    /// The key of a name that was one before.
    public init(name: String) {
        self.name = name
    }

    /// The time between two starts that is known to be wanted there, beyond the setting.
    public var leastGap: Duration { Self.services.contains(name) ? .seconds(60) : .zero }
}
