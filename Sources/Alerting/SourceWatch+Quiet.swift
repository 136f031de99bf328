// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension SourceWatch {
    /// So many times its longest pause in `coverageWindow` is longer than usual for a feed.
    static let quietFactor = 3.0
    /// No feed is quiet sooner than this after its last article.
    static let shortestQuiet = Duration.seconds(24 * 3600)
    /// A feed that is not known for so long has no usual pause yet.
    static let daysToKnow = 7.0
    /// Nor has one with fewer articles in the window.
    static let articlesToKnow = 10
    /// How far back the usual pause is looked for: four weekends, and most holidays.
    public static let coverageWindow = Duration.seconds(28 * 86_400)

    /// Since when people are to know that a feed is quiet (the time of its last article; nil: it is not), and what
    /// they are to hear of it: once when it begins, once when it is over.
    ///
    /// Quiet is a feed that answers well and has brought nothing new for three times its longest pause of the last
    /// four weeks, and for a day at least. One that fails is told of as failing, and nothing changes here.
    /// - Parameters:
    ///   - state: its state; `toldQuiet` says what people know.
    ///   - coverage: what the store counted over `coverageWindow`.
    public static func quiet(
        _ state: FeedState,
        coverage: FeedCoverage,
        feed: Feed,
        now: Date
    ) -> (told: Date?, notice: Notice?) {
        if let told = state.toldQuiet {
            guard let last = coverage.lastNew, last > told else { return (told, nil) }
            return (nil, endOfQuiet(of: feed, state, since: told, last))
        }
        guard state.isWell, let last = coverage.lastNew,
            coverage.days >= daysToKnow, coverage.articles >= articlesToKnow,
            let usual = coverage.longestPause,
            now > last + max(shortestQuiet, .seconds(quietFactor * usual))
        else { return (nil, nil) }
        return (last, beginOfQuiet(of: feed, state, since: last, usual: usual, now))
    }

    private static func beginOfQuiet(
        of feed: Feed,
        _ state: FeedState,
        since: Date,
        usual: Double,
        _ now: Date
    ) -> Notice {
        let text =
            "\(name(of: feed, state)) answers, but has brought nothing new for \(length(since, now)); its longest "
            + "pause of the last four weeks was \(length(usual)). "
            + "Look whether its source still publishes there: \(address(of: feed, state))."
        return Notice(kind: .feedQuiet, subject: feed.id.rawValue, text: text, since: since)
    }

    private static func endOfQuiet(of feed: Feed, _ state: FeedState, since: Date, _ last: Date) -> Notice {
        let text = "\(name(of: feed, state)) brings news again, after \(length(since, last)) of quiet."
        return Notice(kind: .recovered, subject: feed.id.rawValue, text: text, since: since)
    }
}
