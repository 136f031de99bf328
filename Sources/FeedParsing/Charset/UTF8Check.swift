// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What a look at bytes that may be UTF-8 shows.
struct UTF8Check {
    /// How many sequences of two bytes and more are valid.
    private(set) var validSequences = 0
    /// How many bytes belong to no valid sequence.
    private(set) var invalidBytes = 0
    /// How many control characters stand in it, other than tab, line feed and carriage return.
    private(set) var controls = 0

    /// Looks at all the bytes, once.
    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count {
                index = Self.endOfDullBytes(buffer, index)
                guard index < buffer.count else { break }
                index += step(buffer, index)
            }
        }
    }

    /// Passes over printable ASCII.
    @inline(__always)
    private static func endOfDullBytes(_ buffer: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var index = start
        while index + 32 <= buffer.count {
            let first = ByteWord(buffer, at: index).oddities | ByteWord(buffer, at: index + 8).oddities
            let second = ByteWord(buffer, at: index + 16).oddities | ByteWord(buffer, at: index + 24).oddities
            guard first | second == 0 else { break }
            index += 32
        }
        while index + 8 <= buffer.count {
            let oddities = ByteWord(buffer, at: index).oddities
            guard oddities == 0 else { return index + oddities.trailingZeroBitCount / 8 }
            index += 8
        }
        return index
    }

    /// Whether a range is UTF-8 throughout.
    static func isUTF8(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        bytes.withUnsafeBytes { buffer in
            let text = UnsafeRawBufferPointer(rebasing: buffer[range.clamped(to: 0..<buffer.count)])
            var index = 0
            while true {
                index = endOfASCII(text, index)
                guard index < text.count else { return true }
                let length = sequenceLength(text, index)
                guard length > 0 else { return false }
                index += length
            }
        }
    }

    /// Passes over ASCII, all but the last bytes of the text.
    @inline(__always)
    private static func endOfASCII(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var index = start
        while index + 16 <= text.count {
            let (first, second) = (ByteWord(text, at: index), ByteWord(text, at: index + 8))
            guard first.beyondASCII | second.beyondASCII == 0 else { break }
            index += 16
        }
        while index + 8 <= text.count {
            let beyond = ByteWord(text, at: index).beyondASCII
            guard beyond == 0 else { return index + beyond.trailingZeroBitCount / 8 }
            index += 8
        }
        return index
    }

    @inline(__always)
    private mutating func step(_ buffer: UnsafeRawBufferPointer, _ index: Int) -> Int {
        let byte = buffer[index]
        if byte < 0x80 {
            if byte == 0x7f || byte < 0x20 && byte != 0x09 && byte != 0x0a && byte != 0x0d { controls += 1 }
            return 1
        }
        let length = Self.sequenceLength(buffer, index)
        if length > 1 { validSequences += 1 } else { invalidBytes += 1 }
        if length == 2, byte == 0xc2, buffer[index + 1] < 0xa0 { controls += 1 }
        return max(length, 1)
    }

    /// The length of the valid sequence at an index; 0 when none begins there.
    static func sequenceLength(_ buffer: UnsafeRawBufferPointer, _ index: Int) -> Int {
        let lead = buffer[index]
        let length =
            lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
        guard length > 1, index + length <= buffer.count else { return length == 1 ? 1 : 0 }
        for offset in 1..<length where buffer[index + offset] & 0xc0 != 0x80 { return 0 }
        let second = buffer[index + 1]
        switch lead {
        case 0xe0 where second < 0xa0, 0xed where second >= 0xa0: return 0
        case 0xf0 where second < 0x90, 0xf4 where second >= 0x90: return 0
        default: return length
        }
    }

    /// The bytes as clean UTF-8: controls are dropped, bytes that belong to nothing become U+FFFD.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 64)
        bytes.withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count {
                let length = sequenceLength(buffer, index)
                if length == 2, buffer[index] == 0xc2, buffer[index + 1] < 0xa0 {
                    // C1 controls are windows-1252 that somebody took for Latin 1.
                    CharacterReferences.append(scalar: UInt32(buffer[index + 1]), to: &out)
                } else if length == 0 {
                    out.append(contentsOf: [0xef, 0xbf, 0xbd])
                } else if length > 1 || buffer[index] >= 0x20 && buffer[index] != 0x7f
                    || buffer[index] == 0x09
                    || buffer[index] == 0x0a || buffer[index] == 0x0d
                {
                    out.append(contentsOf: buffer[index..<index + length])
                }
                index += max(length, 1)
            }
        }
        return out
    }
}
