// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Text on one line: single spaces between words, no controls.
enum PlainLine {
    /// Bytes of UTF-8 as a line.
    static func text(_ bytes: ByteSlice, maxBytes: Int = ArticleText.maxFieldBytes) -> String {
        if bytes.count <= maxBytes, bytes.bytes.withUnsafeBytes({ isLine($0, bytes.range) }) {
            return bytes.text
        }
        return HTMLText.tidy(bytes, maxBytes: maxBytes, lines: .collapsed).text
    }

    /// The same for an array.
    static func text(_ bytes: [UInt8]) -> String { text(ByteSlice(bytes)) }

    /// A text as a line; itself when it is one.
    static func text(_ text: String) -> String {
        let isLine = text.utf8.withContiguousStorageIfAvailable { buffer in
            self.isLine(UnsafeRawBufferPointer(buffer), 0..<buffer.count)
        }
        return isLine == true && text.utf8.count <= ArticleText.maxFieldBytes
            ? text : self.text(Array(text.utf8))
    }

    /// Whether bytes are such a line already, as far as a look at them tells.
    private static func isLine(_ buffer: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        let text = UnsafeRawBufferPointer(rebasing: buffer[range])
        return TextRun.end(in: text, from: 0) == text.count
    }
}
