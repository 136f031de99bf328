// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Where documents and headers state their charset.
enum CharsetDeclaration {
    /// The charset of an XML declaration, or of an HTML `meta` near the top.
    static func find(in bytes: [UInt8]) -> Charset? {
        let head = 0..<min(bytes.count, 1024)
        if let start = bytes.firstIndex(of: "<?xml", in: head),
            let end = bytes.firstIndex(of: Byte.greater, in: start..<head.upperBound)
        {
            return value(of: "encoding", in: bytes, start..<end)
        }
        guard let meta = bytes.firstIndex(of: "<meta", in: head) else { return nil }
        return value(of: "charset", in: bytes, meta..<head.upperBound)
    }

    /// The charset parameter of a `Content-Type`.
    static func charset(ofContentType header: String) -> Charset? {
        let bytes = Array(header.utf8)
        return value(of: "charset", in: bytes, 0..<bytes.count)
    }

    private static func value(of key: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Charset? {
        let size = key.utf8CodeUnitCount
        var index = range.lowerBound
        while index + size < range.upperBound, !bytes.hasWord(key, at: index) { index += 1 }
        index += size
        while index < range.upperBound, bytes[index].isMarkupSpace { index += 1 }
        guard index < range.upperBound, bytes[index] == Byte.equals else { return nil }
        index += 1
        while index < range.upperBound, bytes[index].isMarkupSpace || bytes[index].isQuote { index += 1 }
        let start = index
        while index < range.upperBound, bytes[index].isLabelPart { index += 1 }
        return Charset(label: bytes.text(start..<index))
    }
}

extension UInt8 {
    fileprivate var isQuote: Bool { self == Byte.quote || self == Byte.apostrophe }

    fileprivate var isLabelPart: Bool {
        !isMarkupSpace && !isQuote && self != Byte.semicolon && self != Byte.greater && self != Byte.question
    }
}
