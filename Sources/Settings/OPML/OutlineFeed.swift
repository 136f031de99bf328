// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A feed as a list of OPML names it.
struct OutlineFeed {
    let url: URL
    var title: String?
    /// The folders and categories that it stands in, as names.
    var tags: [String]
    let place: Place

    /// Room for a hash behind it.
    private static let longestName = 47

    /// Where the id comes from: the title, or the address where a title says more than ASCII letters can.
    var name: String {
        if let title, Slug.isFaithful(to: title), let slug = Slug.of(title, longest: Self.longestName) {
            return slug
        }
        let host = url.host() ?? ""
        let path = (url.path() as NSString).deletingPathExtension
        let address = (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host) + path
        return Slug.of(address, longest: Self.longestName) ?? "feed"
    }

    /// The feed with what the settings say of all feeds.
    func feed(_ id: FeedID, _ template: Feed) -> Feed {
        var feed = template
        (feed.id, feed.url, feed.title, feed.tags) = (id, url, title, tags)
        return feed
    }
}
