// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Which further documents of a feed are worth asking for after a gap (RFC 5005: `prev-archive`, or `next` of a page).
///
/// Pure, and ends: no document twice, no more than `limit`, and nothing that is neither http nor https.
public struct ArchiveWalk: Sendable {
    /// The most documents beyond the first, unless told otherwise.
    public static let usualLimit = 5

    private var seen: Set<Substring>
    private var left: Int

    /// A walk from a document that was fetched already.
    ///
    /// - Parameter urls: where it was asked for, and where it came from.
    public init(from urls: URL..., limit: Int = ArchiveWalk.usualLimit) {
        seen = Set(urls.map(Self.name))
        left = limit
    }

    /// The next document to ask for, given what the last one links to; nil: the walk is over.
    public mutating func next(_ link: URL?) -> URL? {
        guard left > 0, let link, ["http", "https"].contains(link.scheme?.lowercased()),
            seen.insert(Self.name(link)).inserted
        else {
            left = 0
            return nil
        }
        left -= 1
        return link
    }

    private static func name(_ url: URL) -> Substring { url.absoluteString.prefix { $0 != "#" } }
}
