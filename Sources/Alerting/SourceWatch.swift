// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Decides when people hear that a feed is in trouble, and that it is well again: once each time.
///
/// Trouble begins with the first poll that fails and ends with the first that does not. One that is told may be told
/// again as something worse, and in no other case.
public enum SourceWatch {
    /// A feed that fails is not told of before so much time.
    static let patience = Duration.seconds(24 * 3600)
    /// Nor before so many polls.
    static let failuresToTell = 5
    /// So many documents that are no feed are told of, however little time they took.
    static let strangeDocumentsToTell = 3

    /// The state to store after a poll, and what people are to hear of it.
    ///
    /// A failure that is not the feed's (an outage here) changes neither count nor anything here.
    /// - Parameters:
    ///   - before: the state before the poll, void where the feed's URL is another.
    ///   - after: the state that the poll led to.
    public static func decide(
        before: FeedState,
        after: FeedState,
        feed: Feed,
        now: Date
    ) -> (FeedState, Notice?) {
        var state = after
        guard after.failures > 0 || after.isGone else {
            state.failingSince = nil
            state.toldTrouble = nil
            return (state, before.toldTrouble.map { _ in recovery(of: feed, before, now) })
        }
        let since = before.failingSince ?? now
        state.failingSince = since
        guard let trouble = trouble(of: state, since: since, now), isNews(trouble, after: before.toldTrouble)
        else { return (state, nil) }
        state.toldTrouble = trouble
        return (state, notice(of: trouble, feed, state, since: since, now))
    }

    private static func trouble(of state: FeedState, since: Date, _ now: Date) -> SourceTrouble? {
        if state.isGone { return .gone }
        if state.strangeDocuments >= strangeDocumentsToTell { return .strange }
        return state.failures >= failuresToTell && now >= since + patience ? .failing : nil
    }

    /// Only `gone` is news after something else: nothing is asked any more, and somebody must act.
    private static func isNews(_ trouble: SourceTrouble, after told: SourceTrouble?) -> Bool {
        told == nil || trouble == .gone && told != .gone
    }
}

// The words.
extension SourceWatch {
    private static func notice(
        of trouble: SourceTrouble,
        _ feed: Feed,
        _ state: FeedState,
        since: Date,
        _ now: Date
    ) -> Notice {
        let cause = state.lastError.map { ": \($0)" } ?? ""
        let text =
            switch trouble {
            case .gone:
                "\(name(of: feed, state)) is gone for good, says its server, and is not asked any more. "
                    + "Give the feed another URL, or remove it."
            case .strange:
                "\(name(of: feed, state)) answers with something else than a feed\(cause). "
                    + "Look at \(address(of: feed, state)); it is asked again, less and less often."
            case .failing:
                "\(name(of: feed, state)) has failed for \(length(since, now)), \(state.failures) polls in a row"
                    + "\(cause). It is asked again, at least once a day; what it publishes meanwhile may be missed."
            }
        return Notice(kind: .feedFailing, subject: feed.id.rawValue, text: text, since: since)
    }

    private static func recovery(of feed: Feed, _ before: FeedState, _ now: Date) -> Notice {
        let since = before.failingSince ?? now
        let text =
            "\(name(of: feed, before)) is well again after \(length(since, now)). "
            + "Entries that came and went meanwhile were not seen."
        return Notice(kind: .recovered, subject: feed.id.rawValue, text: text, since: since)
    }

    static func name(of feed: Feed, _ state: FeedState) -> String {
        "The feed '\(feed.title ?? state.documentTitle ?? feed.id.rawValue)'"
    }

    /// The host alone: the rest of a URL may be a credential.
    static func address(of feed: Feed, _ state: FeedState) -> String {
        let url = state.movedTo.flatMap { URL(string: $0) } ?? feed.url
        return url.host() ?? "its address"
    }

    static func length(_ since: Date, _ now: Date) -> String {
        length(now.timeIntervalSince(since))
    }

    /// A time in whole hours, or days from the second on.
    static func length(_ seconds: Double) -> String {
        let hours = Int(max(0, min(seconds, 1e9)) / 3600)
        switch hours {
        case 0: return "less than an hour"
        case 1: return "an hour"
        case ..<48: return "\(hours) hours"
        default: return "\(hours / 24) days"
        }
    }
}
