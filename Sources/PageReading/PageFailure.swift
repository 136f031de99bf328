// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Why a page gave no text or no items.
public struct PageFailure: Error, Sendable, Hashable {
    /// The kind of failure: a log key and a metric label.
    public let reason: Reason
    /// What a person needs to know, a clause without a full stop.
    public let detail: String

    /// Joins the parts.
    public init(_ reason: Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }

    /// The kinds of failures.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// There is nothing in the body.
        case empty
        /// The body is a feed, an image, a PDF, JSON or something else that is no page.
        case notHTML
        /// The body is longer than `PageLimits.maxBytes`.
        case tooLarge
        /// The page asks for consent, a login, a payment or a proof of being human, and shows no more.
        case wall
        /// The page is empty until its scripts run.
        case script
        /// The page has too little text to be an article.
        case noText
        /// An XPath expression is wrong, or takes too long.
        case expression
        /// The expression for items finds none, or none with a link or a title.
        case noItems
    }
}

/// The bounds of what is read from one page.
public enum PageLimits {
    /// The longest page: 16 MiB of UTF-8.
    public static let maxBytes = 16 << 20
    /// The deepest element that is read with its structure: 512, as in browsers; less where there are more than
    /// half a million end tags, since each stray one costs libxml2 as many steps as it is deep.
    static func maxDepth(endTags: Int) -> Int { min(512, max(32, 250_000_000 / max(endTags, 1))) }

    /// Start tags that are read; what follows the last is left out.
    ///
    /// A page of news has a few thousand, the longest lists of an encyclopedia some 60,000; more than that takes
    /// longer than a page should: 10 µs each.
    static let maxTags = 1 << 16

    /// Comparisons of attributes with each other, over all tags: about 0.1 s.
    static let maxComparisons = 50_000_000
    /// The shortest main text, in characters; an East Asian one counts for two.
    static let minTextLength = 60
    /// The longest main text: 256 KiB.
    static let maxTextBytes = 256 << 10
    /// Items of one page; more are passed over.
    static let maxItems = 1_000
    /// The longest XPath expression, in bytes.
    static let maxExpressionBytes = 4_096
    /// Steps of libxml2 for all expressions on one page; a million take about half a second.
    static let maxExpressionSteps: UInt = 3_000_000
    /// A script of JSON-LD that is longer is passed over: 1 MiB.
    static let maxScriptBytes = 1 << 20
    /// Scripts of JSON-LD that are read.
    static let maxScripts = 100
}
