// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A list of feeds as programs exchange them (OPML 2.0), flat: each outline names the folders around it.
public struct OPMLDocument: Sendable, Hashable {
    /// The title of the list.
    public var title: String?
    /// The outlines that name a feed, or say that they do, in document order.
    public var outlines: [Outline]

    /// A list of outlines.
    public init(title: String? = nil, outlines: [Outline] = []) {
        self.title = title
        self.outlines = outlines
    }

    /// One feed of a list.
    public struct Outline: Sendable, Hashable {
        /// The feed's name on one line: OPML's `text`, else its `title`; empty when it has neither.
        public var title: String
        /// The feed's URL as written, trimmed; nil when the outline claims to be a feed and names none.
        ///
        /// It is text and nothing more: lists hold commands (`|run`, `exec:`) and files (`file:`), which the
        /// caller must refuse.
        public var xmlURL: String?
        /// The site's page.
        public var htmlURL: String?
        /// OPML's `type`, in lower case: `rss` for any feed, `include` for the name of another list.
        public var kind: String
        /// The titles of the enclosing outlines, outermost first; at most `OPMLReader.maxFolders`.
        public var folders: [String]
        /// OPML's `category`, split at its commas.
        public var categories: [String]
        /// Where the outline begins in the text that it was read from.
        public var position: Position?

        /// An outline; what is not known stays empty.
        public init(
            title: String,
            xmlURL: String?,
            htmlURL: String? = nil,
            kind: String = "rss",
            folders: [String] = [],
            categories: [String] = [],
            position: Position? = nil
        ) {
            self.title = title
            self.xmlURL = xmlURL
            self.htmlURL = htmlURL
            self.kind = kind
            self.folders = folders
            self.categories = categories
            self.position = position
        }
    }

    /// A place in a text.
    public struct Position: Sendable, Hashable {
        /// The line, from 1.
        public var line: Int
        /// The character in the line, from 1.
        public var column: Int

        /// Joins the two.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }
}
