// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Dispatch
import Synchronization

/// Work on many rules, each of which can be worked on without the others.
enum Parallel {
    /// So few that the threads would cost more than they save.
    private static let few = 2000
    /// More than there are processors, so that none waits long for the last.
    private static let parts = 16

    /// What is made of each part of a row of so many, in the order of the parts; on all processors when there are many.
    static func map<Result: Sendable>(
        count: Int,
        _ make: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        guard count > few else { return [make(0..<count)] }
        let results = Mutex<[Result?]>(Array(repeating: nil, count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let result = make(count * part / parts..<count * (part + 1) / parts)
            results.withLock { $0[part] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
