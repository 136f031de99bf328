// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import LoopbackWorld
import NewsModel
import Synchronization

/// Where in an article's way a kill strikes.
enum Phase: String, CaseIterable, Sendable {
    /// A feed's request is open.
    case inFetch = "while a feed is asked"
    /// A document with news has just been served: it is read, decided and committed now.
    case aroundCommit = "around a commit"
    /// A webhook's request is open.
    case inSend = "before the receiver answers"
    /// The receiver has just said that all is well.
    case afterAnswer = "after the receiver's answer"
}

/// Kills a daemon at a chosen moment, as what it asks for shows where it is.
final class Killer: Sendable {
    /// What is to be done in one run.
    struct Order: Sendable {
        let run: Int
        let phase: Phase
        /// Which event of the phase, from 1.
        let event: Int
        /// How long after it, where the phase has a length.
        let delay: Duration
    }

    private struct State {
        var order: Order?
        var target: ChildProcess?
        var eventsLeft = 0
        var hits: [Phase: Int] = [:]
    }

    private let state = Mutex(State())

    /// How often each phase was hit.
    var hits: [Phase: Int] { state.withLock { $0.hits } }

    /// Takes an order for a process that has just been started.
    func take(_ order: Order, for target: ChildProcess) {
        state.withLock { state in
            state.order = order
            state.target = target
            state.eventsLeft = order.event
        }
    }

    /// A feed was asked for; nothing is answered yet.
    func feedAsked(run: Int) { strike(.inFetch, run) }

    /// A document with news was handed to the server.
    func documentServed(run: Int) { strike(.aroundCommit, run) }

    /// The receiver got a message, and has not answered.
    func messageArrived(run: Int) {
        strike(.inSend, run)
        strike(.afterAnswer, run)
    }

    private func strike(_ phase: Phase, _ run: Int) {
        let order: Order? = state.withLock { state in
            guard let order = state.order, order.run == run, order.phase == phase else { return nil }
            state.eventsLeft -= 1
            guard state.eventsLeft == 0 else { return nil }
            // While the request is open: here and now, since it is not answered before this returns.
            if phase == .inFetch || phase == .inSend { kill(&state, phase) }
            return order
        }
        guard let order, phase == .aroundCommit || phase == .afterAnswer else { return }
        Task {
            try? await Task.sleep(for: order.delay)
            state.withLock { if $0.order?.run == order.run { kill(&$0, phase) } }
        }
    }

    private func kill(_ state: inout State, _ phase: Phase) {
        if state.target?.send(9) == true { state.hits[phase, default: 0] += 1 }
        state.order = nil
    }
}
