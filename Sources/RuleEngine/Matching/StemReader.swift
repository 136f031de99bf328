// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Synchronization

/// The words of a rule set with `~`, by their stems in each language.
final class StemWords: Sendable {
    /// The words of rules by their stems in one language.
    typealias Table = [[UInt8]: [Int32]]

    private let words: [(bytes: [UInt8], atom: Int32)]
    /// The languages that are tried when an article's is unknown.
    let configured: [String]
    /// Made when the first article of a language comes: few rule sets meet them all.
    private let tables = Mutex<[String: Table]>([:])

    /// Whether there is no such word.
    var isEmpty: Bool { words.isEmpty }

    init(_ words: [(bytes: [UInt8], atom: Int32)], configured: [String]) {
        self.words = words
        self.configured = configured
    }

    /// The words by their stems; `stemmer` is the language's.
    func table(_ language: String, _ stemmer: Stemmer) -> Table {
        tables.withLock { tables in
            if let table = tables[language] { return table }
            let table = Self.table(words, stemmer.stem)
            tables[language] = table
            return table
        }
    }

    /// The words themselves, for languages without stems.
    func plainTable() -> Table { Self.table(words, StemText.folded) }

    private static func table(_ words: [(bytes: [UInt8], atom: Int32)], _ stem: ([UInt8]) -> [UInt8]) -> Table
    {
        var table: Table = [:]
        for (bytes, atom) in words { table[stem(bytes), default: []].append(atom) }
        return table
    }
}

/// Finds the words with `~` that a token is a form of; one for each scratch.
final class StemReader {
    private let words: StemWords
    private var readers: [String: LanguageReader] = [:]
    private var current: LanguageReader

    init(_ words: StemWords) {
        self.words = words
        current = LanguageReader([])
    }

    /// An article comes: its language, nil when nobody knows it.
    func begin(_ language: String?) {
        // Of a language without stems there is one reader, whatever name a feed made up.
        let languages = (language.map { [$0] } ?? words.configured).filter(StemLanguages.contains)
        let key = languages.joined(separator: " ")
        if readers[key] == nil { readers[key] = reader(languages) }
        if let reader = readers[key] { current = reader }
    }

    private func reader(_ languages: [String]) -> LanguageReader {
        if languages.isEmpty { return LanguageReader([(nil, words.plainTable())]) }
        return LanguageReader(
            languages.compactMap { language in
                Stemmer(language: language).map { ($0, words.table(language, $0)) }
            }
        )
    }

    /// Appends the atoms of the words that a token is a form of.
    func append(of token: Token, in text: TokenizedText, to atoms: inout Row<Int32>) {
        guard token.kind == .word else { return }
        current.append(of: token, in: text, to: &atoms)
    }
}

/// Remembers of which words a token is a form, in one language or in several at once.
private final class LanguageReader {
    private struct Entry {
        var start: Int
        var count: Int
        var atoms: [Int32]
    }

    private let tables: [(stemmer: Stemmer?, table: StemWords.Table)]
    private var known: [UInt64: Entry] = [:]
    /// The words that are known, one after the other: a hash alone could be made to lie.
    private var bytes: [UInt8] = []

    /// Different words that are remembered; then it begins anew.
    private static let most = 20_000

    init(_ tables: [(stemmer: Stemmer?, table: StemWords.Table)]) { self.tables = tables }

    func append(of token: Token, in text: TokenizedText, to atoms: inout Row<Int32>) {
        let original = text.original[Int(token.start)..<Int(token.end)]
        let hash = original.withUnsafeBufferPointer { TokenHash.of($0) }
        if let entry = known[hash], bytes[entry.start..<entry.start + entry.count].elementsEqual(original) {
            for atom in entry.atoms { atoms.append(atom) }
            return
        }
        if known.count >= Self.most || bytes.count > Self.most * 64 {
            known.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        let found = find(StemText.word(original, folded: text.foldedBytes(token)))
        known[hash] = Entry(start: bytes.count, count: original.count, atoms: found)
        bytes += original
        for atom in found { atoms.append(atom) }
    }

    private func find(_ word: [UInt8]) -> [Int32] {
        var atoms: [Int32] = []
        for (stemmer, table) in tables {
            for atom in table[stemmer?.stem(word) ?? StemText.folded(word)] ?? [] where !atoms.contains(atom)
            {
                atoms.append(atom)
            }
        }
        return atoms
    }
}
