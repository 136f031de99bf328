// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import Logging
import NewsModel
import Settings
import Synchronization

/// Makes the messages of what gathers for the sinks, when it is due.
///
/// What gathers stands in the store, so a restart goes on with it. Messages have ids made from what they carry, and one
/// transaction makes them: a kill in between sends nothing twice and loses nothing. It alone touches what gathers.
final class GatheringDesk: Sendable {
    private let store: AlertStore
    private let writer: Writer
    private let workers: Workers
    private let running: RunningBox
    private let now: @Sendable () -> Date
    private let log: Logger
    /// Rung when something has begun to gather.
    private let bell: Bell
    /// Called when sinks have something to send.
    private let onMessages: @Sendable (Set<SinkID>) -> Void
    /// Whether all that waits is to be planned anew: at the start, with new settings, when the clock was set.
    private let isStale = Mutex(true)

    /// No wait is longer before the clock is looked at again: it may have been set.
    private static let patience = Duration.seconds(60)
    /// A wall clock that goes so far from the monotonic one was set.
    private static let step = 5.0

    init(
        store: AlertStore,
        writer: Writer,
        workers: Workers,
        running: RunningBox,
        bell: Bell,
        now: @escaping @Sendable () -> Date,
        log: Logger,
        onMessages: @escaping @Sendable (Set<SinkID>) -> Void
    ) {
        self.store = store
        self.writer = writer
        self.workers = workers
        self.running = running
        self.bell = bell
        self.now = now
        self.log = log
        self.onMessages = onMessages
    }

    /// The settings are others: when things go is decided anew.
    func planAnew() {
        isStale.withLock { $0 = true }
        bell.ring()
    }

    /// Something has begun to gather.
    func ring() { bell.ring() }

    /// Works until the task is cancelled.
    func run() async {
        var rings = bell.rings.makeAsyncIterator()
        var seen = (wall: now(), monotonic: ContinuousClock.now)
        while !Task.isCancelled {
            let time = (wall: now(), monotonic: ContinuousClock.now)
            let passed = (time.monotonic - seen.monotonic).seconds
            if abs(time.wall.timeIntervalSince(seen.wall) - passed) > Self.step {
                isStale.withLock { $0 = true }
            }
            seen = time
            let pause = await round()
            let timer = Task { [bell] in
                if (try? await Task.sleep(for: pause)) != nil { bell.ring() }
            }
            await rings.next()
            timer.cancel()
        }
    }

    /// Sends what is due, and what waits for others only: for a single poll.
    func drain() async {
        isStale.withLock { $0 = true }
        _ = await round(endsWaits: true)
    }

    /// Sends what is due, and answers how long there is nothing to do.
    private func round(endsWaits: Bool = false) async -> Duration {
        let plansAnew = isStale.withLock { stale in
            defer { stale = false }
            return stale
        }
        do {
            let due = try await workers.run { [store] in try store.read { try $0.gatheringDue() } }
            let time = Date(milliseconds: now().milliseconds)
            for (sink, first) in due.sorted(by: { $0.key < $1.key }) where plansAnew || first <= time {
                try await send(to: sink, at: time, plansAnew: plansAnew, endsWaits: endsWaits)
            }
            let next = try await workers.run { [store] in try store.read { try $0.gatheringDue() } }
            return pause(until: next.values.min())
        } catch {
            if plansAnew { isStale.withLock { $0 = true } }
            log.error("what gathers could not be sent; it is tried again", metadata: ["error": "\(error)"])
            return .seconds(5)
        }
    }

    private func pause(until due: Date?) -> Duration {
        guard let due else { return Self.patience }
        // Rounded up, so that it is due then; and never a loop without a pause.
        return max(.milliseconds(20), min(.seconds(due.timeIntervalSince(now()) + 0.002), Self.patience))
    }

    private func send(to sink: SinkID, at time: Date, plansAnew: Bool, endsWaits: Bool) async throws {
        let current = running.current
        let plan = try await workers.run { [store] in
            try store.read { transaction in
                let gathered = try transaction.gathered(for: sink, due: plansAnew ? nil : time)
                var situation = try Self.situation(sink, gathered, current, at: time, in: transaction)
                situation.endsWaits = endsWaits
                let decision = GatheringDecision.decide(gathered, situation)
                return Plan(decision, try Self.messages(decision, to: sink, current, at: time, transaction))
            }
        }
        try await writer.commit { try plan.apply(in: $0) }
        guard !plan.messages.isEmpty else { return }
        log.debug(
            "what gathered is sent",
            metadata: ["sink": "\(sink)", "messages": "\(plan.messages.count)"]
        )
        onMessages([sink])
    }

    /// What the decision must know beside the deliveries.
    private static func situation(
        _ sink: SinkID,
        _ gathered: [GatheredDelivery],
        _ current: Running,
        at time: Date,
        in transaction: ReadTransaction
    ) throws -> GatheringDecision.Situation {
        let silences = try transaction.silences(notOverAt: time)
        let routing = current.routing.heeding(silences)
        var situation = GatheringDecision.Situation(sink: sink, routing: routing, now: time)
        if !current.settings.inhibitions.isEmpty {
            situation.holding = try transaction.holdingRules(of: Set(gathered.map(\.traits.article)))
        }
        if let throttle = routing.throttle(of: sink) {
            situation.made =
                try transaction.messagesMade(
                    for: sink,
                    since: time - throttle.per,
                    now: time,
                    // Some of them may not count.
                    limit: throttle.messages + 200
                )
                .filter { routing.isCounted($0.rules) }.map(\.created)
        }
        return situation
    }

    private static func messages(
        _ decision: GatheringDecision,
        to sink: SinkID,
        _ current: Running,
        at time: Date,
        _ transaction: ReadTransaction
    ) throws -> [Plan.Sent] {
        let settings = current.settings.sinks.first { $0.id == sink }
        let maker = DigestMaker(sink: settings, id: sink, now: time)
        return try decision.batches.flatMap { batch -> [Plan.Sent] in
            if batch.deliveries.count == 1 {
                let delivery = batch.deliveries[0].delivery
                let planned = maker.message(delivery.cause.messageKind, carrying: [delivery.id])
                return [Plan.Sent(planned: planned, reason: batch.reason)]
            }
            return
                try maker.digests(
                    of: batch.deliveries.map(\.id),
                    because: batch.reason,
                    by: batch.grouping,
                    parts: batch.parts,
                    in: transaction
                )
                .map { Plan.Sent(planned: $0, reason: batch.reason) }
        }
    }
}

/// What one look at what gathers for a sink changes, in one transaction.
private struct Plan: Sendable {
    /// A message, and why.
    struct Sent: Sendable {
        let planned: PlannedMessage
        let reason: DeliveryReason
    }

    let decision: GatheringDecision
    let messages: [Sent]

    init(_ decision: GatheringDecision, _ messages: [Sent]) {
        self.decision = decision
        self.messages = messages
    }

    func apply(in transaction: WriteTransaction) throws {
        for muted in decision.muted {
            try transaction.settle(muted.deliveries, as: .muted, because: muted.reason, detail: muted.detail)
        }
        for later in decision.later {
            try transaction.gather(later.deliveries, until: later.due, because: later.reason)
        }
        for sent in messages {
            _ = try transaction.send(sent.planned.deliveries, in: sent.planned.message, because: sent.reason)
        }
    }
}
