// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Charsets that switch between tables by escapes, unfolded into ones of eight bits.
///
/// glibc reads `iso-2022-jp` without the vendors' characters (U+2460 and on), which mail and feeds do use, and it
/// does not know `hz-gb-2312`; unfolded, both go through the vendors' tables.
enum SevenBitCharset {
    /// The bytes in another charset that iconv knows well; nil for charsets that need none of this.
    static func unfold(_ bytes: [UInt8], _ charset: Charset) -> (bytes: [UInt8], charset: Charset)? {
        switch charset.name {
        case "iso-2022-jp": Charset(label: "euc-jp").map { (fromISO2022JP(bytes), $0) }
        case "hz-gb-2312": Charset(label: "gb18030").map { (fromHZ(bytes), $0) }
        default: nil
        }
    }

    private static func fromISO2022JP(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var table: UInt8 = 0x42
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x1b, let escape = escape(bytes, index) {
                table = escape.table
                index += escape.length
                continue
            }
            let byte = bytes[index]
            let isPrintable = byte >= 0x21 && byte < 0x7f
            // Every line ends in ASCII (RFC 1468): a lost escape spoils no more than its line.
            if byte == Byte.lineFeed { table = 0x42 }
            switch table {
            case 0x24 where isPrintable: out.append(byte | 0x80)
            case 0x44 where isPrintable:
                // JIS X 0212: three bytes in EUC-JP.
                out.append(0x8f)
                out.append(byte | 0x80)
                if index + 1 < bytes.count {
                    index += 1
                    out.append(bytes[index] | 0x80)
                }
            case 0x49 where isPrintable:
                out.append(0x8e)
                out.append(byte | 0x80)
            default: out.append(byte)
            }
            index += 1
        }
        return out
    }

    /// The table that an escape switches to, and its length; nil for a damaged one, which is a control like others.
    private static func escape(_ bytes: [UInt8], _ index: Int) -> (table: UInt8, length: Int)? {
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch (byte(1), byte(2)) {
        case (0x28, 0x42), (0x28, 0x4a), (0x28, 0x49): return (byte(2), 3)
        case (0x24, 0x40), (0x24, 0x42): return (0x24, 3)
        case (0x24, 0x28) where byte(3) == 0x44: return (0x44, 4)
        default: return nil
        }
    }

    private static func fromHZ(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var isDouble = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            index += 1
            if byte == 0x7e, next == 0x7b || next == 0x7d || next == 0x7e || next == 0x0a {
                if next == 0x7e { out.append(byte) } else if next != 0x0a { isDouble = next == 0x7b }
                index += 1
            } else {
                out.append(isDouble && byte >= 0x21 ? byte | 0x80 : byte)
            }
        }
        return out
    }
}
