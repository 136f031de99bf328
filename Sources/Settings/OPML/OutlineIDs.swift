// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Gives the feeds of a list their ids.
enum OutlineIDs {
    /// An id for each feed, in their order.
    ///
    /// It hangs on the feed's title and address, not on the order of the list. Where two feeds share a name, or the
    /// name is taken, a hash of the address stands behind it: with a second feed of its name in the list, the id of
    /// the first changes.
    static func assign(_ feeds: [OutlineFeed], taken: Set<String>) -> [String] {
        let names = feeds.map(\.name)
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        let isPlain = names.map { counts[$0] == 1 && !taken.contains($0) }
        var taken = taken.union(zip(names, isPlain).filter(\.1).map(\.0))
        var ids = names
        // By address: which of two equal hashes is written longer does not hang on the order either.
        let others = feeds.indices.filter { !isPlain[$0] }
            .sorted { AddressKey(feeds[$0].url).text < AddressKey(feeds[$1].url).text }
        for index in others {
            ids[index] = marked(names[index], AddressKey(feeds[index].url).hash, taken)
            taken.insert(ids[index])
        }
        return ids
    }

    private static func marked(_ name: String, _ hash: UInt64, _ taken: Set<String>) -> String {
        let digits = String(hash, radix: 16)
        let all = String(repeating: "0", count: 16 - digits.count) + digits
        let short = name + "-" + all.prefix(6)
        return taken.contains(short) ? name + "-" + all : short
    }
}
