// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The lines of a file, each with its own end, so that what is not edited stays as it is to the byte.
struct FeedListText {
    private(set) var lines: [String]
    private let lineEnd: String

    init(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines = parts.enumerated()
            .map { String(Substring($0.element)) + ($0.offset < parts.count - 1 ? "\n" : "") }
        if lines.last?.isEmpty == true { lines.removeLast() }
        lineEnd = lines.first?.utf8.suffix(2).elementsEqual("\r\n".utf8) == true ? "\r\n" : "\n"
    }

    var text: String { lines.joined() }

    /// Puts lines before the line at an index; a last line without an end gets one, and gives up its lack of it.
    mutating func insert(_ new: [String], at index: Int) {
        let isOpen = index == lines.count && lines.last.map { !$0.utf8.ends(withLineFeed: ()) } ?? false
        if isOpen, let last = lines.indices.last { lines[last] += lineEnd }
        var ended = new.map { $0 + lineEnd }
        if isOpen, let last = new.last { ended[ended.count - 1] = last }
        lines.insert(contentsOf: ended, at: index)
    }

    mutating func remove(_ range: Range<Int>) { lines.removeSubrange(range) }

    /// Takes some characters, counted from 0 in Unicode scalars, and the white space before them out of a line.
    mutating func cut(_ count: Int, from column: Int, ofLine index: Int) {
        let scalars = Array(lines[index].unicodeScalars)
        guard column + count <= scalars.count else { return }
        var head = scalars[..<column]
        while head.last == " " { head.removeLast() }
        lines[index] = String(String.UnicodeScalarView(head + scalars[(column + count)...]))
    }

    /// What a line is for the layout.
    func kind(ofLine index: Int) -> LineKind {
        let line = lines[index].unicodeScalars
        let indentation = line.prefix { $0 == " " }.count
        switch line.dropFirst(indentation).first {
        case nil, "\n", "\r", "\t": return .blank
        case "#": return .comment(indentation)
        default: return .content(indentation)
        }
    }

    /// What a line is for the layout, with its indentation.
    enum LineKind: Equatable {
        case blank
        case comment(Int)
        case content(Int)
    }
}

extension String.UTF8View {
    fileprivate func ends(withLineFeed: Void) -> Bool { last == UInt8(ascii: "\n") }
}
