// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Durations and sizes as they are written in settings.
public enum Quantity {
    private static let durationUnits: [(name: String, milliseconds: Int64)] = [
        ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]
    private static let byteUnits: [(name: String, bytes: Int64)] = [
        ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1),
    ]

    /// Reads `500ms`, `90s`, `15m`, `2h`, `7d` or `4w`; nil when it is none of these.
    public static func duration(_ text: String) -> Duration? {
        product(text, durationUnits.map { ($0.name, $0.milliseconds) }).map { .milliseconds($0) }
    }

    /// Reads `512B`, `64KiB`, `15MiB` or `1GiB`; nil when it is none of these.
    public static func bytes(_ text: String) -> Int? {
        product(text, byteUnits.map { ($0.name, $0.bytes) }).flatMap { Int(exactly: $0) }
    }

    /// Writes a duration in the largest unit up to days that needs no fraction: `15m`.
    public static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        if milliseconds == 0 { return "0s" }
        let unit = durationUnits.dropFirst().first { milliseconds % $0.milliseconds == 0 } ?? ("ms", 1)
        return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }

    /// Writes a size in the largest unit that needs no fraction: `15MiB`.
    public static func text(bytes: Int) -> String {
        let unit = byteUnits.first { Int64(bytes) % $0.bytes == 0 && bytes != 0 } ?? ("B", 1)
        return "\(Int64(bytes) / unit.bytes)\(unit.name)"
    }

    /// A whole number of at most nine digits times its unit, so that nothing overflows.
    private static func product(_ text: String, _ units: [(String, Int64)]) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...9).contains(digits.count), let number = Int64(digits) else { return nil }
        guard let unit = units.first(where: { $0.0 == text.dropFirst(digits.count) }) else { return nil }
        return number * unit.1
    }
}
