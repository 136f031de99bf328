// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Turns byte offsets into lines and columns, as long as they grow: each byte is looked at once.
struct TextPlace {
    private let bytes: [UInt8]
    private var offset = 0
    private var position = OPMLDocument.Position(line: 1, column: 1)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The place of an offset that is not before the last one asked for.
    mutating func position(at target: Int) -> OPMLDocument.Position {
        while offset < min(target, bytes.count) {
            if bytes[offset] == Byte.lineFeed {
                position.line += 1
                position.column = 1
            } else if bytes[offset] & 0xc0 != 0x80 {
                position.column += 1
            }
            offset += 1
        }
        return position
    }
}
