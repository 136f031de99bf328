// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// Asks for a feed's document, conditionally, and says what came of it.
public struct FeedFetcher: Sendable {
    private let client: HTTPClient
    private let clock: PollClock
    private let jitter: @Sendable () -> Double

    /// A fetcher that sends through `client`.
    ///
    /// - Parameter jitter: a number in 0..<1; it only ever lengthens a wait.
    public init(client: HTTPClient, clock: PollClock, jitter: @escaping @Sendable () -> Double) {
        self.client = client
        self.clock = clock
        self.jitter = jitter
    }

    /// Polls once, whatever the state says about the next poll; nil when the task was cancelled.
    public func poll(_ feed: Feed, from state: FeedState) async -> PollResult? {
        nil
    }
}
