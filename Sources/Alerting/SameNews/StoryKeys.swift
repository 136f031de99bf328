// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// The few hashes by which an article is found: a sketch by the smallest values, and its link.
///
/// Every text keeps the shingles whose hashes rank lowest (a bottom-k MinHash). What two texts share among the lowest
/// of both together is in both sketches, so a copy cut to 40 % shares none of 13 with its original once in a thousand
/// times; bands over signatures, which ask for several equal values at once, would lose it every other time. Half
/// of a hash ranks it and the other half is the key: keys are then spread evenly, and strangers share none.
public enum StoryKeys {
    /// Shingles in a sketch; a link takes two keys, since two are enough whoever else has them.
    static let sketchSize = StoryFingerprint.maxKeys - 2

    /// The keys of a text and the page that it stands on; none where there is too little of both.
    public static func keys(of story: StoryText, url: String?) -> [UInt32] {
        keys(of: story, link: CanonicalLink.ofPage(url))
    }

    /// The same for a link in its canonical form.
    static func keys(of story: StoryText, link: String?) -> [UInt32] {
        (link.map(keys(ofLink:)) ?? []) + (story.isTelling ? sketch(of: story.shingles) : [])
    }

    private static func sketch(of shingles: [UInt64]) -> [UInt32] {
        var lowest: [UInt64] = []
        for shingle in shingles where lowest.count < sketchSize || shingle < lowest[lowest.count - 1] {
            let place = lowest.firstIndex { shingle < $0 } ?? lowest.count
            lowest.insert(shingle, at: place)
            if lowest.count > sketchSize { lowest.removeLast() }
        }
        return lowest.map { UInt32(truncatingIfNeeded: $0) }
    }

    private static func keys(ofLink link: String) -> [UInt32] {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in link.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return [UInt32(truncatingIfNeeded: hash), UInt32(truncatingIfNeeded: hash >> 32)]
    }
}
