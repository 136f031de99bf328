// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What changed between two texts, word by word; character by character in scripts without spaces.
public enum WordDifference {
    /// A stretch of one of the texts.
    public struct Piece: Codable, Sendable, Hashable {
        /// What became of it.
        public enum Change: String, Codable, Sendable, Hashable {
            /// It stands in both.
            case same
            /// It stood in the older one only.
            case removed
            /// It stands in the newer one only.
            case added
        }

        /// What became of it.
        public var change: Change
        /// Its words.
        public var text: String

        /// Joins the parts.
        public init(_ change: Change, _ text: String) {
            self.change = change
            self.text = text
        }
    }

    /// Between what both begin and end with, more words than this are not compared: all of them changed.
    ///
    /// Comparing takes memory in proportion to the square of what differs.
    static let mostWords = 1000
    /// Words shown around a change.
    private static let context = 6

    /// The pieces in the order of the text, with all that stayed.
    public static func pieces(from old: String, to new: String) -> [Piece] {
        let (before, after) = (words(old), words(new))
        let head = zip(before, after).prefix { $0.word == $1.word }.count
        let rest = min(before.count, after.count) - head
        let tail = zip(before.reversed(), after.reversed()).prefix(rest).prefix { $0.word == $1.word }.count
        var pieces = Pieces()
        for word in after.prefix(head) { pieces.add(.same, word.text) }
        add(before[head..<(before.count - tail)], after[head..<(after.count - tail)], to: &pieces)
        for word in after.suffix(tail) { pieces.add(.same, word.text) }
        return pieces.list
    }

    private static func add(_ before: ArraySlice<Word>, _ after: ArraySlice<Word>, to pieces: inout Pieces) {
        guard max(before.count, after.count) <= mostWords else {
            for word in before { pieces.add(.removed, word.text) }
            for word in after { pieces.add(.added, word.text) }
            return
        }
        let difference = after.map(\.word).difference(from: before.map(\.word))
        let removed = Set(difference.removals.map(\.offset))
        let added = Set(difference.insertions.map(\.offset))
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if removed.contains(left) {
                pieces.add(.removed, before[before.startIndex + left].text)
                left += 1
            } else if added.contains(right) {
                pieces.add(.added, after[after.startIndex + right].text)
                right += 1
            } else {
                pieces.add(.same, after[after.startIndex + right].text)
                left += 1
                right += 1
            }
        }
    }

    /// The same with long stretches that stayed cut to the words around the changes; empty when nothing changed.
    public static func changes(from old: String, to new: String) -> [Piece] {
        let all = pieces(from: old, to: new)
        guard all.contains(where: { $0.change != .same }) else { return [] }
        return all.enumerated()
            .map { index, piece in
                guard piece.change == .same else { return piece }
                let isLast = index == all.count - 1
                return Piece(.same, shortened(piece.text, isFirst: index == 0, isLast: isLast))
            }
    }

    private static func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let words = words(text)
        guard words.count > context * 2 + 2 else { return text }
        let head = isFirst ? "" : words.prefix(context).map(\.text).joined()
        let tail = isLast ? "" : words.suffix(context).map(\.text).joined()
        return head + "… " + tail
    }

    /// A word, and the same with the white space behind it.
    private typealias Word = (word: Substring, text: Substring)

    private static func words(_ text: String) -> [Word] {
        var words: [Word] = []
        var rest = text[...]
        while let first = rest.first {
            let end: Substring.Index
            if first.isWhitespace {
                end = rest.startIndex
            } else if isAlone(first) {
                end = rest.index(after: rest.startIndex)
            } else {
                end = rest.firstIndex { $0.isWhitespace || isAlone($0) } ?? rest.endIndex
            }
            let next = rest[end...].firstIndex { !$0.isWhitespace } ?? rest.endIndex
            words.append((rest[..<end], rest[..<next]))
            rest = rest[next...]
        }
        return words
    }

    /// Han and kana, and their punctuation.
    private static func isAlone(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x2e80...0x9fff, 0xf900...0xfaff, 0xff00...0xff65, 0x20000...0x3ffff: return true
        default: return false
        }
    }

    /// Neighbours of one kind become one piece.
    private struct Pieces {
        var list: [Piece] = []

        mutating func add(_ change: Piece.Change, _ text: Substring) {
            if list.last?.change == change {
                list[list.count - 1].text += text
            } else {
                list.append(Piece(change, String(text)))
            }
        }
    }
}

extension CollectionDifference.Change {
    /// The place of what was removed or inserted.
    fileprivate var offset: Int {
        switch self {
        case .remove(let offset, _, _), .insert(let offset, _, _): offset
        }
    }
}
