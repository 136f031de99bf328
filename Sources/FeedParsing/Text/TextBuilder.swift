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

    /// A builder for at most `maxBytes`, of which `expected` are probable.
    init(maxBytes: Int, expected: Int = 0) {
        self.maxBytes = maxBytes
        bytes.reserveCapacity(min(maxBytes, expected))
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
        source.withUnsafeBytes { buffer in
            let text = UnsafeRawBufferPointer(rebasing: buffer[range.clamped(to: 0..<buffer.count)])
            var index = 0
            while index < text.count, !isFull {
                let end = TextRun.end(in: text, from: index)
                if end > index {
                    write(text, index..<end)
                    index = end
                } else {
                    index += appendOddity(text, index, lines)
                }
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

    /// Takes what is no part of a word, and answers how many bytes it has.
    private mutating func appendOddity(_ text: UnsafeRawBufferPointer, _ index: Int, _ lines: Lines) -> Int {
        let byte = text[index]
        if byte < 0x80 {
            if byte == Byte.lineFeed { endLine(lines) } else if byte.isMarkupSpace { add(.space) }
            return 1
        }
        switch TextRun.kind(text, index) {
        case .space: add(.space)
        case .line: add(.line)
        case .nothing, .word: break
        }
        return min(byte < 0xe0 ? 2 : 3, text.count - index)
    }

    private mutating func endLine(_ lines: Lines) {
        switch lines {
        case .collapsed: add(.space)
        case .paragraphs: add(sawLineEnd ? .paragraph : .space)
        case .kept: add(.line)
        }
        sawLineEnd = true
    }

    /// Writes a run of words, with the break before it.
    private mutating func write(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
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
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[range]))
    }
}
