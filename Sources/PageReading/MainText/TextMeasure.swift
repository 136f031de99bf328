// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// How much is said in a run of text.
///
/// An East Asian character says about as much as two of an alphabet, and counts for two.
struct TextMeasure {
    /// Characters, with one for each run of white space between words.
    var length = 0
    /// Commas and ends of sentences, of any script: menus and labels have none.
    var marks = 0
    /// Whether the last character ends a sentence, quotation marks apart.
    var endsSentence = false

    private var isSpacePending = false

    /// Adds UTF-8.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                addASCII(byte)
                index += 1
            } else {
                let size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
                addWide(text, index, size)
                index += size
            }
        }
    }

    @inline(__always)
    private mutating func addASCII(_ byte: UInt8) {
        guard byte > 0x20 else {
            isSpacePending = true
            return
        }
        step(1)
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"): marks += 1
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            marks += 1
            endsSentence = true
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"): break
        default: endsSentence = false
        }
    }

    private mutating func addWide(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ size: Int) {
        guard index + size <= text.count else { return }
        var code = UInt32(text[index])
        for offset in 1..<size { code = code << 8 | UInt32(text[index + offset]) }
        switch code {
        case 0xc2a0, 0xe38080, 0xe28080...0xe2808b: isSpacePending = true
        case 0xd88c, 0xe38081, 0xefbc8c, 0xefbc9b, 0xe0a5a4:
            step(1)
            marks += 1
        case 0xe38082, 0xefbc81, 0xefbc9f, 0xd89f, 0xdb94, 0xe280a6:
            step(1)
            marks += 1
            endsSentence = true
        case 0xe28098...0xe2809f, 0xc2bb, 0xe3808d, 0xe3808f: step(1)
        default:
            step(size == 3 && text[index] >= 0xe3 && text[index] <= 0xed ? 2 : 1)
            endsSentence = false
        }
    }

    @inline(__always)
    private mutating func step(_ count: Int) {
        if isSpacePending {
            if length > 0 { length += 1 }
            isSpacePending = false
        }
        length += count
    }
}
