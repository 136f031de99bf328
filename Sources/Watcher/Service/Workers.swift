// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Threads for plain synchronous work (parsing, matching), one a core, so that long work never holds up the
/// threads that carry `async` code.
final class Workers: Sendable {
    private let queue: OperationQueue

    init(count: Int = ProcessInfo.processInfo.activeProcessorCount, name: String = "watchword.workers") {
        queue = OperationQueue()
        queue.name = name
        queue.maxConcurrentOperationCount = max(1, count)
    }

    /// Runs the work on one of the threads and waits for its result.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation {
                continuation.resume(with: Result(catching: work))
            }
        }
    }
}
