// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What the control socket needs of the running daemon; everything else it reads from the store.
public protocol DaemonControl: Sendable {
    /// How the daemon is.
    func status() async -> StatusReport
    /// Reads the settings again; what ran goes on when they are refused.
    func reload() async -> ReloadReport
    /// Polls these feeds now (all of them when the list is empty) and answers when their articles are stored.
    ///
    /// A server's Retry-After and a minute since the last poll are respected: such a feed is reported as skipped.
    func poll(_ feeds: [FeedID]) async -> [PollReport]
    /// The configured feeds with what is known of them, or one of them.
    ///
    /// - Throws: `NotThere` when no feed has that id.
    func feeds(_ only: FeedID?) async throws -> [FeedReport]
    /// The rules that are watched for.
    func rules() async -> [RuleReport]
}
