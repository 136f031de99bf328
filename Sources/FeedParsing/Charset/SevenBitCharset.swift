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
            if bytes[index] == 0x1b, index + 2 < bytes.count {
                let isDouble = bytes[index + 1] == 0x24
                let isLong = isDouble && bytes[index + 2] == 0x28
                let final = index + (isLong ? 3 : 2)
                guard final < bytes.count else { break }
                table = isLong ? 0x44 : isDouble ? 0x24 : bytes[final]
                index = final + 1
                continue
            }
            let byte = bytes[index]
            let isPrintable = byte >= 0x21 && byte < 0x7f
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
