// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Writes markup back.
enum MarkupText {
    /// Appends text so that it reads as itself within markup.
    static func appendEscaped(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
        for byte in text {
            switch byte {
            case Byte.ampersand: out.append(contentsOf: Array("&amp;".utf8))
            case Byte.less: out.append(contentsOf: Array("&lt;".utf8))
            case Byte.greater: out.append(contentsOf: Array("&gt;".utf8))
            default: out.append(byte)
            }
        }
    }

    /// Appends the last tag of a scanner as it stands, its prefix left out: `<xhtml:p>` is HTML's `<p>`.
    static func appendTag(of scanner: MarkupScanner, to out: inout [UInt8]) {
        let local = scanner.localName
        out.append(contentsOf: scanner.bytes[scanner.tokenStart..<scanner.name.lowerBound])
        out.append(contentsOf: scanner.bytes[local.lowerBound..<max(local.lowerBound, scanner.position)])
    }
}

/// The `div` around an Atom text of type `xhtml`, which RFC 4287 (3.1.1.3) says is not part of it.
enum XHTMLWrapper {
    /// The inside of the `div`, where one is around all of it.
    static func remove(from bytes: [UInt8]) -> [UInt8] {
        var scanner = MarkupScanner(bytes)
        guard scanner.next() == .startTag, bytes.matches(scanner.localName, "div") else { return bytes }
        let start = scanner.position
        if scanner.isSelfClosing { return [] }
        guard let last = bytes.lastIndex(of: Byte.less), last >= start, bytes.hasWord("</div", at: last)
        else { return bytes }
        return Array(bytes[bytes.trimmed(start..<last)])
    }
}

/// Base64 as it is found: broken into lines, without its padding.
enum Base64 {
    /// The bytes that a text stands for; nil when it is no base64.
    static func decode(_ text: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text where !byte.isMarkupSpace && byte != Byte.equals {
            guard let value = value(byte) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        // What it stands for must be text.
        return UTF8Check.repaired(out)
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5a: UInt32(byte) - 0x41
        case 0x61...0x7a: UInt32(byte) - 0x47
        case 0x30...0x39: UInt32(byte) + 4
        case Byte.plus, Byte.minus: 62
        case Byte.slash, 0x5f: 63
        default: nil
        }
    }
}
