// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Counts what is allocated, with the help of a library that stands in for `malloc`.
///
/// Swift lets no program define `malloc` itself: see `Tests/peers/allocations.c`.
enum Allocations {
    /// How often a piece of work asks for memory; nil without the library.
    static func count(_ work: () -> Void) -> Int? {
        guard let counter = dlsym(nil, "watchword_allocations")?.assumingMemoryBound(to: Int.self) else {
            work()
            return nil
        }
        let before = counter.pointee
        work()
        return counter.pointee - before
    }
}
