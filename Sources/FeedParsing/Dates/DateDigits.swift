// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Digits and marks of other scripts, as ASCII has them.
enum DateDigits {
    /// A date with the digits of Arabic, Persian and of full width as ASCII's; itself when it has none beyond ASCII.
    static func folded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
        var out: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if let byte = ascii(scalar.value) { out.append(byte) } else { out += Array(String(scalar).utf8) }
        }
        return out
    }

    private static func ascii(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x0660...0x0669: UInt8(0x30 + value - 0x0660)
        case 0x06f0...0x06f9: UInt8(0x30 + value - 0x06f0)
        // The Arabic comma.
        case 0x060c: 0x2c
        // Full width: the digits, and what stands between them.
        case 0xff0b...0xff1a: UInt8(value - 0xfee0)
        case 0x3000: Byte.space
        default: nil
        }
    }
}
