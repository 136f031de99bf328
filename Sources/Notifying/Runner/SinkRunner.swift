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
        var batch: BatchSize
        /// What is still to be made of failures before this runner.
        var formerTrouble: RunnerOptions.FormerTrouble
        /// Whether what an earlier runner left was looked at.
        var hasTakenOver = false
        var arrears = Arrears()
        /// Whether what is added to the queue is a reason to look at it.
        var heedsArrivals = true
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
        state = Mutex(
            State(
                bucket: options.rate.map(SendBucket.init),
                batch: BatchSize(concurrency: options.concurrency),
                formerTrouble: options.formerTrouble,
                health: SinkHealth(sink: sink.id)
            )
        )
    }

    /// How the sink fares.
    public var health: SinkHealth { state.withLock { $0.health } }

    /// Says that messages were added behind all that wait; costs nothing when the runner is busy, or when nothing that
    /// is added could go.
    public func wake() {
        if state.withLock({ $0.heedsArrivals }) { wakeUp.signal() }
    }

    /// Says that the queue or the time may be another: it is looked at anew.
    public func lookAgain() { wakeUp.signal() }

    /// Takes fresh handles, and tries at once what was held back.
    public func reload() async {
        await sink.reopen()
        state.withLock { state in
            // Nothing was asked of it, so what expired meanwhile is known to the outbox only.
            if state.breaker.state == .off { state.hasTakenOver = false }
            state.formerTrouble = .unasked
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
            guard let rest = await step() else { continue }
            state.withLock { $0.heedsArrivals = rest.heedsArrivals }
            await wakeUp.wait(until: rest.until, clock: clock)
            state.withLock { $0.heedsArrivals = true }
        }
    }

    /// A pause between two steps; without an end, only a signal ends it.
    private struct Rest {
        var until: Date?
        /// A sink that is held back sleeps through what is added: it would look at its queue in vain each time.
        var heedsArrivals = false
    }

    /// Claims and sends once; answers how long to rest, nil when there may be more to do.
    private func step() async -> Rest? {
        // Those of before: what they were for is seen now.
        wakeUp.clear()
        let now = clock.now()
        do {
            try await takeFormerTrouble(now)
            try await catchUp(now)
            if let next = state.withLock({ $0.bucket?.next(at: now) }) { return Rest(until: next) }
            switch state.withLock({ $0.breaker.permission(at: now) }) {
            case .off: return Rest(until: nil)
            case .wait(let until): return Rest(until: until)
            case .send:
                let order = Claim.Order.inOrder(blockingAttempts: CircuitBreaker.blockingAttempts)
                let limit = state.withLock { min($0.batch.count, $0.bucket?.available(at: now) ?? .max) }
                return try await send(order, limit: limit, now)
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

    /// Goes on where an earlier runner was with a sink that failed.
    private func takeFormerTrouble(_ now: Date) async throws {
        guard state.withLock({ $0.formerTrouble }) != .unasked else { return }
        let trouble = try await outbox.trouble(of: id)
        state.withLock { state in
            // Somebody may have sent something, or reloaded, meanwhile.
            let former = state.formerTrouble
            state.formerTrouble = .unasked
            guard let trouble, former != .unasked, state.breaker.failingSince == nil else { return }
            state.breaker = CircuitBreaker(after: trouble, at: now)
            if former == .isMended { state.breaker.resume(at: now) }
            state.health.take(state.breaker)
        }
    }

    /// Has a digest made of what piled up while the sink was down, and of what expired.
    ///
    /// Not while nothing may go: what is made then waits for longer than it need.
    private func catchUp(_ now: Date) async throws {
        guard state.withLock({ $0.breaker.permission(at: now).asks }) else { return }
        if !state.withLock({ $0.hasTakenOver }) {
            try await outbox.takeOver(id, over: options.catchUpOver, now: now)
            state.withLock { $0.hasTakenOver = true }
        }
        guard let due = state.withLock({ $0.arrears.due($0.breaker.state) }) else { return }
        let limit = due.wasDown ? options.catchUpOver : nil
        try await outbox.catchUp(id, over: limit, since: due.since, now: now)
        state.withLock { $0.arrears = Arrears() }
    }

    private func send(_ order: Claim.Order, limit: Int, _ now: Date) async throws -> Rest? {
        let claim = Claim(limit: limit, lease: options.lease, order: order)
        // Not in our own task: a claim that is cancelled halfway would leave a lease behind.
        let claimed = try await Task { [outbox, id] in try await outbox.claim(claim, for: id, now: now) }
            .value
        guard !claimed.messages.isEmpty else {
            // Not before a second has gone by, whatever the outbox answers: a loop must not spin.
            let next = claimed.next.map { max($0, now + .seconds(1)) }
            return Rest(until: next, heedsArrivals: !claimed.isBlocked)
        }
        let isProbe = if case .probe = order { true } else { false }
        let batch = SendingBatch(claimed.messages, until: now + options.lease / 2)
        await deliverAll(batch, isProbe: isProbe, since: now)
        guard !isProbe, batch.isThrough, !hasArrears else { return nil }
        // All went well, and the claim told what else there is: nobody need look.
        let isMore = claimed.next.map { $0 <= clock.now() } ?? false
        return isMore ? nil : Rest(until: claimed.next, heedsArrivals: !claimed.isBlocked)
    }

    private var hasArrears: Bool { state.withLock { $0.arrears.due($0.breaker.state) != nil } }

    /// Delivers, and on cancellation gives what is under way some time, then cancels it, then leaves it: a lease
    /// that nobody ends is pending again, as maybe sent, at the next start.
    private func deliverAll(_ batch: SendingBatch, isProbe: Bool, since start: Date) async {
        let ended = WakeUp()
        let work = Task {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<options.concurrency {
                    group.addTask { await self.deliver(batch, isProbe: isProbe) }
                }
            }
            await giveBack(batch.rest)
            let took = Duration.seconds(clock.now().timeIntervalSince(start))
            state.withLock { $0.batch.adapt(isWhole: batch.rest.isEmpty, took: took) }
            ended.signal(forGood: true)
        }
        await ended.wait(until: nil, clock: clock)
        guard Task.isCancelled else { return }
        batch.stop()
        await Task { [clock, options] in
            await ended.wait(until: clock.now() + options.grace, clock: clock)
            work.cancel()
            await ended.wait(until: clock.now() + .seconds(2), clock: clock)
        }
        .value
    }

    /// Sends one message after another; what became of those before is stored while the next is being sent.
    ///
    /// A crash then sends again what it had not stored yet, as it does with what is under way: never more than a few,
    /// however slow the store is.
    private func deliver(_ batch: SendingBatch, isProbe: Bool) async {
        let unstored = UnstoredReports()
        await withTaskGroup(of: Void.self) { storing in
            while let message = batch.next(at: clock.now()) {
                let report = await attempt(message, isProbe: isProbe)
                if !report.isFinal || !mayGoOn { batch.stop() }
                if unstored.add(report) {
                    storing.addTask { if await !self.store(all: unstored) { batch.stop() } }
                }
                while unstored.count >= Self.mostUnstored { await storing.next() }
            }
        }
    }

    /// False when one of them was not stored.
    private func store(all unstored: UnstoredReports) async -> Bool {
        var isStored = true
        while let reports = unstored.next() { isStored = await store(reports) && isStored }
        return isStored
    }

    /// Messages that were sent, by each of those in flight, while what became of them is not on the disk yet.
    private static let mostUnstored = 16

    /// Whether nothing asks to wait.
    private var mayGoOn: Bool {
        let now = clock.now()
        return state.withLock { $0.breaker.permission(at: now) } == .send
    }

    /// Ends the leases of what was not begun.
    private func giveBack(_ messages: [OutgoingMessage]) async {
        guard !messages.isEmpty else { return }
        await store(
            messages.map(\.message)
                .map { message in
                    SendReport(
                        message: message.id,
                        attempt: nil,
                        fate: .pending(at: message.nextAttempt),
                        maybeSent: message.maybeSent
                    )
                }
        )
    }

    /// Sends a message that somebody leased for it, now, whatever waits and whatever the breaker says.
    ///
    /// It goes the way of every other: the outbox has its attempt, and the breaker takes note.
    /// - Returns: the attempt; nil when the task was cancelled before the sink took it.
    public func sendNow(_ outgoing: OutgoingMessage) async -> Attempt? {
        let report = await attempt(outgoing, isProbe: false)
        await store([report])
        // What the breaker learned may let others go.
        wakeUp.signal()
        return report.attempt
    }

    /// Sends a message that cannot be stored, once, and forgets it: that the store cannot be written.
    public func sendUnstored(_ outgoing: OutgoingMessage) async {
        let now = clock.now()
        guard case .send = state.withLock({ $0.breaker.permission(at: now) }) else { return }
        let result = await sink.send(outgoing, now: now)
        var metadata = metadata(outgoing.message)
        metadata["outcome"] = "\(result.outcome.rawValue)"
        logger.notice("message sent that is not stored", metadata: metadata)
    }

    /// Tries to send a message, and says what is to be stored of that.
    private func attempt(_ outgoing: OutgoingMessage, isProbe: Bool) async -> SendReport {
        let message = outgoing.message
        let started = clock.now()
        guard !options.policy.isTooOld(message, at: started) else {
            noteExpired(message, at: started)
            return SendReport(message: message.id, attempt: nil, fate: .expired, maybeSent: message.maybeSent)
        }
        state.withLock { $0.bucket?.take(1, at: started) }
        let result = await sink.send(outgoing, now: started)
        let ended = clock.now()
        let maybeSent = result.maybeSent || message.maybeSent
        if Task.isCancelled, result.outcome != .done {
            return SendReport(
                message: message.id,
                attempt: nil,
                fate: .pending(at: ended),
                maybeSent: maybeSent
            )
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
        if decision == .expired { noteExpired(message, at: ended) }
        return SendReport(
            message: message.id,
            attempt: attempt,
            fate: SendReport.Fate(decision),
            maybeSent: maybeSent
        )
    }

    private func noteExpired(_ message: Message, at time: Date) {
        logger.warning("message expired", metadata: metadata(message))
        state.withLock { $0.arrears.expired(at: min(time, options.policy.end(of: message.created))) }
    }

    private func note(_ result: SendResult, of message: Message, at time: Date) {
        let (before, after) = state.withLock { state in
            let before = state.breaker.state
            let since = state.breaker.failingSince
            state.breaker.record(result, at: time)
            if before != .closed, state.breaker.state == .closed {
                state.arrears.isBack(since: since ?? time)
            }
            state.health.take(result, at: time)
            state.health.take(state.breaker)
            return (before, state.breaker.state)
        }
        logger.debug("message tried", metadata: metadata(message, result))
        guard before != after else { return }
        var metadata = metadata(message, result)
        metadata["sink.state"] = "\(after.rawValue)"
        logger.log(level: after == .closed ? .notice : .warning, "sink changed its state", metadata: metadata)
    }

    /// Stores the reports together or, when one of them cannot be stored, each alone; false when one was not.
    @discardableResult
    private func store(_ reports: [SendReport]) async -> Bool {
        guard reports.count > 1 else {
            for report in reports where await !store(report) { return false }
            return true
        }
        do {
            try await outbox.finish(reports)
            return true
        } catch {
            let metadata: Logger.Metadata = ["sink.id": "\(id)", "error": "\(error)"]
            logger.warning("outcomes were not stored together", metadata: metadata)
            return await withTaskGroup(of: Bool.self) { storing in
                for report in reports { storing.addTask { await self.store(report) } }
                return await storing.reduce(true) { $0 && $1 }
            }
        }
    }

    /// Stores the report; a store that fails for a moment must not make a sent message look unsent.
    private func store(_ report: SendReport) async -> Bool {
        for remaining in (0..<5).reversed() {
            do {
                try await outbox.finish([report])
                return true
            } catch {
                let metadata: Logger.Metadata = [
                    "sink.id": "\(id)", "message.id": "\(report.message)", "error": "\(error)",
                ]
                logger.error("outcome was not stored", metadata: metadata)
                if remaining > 0 { await clock.sleep(until: clock.now() + .seconds(1)) }
            }
        }
        return false
    }

    private func metadata(_ message: Message, _ result: SendResult) -> Logger.Metadata {
        var metadata = metadata(message)
        metadata["outcome"] = "\(result.outcome.rawValue)"
        if let status = result.status { metadata["http.status"] = "\(status)" }
        if let detail = result.detail { metadata["detail"] = "\(detail)" }
        return metadata
    }

    private func metadata(_ message: Message) -> Logger.Metadata {
        ["sink.id": "\(id)", "message.id": "\(message.id)"]
    }
}

extension SendReport {
    /// Whether the message is out of the way.
    fileprivate var isFinal: Bool { if case .pending = fate { false } else { true } }
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
