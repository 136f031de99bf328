// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Words to look for, already folded by the engine that folded what is looked through.
///
/// Every term must be found, in any field of the text; a term is found when one of its phrases is.
public struct SearchQuery: Sendable, Hashable {
    /// What must be found.
    public var terms: [Term]

    /// Phrases of which one is enough.
    public struct Term: Sendable, Hashable {
        /// Each phrase is folded tokens that follow one another.
        public var phrases: [[String]]

        /// Joins the phrases.
        public init(anyOf phrases: [[String]]) { self.phrases = phrases }
    }

    /// Joins the terms.
    public init(_ terms: [Term]) { self.terms = terms }

    /// Folded tokens divided by spaces, each of which must be found.
    public init(tokens: String) {
        terms = tokens.split(separator: " ").map { Term(anyOf: [[String($0)]]) }
    }

    /// The query in FTS5's language; every token is quoted, so nothing in it is an operator.
    var fts5: String {
        terms.map { term in
            "(" + term.phrases.map(Self.quoted).joined(separator: " OR ") + ")"
        }
        .joined(separator: " AND ")
    }

    private static func quoted(_ phrase: [String]) -> String {
        // SQLite ends the text at a NUL.
        let words = phrase.joined(separator: " ").replacing("\0", with: " ").replacing("\"", with: "\"\"")
        return "\"" + words + "\""
    }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { terms.isEmpty || terms.contains { $0.phrases.isEmpty } }
}
