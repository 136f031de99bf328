// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation

/// Reads the dates that pages show: what feeds write, with words before it, and East Asian spellings.
enum PageDate {
    /// The instant that a text states; nil when it is not surely known.
    static func parse(_ text: String) -> Date? {
        let line = text.prefix(200).oneLine
        guard !line.isEmpty else { return nil }
        if let date = FeedDate.parse(line) ?? eastAsian(line) { return date }
        return withoutLeadingWords(line)
    }

    /// `Published: 3 March 2024`, `Updated on …`: the first tail that is a date.
    private static func withoutLeadingWords(_ line: String) -> Date? {
        var rest = line[...]
        for _ in 0..<8 {
            guard let space = rest.firstIndex(where: { $0 == " " || $0 == ":" || $0 == "|" }) else {
                return nil
            }
            rest = rest[rest.index(after: space)...].drop { $0 == " " }
            guard rest.contains(where: \.isNumber) else { return nil }
            if let date = FeedDate.parse(String(rest)) { return date }
        }
        return nil
    }

    /// `2024年3月5日 12時30分`, `2024년 3월 5일 12:30`, `2024. 3. 5.`: year, month, day, with or without a time.
    ///
    /// No zone is stated there; like all dates without one it counts as UTC.
    private static func eastAsian(_ line: String) -> Date? {
        guard line.contains(where: { $0 == "年" || $0 == "년" }) || line.contains(". ") else { return nil }
        let isAfternoon = line.contains("午後") || line.contains("下午") || line.contains("오후")
        let numbers = line.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).prefix(6)
            .compactMap { Int($0) }
        guard numbers.count >= 3, (1900...9999).contains(numbers[0]) else { return nil }
        var hour = numbers.count > 4 ? numbers[3] : 0
        if isAfternoon, hour < 12 { hour += 12 }
        let minute = numbers.count > 4 ? numbers[4] : 0
        let day = [numbers[1], numbers[2]].map(twoDigits).joined(separator: "-")
        return FeedDate.parse("\(numbers[0])-\(day)T\(twoDigits(hour)):\(twoDigits(minute)):00Z")
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
