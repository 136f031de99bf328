// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Glibc

/// Bytes of a charset as UTF-8, through glibc's iconv.
enum Iconv {
    /// The text of bytes in a charset; bytes that it does not have become U+FFFD.
    ///
    /// Nil when iconv does not know the charset. `invalid` counts the replacements.
    static func utf8(of input: [UInt8], in charset: Charset) -> (bytes: [UInt8], invalid: Int)? {
        let converter = iconv_open("UTF-8", charset.iconvName)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(input.count + input.count / 2)
        var invalid = 0
        var source = input
        source.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            var next: UnsafeMutablePointer<CChar>? = start.assumingMemoryBound(to: CChar.self)
            var left = buffer.count
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 15) { chunk in
                while left > 0 {
                    var target = chunk.baseAddress
                    var room = chunk.count
                    let result = iconv(converter, &next, &left, &target, &room)
                    let failure = result == -1 ? errno : 0
                    output.append(contentsOf: UnsafeRawBufferPointer(chunk)[..<(chunk.count - room)])
                    guard failure == EILSEQ || failure == EINVAL else { continue }
                    output.append(contentsOf: replacement)
                    invalid += 1
                    let width = min(charset.unitBytes, left)
                    next = next?.advanced(by: width)
                    left -= width
                }
                // A letter that a mark could have followed is held back till the end (windows-1255, -1258).
                var target = chunk.baseAddress
                var room = chunk.count
                iconv(converter, nil, nil, &target, &room)
                output.append(contentsOf: UnsafeRawBufferPointer(chunk)[..<(chunk.count - room)])
            }
        }
        return (output, invalid)
    }

    private static let replacement: [UInt8] = [0xef, 0xbf, 0xbd]
}
