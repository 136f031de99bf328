// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What a person types into a search box, as an FTS5 expression.
public enum SearchQuery {
    /// An expression over the tokens of `Analysis.searchText`: every word must occur, a text in quotes as a phrase.
    ///
    /// Never a syntax error for FTS5, whatever was typed.
    /// - Returns: nil when nothing searchable remains.
    public static func ftsExpression(for text: String) -> String? {
        nil
    }
}
