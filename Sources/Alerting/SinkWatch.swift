// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Decides when people hear, through the other sinks, that a sink is in trouble, and that it is well again.
///
/// Once each time, and not more often than once an hour. What decides is stored with the notice: a restart says nothing
/// twice.
public enum SinkWatch {
    /// What is wrong with a sink.
    public enum Trouble: Sendable, Hashable {
        /// It fails, and may come back by itself.
        case failing
        /// It refuses everything until somebody mends it.
        case paused
        /// It says that it is gone.
        case gone
        /// It cannot work as it is configured.
        case broken

        /// How long it may last before people hear of it.
        ///
        /// A proxy that answers 404 while its backend restarts is over in less than a minute.
        var patience: Duration {
            switch self {
            case .failing: .seconds(15 * 60)
            case .paused: .seconds(60)
            case .gone, .broken: .zero
            }
        }
    }

    /// How a sink stands.
    public struct Standing: Sendable, Hashable {
        /// The sink.
        public var sink: SinkID
        /// What is wrong; nil: nothing is known to be.
        public var trouble: Trouble?
        /// Since when.
        public var since: Date?
        /// What the last failure was, without secrets.
        public var failure: String?
        /// Messages that wait.
        public var waiting: Int
        /// Since when the trouble is that people heard of, and have not heard the end of.
        public var told: Date?
        /// When people last heard that the sink is in trouble.
        public var lastTold: Date?

        /// A sink that is well.
        public init(sink: SinkID, waiting: Int = 0) {
            self.sink = sink
            self.waiting = waiting
        }
    }

    /// What people are to hear, and what is remembered with it.
    public struct Verdict: Sendable, Hashable {
        /// The notice; it is not for the sink that it is about.
        public var notice: Notice
        /// What `Standing.told` is from now on.
        public var told: Date?
    }

    /// Trouble of one sink is told once in so much time.
    static let pause = Duration.seconds(3600)

    /// What people are to hear of a sink now; nil: nothing.
    public static func decide(_ standing: Standing, now: Date) -> Verdict? {
        guard let trouble = standing.trouble else { return recovery(standing) }
        let since = standing.since ?? now
        guard standing.told == nil, now >= since + trouble.patience,
            standing.lastTold.map({ now >= $0 + pause }) ?? true
        else { return nil }
        let notice = Notice(
            kind: .sinkFailing,
            subject: standing.sink.rawValue,
            text: words(trouble, standing),
            since: since
        )
        return Verdict(notice: notice, told: since)
    }

    private static func recovery(_ standing: Standing) -> Verdict? {
        guard let told = standing.told else { return nil }
        let notice = Notice(
            kind: .recovered,
            subject: standing.sink.rawValue,
            text: "The sink '\(standing.sink)' takes messages again.",
            since: told
        )
        return Verdict(notice: notice, told: nil)
    }

    private static func words(_ trouble: Trouble, _ standing: Standing) -> String {
        let cause = standing.failure.map { ": \($0)" } ?? ""
        let kept =
            switch standing.waiting {
            case 0: ""
            case 1: " One message is kept for it."
            default: " \(standing.waiting) messages are kept for it."
            }
        let what =
            switch trouble {
            case .failing: "takes no messages\(cause). It is asked again, at most every 15 minutes."
            case .paused: "refuses every message\(cause). Mend it; 'watchword reload' asks it at once."
            case .gone: "says that it is gone\(cause). Mend or remove it, then 'watchword reload'."
            case .broken: "cannot work as it is configured\(cause). Mend it, then 'watchword reload'."
            }
        return "The sink '\(standing.sink)' \(what)\(kept)"
    }
}
