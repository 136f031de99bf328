// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The wish of a server to be left alone for a while (`Retry-After`), which holds for all of its host.
public struct HostPause: Sendable, Hashable {
    /// What is not asked for meanwhile.
    public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
        /// Anything.
        case everything
        /// Pages of articles and further documents; feeds are polled.
        case pages
    }

    /// The host.
    public var host: HostKey
    /// What is not asked for meanwhile.
    public var scope: Scope
    /// When it was said.
    public var since: Date
    /// Until when it holds.
    public var until: Date
    /// What was said, as a person reads it.
    public var reason: String

    /// Joins the parts.
    public init(host: HostKey, scope: Scope = .everything, since: Date, until: Date, reason: String) {
        self.host = host
        self.scope = scope
        self.since = since
        self.until = until
        self.reason = reason
    }

    /// How long it holds from when it was said.
    public var length: Duration { .seconds(until.timeIntervalSince(since)) }
}
