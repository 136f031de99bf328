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
        // Most claims find nothing: a look costs no transaction.
        guard try await nextDue(sink) != nil else { return [] }
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
    func catchUp(_ sink: SinkID, over limit: Int, since: Date, now: Date) async throws {
        let settings = running.current.settings.sinks.first { $0.id == sink }
        let time = Date(milliseconds: now.milliseconds)
        let planned = try await workers.run {
            try store.read { transaction -> (messages: [MessageID], digests: [PlannedMessage]) in
                let lifetime = settings?.expiresAfter ?? .zero
                let backlog = try transaction.backlog(of: sink, expiredSince: since - lifetime)
                let waiting = Set(backlog.filter { !$0.isExpired }.map(\.message))
                // A file takes them one by one as well; what expired is told of in any case.
                let isFlood = waiting.count > limit && settings?.kind.takesFloods == false
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

    /// The same at a start, for the sinks that failed when the last process ended: their breakers went with it.
    func catchUpAtStart(now: Date) async throws {
        for sink in running.current.settings.sinks {
            let oldest = try await workers.run {
                try store.read { transaction in
                    let backlog = try transaction.backlog(of: sink.id, expiredSince: now)
                    return try backlog.first.flatMap { try transaction.message($0.message) }
                }
            }
            guard let oldest, oldest.attempts > 0 else { continue }
            try await catchUp(sink.id, over: sink.catchUpOver, since: oldest.created, now: now)
        }
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
