// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ReviewServer
import Testing

struct WordDifferenceTests {
    private func marked(_ pieces: [WordDifference.Piece]) -> String {
        pieces.map { piece in
            switch piece.change {
            case .same: piece.text
            case .removed: "[-\(piece.text)-]"
            case .added: "{+\(piece.text)+}"
            }
        }
        .joined()
    }

    @Test(arguments: [
        ("a word", "The summit is near", "The summit is off", "The summit is [-near-]{+off+}"),
        ("more", "It is near", "It is near, they say", "It is [-near-]{+near, they say+}"),
        ("less", "It is now near", "It is near", "It is [-now -]near"),
        ("characters", "日朝首脳会談へ", "日朝首脳会談中止へ", "日朝首脳会談{+中止+}へ"),
        ("nothing", "It is near", "It is near", ""),
        ("all", "one two", "three", "[-one two-]{+three+}"),
        ("from nothing", "", "three", "{+three+}"),
    ])
    func `what changed is marked word by word`(_: String, old: String, new: String, expected: String) {
        #expect(marked(WordDifference.changes(from: old, to: new)) == expected)
    }

    @Test func `what stayed is cut to the words around the change`() {
        let words = (1...40).map { "w\($0)" }
        let new = words.prefix(20) + ["new"] + words.suffix(20)
        let text = marked(
            WordDifference.changes(from: words.joined(separator: " "), to: new.joined(separator: " "))
        )
        #expect(text == "… w15 w16 w17 w18 w19 w20 {+new +}w21 w22 w23 w24 w25 w26 … ")
    }

    @Test func `both texts can be put together again from the pieces`() {
        let old = "One two  three\n\nfour 五六七 eight"
        let new = "One 2 three\n\nfour 五七 eight nine"
        let pieces = WordDifference.pieces(from: old, to: new)
        #expect(pieces.filter { $0.change != .removed }.map(\.text).joined() == new)
    }

    @Test func `a text of 256 KiB that has nothing in common takes no hour`() {
        let old = String(repeating: "a b c d ", count: 32_000)
        let new = String(repeating: "e f g h ", count: 32_000)
        #expect(WordDifference.changes(from: old, to: new).map(\.change) == [.removed, .added])
    }
}
