// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Gzip (RFC 1952) made by hand, for servers that compress, lie about it, or mean harm.
public enum Gzip {
    /// The bytes in stored blocks: real gzip that any reader decodes, without compression.
    public static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var out = header
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(0xffff)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            // BFINAL, BTYPE 00, then the length and its complement, little endian (RFC 1951, 3.2.4).
            out.append(rest.isEmpty ? 1 : 0)
            out += littleEndian(length) + littleEndian(~length) + block
        } while !rest.isEmpty
        let crc = CRC32.table.fold(bytes)
        return out + littleEndian(crc) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// Zeros, at least so many, in about 1/158 of their length.
    ///
    /// One zero, then matches of 258 bytes at distance 1 in the fixed Huffman code: 13 bits each. The checksum is
    /// left wrong: a reader must have stopped long before.
    public static func bomb(decodedBytes: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.append(0b1, count: 1)  // BFINAL
        bits.append(0b01, count: 2)  // BTYPE: fixed Huffman codes
        bits.appendCode(0b0011_0000, count: 8)  // the literal 0
        for _ in 0..<(max(0, decodedBytes) / 258 + 1) {
            bits.appendCode(0b1100_0101, count: 8)  // length 258
            bits.appendCode(0b00000, count: 5)  // distance 1
        }
        bits.appendCode(0b000_0000, count: 7)  // end of block
        return header + bits.finished() + [UInt8](repeating: 0, count: 8)
    }

    /// Magic, deflate, no flags, no time, unknown system.
    private static let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian, Array.init)
    }
}

/// Bits, least significant first, as deflate packs them.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt32 = 0
    private var count: UInt32 = 0

    /// A number, its lowest bit first.
    mutating func append(_ value: UInt32, count added: UInt32) {
        pending |= value << count
        count += added
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            count -= 8
        }
    }

    /// A Huffman code, its highest bit first.
    mutating func appendCode(_ code: UInt32, count: UInt32) {
        for bit in (0..<count).reversed() { append(code >> bit & 1, count: 1) }
    }

    func finished() -> [UInt8] {
        count == 0 ? bytes : bytes + [UInt8(truncatingIfNeeded: pending)]
    }
}

/// The checksum of gzip.
private struct CRC32 {
    static let table = CRC32()
    private let entries: [UInt32] = (0..<256)
        .map { index in
            (0..<8)
                .reduce(UInt32(index)) { value, _ in
                    value & 1 == 1 ? 0xedb8_8320 ^ value >> 1 : value >> 1
                }
        }

    func fold(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            entries[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ crc >> 8
        }
    }
}
