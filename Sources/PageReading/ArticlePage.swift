// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What a page of one article says, as plain text.
public struct ArticlePage: Sendable, Hashable {
    /// The headline, without the site's name.
    public var title: String?
    /// Who wrote it, as the page names them.
    public var byline: String?
    /// When it was published, as the page states.
    public var published: Date?
    /// The stated language, a BCP 47 tag.
    public var language: String?
    /// The name of the site.
    public var siteName: String?
    /// The URL that the page calls its own, resolved.
    public var canonicalURL: String?
    /// The main text, by the rules of NewsModel's `ArticleText`: never empty, at most 256 KiB.
    public var text: String
    /// How the main text was found.
    public var found: Found

    /// The ways to a main text, from the surest to the last resort.
    public enum Found: String, Sendable, Hashable, CaseIterable {
        /// The page's own `articleBody` for programs (JSON-LD).
        case jsonLD
        /// An element that says it holds the article: `itemprop=articleBody`, `article`, `main`.
        case article
        /// The elements with most of the prose, by a score.
        case scored
        /// All paragraphs of the page: no element stood out.
        case paragraphs
        /// All that a reader sees.
        case visible
    }
}
