// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The text of one settings file, with the name that people know it by.
struct SourceText {
    let path: String
    let role: SettingsFiles.File.Role
    let text: String
    private let lineStarts: [String.Index]

    init(path: String, role: SettingsFiles.File.Role, text: String) {
        self.path = path
        self.role = role
        self.text = text
        let newlines = text.utf8.indices.lazy.filter { text.utf8[$0] == UInt8(ascii: "\n") }
        lineStarts = [text.startIndex] + newlines.map { text.utf8.index(after: $0) }
    }

    /// The rest of the text from a place on; lines and columns from 1, columns in Unicode scalars.
    func scalars(from line: Int, column: Int) -> Substring.UnicodeScalarView {
        guard lineStarts.indices.contains(line - 1) else { return ""[...].unicodeScalars }
        return text[lineStarts[line - 1]...].unicodeScalars.dropFirst(max(0, column - 1))
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
