// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Eight bytes at a time, each looked at within its part of a 64-bit word: nearly all of a feed is dull ASCII.
///
/// Every answer has the high bit set of each byte that it is true of. The lowest such bit is always right; one
/// above it may be wrong, for a borrow: who finds something looks again byte by byte.
struct ByteWord {
    let bits: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The eight bytes at an index.
    @inline(__always)
    init(_ buffer: UnsafeRawBufferPointer, at index: Int) {
        bits = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Bytes beyond ASCII.
    @inline(__always)
    var beyondASCII: UInt64 { bits & Self.highs }

    /// Bytes below the space: controls and line ends.
    @inline(__always)
    var controls: UInt64 { (bits &- Self.ones &* 0x20) & ~bits & Self.highs }

    /// Bytes that are this one.
    @inline(__always)
    func matches(_ byte: UInt8) -> UInt64 {
        let difference = bits ^ (Self.ones &* UInt64(byte))
        return (difference &- Self.ones) & ~difference & Self.highs
    }
}
