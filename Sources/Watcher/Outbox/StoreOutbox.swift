// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel
import Notifying
import Settings

/// The outbox that the runners see: the store, through the one writer.
struct StoreOutbox: Outbox {
    let store: AlertStore
    let writer: Writer
    let workers: Workers
    let running: RunningBox
    /// Called when something that waited has begun to gather.
    let onGathering: @Sendable () -> Void

    func claim(_ claim: Claim, for sink: SinkID, now: Date) async throws -> Claimed {
        while true {
            // Most claims find nothing: a look costs no transaction, for which others would wait.
            let look = try await workers.run { [running] in
                try store.read { transaction in
                    let found = try transaction.outlook(sink, at: now)
                    guard let due = found.next, claim.isProbe || due <= now else { return Look(found) }
                    let late = try transaction.late(for: sink, running.current.routing, at: now)
                    return Look(found, isWorthwhile: true, late: late)
                }
            }
            guard look.isWorthwhile else { return Claimed([], look.found) }
            if try await keepBack(look.late) { continue }
            return try await writer.commit { transaction in
                let messages = try transaction.take(claim, for: sink, now: now)
                return Claimed(messages, try transaction.reading.outlook(sink, at: now, besides: messages))
            }
        }
    }

    /// What a look at a queue finds.
    private struct Look {
        let found: QueueOutlook
        let isWorthwhile: Bool
        let late: [LateMessage]

        init(_ found: QueueOutlook, isWorthwhile: Bool = false, late: [LateMessage] = []) {
            self.found = found
            self.isWorthwhile = isWorthwhile
            self.late = late
        }
    }

    /// Keeps back what may not go by now; false when nothing of it was there to keep.
    private func keepBack(_ late: [LateMessage]) async throws -> Bool {
        guard !late.isEmpty else { return false }
        let isChanged = try await writer.commit { transaction in
            // All of them, whatever the first came to.
            try late.map { try $0.apply(in: transaction) }.contains(true)
        }
        if isChanged { onGathering() }
        return isChanged
    }

    /// The same for all that waits for a sink.
    private func keepBackAll(for sink: SinkID, now: Date) async throws {
        while try await keepBack(
            workers.run { [running] in
                try store.read { try $0.late(for: sink, running.current.routing, at: now) }
            }
        ) {}
    }

    func finish(_ reports: [SendReport]) async throws {
        try await writer.commit { transaction in for report in reports { try transaction.finish(report) } }
    }

    /// The digest stands behind what is being sent and what may have arrived: that goes alone, and first.
    func catchUp(_ sink: SinkID, over limit: Int?, since: Date, now: Date) async throws {
        try await keepBackAll(for: sink, now: now)
        let settings = running.current.settings.sinks.first { $0.id == sink }
        let time = Date(milliseconds: now.milliseconds)
        let planned = try await workers.run {
            try store.read { transaction -> (messages: [MessageID], digests: [PlannedMessage]) in
                let lifetime = settings?.expiresAfter ?? .zero
                let backlog = try transaction.backlog(
                    of: sink,
                    expiredSince: since - lifetime,
                    lifetime: settings?.expiresAfter,
                    now: now
                )
                let waiting = Set(backlog.filter { !$0.isExpired }.map(\.message))
                // A file takes them one by one as well; what expired is told of in any case.
                let isFlood = limit.map { waiting.count > $0 } == true && settings?.kind.takesFloods == false
                let taken = isFlood ? backlog : backlog.filter(\.isExpired)
                guard !taken.isEmpty else { return ([], []) }
                let messages = Array(Set(taken.map(\.message)))
                let maker = DigestMaker(sink: settings, id: sink, now: time, replacing: messages)
                let digests = try maker.digests(
                    of: taken.map(\.delivery),
                    because: .catchUp,
                    parts: GatheringDecision.mostParts,
                    in: transaction
                )
                return (messages, digests)
            }
        }
        guard !planned.digests.isEmpty else { return }
        _ = try await writer.commit { try $0.bundle(planned.messages, into: planned.digests) }
    }

    func trouble(of sink: SinkID) async throws -> CircuitBreaker.Trouble? {
        try await workers.run { try store.read { try $0.sinkFailures(sink) } }
            .map {
                CircuitBreaker.Trouble(
                    since: $0.since,
                    last: $0.last,
                    failures: $0.count,
                    outcome: $0.outcome,
                    due: $0.due
                )
            }
    }

    func takeOver(_ sink: SinkID, over limit: Int, now: Date) async throws {
        let (record, oldest) = try await workers.run {
            try store.read { transaction in
                let waiting = try transaction.backlog(of: sink, expiredSince: .distantFuture).first
                return (
                    try transaction.sinkRecord(sink),
                    try waiting.flatMap { try transaction.message($0.message) }
                )
            }
        }
        let wasDown = record.failingSince != nil || oldest.map { $0.attempts > 0 } == true
        // What expired before a success was told of after it, unless the process ended between the two.
        let lifetime = running.current.settings.sinks.first { $0.id == sink }?.expiresAfter ?? .zero
        let since = record.lastDone.map { min($0, now) - lifetime } ?? .distantPast
        try await catchUp(sink, over: wasDown ? limit : nil, since: since, now: now)
    }
}

/// A message that waited, and may not go now.
private struct LateMessage: Sendable {
    let message: MessageID
    let held: [DeliveryID: Date]
    let muted: [GatheringDecision.Muted]

    /// Keeps it back; false when it does not wait any more.
    func apply(in transaction: WriteTransaction) throws -> Bool {
        guard try transaction.takeBack(message, maybeSent: held.isEmpty) else {
            // What may have arrived is not told of under another id.
            guard let end = held.values.max() else { return false }
            return try transaction.postpone(message, until: end, because: .quietHours)
        }
        for (end, deliveries) in Dictionary(grouping: held.keys, by: { held[$0] }) {
            guard let end else { continue }
            try transaction.gather(deliveries.sorted(), until: end, because: .quietHours)
        }
        for muted in muted {
            try transaction.settle(muted.deliveries, as: .muted, because: muted.reason, detail: muted.detail)
        }
        return true
    }
}

extension ReadTransaction {
    /// As much of a queue is looked at as a claim could take.
    private static let window = 256

    /// What waits for a sink and may not go now, of the oldest that wait.
    fileprivate func late(
        for sink: SinkID,
        _ routing: RoutingTable,
        at now: Date
    ) throws -> [LateMessage] {
        let routing = routing.heeding(try silences(notOverAt: now))
        guard routing.mayKeepBack(sink) else { return [] }
        return try waiting(for: sink, limit: Self.window)
            .compactMap { waiting in
                let decision = LateDecision.decide(waiting.deliveries, for: sink, routing: routing, now: now)
                guard case .stays(let held, let muted) = decision else { return nil }
                return LateMessage(message: waiting.message, held: held, muted: muted)
            }
    }

    /// What a claim in order would find, but for what was just leased.
    fileprivate func outlook(
        _ sink: SinkID,
        at now: Date,
        besides leased: [OutgoingMessage] = []
    ) throws -> QueueOutlook {
        try outlook(
            of: sink,
            blockingAttempts: CircuitBreaker.blockingAttempts,
            now: now,
            besides: leased.map(\.message.id)
        )
    }
}

extension Claim {
    fileprivate var isProbe: Bool { if case .probe = order { true } else { false } }
}

extension Claimed {
    fileprivate init(_ messages: [OutgoingMessage], _ outlook: QueueOutlook) {
        self.init(messages, next: outlook.next, isBlocked: outlook.isBlocked)
    }
}

extension WriteTransaction {
    fileprivate func take(_ claim: Claim, for sink: SinkID, now: Date) throws -> [OutgoingMessage] {
        switch claim.order {
        case .inOrder(let blockingAttempts):
            try self.claim(
                sink: sink,
                limit: claim.limit,
                now: now,
                lease: claim.lease,
                blockingAttempts: blockingAttempts
            )
        case .probe(let skip):
            try claimProbe(sink: sink, skip: skip, now: now, lease: claim.lease)
        }
    }

    fileprivate func finish(_ report: SendReport) throws {
        let (state, next): (MessageState, Date?) =
            switch report.fate {
            case .done: (.done, nil)
            case .dead: (.dead, nil)
            case .expired: (.expired, nil)
            case .pending(let time): (.pending, time)
            }
        try finish(
            report.message,
            attempt: report.attempt,
            state: state,
            nextAttempt: next,
            maybeSent: report.maybeSent
        )
    }
}
