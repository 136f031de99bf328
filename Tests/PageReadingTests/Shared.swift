// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import PageReading

/// The page that a text is, as if it came from `https://h.example/news/1`.
func read(_ html: String) throws(PageFailure) -> ArticlePage {
    try PageReader.read(Array(html.utf8), context: DocumentContext(url: "https://h.example/news/1"))
}

/// The pages written for these tests, each with the text that a reader would call the article.
enum PageFixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/pages")

    /// Their names, sorted.
    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
    }()

    static func page(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name + ".html")))
    }

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
    }
}

/// How alike two texts are, 0…1: the harmonic mean of precision and recall over their sequences of four words.
///
/// A word is a run of letters and digits in lower case, an East Asian character a word of its own. A sequence
/// that stands there twice counts twice.
func shingleF1(_ found: String, _ expected: String) -> Double {
    let (left, right) = (shingles(found), shingles(expected))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let common = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    return 2 * Double(common) / Double(left.values.reduce(0, +) + right.values.reduce(0, +))
}

private func shingles(_ text: String) -> [[String]: Int] {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
        let isWide = (0x3040...0x9fff).contains(scalar.value) || (0xac00...0xd7a3).contains(scalar.value)
        let isPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        if isPart, !isWide { word.unicodeScalars.append(scalar) }
        if !isPart || isWide, !word.isEmpty {
            words.append(word)
            word = ""
        }
        if isWide { words.append(String(scalar)) }
    }
    if !word.isEmpty { words.append(word) }
    let size = min(4, words.count)
    guard size > 0 else { return [:] }
    return (0...words.count - size).reduce(into: [:]) { $0[Array(words[$1..<$1 + size]), default: 0] += 1 }
}
