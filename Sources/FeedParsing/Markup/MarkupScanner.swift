// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads markup token by token: XML as feeds have it, and the HTML inside.
///
/// Forgiving, and linear: it never looks back, each search for an end that is not there is made once, and what
/// is no markup is text. It knows no names, no nesting and no namespaces, and makes no strings: tokens are ranges
/// of the input.
public struct MarkupScanner {
    /// The input, UTF-8.
    public let bytes: [UInt8]
    /// Where the next token begins.
    public private(set) var position: Int
    /// Where the input ends.
    public let end: Int
    /// Where the last token began.
    public private(set) var tokenStart: Int
    /// The name of the last tag, prefix included.
    public private(set) var name = 0..<0
    /// The attributes of the last start tag, in order.
    public private(set) var attributes: [Attribute] = []
    /// Whether the last start tag ended in `/>`.
    public private(set) var isSelfClosing = false
    /// Whether the input ended within a tag, a comment or a section.
    public private(set) var isCutShort = false

    private let keepsAttributes: Bool
    private var exhausted: Exhausted = []

    /// One piece of markup.
    public enum Token: Sendable, Hashable {
        /// Characters, with their references as they stand.
        case text(Range<Int>)
        /// The inside of a CDATA section.
        case cdata(Range<Int>)
        /// A start tag: see `name`, `attributes`, `isSelfClosing`.
        case startTag
        /// An end tag: see `name`.
        case endTag
        /// A comment, a declaration or a processing instruction.
        case other
        /// Nothing is left.
        case end
    }

    /// A name and a value of a start tag, the quotes left out.
    public struct Attribute: Sendable, Hashable {
        /// The name, prefix included.
        public let name: Range<Int>
        /// The value, with its references as they stand.
        public let value: Range<Int>
    }

    /// Ends that are known not to come any more, so that nobody looks for them again.
    private struct Exhausted: OptionSet {
        let rawValue: UInt8
        static let quote = Exhausted(rawValue: 1)
        static let apostrophe = Exhausted(rawValue: 2)
        static let instruction = Exhausted(rawValue: 4)
        static let doctype = Exhausted(rawValue: 8)
    }

    /// A scanner over a part of the input; whoever does not ask for attributes can have them passed over.
    public init(_ bytes: [UInt8], in range: Range<Int>, keepingAttributes: Bool = true) {
        self.bytes = bytes
        keepsAttributes = keepingAttributes
        let clamped = range.clamped(to: 0..<bytes.count)
        position = clamped.lowerBound
        tokenStart = clamped.lowerBound
        end = clamped.upperBound
    }

    /// A scanner over the whole input.
    public init(_ bytes: [UInt8]) {
        self.init(bytes, in: 0..<bytes.count)
    }

    /// The next token.
    public mutating func next() -> Token {
        tokenStart = position
        guard position < end else { return .end }
        if bytes[position] == Byte.less, let token = markup() { return token }
        // A `<` that begins no markup is text; so is everything up to the next one.
        let stop = bytes.firstIndex(of: Byte.less, in: position + 1..<end) ?? end
        position = stop
        return .text(tokenStart..<stop)
    }

    /// Goes on behind the end tag of an element whose inside is no markup (`script`, `style`).
    public mutating func skipRawText(until name: StaticString) {
        var from = position
        while let hit = bytes.firstIndex(of: "</", in: from..<end) {
            from = hit + 2
            guard bytes.hasWord(name, at: from) else { continue }
            position = bytes.firstIndex(of: Byte.greater, in: from..<end).map { $0 + 1 } ?? end
            return
        }
        position = end
    }

    /// The name of the last tag without its prefix.
    var localName: Range<Int> { bytes.localName(name) }

    /// The value of an attribute by its local name, without regard to case or prefix.
    public func attribute(_ local: StaticString) -> Range<Int>? {
        for attribute in attributes {
            let name = attribute.name
            let size = local.utf8CodeUnitCount
            guard name.count >= size, bytes.matches(name.upperBound - size..<name.upperBound, local)
            else { continue }
            if name.count == size || bytes[name.upperBound - size - 1] == Byte.colon {
                return attribute.value
            }
        }
        return nil
    }
}

extension MarkupScanner {
    /// The text of an attribute of HTML, its references resolved, trimmed.
    public func text(ofAttribute value: Range<Int>) -> String {
        var out: [UInt8] = []
        CharacterReferences.append(bytes, bytes.trimmed(value), as: .xml, to: &out)
        return String(decoding: out, as: UTF8.self)
    }
}

extension MarkupScanner {
    private mutating func markup() -> Token? {
        guard position + 1 < end else { return nil }
        switch bytes[position + 1] {
        case Byte.slash: return endTag()
        case Byte.bang: return declaration()
        case Byte.question: return instruction()
        case let byte where byte.isNameStart: return startTag()
        default: return nil
        }
    }

    private mutating func declaration() -> Token? {
        if bytes.hasWord("<!--", at: position) {
            // `<!-->` and `<!--->` are comments too.
            skip(past: "-->", from: position + 2, width: 3)
            return .other
        }
        if bytes.hasWord("<![cdata[", at: position) {
            let start = min(position + 9, end)
            skip(past: "]]>", from: start, width: 3)
            return .cdata(start..<(isCutShort && position == end ? end : position - 3))
        }
        skipDoctype()
        return .other
    }

    private mutating func skip(past pattern: StaticString, from start: Int, width: Int) {
        if let hit = bytes.firstIndex(of: pattern, in: min(start, end)..<end) {
            position = hit + width
        } else {
            isCutShort = true
            position = end
        }
    }

    /// Passes over a DOCTYPE with its internal subset: nothing that it declares is ever used.
    private mutating func skipDoctype() {
        var index = position + 2
        var isInSubset = false
        var quote: UInt8?
        scan: while index < end, !exhausted.contains(.doctype) {
            let byte = bytes[index]
            switch (byte, quote) {
            case (_, let open?): if byte == open { quote = nil }
            case (Byte.quote, nil), (Byte.apostrophe, nil): quote = byte
            case (Byte.leftBracket, nil): isInSubset = true
            case (Byte.rightBracket, nil): isInSubset = false
            case (Byte.greater, nil) where !isInSubset:
                position = index + 1
                return
            default: break
            }
            index += 1
        }
        exhausted.insert(.doctype)
        skip(past: ">", from: position + 2, width: 1)
    }

    private mutating func instruction() -> Token {
        // `<?xml version="1.0">`, which lacks its second `?`, must not take the feed with it.
        let isDeclaration = bytes.hasWord("<?xml", at: position) && !isNamePart(at: position + 5)
        if !isDeclaration, !exhausted.contains(.instruction) {
            if let hit = bytes.firstIndex(of: "?>", in: position + 2..<end) {
                position = hit + 2
                return .other
            }
            exhausted.insert(.instruction)
        }
        skip(past: ">", from: position + 2, width: 1)
        return .other
    }

    private func isNamePart(at index: Int) -> Bool { index < end && bytes[index].isNamePart }

    private mutating func endTag() -> Token? {
        var index = position + 2
        guard index < end, bytes[index].isNameStart else { return nil }
        index = bytes.endOfName(from: index, to: end)
        name = position + 2..<index
        // `</title<link>` ends where the next tag begins.
        while index < end, bytes[index] != Byte.greater, bytes[index] != Byte.less { index += 1 }
        if index >= end { isCutShort = true }
        position = index < end && bytes[index] == Byte.greater ? index + 1 : index
        return .endTag
    }

    private mutating func startTag() -> Token {
        var index = bytes.endOfName(from: position + 1, to: end)
        name = position + 1..<index
        if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
        isSelfClosing = false
        while true {
            while index < end, bytes[index].isMarkupSpace { index += 1 }
            guard index < end, bytes[index] != Byte.less else { break }
            if bytes[index] == Byte.greater {
                position = index + 1
                return .startTag
            }
            isSelfClosing = bytes[index] == Byte.slash
            index = isSelfClosing ? index + 1 : attribute(at: index)
        }
        if index >= end { isCutShort = true }
        position = index
        return .startTag
    }

    /// Reads one attribute, and answers where it ends.
    private mutating func attribute(at start: Int) -> Int {
        var index = start + 1
        while index < end, bytes[index].isAttributeNamePart { index += 1 }
        let name = start..<index
        var ahead = index
        while ahead < end, bytes[ahead].isMarkupSpace { ahead += 1 }
        guard ahead < end, bytes[ahead] == Byte.equals else {
            keep(name, index..<index)
            return index
        }
        index = ahead + 1
        while index < end, bytes[index].isMarkupSpace { index += 1 }
        guard index < end else { return index }
        if let close = closingQuote(at: index) {
            keep(name, index + 1..<close)
            return close + 1
        }
        let from = index
        while index < end, !bytes[index].isMarkupSpace, bytes[index] != Byte.greater { index += 1 }
        // `href=http://a.example/>` is an empty tag and no slash of the link.
        let closesItself =
            index < end && bytes[index] == Byte.greater && index > from + 1
            && bytes[index - 1] == Byte.slash
        keep(name, from..<(closesItself ? index - 1 : index))
        return closesItself ? index - 1 : index
    }

    private mutating func closingQuote(at index: Int) -> Int? {
        let quote = bytes[index]
        guard quote == Byte.quote || quote == Byte.apostrophe else { return nil }
        let mark: Exhausted = quote == Byte.quote ? .quote : .apostrophe
        guard !exhausted.contains(mark) else { return nil }
        if let close = bytes.firstIndex(of: quote, in: index + 1..<end) { return close }
        exhausted.insert(mark)
        return nil
    }

    private mutating func keep(_ name: Range<Int>, _ value: Range<Int>) {
        guard keepsAttributes, attributes.count < ParseLimits.maxAttributes else { return }
        attributes.append(Attribute(name: name, value: value))
    }
}

extension [UInt8] {
    /// Where the name ends that begins at an index.
    fileprivate func endOfName(from start: Int, to end: Int) -> Int {
        withUnsafeBufferPointer { buffer in
            var index = start
            while index < end, buffer[index].isNamePart { index += 1 }
            return index
        }
    }

    /// A name without its prefix.
    fileprivate func localName(_ name: Range<Int>) -> Range<Int> {
        withUnsafeBufferPointer { buffer in
            for index in name where buffer[index] == Byte.colon { return index + 1..<name.upperBound }
            return name
        }
    }
}

extension UInt8 {
    @inline(__always)
    fileprivate var isNameStart: Bool { isASCIILetter || self == 0x5f || self == Byte.colon || self >= 0x80 }

    @inline(__always)
    fileprivate var isNamePart: Bool { self > 0x3e || !UInt8.endsName(self) }

    /// Whether a byte up to `>` is white space, `/`, `<` or `>`: one look at a set of bits.
    @inline(__always)
    private static func endsName(_ byte: UInt8) -> Bool { 0x5000_8001_0000_3600 >> UInt64(byte) & 1 == 1 }

    @inline(__always)
    fileprivate var isAttributeNamePart: Bool { isNamePart && self != Byte.equals }
}
