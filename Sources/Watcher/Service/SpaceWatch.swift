// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Says when the store's disk has become too full to store more, and when there is room again.
///
/// There is room again a tenth above the floor, so that a disk at its edge does not make polling start and stop.
struct SpaceWatch {
    /// What has just changed.
    struct Change: Equatable {
        /// Whether there is too little room now.
        var isLow: Bool
        /// When it became too little.
        var since: Date
    }

    /// The bytes that were free at the last look; nil while there is room.
    private(set) var low: Int?
    /// Since when it has been too little that people heard of, until they hear of the end.
    private(set) var told: Date?
    private var since: Date?

    /// What people have not heard yet; nil: nothing.
    var untold: Change? {
        switch (since, told) {
        case (let since?, nil): Change(isLow: true, since: since)
        case (nil, let told?): Change(isLow: false, since: told)
        default: nil
        }
    }

    /// Takes note that people hear of a change.
    mutating func tell(_ change: Change) { told = change.isLow ? change.since : nil }

    /// Looks at the free bytes; nil when nothing has changed.
    ///
    /// - Parameter floor: the bytes that are to stay free; 0: nothing is.
    mutating func look(free: Int, floor: Int, now: Date) -> Change? {
        if let since {
            guard free >= floor + floor / 10 else {
                low = free
                return nil
            }
            (low, self.since) = (nil, nil)
            return Change(isLow: false, since: since)
        }
        guard free < floor else { return nil }
        (low, since) = (free, now)
        return Change(isLow: true, since: now)
    }
}
