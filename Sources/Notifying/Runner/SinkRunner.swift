// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Logging
import NewsModel
import Synchronization

/// Sends the messages of one sink, as long as `run` runs.
///
/// Each sink has its own runner, so one that hangs delays no other. Delivery is at least once: what was leased when
/// the process died is sent again, with the same message id. The runner decides nothing itself: `CircuitBreaker`
/// says whether to ask, `RetryPolicy` what becomes of a message, `Outbox` remembers.
public final class SinkRunner: Sendable {
    /// The sink's id.
    public var id: SinkID { sink.id }

    private struct State {
        var breaker = CircuitBreaker()
        var bucket: SendBucket?
        /// Since when the sink failed, now that it no longer does and nobody has caught up.
        var backSince: Date?
        var health: SinkHealth
    }

    private let sink: any Sink
    private let outbox: any Outbox
    private let options: RunnerOptions
    private let clock: any RunnerClock
    private let dice: @Sendable () -> Double
    private let observe: (@Sendable (Attempt) -> Void)?
    private let logger: Logger
    private let state: Mutex<State>
    private let wakeUp = WakeUp()

    /// Joins a sink with its queue.
    ///
    /// - Parameters:
    ///   - dice: a number between -1 and 1, each time another; see `RetryPolicy`.
    ///   - observe: called for every try, for measurements; it must not block.
    public init(
        sink: any Sink,
        outbox: any Outbox,
        options: RunnerOptions,
        clock: any RunnerClock,
        dice: @escaping @Sendable () -> Double,
        logger: Logger,
        observe: (@Sendable (Attempt) -> Void)? = nil
    ) {
        self.sink = sink
        self.outbox = outbox
        self.options = options
        self.clock = clock
        self.dice = dice
        self.logger = logger
        self.observe = observe
        state = Mutex(State(bucket: options.rate.map(SendBucket.init), health: SinkHealth(sink: sink.id)))
    }

    /// How the sink fares.
    public var health: SinkHealth { state.withLock { $0.health } }

    /// Says that messages were added; costs nothing when the runner is busy.
    public func wake() { wakeUp.signal() }

    /// Takes fresh handles, and tries at once what was held back.
    public func reload() async {
        await sink.reopen()
        state.withLock { state in
            state.breaker.resume(at: clock.now())
            state.health.take(state.breaker)
        }
        wakeUp.signal()
    }

    /// Sends until the task is cancelled; what is being sent then gets `options.grace` to end.
    ///
    /// Not to be called twice at the same time.
    public func run() async {
        while !Task.isCancelled {
            if let rest = await step() { await wakeUp.wait(until: rest.until, clock: clock) }
        }
    }

    /// A pause between two steps; without an end, only a signal ends it.
    private struct Rest {
        var until: Date?
    }

    /// Claims and sends once; answers how long to rest, nil when there may be more to do.
    private func step() async -> Rest? {
        let now = clock.now()
        do {
            try await catchUp(now)
            if let next = state.withLock({ $0.bucket?.next(at: now) }) { return Rest(until: next) }
            switch state.withLock({ $0.breaker.permission(at: now) }) {
            case .off: return Rest(until: nil)
            case .wait(let until): return Rest(until: until)
            case .send:
                let order = Claim.Order.inOrder(blockingAttempts: CircuitBreaker.blockingAttempts)
                let free = state.withLock { $0.bucket?.available(at: now) } ?? options.concurrency
                return try await send(order, limit: min(options.concurrency, free), now)
            case .probe(let skip):
                let rest = try await send(.probe(skip: skip), limit: 1, now)
                // Only one message waits: there is no other to probe with.
                return rest != nil && skip > 0 ? try await send(.probe(skip: 0), limit: 1, now) : rest
            }
        } catch {
            logger.error("outbox failed", metadata: ["sink.id": "\(id)", "error": "\(error)"])
            return Rest(until: now + options.outboxPause)
        }
    }

    /// Has a digest made of what piled up while the sink was down.
    private func catchUp(_ now: Date) async throws {
        guard let since = state.withLock({ $0.backSince }) else { return }
        try await outbox.catchUp(id, over: options.catchUpOver, since: since, now: now)
        state.withLock { $0.backSince = nil }
    }

    private func send(_ order: Claim.Order, limit: Int, _ now: Date) async throws -> Rest? {
        let claim = Claim(limit: limit, lease: options.lease, order: order)
        // Not in our own task: a claim that is cancelled halfway would leave a lease behind.
        let messages = try await Task { [outbox, id] in try await outbox.claim(claim, for: id, now: now) }
            .value
        guard !messages.isEmpty else {
            // Not before a second has gone by, whatever the outbox answers: a loop must not spin.
            return Rest(until: try await outbox.nextDue(id).map { max($0, now + .seconds(1)) })
        }
        state.withLock { $0.bucket?.take(messages.count, at: now) }
        let isProbe = if case .probe = order { true } else { false }
        await deliverAll(messages, isProbe: isProbe)
        return nil
    }

    /// Delivers, and on cancellation gives what is under way some time, then cancels it, then leaves it: a lease
    /// that nobody ends is pending again, as maybe sent, at the next start.
    private func deliverAll(_ messages: [OutgoingMessage], isProbe: Bool) async {
        let ended = WakeUp()
        let work = Task {
            await withTaskGroup(of: Void.self) { group in
                for message in messages { group.addTask { await self.deliver(message, isProbe: isProbe) } }
            }
            ended.signal(forGood: true)
        }
        await ended.wait(until: nil, clock: clock)
        guard Task.isCancelled else { return }
        await Task { [clock, options] in
            await ended.wait(until: clock.now() + options.grace, clock: clock)
            work.cancel()
            await ended.wait(until: clock.now() + .seconds(2), clock: clock)
        }
        .value
    }

    /// Sends a message that somebody leased for it, now, whatever waits and whatever the breaker says.
    ///
    /// It goes the way of every other: the outbox has its attempt, and the breaker takes note.
    /// - Returns: the attempt; nil when the task was cancelled before the sink took it.
    public func sendNow(_ outgoing: OutgoingMessage) async -> Attempt? {
        let attempt = await deliver(outgoing, isProbe: false)
        // What the breaker learned may let others go.
        wakeUp.signal()
        return attempt
    }

    @discardableResult
    private func deliver(_ outgoing: OutgoingMessage, isProbe: Bool) async -> Attempt? {
        let message = outgoing.message
        let started = clock.now()
        guard !options.policy.isTooOld(message, at: started) else {
            logger.warning("message expired", metadata: metadata(message))
            await finish(message, nil, .expired, maybeSent: false)
            return nil
        }
        let result = await sink.send(outgoing, now: started)
        let ended = clock.now()
        if Task.isCancelled, result.outcome != .done {
            await finish(message, nil, .pending(at: ended), maybeSent: result.maybeSent)
            return nil
        }
        let weighed = state.withLock { $0.breaker.weigh(result, of: message.id) }
        note(weighed, of: message, at: ended)
        let decision = options.policy.decide(
            after: weighed,
            of: message.kind,
            attempts: message.attempts + 1,
            created: message.created,
            now: ended,
            isProbe: isProbe,
            jitter: dice()
        )
        let attempt = Attempt(
            message: message.id,
            number: message.attempts + 1,
            started: started,
            took: .seconds(max(0, ended.timeIntervalSince(started))),
            outcome: weighed.outcome,
            status: weighed.status,
            detail: weighed.detail
        )
        observe?(attempt)
        await finish(message, attempt, SendReport.Fate(decision), maybeSent: result.maybeSent)
        return attempt
    }

    private func note(_ result: SendResult, of message: Message, at time: Date) {
        let (before, after) = state.withLock { state in
            let before = state.breaker.state
            let since = state.breaker.failingSince
            state.breaker.record(result, at: time)
            if before != .closed, state.breaker.state == .closed { state.backSince = since ?? time }
            state.health.take(result, at: time)
            state.health.take(state.breaker)
            return (before, state.breaker.state)
        }
        var metadata = metadata(message)
        metadata["outcome"] = "\(result.outcome.rawValue)"
        if let status = result.status { metadata["http.status"] = "\(status)" }
        if let detail = result.detail { metadata["detail"] = "\(detail)" }
        logger.debug("message tried", metadata: metadata)
        guard before != after else { return }
        metadata["sink.state"] = "\(after.rawValue)"
        logger.log(level: after == .closed ? .notice : .warning, "sink changed its state", metadata: metadata)
    }

    /// Stores the report; a store that fails for a moment must not make a sent message look unsent.
    private func finish(
        _ message: Message,
        _ attempt: Attempt?,
        _ fate: SendReport.Fate,
        maybeSent: Bool
    ) async {
        let report = SendReport(
            message: message.id,
            attempt: attempt,
            fate: fate,
            maybeSent: maybeSent || message.maybeSent
        )
        for remaining in (0..<5).reversed() {
            do {
                return try await outbox.finish(report)
            } catch {
                var metadata = metadata(message)
                metadata["error"] = "\(error)"
                logger.error("outcome was not stored", metadata: metadata)
                if remaining > 0 { await clock.sleep(until: clock.now() + .seconds(1)) }
            }
        }
    }

    private func metadata(_ message: Message) -> Logger.Metadata {
        ["sink.id": "\(id)", "message.id": "\(message.id)"]
    }
}

extension SendReport.Fate {
    /// What a decision means for the row.
    init(_ decision: RetryPolicy.Decision) {
        self =
            switch decision {
            case .done: .done
            case .retry(let time), .pauseSink(let time): .pending(at: time)
            case .dead: .dead
            case .expired: .expired
            }
    }
}
