// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The text of one settings file, with the name that people know it by.
struct SourceText {
    let path: String
    let role: SettingsFiles.File.Role
    let text: String

    /// The rest of the text from a place on; lines and columns from 1, columns in Unicode scalars.
    func scalars(from line: Int, column: Int) -> Substring.UnicodeScalarView {
        let all = text.unicodeScalars
        var index = all.startIndex
        var current = 1
        while current < line, let newline = all[index...].firstIndex(of: "\n") {
            index = all.index(after: newline)
            current += 1
        }
        for _ in 1..<max(1, column) where index < all.endIndex { index = all.index(after: index) }
        return all[index...]
    }

    /// The character at a place; nil past the end.
    func scalar(line: Int, column: Int) -> Unicode.Scalar? {
        scalars(from: line, column: column).first
    }
}

/// A place in a settings file.
struct Place: Hashable, CustomStringConvertible {
    let file: String
    let line: Int
    let column: Int

    var description: String { "\(file):\(line):\(column)" }
}
