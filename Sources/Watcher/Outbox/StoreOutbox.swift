// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Notifying

/// The outbox that the runners see: the store, through the one writer.
struct StoreOutbox: Outbox {
    let store: AlertStore
    let writer: Writer
    let workers: Workers
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

    func finish(_ report: SendReport) async throws {
        try await writer.commit { transaction in
            let (state, next): (MessageState, Date?) =
                switch report.fate {
                case .done: (.done, nil)
                case .dead: (.dead, nil)
                case .expired: (.expired, nil)
                case .pending(let time): (.pending, time)
                }
            try transaction.finish(
                report.message,
                attempt: report.attempt,
                state: state,
                nextAttempt: next,
                maybeSent: report.maybeSent
            )
        }
    }

    func nextDue(_ sink: SinkID) async throws -> Date? {
        try await workers.run {
            try store.read {
                try $0.nextDue(sink: sink, blockingAttempts: CircuitBreaker.blockingAttempts, now: now())
            }
        }
    }
}
