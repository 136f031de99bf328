// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Dispatch
import NewsModel

/// A thread of one's own for calls that block, such as `write` and `fsync`.
///
/// The Swift pool has about one thread per core: two slow disks would otherwise stop the whole service.
struct BlockingQueue: Sendable {
    private let queue: DispatchQueue

    init(_ label: String) { queue = DispatchQueue(label: label) }

    /// Runs the work after all work given before.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }

    /// Runs the work after all work given before, without waiting for it.
    func add(_ work: @escaping @Sendable () -> Void) {
        queue.async(execute: work)
    }

    /// Runs the work so much later, without waiting for it.
    func add(after delay: Duration, _ work: @escaping @Sendable () -> Void) {
        Task {
            // Nobody cancels it.
            try? await Task.sleep(for: delay)
            add(work)
        }
    }
}
