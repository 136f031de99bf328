// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// How text for people is laid out: the same for the terminal, the text file and stdout.
public struct TextStyle: Sendable, Hashable {
    /// The time zone that times are shown in.
    public var timeZone: TimeZone
    /// Columns of a line; what stands at the right ends here.
    public var width: Int
    /// Whether bold and colour (ANSI) are used instead of `[…]`.
    public var isColoured: Bool
    /// A time of this day is shown without its date; nil shows every date.
    public var today: Date?

    /// The width where there is no terminal to ask.
    public static let plainWidth = 100

    /// Joins the parts.
    public init(
        timeZone: TimeZone,
        width: Int = Self.plainWidth,
        isColoured: Bool = false,
        today: Date? = nil
    ) {
        self.timeZone = timeZone
        self.width = width
        self.isColoured = isColoured
        self.today = today
    }

    /// Continuation lines stand under the word after the time.
    static let indent = "       "

    /// `12:04`, or `2026-11-22 12:04` when it is not the day of `reference`.
    func time(_ date: Date, reference: Date?) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        let clock = "\(Self.padded(parts.hour, 2)):\(Self.padded(parts.minute, 2))"
        if let reference, calendar.isDate(date, inSameDayAs: reference) { return clock }
        let day = "\(Self.padded(parts.year, 4))-\(Self.padded(parts.month, 2))-\(Self.padded(parts.day, 2))"
        return "\(day) \(clock)"
    }

    /// Puts `right` at the end of the line; on a line of its own where there is no room.
    ///
    /// Widths are counted before paint is added: `paint` gets each side and returns it painted.
    func line(
        _ left: String,
        _ right: String,
        paintLeft: (String) -> String = { $0 },
        paintRight: (String) -> String = { $0 }
    ) -> String {
        let room = width - DisplayWidth.of(left) - DisplayWidth.of(right)
        if right.isEmpty { return paintLeft(left) }
        if room >= 2 { return paintLeft(left) + spaces(room) + paintRight(right) }
        let alone = max(width - DisplayWidth.of(right), Self.indent.count)
        return paintLeft(left) + "\n" + spaces(alone) + paintRight(right)
    }

    /// The text in a paint, on a coloured terminal.
    func paint(_ text: String, _ paint: Paint) -> String {
        isColoured ? "\u{1b}[\(paint.rawValue)m\(text)\u{1b}[0m" : text
    }

    /// What text is painted with.
    enum Paint: String {
        case bold = "1"
        case faint = "2"
        case match = "1;33"
        case urgent = "1;31"
        case high = "1;35"
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    private static func padded(_ number: Int?, _ digits: Int) -> String {
        let text = String(number ?? 0)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
