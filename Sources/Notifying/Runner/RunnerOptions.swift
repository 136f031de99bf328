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
    /// Whether a sink that failed when the last process ended is failing still: not with other settings than then.
    public var resumesTrouble = false
    /// The pause after the outbox failed.
    public var outboxPause: Duration = .seconds(5)

    /// What a sink's settings ask for.
    public init(_ settings: SinkSettings) {
        policy = RetryPolicy(settings)
        concurrency = max(1, min(settings.concurrency, 4))
        rate = settings.rate ?? settings.kind.usualRate
        catchUpOver = settings.catchUpOver
    }
}
