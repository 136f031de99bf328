// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization

/// Messages that were leased together, handed out in their order until one is not taken.
///
/// What is behind a message that must be tried again is not sent before it: the rest goes back to the outbox.
final class SendingBatch: Sendable {
    private struct State {
        var messages: ArraySlice<OutgoingMessage>
        var isStopped = false
    }

    private let state: Mutex<State>
    private let end: Date

    /// - Parameter end: nothing is begun from then on, since the lease would run out meanwhile.
    init(_ messages: [OutgoingMessage], until end: Date) {
        state = Mutex(State(messages: messages[...]))
        self.end = end
    }

    /// The next message to send; nil when there is none, or no more is to be sent.
    func next(at now: Date) -> OutgoingMessage? {
        state.withLock { $0.isStopped || now >= end ? nil : $0.messages.popFirst() }
    }

    /// Hands out no more.
    func stop() { state.withLock { $0.isStopped = true } }

    /// Whether every message was handed out, and none asked for more.
    var isThrough: Bool { state.withLock { !$0.isStopped && $0.messages.isEmpty } }

    /// What was not handed out.
    var rest: [OutgoingMessage] { state.withLock { Array($0.messages) } }
}

/// How many messages are leased at once: more as long as the sink takes them fast, so that one transaction stands for
/// many; as many as are in flight when it does not.
struct BatchSize: Sendable, Hashable {
    /// The most.
    static let largest = 64
    /// A batch that took longer than this is followed by a small one.
    static let fast: Duration = .seconds(1)

    private let smallest: Int
    /// How many the next claim is for.
    private(set) var count: Int

    init(concurrency: Int) {
        smallest = max(1, concurrency)
        count = smallest
    }

    /// Takes note of how the last batch went.
    ///
    /// - Parameter isWhole: every message of it was taken, or will never be.
    mutating func adapt(isWhole: Bool, took: Duration) {
        count = isWhole && took < Self.fast ? min(count * 4, max(Self.largest, smallest)) : smallest
    }
}
