// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What counts as an edit of an article.
public enum ContentHash {
    /// The hash of an entry as it was parsed.
    public static func of(_ entry: Entry) -> String { of(entry.text, link: entry.link) }

    /// SHA-256 over title, lead, body and canonical link, in hexadecimal.
    ///
    /// A new date, another tracking parameter or a move to https is no edit.
    public static func of(_ text: ArticleText, link: String?) -> String {
        FieldHash.hex([text.title, text.lead, text.body, link.map(CanonicalLink.canonical) ?? ""])
    }
}
