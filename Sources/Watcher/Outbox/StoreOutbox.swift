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
    let now: @Sendable () -> Date

    func claim(_ claim: Claim, for sink: SinkID, now: Date) async throws -> [OutgoingMessage] {
        // Most claims find nothing: a look costs no transaction, for which others would wait.
        guard let due = try await nextDue(sink) else { return [] }
        if case .inOrder = claim.order, due > now { return [] }
        return try await writer.commit { transaction in
            switch claim.order {
            case .inOrder(let blockingAttempts):
                try transaction.claim(
                    sink: sink,
                    limit: claim.limit,
                    now: now,
                    lease: claim.lease,
                    blockingAttempts: blockingAttempts
                )
            case .probe(let skip):
                try transaction.claimProbe(sink: sink, skip: skip, now: now, lease: claim.lease)
            }
        }
    }

    func finish(_ reports: [SendReport]) async throws {
        try await writer.commit { transaction in for report in reports { try transaction.finish(report) } }
    }

    func nextDue(_ sink: SinkID) async throws -> Date? {
        try await workers.run {
            try store.read {
                try $0.nextDue(sink: sink, blockingAttempts: CircuitBreaker.blockingAttempts, now: now())
            }
        }
    }

    /// The digest stands behind what is being sent and what may have arrived: that goes alone, and first.
    func catchUp(_ sink: SinkID, over limit: Int?, since: Date, now: Date) async throws {
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

extension WriteTransaction {
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
