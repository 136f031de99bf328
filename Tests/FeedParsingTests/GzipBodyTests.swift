// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import NewsModel
import Testing

/// Bodies that are gzip without a header that says so (row 30 of the odd feeds).
@Suite struct GzipBodyTests {
    private let feed = Array(
        "<rss version='2.0'><channel><title>T</title><item><title>A</title></item></channel></rss>".utf8
    )

    @Test func `a body that is gzip is opened without a header`() throws {
        #expect(try FeedParser.parse(GzipFile.stored(feed)).entries.map(\.text.title) == ["A"])
        #expect(try FeedParser.parse(GzipFile.stored(feed)).isTruncated == false)
    }

    @Test func `two layers are opened, three are refused`() throws {
        let twice = GzipFile.stored(GzipFile.stored(feed))
        #expect(try FeedParser.parse(twice).entries.count == 1)
        let failure = #expect(throws: ParseFailure.self) { try FeedParser.parse(GzipFile.stored(twice)) }
        #expect(failure?.reason == .binary)
    }

    @Test func `what stands in a truncated body is read and marked`() throws {
        let long = GzipFile.stored(feed + Array(repeating: 0x20, count: 5000))
        let parsed = try FeedParser.parse(Array(long.dropLast(2000)))
        #expect(parsed.entries.count == 1)
        #expect(parsed.isTruncated)
    }

    @Test func `a body is cut anywhere and never crashes`() {
        let packed = GzipFile.stored(feed)
        for count in 0..<packed.count { _ = try? FeedParser.parse(Array(packed.prefix(count))) }
    }

    @Test func `members that follow one another are one body, junk behind them is none of it`() throws {
        let members = GzipFile.stored(Array(feed.prefix(40))) + GzipFile.stored(Array(feed.dropFirst(40)))
        let parsed = try FeedParser.parse(members + [1, 2, 3])
        #expect(parsed.entries.count == 1)
        #expect(!parsed.isTruncated)
    }

    @Test func `a body may not unpack to more than is allowed`() throws {
        var context = DocumentContext()
        context.maxUnpackedBytes = feed.count
        #expect(try FeedParser.parse(GzipFile.stored(feed), context: context).entries.count == 1)
        context.maxUnpackedBytes -= 1
        let failure = #expect(throws: ParseFailure.self) {
            try FeedParser.parse(GzipFile.stored(feed), context: context)
        }
        #expect(failure?.reason == .tooLarge)
    }

    @Test func `a bomb is put out at the bound`() {
        let failure = #expect(throws: ParseFailure.self) { try FeedParser.parse(GzipFile.bomb) }
        #expect(failure?.reason == .tooLarge)
    }

    @Test(arguments: [[0x1f, 0x8b], [0x1f, 0x8b, 8, 0], [0x1f, 0x8b, 0x77, 0x77, 0x77, 1, 2, 3, 4, 5, 6]])
    func `damaged gzip is named`(body: [UInt8]) {
        let failure = #expect(throws: ParseFailure.self) { try FeedParser.parse(body) }
        #expect(failure?.reason == .binary)
        #expect(failure?.detail.contains("gzip") == true)
    }
}

/// Gzip files made by hand, so that the tests need no library.
enum GzipFile {
    private static let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]

    /// Bytes in stored blocks of at most 1 KiB.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var out = header
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(1024)
            rest = rest.dropFirst(block.count)
            let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
            out += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high]
            out += block
        } while !rest.isEmpty
        return out + littleEndian(checksum(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// 30 KiB that are 30 MiB of one letter: a block with fixed codes that repeats the last 258 bytes.
    static let bomb: [UInt8] = {
        var bits = BitWriter(bytes: header)
        bits.append(0b011, 3)
        bits.append(reversed: 0x30 + 0x61, 8)
        for _ in 0..<122_000 {
            bits.append(reversed: 0b1100_0101, 8)
            bits.append(reversed: 0, 5)
        }
        return bits.bytes
    }()

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xedb8_8320 : 0) }
        }
    }

    private struct BitWriter {
        var bytes: [UInt8]
        private var used = 8

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func append(_ value: UInt32, _ count: Int) {
            for index in 0..<count { append(bit: value >> UInt32(index) & 1 == 1) }
        }

        /// Deflate's codes begin with their highest bit.
        mutating func append(reversed value: UInt32, _ count: Int) {
            for index in (0..<count).reversed() { append(bit: value >> UInt32(index) & 1 == 1) }
        }

        private mutating func append(bit: Bool) {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            if bit { bytes[bytes.count - 1] |= 1 << used }
            used += 1
        }
    }
}
