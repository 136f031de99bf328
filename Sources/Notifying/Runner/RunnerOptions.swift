// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What can be chosen about a runner.
public struct RunnerOptions: Sendable, Hashable {
    /// When to try again.
    public var policy: RetryPolicy
    /// Messages in flight at once; more than one gives up their order.
    public var concurrency: Int
    /// What the service takes; nil: whatever comes.
    public var rate: SendRate?
    /// More messages than this that waited while the sink was down become a digest.
    public var catchUpOver: Int
    /// How long a message is leased: longer than any try takes.
    public var lease: Duration = .seconds(300)
    /// How long a try that is under way may go on when the runner is to stop.
    public var grace: Duration = .seconds(10)
    /// What is made of a sink's failures before this runner.
    public var formerTrouble = FormerTrouble.unasked
    /// The pause after the outbox failed.
    public var outboxPause: Duration = .seconds(5)

    /// What a runner makes of the failures that are stored of its sink.
    public enum FormerTrouble: Sendable, Hashable {
        /// Nothing: nobody looks for them.
        case unasked
        /// A sink that was down is asked when it would have been: only the process is another.
        case goesOn
        /// A sink that was down is asked at once: its settings are others.
        case isMended
    }

    /// What a sink's settings ask for.
    public init(_ settings: SinkSettings) {
        policy = RetryPolicy(settings)
        concurrency = max(1, min(settings.concurrency, 4))
        rate = settings.rate ?? settings.kind.usualRate
        catchUpOver = settings.catchUpOver
    }
}
