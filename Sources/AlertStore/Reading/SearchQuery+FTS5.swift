// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

extension SearchQuery {
    /// The query in FTS5's language; every token is quoted, so nothing in it is an operator.
    var fts5: String {
        terms.map { term in
            let phrases = term.phrases.map(Self.quoted) + term.beginnings.map { Self.quoted($0) + " *" }
            return "(" + phrases.joined(separator: " OR ") + ")"
        }
        .joined(separator: " AND ")
    }

    private static func quoted(_ phrase: [String]) -> String {
        // SQLite ends the text at a NUL.
        let words = phrase.joined(separator: " ").replacing("\0", with: " ").replacing("\"", with: "\"\"")
        return "\"" + words + "\""
    }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { terms.isEmpty || terms.contains { $0.phrases.isEmpty && $0.beginnings.isEmpty } }
}
