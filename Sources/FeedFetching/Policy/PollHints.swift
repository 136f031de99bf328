// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// When a document itself wishes to be asked for again.
public struct PollHints: Sendable, Hashable {
    /// `ttl` of RSS: the least time between polls; never shortens anything.
    public var ttl: Duration?
    /// The period of `sy:updatePeriod` and `sy:updateFrequency`.
    public var updatePeriod: Duration?
    /// `skipHours`: hours of the day in GMT, 0...24, in which nobody should ask.
    public var skipHours: Set<Int>
    /// `skipDays`: days of the week in GMT, 0 for Sunday to 6, on which nobody should ask.
    public var skipDays: Set<Int>
    /// The hub that the document names (WebSub, `rel=hub`).
    public var hub: String?
    /// The URL that the hub would push (`rel=self`).
    public var topic: String?

    /// No wishes but those given.
    public init(
        ttl: Duration? = nil,
        updatePeriod: Duration? = nil,
        skipHours: Set<Int> = [],
        skipDays: Set<Int> = [],
        hub: String? = nil,
        topic: String? = nil
    ) {
        self.ttl = ttl
        self.updatePeriod = updatePeriod
        self.skipHours = skipHours
        self.skipDays = skipDays
        self.hub = hub
        self.topic = topic
    }
}

extension PollPolicy {
    /// What WordPress writes into every feed, however often its site changes.
    private static let wordPressPeriod = Duration.seconds(3600)

    /// The state after a document, with the document's own wishes heeded too.
    ///
    /// They lengthen the wait of the server's header fields, up to a day in all, and never shorten it; no later answer
    /// without a document shortens theirs.
    public func heeding(_ hints: PollHints, in state: FeedState) -> FeedState {
        var state = state
        // What the header names goes before the document's, as WebSub has it.
        state.hub = state.hub ?? Self.link(hints.hub)
        state.topic = state.topic ?? Self.link(hints.topic)
        state.silentTimes = SilentTimes(hours: hints.skipHours, days: hints.skipDays)
        guard let lastPoll = state.lastPoll, let planned = state.nextPoll else { return state }
        let period = hints.updatePeriod == Self.wordPressPeriod ? nil : hints.updatePeriod
        let wish = min(max(hints.ttl ?? .zero, period ?? .zero), Self.longestHint)
        state.documentWish = wish > .zero ? wish : nil
        if lastPoll + wish > planned {
            state.nextPoll = lastPoll + wish
            state.nextPollReason = "the document wishes no poll for \(wish.inWords)"
        }
        keepSilence(&state)
        return state
    }

    /// Puts a poll that falls into a time of silence off to its end.
    func keepSilence(_ state: inout FeedState) {
        guard let planned = state.nextPoll,
            let open = state.silentTimes?.end(after: planned, within: NextPoll.longestSilence)
        else { return }
        state.nextPoll = open
        state.nextPollReason = NextPoll.silence
    }

    private static func link(_ text: String?) -> String? {
        guard let text, let url = URL(string: text), Origin(url) != nil else { return nil }
        return url.absoluteString
    }
}
