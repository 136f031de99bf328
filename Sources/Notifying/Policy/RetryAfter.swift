// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// How long a receiver asks to be left alone.
///
/// Read are the header in seconds or as a date, and the JSON of Discord (`retry_after`, s, may be a fraction),
/// Telegram (`parameters.retry_after`, s) and Matrix (`retry_after_ms`).
enum RetryAfter {
    /// What is believed: an absurd wish neither stops a sink for days nor makes it hammer.
    static let believed: ClosedRange<Double> = 1...(6 * 3600)

    /// The wish, clamped to 1 s … 6 h; nil when there is none, or none that can be read.
    static func parse(header: String?, body: [UInt8], now: Date) -> Duration? {
        guard let seconds = header.flatMap({ Self.seconds($0, now) }) ?? json(body) else { return nil }
        guard !seconds.isNaN else { return nil }
        return .seconds(min(max(seconds, believed.lowerBound), believed.upperBound))
    }

    private static func seconds(_ header: String, _ now: Date) -> Double? {
        let text = header.trimmingCharacters(in: .whitespaces)
        // RFC 9110 wants digits; fractions and minus signs are seen in the wild and mean what they say.
        if let number = Double(text) { return number }
        return HTTPDate.parse(text).map { $0.timeIntervalSince(now) }
    }

    private struct Wish: Decodable {
        let retryAfter: Double?
        let retryAfterMs: Double?
        let parameters: Parameters?

        struct Parameters: Decodable {
            let retryAfter: Double?
        }
    }

    private static func json(_ body: [UInt8]) -> Double? {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let wish = try? decoder.decode(Wish.self, from: Data(body)) else { return nil }
        return wish.retryAfter ?? wish.parameters?.retryAfter ?? wish.retryAfterMs.map { $0 / 1000 }
    }
}

/// The three date formats of HTTP (RFC 9110, 5.6.7).
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The date, or nil when the text is none of the three.
    static func parse(_ text: String) -> Date? {
        let parts = text.lowercased().split { " ,-:".contains($0) }.map(String.init)
        if parts.count == 8, parts[7] == "gmt" || parts[7] == "utc" {
            return date(year: parts[3], month: parts[2], day: parts[1], time: parts[4...6])
        }
        guard parts.count == 7 else { return nil }
        return date(year: parts[6], month: parts[1], day: parts[2], time: parts[3...5])
    }

    private static func date(year: String, month: String, day: String, time: ArraySlice<String>) -> Date? {
        let clock = time.compactMap(Int.init)
        guard let year = Int(year), let day = Int(day), let month = months.firstIndex(of: month),
            clock.count == 3, (0...9999).contains(year), (1...31).contains(day), (0..<24).contains(clock[0]),
            (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        // Two digits come from RFC 850; they mean the century that Watchword runs in.
        let parts = DateComponents(
            timeZone: .gmt,
            year: year < 100 ? 2000 + year : year,
            month: month + 1,
            day: day,
            hour: clock[0],
            minute: clock[1],
            second: clock[2]
        )
        return Calendar(identifier: .gregorian).date(from: parts)
    }
}
