// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What counts as one server for politeness: its host, or the service behind many hosts.
struct HostKey: Sendable, Hashable {
    /// The host or the suffix, in lower case.
    let name: String
    /// Whether the service is known to want more time between two starts than the setting.
    private let isService: Bool

    /// Services with a host for each author and one limit for each reader, about a request a minute.
    private static let services = ["tumblr.com", "reddit.com"]

    /// The key of a URL's host.
    init(_ url: URL) {
        let host = (url.host(percentEncoded: true) ?? "").lowercased()
        let service = Self.services.first { host == $0 || host.hasSuffix("." + $0) }
        name = service ?? host
        isService = service != nil
    }

    /// The time between two starts that is known to be wanted there, beyond the setting.
    var leastGap: Duration { isService ? .seconds(60) : .zero }
}
