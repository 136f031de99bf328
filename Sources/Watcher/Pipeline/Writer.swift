// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import Synchronization

/// What polls and sinks change passes here, in order, several in one transaction.
///
/// What waits while a transaction runs shares the next one (group commit), so a flood of small changes costs one
/// fsync a batch. When one of a batch throws, the batch is rolled back and each runs in a transaction of its own:
/// nobody pays for another's failure. A work may therefore run twice, and must only act on the transaction it is
/// given.
final class Writer: Sendable {
    private let store: AlertStore
    private let now: @Sendable () -> Date
    private let queue = DispatchQueue(label: "watchword.writer")
    private let waiting = Mutex<[any Job]>([])
    private let trouble = Mutex<Trouble?>(nil)

    /// The store cannot be written.
    struct Trouble: Sendable, Hashable {
        /// Since when.
        var since: Date
        /// Why.
        var failure: StoreFailure
    }

    /// The most works in one transaction.
    static let batchLimit = 64

    /// - Parameter now: when trouble began.
    init(store: AlertStore, now: @escaping @Sendable () -> Date = { Date() }) {
        self.store = store
        self.now = now
    }

    /// What keeps the store from being written; nil once something was written again.
    var failing: Trouble? { trouble.withLock { $0 } }

    /// What a transaction that changed something, or did not come to it, says of the store.
    private func note(_ failure: StoreFailure?) {
        let time = now()
        trouble.withLock { trouble in
            trouble = failure.map { Trouble(since: trouble?.since ?? time, failure: $0) }
        }
    }

    /// Runs the work in a transaction and returns when it is committed.
    func commit<Value: Sendable>(
        _ work: @escaping @Sendable (WriteTransaction) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job = TypedJob(work: work, continuation: continuation)
            waiting.withLock { $0.append(job) }
            queue.async { self.commitWaiting() }
        }
    }

    /// Runs on the queue; an earlier run may have taken what this one was asked for.
    private func commitWaiting() {
        let batch = waiting.withLock { jobs in
            let batch = Array(jobs.prefix(Self.batchLimit))
            jobs.removeFirst(batch.count)
            return batch
        }
        guard !batch.isEmpty else { return }
        do {
            try store.write { transaction in
                for job in batch { try job.run(in: transaction) }
            }
            note(nil)
            for job in batch { job.committed() }
        } catch let failure as StoreFailure where failure.isRetryable {
            note(failure)
            // The store itself is in trouble: each alone would wait as long, one after another.
            for job in batch { job.failed(failure) }
        } catch  where batch.count > 1 {
            for job in batch { commit(job) }
        } catch {
            if let failure = error as? StoreFailure, failure.reason != .misuse { note(failure) }
            for job in batch { job.failed(error) }
        }
    }

    private func commit(_ job: any Job) {
        do {
            try store.write { try job.run(in: $0) }
            note(nil)
            job.committed()
        } catch {
            if let failure = error as? StoreFailure, failure.reason != .misuse { note(failure) }
            job.failed(error)
        }
    }
}

private protocol Job: AnyObject, Sendable {
    func run(in transaction: WriteTransaction) throws
    func committed()
    func failed(_ error: any Error)
}

/// Lives on the writer's queue once it is made: only one thread touches it at a time.
private final class TypedJob<Value: Sendable>: Job, Sendable {
    private let work: @Sendable (WriteTransaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let value = Mutex<Value?>(nil)

    init(
        work: @escaping @Sendable (WriteTransaction) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        self.work = work
        self.continuation = continuation
    }

    func run(in transaction: WriteTransaction) throws {
        let result = try work(transaction)
        value.withLock { $0 = result }
    }

    func committed() {
        if let value = value.withLock({ $0 }) { continuation.resume(returning: value) }
    }

    func failed(_ error: any Error) {
        continuation.resume(throwing: error)
    }
}
