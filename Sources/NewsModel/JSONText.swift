// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// JSON as Watchword writes it: sorted names, slashes as they are, and on one line when it is a line.
public enum JSONText {
    /// One line without its end: U+2028, U+2029, DEL, the C1 controls and the bidi controls are escaped, so that no
    /// reader of lines and no terminal takes them for more than text.
    public static func line(_ value: some Encodable) throws -> [UInt8] {
        escapeSeparators([UInt8](try encoder(pretty: false).encode(value)))
    }

    /// A document for people and files, indented, ending with a line feed.
    public static func document(_ value: some Encodable) throws -> [UInt8] {
        escapeSeparators([UInt8](try encoder(pretty: true).encode(value))) + [0x0a]
    }

    private static func encoder(pretty: Bool) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return encoder
    }

    /// Outside ASCII, JSON has only string contents: escapes can be written wherever the bytes stand.
    private static func escapeSeparators(_ json: [UInt8]) -> [UInt8] {
        // Most texts have nothing to escape.
        guard json.contains(where: { $0 == 0x7f || $0 == 0xc2 || $0 == 0xd8 || $0 == 0xe2 }) else {
            return json
        }
        var out: [UInt8] = []
        out.reserveCapacity(json.count)
        var index = 0
        while index < json.count {
            let byte = json[index]
            if byte == 0x7f {
                out += Array("\\u007f".utf8)
                index += 1
            } else if byte == 0xc2, index + 1 < json.count, json[index + 1] < 0xa0 {
                out += Array("\\u00\(String(json[index + 1], radix: 16))".utf8)
                index += 2
            } else if byte == 0xd8, index + 1 < json.count, json[index + 1] == 0x9c {
                out += Array("\\u061c".utf8)
                index += 2
            } else if byte == 0xe2, index + 2 < json.count, isFormat(json[index + 1], json[index + 2]) {
                let low = UInt16(json[index + 1] & 0x3f) << 6 | UInt16(json[index + 2] & 0x3f)
                out += Array("\\u\(String(0x2000 | low, radix: 16))".utf8)
                index += 3
            } else {
                out.append(byte)
                index += 1
            }
        }
        return out
    }

    /// Whether the bytes after 0xe2 make one of U+200E, U+200F, U+2028–202E (separators, bidi) or U+2066–2069 (bidi).
    private static func isFormat(_ second: UInt8, _ third: UInt8) -> Bool {
        switch second {
        case 0x80: third == 0x8e || third == 0x8f || (0xa8...0xae).contains(third)
        case 0x81: (0xa6...0xa9).contains(third)
        default: false
        }
    }
}
