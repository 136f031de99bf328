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
        /// More of them, whose last token may go on.
        public var beginnings: [[String]]

        /// Joins the phrases.
        public init(anyOf phrases: [[String]], orBeginningWith beginnings: [[String]] = []) {
            self.phrases = phrases
            self.beginnings = beginnings
        }
    }

    /// Joins the terms.
    public init(_ terms: [Term]) { self.terms = terms }

    /// Folded tokens divided by spaces, each of which must be found.
    public init(tokens: String) {
        terms = tokens.split(separator: " ").map { Term(anyOf: [[String($0)]]) }
    }
}
