// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CZlib

/// Opens bodies that are gzip though no header says so, or that were packed twice.
///
/// Servers that compress what a cache behind them compressed again send both.
public struct GzipBody: Sendable {
    /// What was in it; the body itself when it is no gzip.
    public private(set) var bytes: [UInt8]
    /// Whether the compressed bytes break off or are damaged, so that only their beginning could be read.
    public private(set) var isTruncated = false

    /// Layers that are opened; what is packed more often is no feed.
    public static let maxLayers = 2

    /// Opens a body.
    ///
    /// - Throws: a `ParseFailure` `tooLarge` when a layer holds more than `maxBytes`, and `binary` when nothing
    ///   at all can be read of it.
    public init(_ body: [UInt8], maxBytes: Int) throws(ParseFailure) {
        bytes = body
        for _ in 0..<Self.maxLayers where Self.isGzip(bytes) {
            var reading = GzipReading(bytes, maxBytes: maxBytes)
            reading.run()
            if reading.isTooLong {
                throw ParseFailure(.tooLarge, "the body unpacks to more than \(maxBytes) bytes")
            }
            if reading.output.isEmpty, reading.isBroken {
                throw ParseFailure(.binary, "the body is gzip, and damaged")
            }
            bytes = reading.output
            isTruncated = isTruncated || reading.isBroken
        }
    }

    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }
}

/// One layer on its way through zlib.
private struct GzipReading {
    private(set) var output: [UInt8] = []
    private(set) var isBroken = false
    private(set) var isTooLong = false
    private var input: [UInt8]
    private let maxBytes: Int

    init(_ input: [UInt8], maxBytes: Int) {
        self.input = input
        self.maxBytes = maxBytes
    }

    mutating func run() {
        var stream = z_stream()
        // 15 bits of window, and 16 more for gzip's header and trailer.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
            isBroken = true
            return
        }
        defer { inflateEnd(&stream) }
        let count = input.count
        input.withUnsafeMutableBufferPointer { buffer in
            stream.next_in = buffer.baseAddress
            stream.avail_in = UInt32(clamping: count)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { chunk in
                while Self.inflateNext(&stream, chunk, &output, &isBroken), output.count <= maxBytes {}
            }
        }
        isTooLong = output.count > maxBytes
    }

    /// Appends the next piece; answers whether more may come.
    private static func inflateNext(
        _ stream: inout z_stream,
        _ chunk: UnsafeMutableBufferPointer<UInt8>,
        _ output: inout [UInt8],
        _ isBroken: inout Bool
    ) -> Bool {
        stream.next_out = chunk.baseAddress
        stream.avail_out = UInt32(chunk.count)
        let answer = inflate(&stream, Z_NO_FLUSH)
        let written = chunk.count - Int(stream.avail_out)
        output.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[..<written]))
        switch answer {
        case Z_OK: return true
        case Z_STREAM_END:
            // Several members may follow one another; anything else behind the last is no part of it.
            guard stream.avail_in > 1, stream.next_in[0] == 0x1f, stream.next_in[1] == 0x8b else {
                return false
            }
            return inflateReset(&stream) == Z_OK
        default:
            isBroken = true
            return false
        }
    }
}
