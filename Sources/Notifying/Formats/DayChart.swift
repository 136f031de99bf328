// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Numbers as a row of small bars: `··▁▃█▂`.
public enum DayChart {
    private static let bars = Array("▁▂▃▄▅▆▇█")

    /// A bar for each number, in their order: the highest is full, anything above 0 is seen, and 0 is a dot.
    ///
    /// - Parameter width: where there are more numbers than this, neighbours are added up.
    public static func text(_ counts: [Int], width: Int = .max) -> String {
        let sums = joined(counts, to: max(1, width))
        guard let most = sums.max(), most > 0 else { return String(repeating: "·", count: sums.count) }
        return String(
            sums.map { count in
                guard count > 0 else { return "·" }
                // Rounded up, so that a single hit shows beside a flood.
                let step = (count * bars.count + most - 1) / most
                return bars[min(bars.count, max(1, step)) - 1]
            }
        )
    }

    private static func joined(_ counts: [Int], to width: Int) -> [Int] {
        guard counts.count > width else { return counts }
        let each = (counts.count + width - 1) / width
        return stride(from: 0, to: counts.count, by: each)
            .map { counts[$0..<min($0 + each, counts.count)].reduce(0, +) }
    }
}
