// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Settings

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
    /// The sinks, configured or not, with what waits for them.
    func sinkReports() async throws -> [SinkReport]
    /// Sends a test to a sink through its outbox, and answers when the sink has.
    ///
    /// - Throws: `APIProblem` when no sink has that id, or it cannot be sent.
    func testSink(_ id: SinkID) async throws -> SinkTestReport
    /// A delivery or a message, by its id or the beginning of it.
    ///
    /// - Throws: `NotThere` when there is none.
    func delivery(_ id: String) async throws -> DeliveryDetail
    /// Sends messages again that were given up.
    func retry(_ request: RetryRequest) async throws -> RetryReport
    /// The settings in force, with their defaults and without secrets.
    func shownSettings() async -> ShownSettings
    /// A rule looks back over a page of stored articles, and makes the alerts that are not there.
    ///
    /// - Throws: `NotThere` when no rule has that id.
    func lookBack(_ rule: RuleID, _ request: LookBackRequest) async throws -> LookBackReport
    /// The settings in force.
    func settings() async -> Settings
}
