// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What came of the pages of a feed's newest articles.
public struct PageTally: Sendable, Hashable {
    /// A page that did not come.
    public struct Failure: Sendable, Hashable {
        /// The page.
        public var url: String
        /// When it was last tried.
        public var at: Date
        /// Why it did not come, as a person reads it.
        public var reason: String

        /// Joins the parts.
        public init(url: String, at: Date, reason: String) {
            self.url = url
            self.at = at
            self.reason = reason
        }
    }

    /// Pages that were tried, of the newest articles.
    public var tried: Int
    /// Those of them that did not come.
    public var failed: Int
    /// The one of these that was tried last.
    public var lastFailure: Failure?

    /// Joins the figures.
    public init(tried: Int = 0, failed: Int = 0, lastFailure: Failure? = nil) {
        self.tried = tried
        self.failed = failed
        self.lastFailure = lastFailure
    }
}
