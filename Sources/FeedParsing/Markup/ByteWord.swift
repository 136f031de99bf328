// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Eight bytes at a time, each looked at within its part of a 64-bit word: nearly all of a feed is dull ASCII.
///
/// Every answer has the high bit set of each byte that it is true of, and no other bit. (`SIMD16` would be the
/// plainer way; its comparisons took five times as long with Swift 6.3, November 2026.)
struct ByteWord {
    private let bits: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The eight bytes at an index of a buffer that has as many.
    @inline(__always)
    init(_ buffer: UnsafeRawBufferPointer, at index: Int) {
        bits = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Bytes that are no printable ASCII: below the space, DEL, or beyond.
    ///
    /// Adding to the low seven bits carries into the high one: 1 does from DEL on, 0x60 from the space on.
    @inline(__always)
    var oddities: UInt64 {
        let low = bits & ~Self.highs
        return (bits | (low &+ Self.ones) | ~(low &+ Self.ones &* 0x60)) & Self.highs
    }

    /// Bytes beyond ASCII.
    @inline(__always)
    var beyondASCII: UInt64 { bits & Self.highs }

    /// Bytes that are spaces.
    @inline(__always)
    var spaces: UInt64 {
        let difference = bits ^ (Self.ones &* 0x20)
        return ~(((difference & ~Self.highs) &+ ~Self.highs) | difference) & Self.highs
    }
}
