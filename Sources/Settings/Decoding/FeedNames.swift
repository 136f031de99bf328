// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What the feeds of all files are called, and where they ask.
struct FeedNames {
    var ids = Registry("feed")
    var tags = Registry("feed with the tag")
    private var questions: [Question: (id: FeedID, place: Place)] = [:]

    /// What two feeds have in common whose documents are the same.
    private struct Question: Hashable {
        let address: AddressKey
        let kind: FeedKind
        let headers: [SecretHeader]
    }

    /// Learns the tags and the address of a feed; one that asks what another asks gets a warning.
    mutating func note(_ feed: Feed, at place: Place, log: ProblemLog) {
        for tag in feed.tags { tags.note(tag, at: place) }
        let question = Question(address: AddressKey(feed.url), kind: feed.kind, headers: feed.headers)
        guard let first = questions[question] else {
            questions[question] = (feed.id, place)
            return
        }
        log.add(
            SettingsProblem(
                place,
                .warning,
                "the feed '\(feed.id)' asks for the address of '\(first.id)' at \(first.place)",
                hint: "remove one of them: each article would be stored twice"
            )
        )
    }
}
