// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A part of an array of bytes, by reference: what stands in a document as it is meant is not copied out of it.
struct ByteSlice: Sendable {
    /// The array that it is a part of.
    let bytes: [UInt8]
    /// Where in it.
    let range: Range<Int>

    /// A part of an array.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range.clamped(to: 0..<bytes.count)
    }

    /// The whole of an array.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        range = 0..<bytes.count
    }

    var isEmpty: Bool { range.isEmpty }
    var count: Int { range.count }
    /// The bytes as an array of their own.
    var array: [UInt8] { range.count == bytes.count ? bytes : Array(bytes[range]) }
    /// The bytes as text.
    var text: String { bytes.text(range) }
    /// The part without white space at its ends.
    var trimmed: ByteSlice { ByteSlice(bytes, bytes.trimmed(range)) }

    /// Whether a byte stands in it.
    func contains(_ byte: UInt8) -> Bool { bytes.firstIndex(of: byte, in: range) != nil }
}
