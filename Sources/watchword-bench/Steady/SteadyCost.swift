// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What a daemon of so many feeds costs at a steady pace.
struct SteadyCost {
    let feeds: Int
    /// Resident memory, in KiB.
    let resident: Int
    /// CPU, as a part of one core.
    let cpu: Double

    /// What one feed costs, of those that another daemon has not.
    struct OfOneFeed: CustomStringConvertible {
        /// In KiB.
        let resident: Double
        /// Milliseconds of CPU an hour.
        let cpu: Double

        var description: String { "\(Self.fixed(resident)) KiB, \(Self.fixed(cpu)) ms of CPU an hour" }

        private static func fixed(_ value: Double) -> String {
            value.formatted(.number.precision(.fractionLength(1)).grouping(.never))
        }
    }

    func beyond(_ other: SteadyCost) -> OfOneFeed {
        let more = Double(max(1, feeds - other.feeds))
        return OfOneFeed(
            resident: Double(resident - other.resident) / more,
            cpu: (cpu - other.cpu) * 3600 * 1000 / more
        )
    }
}
