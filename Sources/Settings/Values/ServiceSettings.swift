// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The service itself: what it logs, says of itself and listens on.
public struct ServiceSettings: Sendable, Hashable {
    /// The least serious message that is logged: `info`.
    public var logLevel: LogLevel = .info
    /// The zone of times that people read; nil: the machine's own.
    ///
    /// Stored times are UTC.
    public var timeZone: TimeZone?
    /// A URL or mail address in the User-Agent, so that a feed's owner can reach us.
    public var contact: String?
    /// Threads that parse and match, 1 to 64; nil: one a core.
    public var workers: Int?
    /// When people are told once a day that all is well, in `timeZone`; nil: they are not.
    public var heartbeat: TimeOfDay?
    /// The proxy of every feed and sink that does not name its own; nil: none.
    ///
    /// Feeds and sinks carry it already: it is here to be shown.
    public var proxy: Secret?

    /// The levels of swift-log.
    public enum LogLevel: String, Sendable, Hashable, CaseIterable {
        case trace, debug, info, notice, warning, error
    }

    /// The defaults.
    public init() {}
}
