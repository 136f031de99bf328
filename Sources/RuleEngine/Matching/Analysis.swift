// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// An article's words, normalised and cut once, for matching and for the search index alike.
public struct Analysis: Sendable {
    /// The article.
    public let article: Article
    /// Its language, a primary subtag: as stated, else guessed; nil when nothing tells.
    public let language: String?
    /// The tokens of each field, in the order of `TextField.allCases`.
    let fields: [TokenizedText]
    /// Whether the body begins with, or holds, the words of the lead; the lead does not count then.
    let repeatsLead: Bool

    /// Analyses an article; costs time in proportion to its length.
    public init(_ article: Article) {
        self.article = article
        fields = [
            Tokenizer.tokenize(article.text.title),
            Tokenizer.tokenize(article.text.lead),
            Tokenizer.tokenize(article.text.body),
            Tokenizer.tokenize(article.authors.joined(separator: "\n"), separatesLines: true),
            Tokenizer.tokenize(article.tags.joined(separator: "\n"), separatesLines: true),
        ]
        language = Self.primarySubtag(article.language) ?? LanguageGuess.language(of: Array(fields[..<3]))
        repeatsLead = fields[1].isRepeated(in: fields[2])
    }

    /// The folded tokens of title, lead and body, each joined by single spaces, as the search index takes them.
    public var searchText: ArticleText {
        ArticleText(title: fields[0].joined, lead: fields[1].joined, body: fields[2].joined)
    }

    /// The article's length in words; a lead that the body repeats counts once.
    public var words: Int {
        fields[0].words + fields[2].words + (repeatsLead ? 0 : fields[1].words)
    }

    /// The tokens of a field.
    func tokens(_ field: TextField) -> TokenizedText { fields[field.index] }

    private static func primarySubtag(_ tag: String?) -> String? {
        guard let part = tag?.split(whereSeparator: { $0 == "-" || $0 == "_" }).first else { return nil }
        // Feeds write `jp` and `eng`, too.
        return LanguageCode.normal(part.lowercased())
    }
}

extension TextField {
    /// Its place in `Analysis.fields`.
    var index: Int {
        switch self {
        case .title: 0
        case .lead: 1
        case .body: 2
        case .author: 3
        case .tag: 4
        }
    }
}

extension TokenizedText {
    /// Whether another text holds these tokens in a row; a last word cut short does not matter.
    func isRepeated(in other: TokenizedText) -> Bool {
        var words = tokens.map(\.hash)
        if original.suffix(3).elementsEqual("...".utf8) || original.suffix(3).elementsEqual("…".utf8) {
            words = words.dropLast()
        }
        guard !words.isEmpty, words.count <= other.tokens.count else { return false }
        return Self.contains(words, in: other.tokens)
    }

    /// Knuth, Morris and Pratt, so that no text makes it slow.
    private static func contains(_ words: [UInt64], in tokens: [Token]) -> Bool {
        var borders = [0]
        var matched = 0
        for index in words.indices.dropFirst() {
            while matched > 0, words[index] != words[matched] { matched = borders[matched - 1] }
            if words[index] == words[matched] { matched += 1 }
            borders.append(matched)
        }
        matched = 0
        for token in tokens {
            while matched > 0, token.hash != words[matched] { matched = borders[matched - 1] }
            if token.hash == words[matched] { matched += 1 }
            if matched == words.count { return true }
        }
        return false
    }
}
