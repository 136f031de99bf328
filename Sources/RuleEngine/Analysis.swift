// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// An article's words, normalised and cut once, for matching and for the search index alike.
public struct Analysis: Sendable {
    /// The article.
    public let article: Article
    /// Its language, a primary subtag: as stated, else guessed; nil when nothing tells.
    public let language: String?
    /// The folded tokens of title, lead and body, each joined by single spaces, as the search index takes them.
    public let searchText: ArticleText

    /// Analyses an article; costs time in proportion to its length.
    public init(_ article: Article) {
        self.article = article
        language = article.language
        searchText = article.text
    }
}
