// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Resolves `&amp;`, `&#8217;` and their like.
enum CharacterReferences {
    /// Which names stand for a character.
    enum Rules {
        /// As XML has them, and every name of HTML with its semicolon: `?a=1&copy=2` stays as it is.
        case xml
        /// As HTML has them: the old names need no semicolon.
        case html
    }

    /// Appends a range with its references resolved.
    static func append(_ bytes: [UInt8], _ range: Range<Int>, as rules: Rules, to out: inout [UInt8]) {
        var from = range.lowerBound
        while let hit = bytes.firstIndex(of: Byte.ampersand, in: from..<range.upperBound) {
            out.append(bytes, from..<hit)
            from = appendReference(bytes, hit, range.upperBound, rules, to: &out)
        }
        out.append(bytes, from..<range.upperBound)
    }

    /// A text with its references resolved.
    static func resolved(_ text: ByteSlice, as rules: Rules) -> [UInt8] {
        var out: [UInt8] = []
        // Only `&nGt;` and `&nLt;` grow, by one byte.
        out.reserveCapacity(text.count + 8)
        append(text.bytes, text.range, as: rules, to: &out)
        return out
    }

    /// Whether a reference that these rules know stands in a range.
    static func areIn(_ bytes: [UInt8], _ range: Range<Int>, as rules: Rules) -> Bool {
        var from = range.lowerBound
        var scratch: [UInt8] = []
        while let hit = bytes.firstIndex(of: Byte.ampersand, in: from..<range.upperBound) {
            scratch.removeAll(keepingCapacity: true)
            from = appendReference(bytes, hit, range.upperBound, rules, to: &scratch)
            if from > hit + 1 { return true }
        }
        return false
    }

    /// Whether every `&` of a range begins a reference that XML has without a declaration.
    static func areXML(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var from = range.lowerBound
        while let hit = bytes.firstIndex(of: Byte.ampersand, in: from..<range.upperBound) {
            from = hit + 1
            guard from < range.upperBound else { return false }
            guard isXML(bytes, from) else { return false }
        }
        return true
    }

    @inline(__always)
    private static func isXML(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] | 0x20 {
        case 0x6c: bytes.hasWord("lt;", at: index)
        case 0x67: bytes.hasWord("gt;", at: index)
        case 0x61: bytes.hasWord("amp;", at: index) || bytes.hasWord("apos;", at: index)
        case 0x71: bytes.hasWord("quot;", at: index)
        default: bytes[index] == Byte.hash
        }
    }

    /// Appends what the `&` at an index stands for, and answers where to go on.
    static func appendReference(
        _ bytes: [UInt8],
        _ start: Int,
        _ end: Int,
        _ rules: Rules,
        to out: inout [UInt8]
    ) -> Int {
        let first = start + 1
        guard first < end else {
            out.append(Byte.ampersand)
            return first
        }
        if bytes[first] == Byte.hash { return appendNumber(bytes, start, end, to: &out) }
        if let next = appendCommon(bytes, first, end, to: &out) { return next }
        var index = first
        let limit = min(end, first + longestName)
        while index < limit, bytes[index].isASCIILetter || bytes[index].isASCIIDigit { index += 1 }
        if index < end, bytes[index] == Byte.semicolon, append(name: first..<index, of: bytes, to: &out) {
            return index + 1
        }
        if rules == .html, let next = appendLegacy(bytes, first..<index, end, to: &out) { return next }
        out.append(Byte.ampersand)
        return first
    }

    /// The four that escaped HTML is full of, without a look at the table.
    @inline(__always)
    private static func appendCommon(
        _ bytes: [UInt8],
        _ first: Int,
        _ end: Int,
        to out: inout [UInt8]
    ) -> Int? {
        guard first + 2 < end else { return nil }
        let word = (bytes[first], bytes[first + 1], bytes[first + 2])
        switch word {
        case (0x6c, 0x74, Byte.semicolon): out.append(Byte.less)
        case (0x67, 0x74, Byte.semicolon): out.append(Byte.greater)
        case (0x61, 0x6d, 0x70) where first + 3 < end && bytes[first + 3] == Byte.semicolon:
            out.append(Byte.ampersand)
            return first + 4
        case (0x71, 0x75, 0x6f)
        where first + 4 < end && bytes[first + 3] == 0x74 && bytes[first + 4] == Byte.semicolon:
            out.append(Byte.quote)
            return first + 5
        default: return nil
        }
        return first + 3
    }

    private static func append(name: Range<Int>, of bytes: [UInt8], to out: inout [UInt8]) -> Bool {
        guard let index = names.table.index(of: name, in: bytes) else { return false }
        out.append(contentsOf: names.values[index])
        return true
    }

    /// The longest old name that the letters begin with: `&notit;` is `¬it;`.
    private static func appendLegacy(
        _ bytes: [UInt8],
        _ letters: Range<Int>,
        _ end: Int,
        to out: inout [UInt8]
    ) -> Int? {
        for length in stride(from: min(6, letters.count), to: 1, by: -1) {
            let name = letters.lowerBound..<letters.lowerBound + length
            guard let index = names.table.index(of: name, in: bytes), names.isLegacy[index] else { continue }
            out.append(contentsOf: names.values[index])
            return name.upperBound
        }
        return nil
    }

    /// `&#8217;`, `&#x2019;`, also without the semicolon.
    private static func appendNumber(
        _ bytes: [UInt8],
        _ start: Int,
        _ end: Int,
        to out: inout [UInt8]
    ) -> Int {
        var index = start + 2
        let isHex = index < end && bytes[index] | 0x20 == 0x78
        if isHex { index += 1 }
        let firstDigit = index
        var value: UInt32 = 0
        while index < end, let digit = digitValue(bytes[index], isHex: isHex) {
            value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
            index += 1
        }
        guard index > firstDigit else {
            out.append(Byte.ampersand)
            return start + 1
        }
        if index < end, bytes[index] == Byte.semicolon { index += 1 }
        append(scalar: value, to: &out)
        return index
    }

    private static func digitValue(_ byte: UInt8, isHex: Bool) -> UInt32? {
        if byte.isASCIIDigit { return UInt32(byte - 0x30) }
        let lower = byte | 0x20
        return isHex && lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x57) : nil
    }

    /// Appends a character; drops what is none: controls, surrogates, what is past U+10FFFF.
    static func append(scalar value: UInt32, to out: inout [UInt8]) {
        // Who writes `&#146;` means windows-1252; HTML reads it so, too.
        if value >= 0x20, value < 0x7f {
            out.append(UInt8(value))
            return
        }
        let meant = value >= 0x80 && value < 0xa0 ? windows1252[Int(value - 0x80)] : value
        guard meant >= 0xa0 || meant == 0x09 || meant == 0x0a || meant == 0x0d,
            let scalar = Unicode.Scalar(meant), meant != 0xfffe, meant != 0xffff
        else { return }
        out.append(contentsOf: Array(String(Character(scalar)).utf8))
    }

    /// The characters of windows-1252 from 0x80 on; the five that it does not have are controls.
    static let windows1252: [UInt32] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
        0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
    ]

    /// `CounterClockwiseContourIntegral` is the longest.
    private static let longestName = 31
    private static let names = NamedCharacters()
}

/// The table of `NamedCharacterTable`, ready for look-ups.
private struct NamedCharacters: Sendable {
    let table: NameTable
    let values: [[UInt8]]
    let isLegacy: [Bool]

    init() {
        var names: [String] = []
        var values: [[UInt8]] = []
        var isLegacy: [Bool] = []
        for row in NamedCharacterTable.source.split(separator: " ") {
            let halves = row.split(separator: "=")
            guard halves.count == 2 else { continue }
            isLegacy.append(halves[0].hasPrefix("!"))
            names.append(String(halves[0].drop { $0 == "!" }))
            let scalars = halves[1].split(separator: "+")
                .compactMap {
                    UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
                }
            values.append(scalars.flatMap { Array(String(Character($0)).utf8) })
        }
        table = NameTable(names, ignoringCase: false)
        self.values = values
        self.isLegacy = isLegacy
    }
}
