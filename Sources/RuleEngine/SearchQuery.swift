// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What a person types into a search box, as an FTS5 expression.
public enum SearchQuery {
    /// An expression over the tokens of `Analysis.searchText`: every word must occur, a text in quotes as a phrase.
    ///
    /// Never a syntax error for FTS5, whatever was typed: only folded letters and digits get into it, in quotes.
    /// - Returns: nil when nothing searchable remains.
    public static func ftsExpression(for text: String) -> String? {
        var terms: [String] = []
        // Every second part stands in quotes; a quote that is not closed reaches to the end.
        let parts = text.split(omittingEmptySubsequences: false) { "\"“”„«»".contains($0) }
        for (index, part) in parts.enumerated() {
            let chunks = index % 2 == 1 ? [part] : part.split(whereSeparator: \.isWhitespace)
            terms += chunks.compactMap { term(String($0)) }
            if terms.count >= maxTerms { break }
        }
        return terms.isEmpty ? nil : terms.prefix(maxTerms).joined(separator: " AND ")
    }

    /// More words than anybody types; SQLite has limits of its own.
    private static let maxTerms = 64

    /// The tokens of a word or phrase side by side; nil when there is none.
    private static func term(_ text: String) -> String? {
        let tokenized = Tokenizer.tokenize(text)
        let tokens = tokenized.tokens.prefix(maxTerms)
        guard let last = tokens.last else { return nil }
        let words = tokens.map(tokenized.foldedText)
        let phrase = words.joined(separator: " ")
        guard last.kind == .hangul else { return "\"\(phrase)\"" }
        let stem = words.dropLast().map { $0 + " " }.joined() + (words.last ?? "")
        let forms = [stem] + Particles.all.map { stem + $0 }
        return "(" + forms.map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
    }
}
