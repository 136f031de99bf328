// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A number, a word or a mark of a date.
struct DateToken {
    let kind: Kind
    let range: Range<Int>
    /// Whether white space stands before it.
    let isApart: Bool

    enum Kind: Equatable {
        /// A number of at most 13 digits.
        case number(Int)
        /// Letters of any script; `p.m.` is one word.
        case word
        /// One byte that is neither.
        case mark(UInt8)
    }

    /// How many bytes it has; for a number, its digits.
    var digits: Int { range.count }

    /// The tokens of a date.
    static func all(in bytes: [UInt8]) -> [DateToken] {
        var tokens: [DateToken] = []
        var index = 0
        var isApart = false
        while index < bytes.count {
            if bytes[index].isMarkupSpace
                || bytes[index] == 0xc2 && index + 1 < bytes.count && bytes[index + 1] == 0xa0
            {
                index += bytes[index] == 0xc2 ? 2 : 1
                isApart = true
                continue
            }
            let token = token(bytes, index, isApart)
            tokens.append(token)
            index = token.range.upperBound
            isApart = false
        }
        return tokens
    }

    private static func token(_ bytes: [UInt8], _ start: Int, _ isApart: Bool) -> DateToken {
        var end = start + 1
        if bytes[start].isASCIIDigit {
            var value = Int(bytes[start] - 0x30)
            while end < bytes.count, bytes[end].isASCIIDigit, end - start < 13 {
                value = value * 10 + Int(bytes[end] - 0x30)
                end += 1
            }
            return DateToken(kind: .number(value), range: start..<end, isApart: isApart)
        }
        guard bytes[start].isDateLetter else {
            return DateToken(kind: .mark(bytes[start]), range: start..<end, isApart: isApart)
        }
        while end < bytes.count, bytes[end].isDateLetter || isInnerDot(bytes, end) { end += 1 }
        return DateToken(kind: .word, range: start..<end, isApart: isApart)
    }

    private static func isInnerDot(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == Byte.dot && index + 1 < bytes.count && bytes[index + 1].isDateLetter
    }
}

extension UInt8 {
    fileprivate var isDateLetter: Bool { isASCIILetter || self >= 0x80 }
}
