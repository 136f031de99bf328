// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Plain text as it grows: white space collapses, breaks wait until words follow, controls vanish.
struct TextBuilder {
    /// What has been written.
    private(set) var bytes: [UInt8] = []
    private var pending = Break.none
    private var sawLineEnd = false
    private let maxBytes: Int

    /// What a line end of the source means.
    enum Lines {
        /// A space.
        case collapsed
        /// A space; a blank line divides paragraphs.
        case paragraphs
        /// A line end.
        case kept
    }

    /// The breaks between words, by weight.
    enum Break: UInt8, Comparable {
        case none
        case space
        case line
        case paragraph

        static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
    }

    init(maxBytes: Int) {
        self.maxBytes = maxBytes
    }

    /// Whether nothing more fits.
    var isFull: Bool { bytes.count >= maxBytes }

    /// Whether the next word already begins a line.
    var isBroken: Bool { pending >= .line }

    /// Asks for a break before the next word; the heaviest wins, and two line ends make a paragraph.
    mutating func add(_ wanted: Break) {
        pending = wanted == .line && pending == .line ? .paragraph : max(pending, wanted)
    }

    /// Appends characters whose references are resolved.
    mutating func append(_ source: [UInt8], _ range: Range<Int>, lines: Lines = .collapsed) {
        var index = range.lowerBound
        while index < range.upperBound, !isFull {
            let byte = source[index]
            if byte > 0x20, byte < 0x7f || byte >= 0xe3 && byte < 0xef {
                let start = index
                repeat {
                    index += 1
                } while index < range.upperBound
                    && (source[index].isPlain || isSingleSpace(source, index, range.upperBound))
                write(source, start..<index)
            } else {
                index += appendOddity(source, index, range.upperBound, lines)
            }
        }
    }

    /// The text, cut at a character where it is too long.
    func finished() -> [UInt8] {
        guard bytes.count > maxBytes else { return bytes }
        var end = maxBytes
        while end > 0, bytes[end] & 0xc0 == 0x80 { end -= 1 }
        while end > 0, bytes[end - 1] <= Byte.space { end -= 1 }
        return Array(bytes[..<end])
    }

    /// A space between two words stays where it is, so that they are copied as one.
    @inline(__always)
    private func isSingleSpace(_ source: [UInt8], _ index: Int, _ end: Int) -> Bool {
        source[index] == Byte.space && index + 1 < end && source[index + 1] > 0x20 && source[index + 1] < 0x7f
    }

    private mutating func appendOddity(
        _ source: [UInt8],
        _ index: Int,
        _ end: Int,
        _ lines: Lines
    ) -> Int {
        let byte = source[index]
        if byte < 0x80 {
            if byte == Byte.lineFeed { endLine(lines) } else if byte.isMarkupSpace { add(.space) }
            return 1
        }
        let length = min(byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4, end - index)
        switch Self.kind(source[index..<index + length]) {
        case .word: write(source, index..<index + length)
        case .space: add(.space)
        case .line: add(.line)
        case .nothing: break
        }
        return length
    }

    private mutating func endLine(_ lines: Lines) {
        switch lines {
        case .collapsed: add(.space)
        case .paragraphs: add(sawLineEnd ? .paragraph : .space)
        case .kept: add(.line)
        }
        sawLineEnd = true
    }

    private enum Kind {
        case word
        case space
        case line
        case nothing
    }

    /// What a character beyond ASCII is to plain text: spaces of any width are spaces, C1 controls are nothing.
    private static func kind(_ character: ArraySlice<UInt8>) -> Kind {
        let start = character.startIndex
        guard character.count > 1 else { return .nothing }
        let second = character[start + 1]
        switch (character[start], second) {
        case (0xc2, ..<0xa0): return second == 0x85 ? .line : .nothing
        case (0xc2, 0xa0): return .space
        case (0xe2, 0x80) where character.count == 3:
            switch character[start + 2] {
            case 0x80...0x8a, 0xaf: return .space
            case 0xa8, 0xa9: return .line
            default: return .word
            }
        case (0xef, 0xbb) where character.count == 3 && character[start + 2] == 0xbf: return .nothing
        default: return .word
        }
    }

    private mutating func write(_ source: [UInt8], _ range: Range<Int>) {
        if pending != .none, !bytes.isEmpty {
            switch pending {
            case .none: break
            case .space: bytes.append(Byte.space)
            case .line: bytes.append(Byte.lineFeed)
            case .paragraph:
                bytes.append(Byte.lineFeed)
                bytes.append(Byte.lineFeed)
            }
        }
        pending = .none
        sawLineEnd = false
        bytes.append(source, range)
    }
}

extension UInt8 {
    /// A byte that can be copied unseen: graphic ASCII, or part of a character from U+3000 on but U+F000 and up.
    @inline(__always)
    fileprivate var isPlain: Bool {
        self > 0x20 && self < 0x7f || self >= 0x80 && self < 0xc0 || self >= 0xe3 && self < 0xef
    }
}
