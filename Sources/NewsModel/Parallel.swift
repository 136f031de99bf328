// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Dispatch
import Synchronization

/// Work on many things, each of which can be worked on without the others.
public enum Parallel {
    /// What is made of each part of a row of so many, in the order of the parts, which are shared out among the processors.
    ///
    /// One part is made on the thread that asks; the call returns when all are made.
    public static func map<Result: Sendable>(
        count: Int,
        parts: Int,
        _ make: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        guard parts > 1 else { return [make(0..<count)] }
        let results = Mutex<[Result?]>(Array(repeating: nil, count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let result = make(count * part / parts..<count * (part + 1) / parts)
            results.withLock { $0[part] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
