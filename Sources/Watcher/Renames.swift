// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Feeds that were given another id and are the same still.
///
/// The id of a feed in an `.opml` file is made from its title, which other programs let people edit; so a feed whose id
/// the store does not know, with the address of one that is no longer configured, is that one.
enum Renames {
    /// A feed's id in the store, and in the settings.
    struct Rename: Sendable, Hashable {
        let old: FeedID
        let new: FeedID
    }

    /// Decides; an address that two feeds have, on either side, says nothing.
    static func decide(_ feeds: [Feed], known: [FeedID: FeedState]) -> [Rename] {
        let new = feeds.filter { known[$0.id] == nil }
        guard !new.isEmpty else { return [] }
        let configured = Set(feeds.map(\.id))
        let orphans = Dictionary(grouping: known.values.filter { !configured.contains($0.feed) }, by: \.url)
        let named = Dictionary(grouping: new, by: \.url.absoluteString)
        return named.sorted { $0.key < $1.key }
            .compactMap { url, feeds in
                guard let old = orphans[url], old.count == 1, feeds.count == 1 else { return nil }
                return Rename(old: old[0].feed, new: feeds[0].id)
            }
    }
}
