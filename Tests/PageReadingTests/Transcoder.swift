// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Glibc

/// Encodes text for tests.
enum Transcoder {
    /// The bytes of a text in a charset; nil when the C library cannot do it.
    static func encode(_ text: String, _ charset: String) -> [UInt8]? {
        guard let converter = iconv_open(charset, "UTF-8"), Int(bitPattern: converter) != -1 else {
            return nil
        }
        defer { iconv_close(converter) }
        var input = Array(text.utf8CString.dropLast())
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        let size = output.count
        var left = size
        let isDone = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to, count) = (input.baseAddress, output.baseAddress, input.count)
                return iconv(converter, &from, &count, &to, &left) == 0
            }
        }
        return isDone ? output.prefix(size - left).map(UInt8.init(bitPattern:)) : nil
    }
}
