// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// Decides what is remembered of a feed after a poll, and when it is polled next.
///
/// Pure: the time and the jitter, a number in 0..<1, are parameters. Jitter only ever lengthens a wait.
public struct PollPolicy: Sendable {
    /// The most that a server's hints (`max-age`, `Expires`, `ttl`) can put off a poll: a day.
    static let longestHint = Duration.day
    /// The most that `Retry-After` can put off a poll: a week.
    static let longestThrottle = Duration.day * 7
    /// The longest wait after failures: a day.
    static let longestBackOff = Duration.day

    /// The policy.
    public init() {}

    /// The time between polls that the feed's owner wants, never below the floor.
    ///
    /// The owner who names none gets the default, or less where entries may have been missed.
    public func interval(of feed: Feed, in state: FeedState) -> Duration {
        let polling = feed.polling
        let usual = state.validators.isEmpty ? polling.everyWithoutValidators : polling.defaultEvery
        return max(polling.every ?? min(usual, state.shortenedEvery ?? usual), polling.floor)
    }

    /// The state as it counts for the feed's URL of today.
    ///
    /// Another URL makes validators, hash, waits and failures void: it is asked unconditionally, at once.
    public func adopted(_ state: FeedState, by feed: Feed) -> FeedState {
        let url = feed.url.absoluteString
        guard state.url != url else { return state }
        var fresh = FeedState(feed: feed.id, url: url)
        fresh.documentTitle = state.documentTitle
        fresh.baseline = state.baseline
        fresh.entryCount = state.entryCount
        fresh.lastSuccess = state.lastSuccess
        fresh.hasThrottled = state.hasThrottled
        return fresh
    }
}

// What is remembered.
extension PollPolicy {
    /// The state after an answer, what the answer means, and for how long its host is left alone.
    ///
    /// - Parameter question: what was asked; nil: what is asked of a feed in that state.
    func decide(
        _ answer: PollAnswer,
        to question: PollQuestion? = nil,
        for feed: Feed,
        from state: FeedState,
        at now: Date,
        jitter: Double
    ) -> PollDecision {
        let old = adopted(state, by: feed)
        let question = question ?? self.question(for: feed, from: old, at: now)
        var verdict = PollVerdict(answer, wasConditional: question.isConditional, lastHash: old.bodyHash)
        // Gone from where it moved to, the feed may still be at home.
        if case .gone(let failure) = verdict, old.movedTo != nil { verdict = .failed(failure) }
        var next = old
        next.lastPoll = now
        next.throttledUntil = nil
        next.noteAnswer(to: question, at: now)
        var hostPause: Duration?
        switch (verdict, answer) {
        case (.unchanged, .response(304, let headers, _, let target)):
            succeed(&next, at: now)
            next.noteServed(from: target, for: feed, at: now)
            next.unchangedSince = next.unchangedSince ?? now
            next.validators.replace(with: headers, keepingOthers: true)
            next.documentWait = Self.shortened(old.documentWait, ServerWishes(headers, at: now).freshFor)
            plan(&next, for: feed, at: now, jitter: jitter)
        case (.unchanged, .response(_, let headers, let hash, let target)),
            (.document, .response(_, let headers, let hash, let target)):
            succeed(&next, at: now)
            next.noteServed(from: target, for: feed, at: now)
            next.unchangedSince = nil
            next.validators.replace(with: headers, keepingOthers: false)
            // The same bytes wish what they wished; they are not read again. A new document is heard by its reader.
            if verdict == .document { next.forgetDocument() }
            let links = HubLinks(headers, base: question.url)
            next.hub = links.hub?.absoluteString ?? next.hub
            next.topic = links.topic?.absoluteString ?? next.topic
            next.bodyHash = hash
            next.documentWait = ServerWishes(headers, at: now).freshFor ?? .zero
            plan(&next, for: feed, at: now, jitter: jitter)
        case (.throttled(let failure), .response(let status, let headers, _, _)):
            fail(&next, failure)
            next.hasThrottled = next.hasThrottled || status == 429
            hostPause = planThrottled(&next, status, headers, for: feed, at: now, jitter: jitter)
        case (.postponed(let failure), .postponed(let until, _)):
            plan(&next, for: feed, at: now, jitter: jitter)
            if let planned = next.nextPoll, until > planned {
                next.nextPoll = until
                next.nextPollReason = failure.detail
            }
        case (.gone(let failure), _):
            fail(&next, failure)
            next.isGone = true
            next.nextPoll = nil
            next.nextPollReason = "the server says that the feed is gone for good (HTTP 410)"
        case (.failed(let failure), .outage):
            // Not the feed's fault: it is neither counted nor punished.
            next.lastError = failure.detail
            plan(&next, for: feed, at: now, jitter: jitter)
            next.nextPollReason = "no host answers: the network here seems to be down"
        case (.failed(let failure), _):
            fail(&next, failure)
            if failure.reason == .blocked { next.strangeDocuments = Self.oneMore(next.strangeDocuments) }
            next.goHome()
            planBackOff(&next, for: feed, at: now, jitter: jitter)
        case (.unchanged, _), (.document, _), (.throttled, _), (.postponed, _):
            break
        }
        keepSilence(&next)
        return PollDecision(verdict: verdict, old: old, state: next, hostPause: hostPause)
    }

    /// The state when a document came and was of no use: it did not parse, or was not stored.
    ///
    /// The old validators and hash stay, so that the document comes again; no redirect that led to it is believed.
    func unusable(_ old: FeedState, for feed: Feed, at now: Date, jitter: Double) -> FeedState {
        var next = old
        next.lastPoll = now
        next.unchangedSince = nil
        next.throttledUntil = nil
        next.failures = Self.oneMore(next.failures)
        next.lastError = "the document could not be used"
        next.redirect = nil
        next.goHome()
        planBackOff(&next, for: feed, at: now, jitter: jitter)
        keepSilence(&next)
        return next
    }

    /// The state after a document that is no feed at all, from what is remembered of an unusable one.
    ///
    /// - Parameter detail: what it is instead, as a person reads it.
    public func strange(_ unusable: FeedState, because detail: String) -> FeedState {
        var state = unusable
        state.strangeDocuments = Self.oneMore(state.strangeDocuments)
        state.lastError = detail
        return state
    }

    private func succeed(_ state: inout FeedState, at now: Date) {
        state.lastSuccess = now
        state.failures = 0
        state.strangeDocuments = 0
        state.lastError = nil
        state.isGone = false
    }

    private func fail(_ state: inout FeedState, _ failure: FetchFailure) {
        state.failures = Self.oneMore(state.failures)
        state.lastError = failure.detail
    }

    private static func oneMore(_ count: Int) -> Int { min(count, 1_000_000) + 1 }

    /// A 304 may shorten the wait that the document's own answer set, and never lengthens it.
    private static func shortened(_ wait: Duration?, _ fresh: Duration?) -> Duration? {
        guard let wait, let fresh else { return wait ?? fresh }
        return min(wait, fresh)
    }
}

// When to ask again.
extension PollPolicy {
    private func plan(_ state: inout FeedState, for feed: Feed, at now: Date, jitter: Double) {
        let interval = interval(of: feed, in: state)
        let (served, written) = (state.documentWait ?? .zero, state.documentWish ?? .zero)
        let hint = min(max(served, written), Self.longestHint)
        let wait = max(interval, hint)
        state.nextPoll = now + wait.lengthened(by: 0.05, jitter)
        state.nextPollReason =
            if hint > interval {
                "the \(written > served ? "document" : "server") wishes no poll for \(hint.inWords)"
            } else if feed.polling.every == nil, let short = state.shortenedEvery, short <= interval {
                "every \(interval.inWords), since entries may have been missed"
            } else if feed.polling.every == nil, state.validators.isEmpty {
                "every \(interval.inWords), since the server gives no validators"
            } else {
                "every \(interval.inWords)"
            }
    }

    private func planBackOff(_ state: inout FeedState, for feed: Feed, at now: Date, jitter: Double) {
        let interval = interval(of: feed, in: state)
        let wait = Self.backOff(from: interval, failures: state.failures, jitter: jitter)
        state.nextPoll = now + wait
        let count = state.failures == 1 ? "a failure" : "\(state.failures) failures in a row"
        state.nextPollReason = "\(wait.inWords) after \(count)"
    }

    /// Plans the poll after 429 or 503, and says for how long the host is left alone.
    private func planThrottled(
        _ state: inout FeedState,
        _ status: Int,
        _ headers: HeaderFields,
        for feed: Feed,
        at now: Date,
        jitter: Double
    ) -> Duration? {
        let wishes = ServerWishes(headers, at: now)
        let interval = interval(of: feed, in: state)
        // A 429's own max-age counts like Retry-After: servers have blocked readers that did not heed it.
        let asked = [wishes.retryAfter, status == 429 ? wishes.freshFor : nil].compactMap { $0 }.max()
        let throttle = asked.map { min($0, Self.longestThrottle) }.flatMap { $0 > .zero ? $0 : nil }
        let start = status == 429 ? max(interval, .seconds(3600)) : interval
        let wait =
            throttle.map { max($0, interval) }
            ?? Self.backOff(from: start, failures: state.failures, jitter: jitter)
        state.nextPoll = now + wait.lengthened(by: throttle == nil ? 0 : 0.05, jitter)
        state.throttledUntil = throttle.map { now + $0 }
        state.nextPollReason =
            throttle.map { "HTTP \(status): the server wishes no request for \($0.inWords)" }
            ?? "HTTP \(status): \(wait.inWords) after \(state.failures) in a row"
        // Who polls its own machines has one address for many services.
        return feed.allowPrivate ? nil : throttle
    }

    /// One interval, doubled by each failure after the first, up to a day.
    private static func backOff(from interval: Duration, failures: Int, jitter: Double) -> Duration {
        let doublings = min(max(failures - 1, 0), 20)
        let wait = (interval * (1 << doublings)).lengthened(by: 0.25, jitter)
        return max(interval, min(wait, longestBackOff))
    }
}

/// What was decided on an answer.
struct PollDecision {
    let verdict: PollVerdict
    /// The state before, void where the URL is another.
    let old: FeedState
    let state: FeedState
    let hostPause: Duration?
}

extension Duration {
    /// Longer by up to `share` of itself.
    fileprivate func lengthened(by share: Double, _ jitter: Double) -> Duration {
        self + self * (share * max(0, min(1, jitter)))
    }
}

extension FeedState {
    /// What the document before wished and named means nothing any more.
    fileprivate mutating func forgetDocument() {
        (silentTimes, documentWish) = (nil, nil)
        (hub, topic) = (nil, nil)
    }
}

extension Validators {
    /// Takes what an answer gave; a 304 keeps what it does not repeat, a 200 clears it.
    fileprivate mutating func replace(with headers: HeaderFields, keepingOthers: Bool) {
        etag = Self.value(headers["ETag"]) ?? (keepingOthers ? etag : nil)
        lastModified = Self.value(headers["Last-Modified"]) ?? (keepingOthers ? lastModified : nil)
    }

    private static func value(_ text: String?) -> String? {
        text?.isEmpty == false ? text : nil
    }
}
