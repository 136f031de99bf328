// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Lines that show words with some of their surroundings, the words between `[` and `]`.
///
/// Words that stand close together share a line: a reader should see the sentence once, not once for each word.
struct Snippet {
    /// Characters on each side, at most.
    static let reach = 60
    /// From the first of the words to the last, at most; what is longer is cut into several lines.
    static let longestStretch = 480

    private let text: TokenizedText

    /// The line of one of some places, which are in the order in which they begin.
    static func text(_ text: TokenizedText, of place: Range<Int>, among places: [Range<Int>]) -> String {
        let marks = joined(places)
        let stretches = stretches(of: marks, in: text)
        let index = stretches.partition { marks[$0.upperBound - 1].upperBound <= place.lowerBound }
        guard index < stretches.count else { return "" }
        let stretch = stretches[index]
        let before = index > 0 ? marks[stretches[index - 1].upperBound - 1].upperBound : 0
        let after = index + 1 < stretches.count ? marks[stretch.upperBound].lowerBound : text.original.count
        return Snippet(text: text).write(marks[stretch], within: before..<after)
    }

    /// The places without overlap: those that share a byte become one.
    private static func joined(_ places: [Range<Int>]) -> [Range<Int>] {
        var marks: [Range<Int>] = []
        for place in places {
            if let last = marks.last, place.lowerBound < last.upperBound {
                marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
            } else {
                marks.append(place)
            }
        }
        return marks
    }

    /// Which of the marks share a line: those whose surroundings would overlap.
    private static func stretches(of marks: [Range<Int>], in text: TokenizedText) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var first = 0
        for index in marks.indices {
            let isLast = index + 1 == marks.count
            if !isLast, marks[index + 1].upperBound - marks[first].lowerBound <= longestStretch {
                let gap = marks[index].upperBound..<marks[index + 1].lowerBound
                if text.hasAtMost(2 * reach, in: gap) { continue }
            }
            result.append(first..<index + 1)
            first = index + 1
        }
        return result
    }

    private func write(_ marks: ArraySlice<Range<Int>>, within limits: Range<Int>) -> String {
        guard let first = marks.first, let last = marks.last else { return "" }
        let from = start(before: first.lowerBound, limit: limits.lowerBound)
        let to = end(after: last.upperBound, limit: limits.upperBound)
        return String(unsafeUninitializedCapacity: to - from + 2 * marks.count + 6) { room in
            text.original.withUnsafeBufferPointer { bytes in
                var pen = Pen(room: room, bytes: bytes)
                if from > 0 { pen.writeEllipsis() }
                var index = from
                for mark in marks {
                    pen.write(index..<mark.lowerBound)
                    pen.write(UInt8(ascii: "["))
                    pen.write(mark)
                    pen.write(UInt8(ascii: "]"))
                    index = mark.upperBound
                }
                pen.write(index..<to)
                if to < bytes.count { pen.writeEllipsis() }
                return pen.count
            }
        }
    }

    /// Writes a line into the room of its text; the room is as large as all that is written.
    private struct Pen {
        let room: UnsafeMutableBufferPointer<UInt8>
        let bytes: UnsafeBufferPointer<UInt8>
        private(set) var count = 0

        init(room: UnsafeMutableBufferPointer<UInt8>, bytes: UnsafeBufferPointer<UInt8>) {
            self.room = room
            self.bytes = bytes
        }

        mutating func write(_ byte: UInt8) {
            room[count] = byte
            count += 1
        }

        mutating func writeEllipsis() {
            for byte in "…".utf8 { write(byte) }
        }

        /// Writes bytes of the text on one line: each run of control characters is a space.
        mutating func write(_ range: Range<Int>) {
            for index in range {
                let byte = bytes[index]
                if byte >= 0x20 {
                    write(byte)
                } else if count == 0 || room[count - 1] != 0x20 {
                    write(0x20)
                }
            }
        }
    }

    /// Where the line begins: at most `reach` characters before, at the start of a word if one is not far.
    private func start(before end: Int, limit: Int) -> Int {
        let from = text.original.withUnsafeBufferPointer { bytes in
            var from = end
            var left = Self.reach
            while from > limit, left > 0 {
                from -= 1
                if bytes[from] & 0xc0 != 0x80 { left -= 1 }
            }
            return from
        }
        if from == 0 { return 0 }
        // A regular expression may stand where no word does.
        let next = text.tokens.partition { Int($0.start) < from }
        guard next < text.tokens.count else { return from }
        let word = Int(text.tokens[next].start)
        return word <= end && text.hasAtMost(Self.reach / 3, in: from..<word) ? word : from
    }

    /// Where the line ends: at most `reach` characters behind, at the end of a word if one is not far.
    private func end(after start: Int, limit: Int) -> Int {
        let to = text.original.withUnsafeBufferPointer { bytes in
            var to = start
            var left = Self.reach
            while to < limit {
                if bytes[to] & 0xc0 != 0x80 {
                    if left == 0 { break }
                    left -= 1
                }
                to += 1
            }
            return to
        }
        if to == text.original.count { return to }
        let next = text.tokens.partition { Int($0.end) <= to }
        guard next > 0 else { return to }
        let word = Int(text.tokens[next - 1].end)
        return word >= start && text.hasAtMost(Self.reach / 3, in: word..<to) ? word : to
    }
}

extension TokenizedText {
    /// Whether the bytes have at most so many characters of Unicode.
    fileprivate func hasAtMost(_ limit: Int, in range: Range<Int>) -> Bool {
        if range.count <= limit { return true }
        // A character has four bytes at most.
        if range.count > 4 * limit { return false }
        return original[range].count { $0 & 0xc0 != 0x80 } <= limit
    }
}

/// Writes the lines of a match in one field when they are asked for.
final class FieldSnippets: SnippetWriter {
    private let text: TokenizedText
    private let places: [Range<Int>]

    /// The places are in the order in which they begin.
    init(_ text: TokenizedText, _ places: [Range<Int>]) {
        self.text = text
        self.places = places
    }

    func snippet(_ number: Int) -> String { Snippet.text(text, of: places[number], among: places) }
}
