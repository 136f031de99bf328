// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads JSON leniently: trailing commas, raw line ends in strings and comments are passed over, and what breaks
/// off is kept as far as it came.
struct JSONScanner {
    private let bytes: [UInt8]
    private var position = 0
    /// Whether the text is not JSON to the letter.
    private(set) var isLoose = false
    /// Whether the text ended before its value did.
    private(set) var isCutShort = false

    private static let maxDepth = 64
    private var count = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that the text begins with; nil when it begins with none.
    mutating func value() -> JSONValue? {
        value(depth: 0)
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipSpace()
        count += 1
        guard position < bytes.count, depth < Self.maxDepth, count <= ParseLimits.maxValues else {
            // What is too deep or too much is passed over with everything behind it.
            if position < bytes.count { position = bytes.count }
            isCutShort = true
            return nil
        }
        switch bytes[position] {
        case 0x7b: return object(depth)
        case 0x5b: return array(depth)
        case Byte.quote: return string().map(JSONValue.string)
        default: return word()
        }
    }

    private mutating func object(_ depth: Int) -> JSONValue {
        position += 1
        var members: [(key: String, value: JSONValue)] = []
        while let next = peek(), next != 0x7d {
            guard next == Byte.quote, let key = string() else {
                isLoose = true
                position += 1
                continue
            }
            if peek() == Byte.colon { position += 1 } else { isLoose = true }
            if let value = value(depth: depth + 1) { members.append((key, value)) }
            skipComma(before: 0x7d)
        }
        close()
        return .object(members)
    }

    private mutating func array(_ depth: Int) -> JSONValue {
        position += 1
        var items: [JSONValue] = []
        while let next = peek(), next != 0x5d {
            let start = position
            if let item = value(depth: depth + 1) { items.append(item) }
            // An item that broke off is not whole, so it is left out.
            if isCutShort, position >= bytes.count, depth == 1 { items.removeLast(items.isEmpty ? 0 : 1) }
            skipComma(before: 0x5d)
            if position == start { position += 1 }
        }
        close()
        return .array(items)
    }

    private mutating func close() {
        if position < bytes.count { position += 1 } else { isCutShort = true }
    }

    private mutating func skipComma(before closing: UInt8) {
        guard peek() == 0x2c else { return }
        position += 1
        if peek() == closing { isLoose = true }
    }

    private mutating func peek() -> UInt8? {
        skipSpace()
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            if bytes[position].isMarkupSpace {
                position += 1
            } else if bytes[position] != Byte.slash {
                return
            } else if bytes.hasWord("//", at: position) {
                isLoose = true
                position = bytes.firstIndex(of: Byte.lineFeed, in: position..<bytes.count) ?? bytes.count
            } else if bytes.hasWord("/*", at: position) {
                isLoose = true
                position =
                    bytes.firstIndex(of: "*/", in: position..<bytes.count).map { $0 + 2 } ?? bytes.count
            } else {
                return
            }
        }
    }

    private mutating func word() -> JSONValue? {
        let start = position
        while position < bytes.count, bytes[position].isJSONWordPart { position += 1 }
        let word = bytes.text(start..<position)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            if isNumber(start..<position) { return .number(word) }
            isLoose = true
            if position == start { position += 1 }
            return word.isEmpty ? nil : .string(word)
        }
    }

    /// Whether a word is a number as JSON writes them: no leading zero, digits on both sides of the point.
    private func isNumber(_ word: Range<Int>) -> Bool {
        var index = word.lowerBound
        func skip(_ isWanted: (UInt8) -> Bool) -> Int {
            let start = index
            while index < word.upperBound, isWanted(bytes[index]) { index += 1 }
            return index - start
        }
        if index < word.upperBound, bytes[index] == Byte.minus { index += 1 }
        let first = index
        let whole = skip(\.isASCIIDigit)
        guard whole == 1 || (whole > 1 && bytes[first] != 0x30) else { return false }
        if index < word.upperBound, bytes[index] == Byte.dot {
            index += 1
            guard skip(\.isASCIIDigit) > 0 else { return false }
        }
        guard index < word.upperBound else { return true }
        guard bytes[index] | 0x20 == 0x65 else { return false }
        index += 1
        if index < word.upperBound, bytes[index] == Byte.plus || bytes[index] == Byte.minus { index += 1 }
        return skip(\.isASCIIDigit) > 0 && index == word.upperBound
    }

    private mutating func string() -> String? {
        position += 1
        var out: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Byte.quote {
                position += 1
                return String(decoding: out, as: UTF8.self)
            }
            if byte == 0x5c {
                appendEscape(to: &out)
            } else {
                let start = position
                while position < bytes.count, bytes[position] != Byte.quote, bytes[position] != 0x5c {
                    position += 1
                }
                out.append(contentsOf: bytes[start..<position])
            }
        }
        isCutShort = true
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func appendEscape(to out: inout [UInt8]) {
        guard position + 1 < bytes.count else {
            position = bytes.count
            return
        }
        let byte = bytes[position + 1]
        position += 2
        switch byte {
        case 0x6e: out.append(Byte.lineFeed)
        case 0x74: out.append(Byte.tab)
        case 0x72: out.append(Byte.carriageReturn)
        case 0x62, 0x66: out.append(Byte.space)
        case 0x75: appendUnicode(to: &out)
        default: out.append(byte)
        }
    }

    private mutating func appendUnicode(to out: inout [UInt8]) {
        guard let high = fourDigits() else { return }
        guard high & 0xfc00 == 0xd800 else {
            CharacterReferences.append(scalar: high, to: &out)
            return
        }
        let mark = position
        guard bytes.hasWord("\\u", at: position) else { return }
        position += 2
        guard let low = fourDigits(), low & 0xfc00 == 0xdc00 else {
            position = mark
            return
        }
        CharacterReferences.append(scalar: 0x1_0000 + (high & 0x3ff) << 10 + (low & 0x3ff), to: &out)
    }

    private mutating func fourDigits() -> UInt32? {
        guard position + 4 <= bytes.count, let value = UInt32(bytes.text(position..<position + 4), radix: 16)
        else { return nil }
        position += 4
        return value
    }
}

extension UInt8 {
    fileprivate var isJSONWordPart: Bool {
        isASCIILetter || isASCIIDigit || self == Byte.minus || self == Byte.plus || self == Byte.dot
            || self == 0x5f
            || self >= 0x80
    }
}
