// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A look at the tags of a page before libxml2 reads it.
struct TagCheck {
    /// The comparisons that libxml2 makes of attributes: each with all others of its tag.
    private(set) var comparisons = 0
    /// Where the page has had as many start tags as are read; nil: nowhere.
    private(set) var cut: Int?
    /// How many end tags there are.
    private(set) var endTags = 0
    /// The first element's name, when it is the root of a feed.
    private(set) var feedRoot: String?

    private var hasName = false

    /// Reads tags as libxml2 does, once over the bytes, up to a number of start tags.
    init(_ bytes: [UInt8], maxTags: Int = PageLimits.maxTags) {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            var tags = 0
            while index + 1 < bytes.count {
                guard bytes[index] == UInt8(ascii: "<") else {
                    index += 1
                    continue
                }
                guard bytes[index + 1].isLetter else {
                    if bytes[index + 1] == UInt8(ascii: "/") { endTags += 1 }
                    index += 1
                    continue
                }
                guard tags < maxTags else {
                    cut = index
                    return
                }
                tags += 1
                readName(bytes, &index)
                readAttributes(bytes, &index)
            }
        }
    }

    private mutating func readName(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        index += 1
        let start = index
        while index < bytes.count, !bytes[index].endsName { index += 1 }
        guard !hasName else { return }
        hasName = true
        let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        if ["rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "opml"].contains(name) { feedRoot = name }
    }

    private mutating func readAttributes(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        var count = 0
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if bytes[index].isSpace || bytes[index] == UInt8(ascii: "/") {
                index += 1
                continue
            }
            count += 1
            while index < bytes.count, !bytes[index].endsName, bytes[index] != UInt8(ascii: "=") {
                index += 1
            }
            Self.skipValue(bytes, &index)
        }
        comparisons += count * count / 2
    }

    private static func skipValue(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return }
        index += 1
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        guard index < bytes.count else { return }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            while index < bytes.count, !bytes[index].isSpace, bytes[index] != UInt8(ascii: ">") { index += 1 }
            return
        }
        index += 1
        while index < bytes.count, bytes[index] != quote { index += 1 }
        index += 1
    }
}

extension UInt8 {
    /// White space of HTML.
    @inline(__always)
    var isSpace: Bool { self == 0x20 || self >= 0x09 && self <= 0x0d }

    /// An ASCII letter.
    @inline(__always)
    var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7a }

    /// An ASCII digit.
    @inline(__always)
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    @inline(__always)
    fileprivate var endsName: Bool { isSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
}
