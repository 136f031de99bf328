// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// How long the store keeps what it was given, and what room it leaves.
public struct StoreSettings: Sendable, Hashable {
    /// The text of articles that no rule matched: 30 days.
    public var keepUnmatched: Duration = .seconds(30 * 86_400)
    /// Articles that a rule matched, with their alerts: 730 days.
    public var keepMatched: Duration = .seconds(730 * 86_400)
    /// The keys that tell a known entry, after it left its feed: 180 days.
    public var keepKeys: Duration = .seconds(180 * 86_400)

    /// Bytes that stay free on the store's disk: 50 MiB.
    ///
    /// With fewer, polling rests until there are more; 0: it never does.
    public var minFree = 50 << 20

    /// The defaults.
    public init() {}
}
