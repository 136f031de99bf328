// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// How long the store keeps what it was given.
public struct StoreSettings: Sendable, Hashable {
    /// The text of articles that no rule matched: 30 days.
    public var keepUnmatched: Duration = .seconds(30 * 86_400)
    /// Articles that a rule matched, with their alerts: 730 days.
    public var keepMatched: Duration = .seconds(730 * 86_400)
    /// The keys that tell a known entry, after it left its feed: 180 days.
    public var keepKeys: Duration = .seconds(180 * 86_400)

    /// The defaults.
    public init() {}
}
