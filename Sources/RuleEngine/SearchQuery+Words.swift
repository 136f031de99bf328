// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

extension SearchQuery {
    /// What a person types into a search box: every word must occur, a text in quotes as a phrase.
    ///
    /// The words go through the same analysis as articles (`Analysis.searchText`), so that a search agrees with the
    /// rules; only folded letters and digits are left of whatever was typed.
    /// - Returns: nil when nothing searchable remains.
    public init?(words text: String) {
        var terms: [Term] = []
        // Every second part stands in quotes; a quote that is not closed reaches to the end.
        let parts = text.split(omittingEmptySubsequences: false) { "\"“”„«»".contains($0) }
        for (index, part) in parts.enumerated() {
            let chunks = index % 2 == 1 ? [part] : part.split(whereSeparator: \.isWhitespace)
            terms += chunks.compactMap { Self.term(String($0)) }
            if terms.count >= Self.maxTerms { break }
        }
        if terms.isEmpty { return nil }
        self.init(Array(terms.prefix(Self.maxTerms)))
    }

    /// More words than anybody types; the store has limits of its own.
    private static let maxTerms = 64

    /// The tokens of a word or phrase side by side, a Korean word with its particles too; nil when there is none.
    private static func term(_ text: String) -> Term? {
        let tokenized = Tokenizer.tokenize(text)
        let tokens = tokenized.tokens.prefix(maxTerms)
        guard let last = tokens.last else { return nil }
        let words = tokens.map(tokenized.foldedText)
        guard last.kind == .hangul, let stem = words.last else { return Term(anyOf: [words]) }
        let forms = [stem] + Particles.all.map { stem + $0 }
        return Term(anyOf: forms.map { words.dropLast() + [$0] })
    }
}
