// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds how far plain text can be copied as it stands.
enum TextRun {
    /// What a character is to plain text.
    enum Kind {
        case word
        case space
        case line
        case nothing
    }

    /// The end of the words from an index on, single spaces between them included; the index itself when no word
    /// begins there.
    static func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard start < text.count, text[start] > Byte.space else { return start }
        var index = start
        while index < text.count {
            index = endOfDullWords(in: text, from: index)
            guard index < text.count, let length = wordLength(text, index) else { break }
            index += length
        }
        // What follows a space may be none of the run's, and then the space is not either.
        guard index > start else { return start }
        return text[index - 1] == Byte.space ? index - 1 : index
    }

    /// What the character at an index is: spaces of any width are spaces, C1 controls are nothing.
    static func kind(_ text: UnsafeRawBufferPointer, _ index: Int) -> Kind {
        guard index + 1 < text.count else { return .nothing }
        let second = text[index + 1]
        switch (text[index], second) {
        case (0xc2, ..<0xa0): return second == 0x85 ? .line : .nothing
        case (0xc2, 0xa0): return .space
        case (0xe2, 0x80) where index + 2 < text.count:
            switch text[index + 2] {
            case 0x80...0x8a, 0xaf: return .space
            case 0xa8, 0xa9: return .line
            default: return .word
            }
        case (0xef, 0xbb) where index + 2 < text.count && text[index + 2] == 0xbf: return .nothing
        default: return .word
        }
    }

    /// Passes over ASCII words with one space between them, eight bytes at a time.
    @inline(__always)
    private static func endOfDullWords(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 17 <= text.count {
            let (first, second) = (ByteWord(text, at: index), ByteWord(text, at: index + 8))
            let (firstNext, secondNext) = (ByteWord(text, at: index + 1), ByteWord(text, at: index + 9))
            let pairs = first.spaces & firstNext.spaces | second.spaces & secondNext.spaces
            guard first.oddities | second.oddities | pairs == 0 else { break }
            index += 16
        }
        while index + 9 <= text.count {
            let word = ByteWord(text, at: index)
            let oddities = word.oddities | word.spaces & ByteWord(text, at: index + 1).spaces
            guard oddities == 0 else { return index + oddities.trailingZeroBitCount / 8 }
            index += 8
        }
        return index
    }

    /// How many bytes at an index belong to the run; nil when it ends there.
    @inline(__always)
    private static func wordLength(_ text: UnsafeRawBufferPointer, _ index: Int) -> Int? {
        let byte = text[index]
        if byte < 0x80 {
            if byte > Byte.space { return byte < 0x7f ? 1 : nil }
            let isSingle = byte == Byte.space && index + 1 < text.count && text[index + 1] > Byte.space
            return isSingle ? 1 : nil
        }
        switch byte {
        case 0xc2, 0xe2, 0xef:
            return kind(text, index) == .word ? min(byte < 0xe0 ? 2 : 3, text.count - index) : nil
        default: return 1
        }
    }
}
