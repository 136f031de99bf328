// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel

/// How a sink is: what it is, what waits for it, and how it fared.
public struct SinkReport: Codable, Sendable, Hashable {
    /// Its id.
    public var id: SinkID
    /// What it is: `webhook (slack)`; nil when it is not configured.
    public var kind: String?
    /// Where messages go, without secrets; nil when it is not configured.
    public var place: String?
    /// Whether it takes messages.
    public var state: State
    /// What that means, and what happens next, as a sentence.
    public var outlook: String
    /// Messages that wait or are being sent.
    public var waiting: Int
    /// When the oldest of them was made.
    public var oldestWaiting: String?
    /// Messages that it will not take.
    public var dead: Int
    /// Messages whose time was over before it took them.
    public var expired: Int
    /// When it last took a message.
    public var lastSuccess: String?
    /// When it last did not.
    public var lastFailure: String?
    /// What that failure was.
    public var failure: String?
    /// Since when it takes nothing.
    public var failingSince: String?
    /// When it is asked again.
    public var nextTry: String?

    /// Whether a sink takes messages.
    public enum State: String, Codable, Sendable, Hashable, CaseIterable {
        /// It does, as far as is known.
        case ok
        /// It failed several times in a row: single messages try whether it is back.
        case failing
        /// It refuses everything until somebody changes something: its queue is kept.
        case paused
        /// It says that it is gone: nothing is sent before a reload.
        case disabled
        /// It cannot work as it is configured.
        case broken
        /// Messages are there for it, but the settings do not name it.
        case unconfigured
        /// No watcher runs.
        case stopped
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, place, state, outlook, waiting, dead, expired, failure
        case oldestWaiting = "oldest_waiting"
        case lastSuccess = "last_success"
        case lastFailure = "last_failure"
        case failingSince = "failing_since"
        case nextTry = "next_try"
    }

    /// Joins what the settings, the store and the runner know.
    ///
    /// - Parameter settings: nil when the sink is not configured.
    public init(_ record: SinkRecord, settings: SinkSettings?, standing: SinkStanding) {
        id = record.sink
        kind = settings?.kind.description
        place = settings?.kind.place
        state = settings == nil ? .unconfigured : standing.state
        waiting = record.waiting
        oldestWaiting = record.oldest?.rfc3339
        dead = record.dead
        expired = record.expired
        lastSuccess = record.lastDone?.rfc3339
        lastFailure = record.lastFailed?.rfc3339
        failure = standing.problem ?? record.failure
        failingSince = record.failingSince?.rfc3339
        nextTry = standing.nextTry?.rfc3339
        outlook = ""
        outlook = sentence(standing.nextTry)
    }

    private func sentence(_ next: Date?) -> String {
        let time = next.map { ", asked again at \($0.rfc3339)" } ?? ""
        return switch state {
        case .ok where failingSince != nil: "did not take the last message, and is tried again"
        case .ok: "takes messages" + (next.map { ", asks to be left alone until \($0.rfc3339)" } ?? "")
        case .failing: "fails\(time); its queue is kept"
        case .paused: "refuses everything\(time); its queue is kept: mend it, then 'watchword reload'"
        case .disabled: "says that it is gone; its queue is kept: mend or remove it, then 'watchword reload'"
        case .broken: "cannot work as it is configured: mend it, then 'watchword reload'"
        case .unconfigured:
            "is not configured; what waits expires \(Self.orphanHours) hours after it was made"
        case .stopped: "no watcher runs"
        }
    }

    /// How long what waits for a sink that is not configured any more is kept: it may come back.
    public static let orphanHours = 24
}

/// How the runner of a sink stands.
public struct SinkStanding: Sendable, Hashable {
    /// Whether the sink takes messages.
    public var state: SinkReport.State
    /// When it is asked next, where that is not at once.
    public var nextTry: Date?
    /// Why it cannot work.
    public var problem: String?

    /// Joins the parts.
    public init(_ state: SinkReport.State, nextTry: Date? = nil, problem: String? = nil) {
        self.state = state
        self.nextTry = nextTry
        self.problem = problem
    }
}

/// What a message sent by hand came to.
public struct SinkTestReport: Codable, Sendable, Hashable {
    /// The sink.
    public var sink: SinkID
    /// The message's id; the receiver saw it.
    public var message: MessageID
    /// The class of the answer: `done` when the sink took it.
    public var outcome: Attempt.Outcome
    /// The HTTP status, if there was one.
    public var status: Int?
    /// What went wrong, without secrets.
    public var detail: String?
    /// How long it took, in milliseconds.
    public var tookMilliseconds: Int
    /// Messages that wait for the sink now.
    public var waiting: Int

    private enum CodingKeys: String, CodingKey {
        case sink, message, outcome, status, detail, waiting
        case tookMilliseconds = "took_ms"
    }

    /// Joins the try and the sink's queue.
    public init(_ attempt: Attempt, sink: SinkID, waiting: Int) {
        self.sink = sink
        message = attempt.message
        outcome = attempt.outcome
        status = attempt.status
        detail = attempt.detail
        tookMilliseconds = Int((attempt.took.seconds * 1000).rounded())
        self.waiting = waiting
    }
}
