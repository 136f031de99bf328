// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization
import Transport

/// Polls feeds when they are due, politely, and hands what comes to a handler.
///
/// Bound: at most `PollingSettings.concurrency` polls are under way, the handler's time included, so a slow
/// handler slows polling and nothing piles up.
public final class Poller: Sendable {
    /// Takes a result, commits it, and answers with the state that was committed.
    public typealias Handler = @Sendable (PollResult) async -> FeedState

    struct State {
        var schedule: PollSchedule
        var list = PollList()
        var outage = OutageWatch()
        var wake: AsyncStream<Void>.Continuation?
        var isDriven = false
        var turnWaiters: [CheckedContinuation<Void, Never>] = []
        /// Errands that stand in line.
        var errands: [PollSchedule.Errand: CheckedContinuation<Admission, Never>] = [:]

        /// What to do now.
        mutating func next(at now: Duration) -> Step {
            switch schedule.next(at: now) {
            case .start(let feed):
                .poll([feed] + list.twins(of: feed).filter { schedule.join($0, at: now) })
            case .admit(let errand):
                .answer(errands.removeValue(forKey: errand), .admitted(errand))
            case .turnAway(let errand, let until):
                .answer(errands.removeValue(forKey: errand), .turnedAway(until: until))
            case .wait(let moment): .wait(until: moment)
            }
        }
    }

    /// What the loop does next.
    enum Step {
        /// Polls these feeds with one request.
        case poll([FeedID])
        /// Tells an errand whether it may go.
        case answer(CheckedContinuation<Admission, Never>?, Admission)
        /// Waits.
        case wait(until: Duration?)
    }

    private let fetcher: FeedFetcher
    let clock: PollClock
    private let handler: Handler
    private let policy = PollPolicy()
    let state: Mutex<State>

    /// A poller of no feeds yet.
    public init(
        fetcher: FeedFetcher,
        clock: PollClock,
        settings: PollingSettings,
        handler: @escaping Handler
    ) {
        self.fetcher = fetcher
        self.clock = clock
        self.handler = handler
        state = Mutex(State(schedule: PollSchedule(limits: PollSchedule.Limits(settings))))
    }

    /// Polls until the task is cancelled; polls in flight are then given up without a result.
    public func run() async {
        await drive { _ in false }
    }

    /// Polls these feeds once, or all, within the limits, and returns when the last is done.
    ///
    /// For use without `run`: the command `poll`. What an active `Retry-After` or the 60 s floor forbids is
    /// not asked and stands in the answer.
    public func pollOnce(_ feeds: [FeedID]? = nil) async -> [FeedID: RefreshAnswer] {
        let wanted = state.withLock { state in
            state.schedule.isOnDemand = true
            return feeds ?? state.list.ids.sorted()
        }
        let answers = refresh(wanted, asksGone: feeds != nil)
        await drive { $0.isIdle }
        return answers
    }

    /// Starts what may start and rests in between, until done or cancelled.
    func drive(until isDone: (PollSchedule) -> Bool) async {
        let (signals, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        state.withLock { state in
            state.wake = wake
            state.isDriven = true
        }
        defer {
            endTurn(isLast: true)
            dismissErrands()
        }
        var signal = signals.makeAsyncIterator()
        var timer = WakeTimer(clock: clock, wake: wake)
        defer { timer.cancel() }
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                endTurn(isLast: false)
                switch state.withLock({ $0.next(at: clock.elapsed()) }) {
                case .poll(let feeds):
                    group.addTask { await self.poll(feeds) }
                case .answer(let errand, let admission):
                    errand?.resume(returning: admission)
                case .wait(let moment):
                    if state.withLock({ isDone($0.schedule) }) { return }
                    timer.set(to: moment)
                    await signal.next()
                }
            }
        }
    }

    /// Lets those go who wait for the loop to turn.
    private func endTurn(isLast: Bool) {
        let waiters = state.withLock { state in
            if isLast { state.isDriven = false }
            defer { state.turnWaiters = [] }
            return state.turnWaiters
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Polls feeds that are asked alike: one request, and for each its own decision.
    private func poll(_ ids: [FeedID]) async {
        let (group, mayDoubt, isLine) = state.withLock { state in
            let group = ids.compactMap { state.list[$0] }
            let host = ids.first.flatMap { state.list.entry($0)?.host }
            let isLine = host.map { state.schedule.isAnyoneWaiting(at: $0) } ?? false
            return (group, ids.allSatisfy(state.list.mayDoubt), isLine)
        }
        var (replies, hop): ([PollReply], PollSchedule.Errand?) = ([], nil)
        if let request = fetcher.begin(group, mayDoubt: mayDoubt, keepsConnection: isLine) {
            (replies, hop) = await ask(request, for: ids)
        }
        let isOutage = replies.first.map(isOutage) ?? false
        let results = replies.map { fetcher.decide($0, isOutage: isOutage) }
        // One request was sent for all of them.
        leave(ids, hop, pause: results.compactMap(\.hostPause).max { $0.until < $1.until })
        for result in results { await take(result) }
        let answered = Set(replies.map(\.feed.id))
        for id in ids where !answered.contains(id) { finish(id, nil) }
    }

    /// Sends a poll's request, and follows redirects, each hop in its own host's turn: what came of it, and the hop that
    /// is still to be ended.
    private func ask(
        _ request: PollRequest,
        for ids: [FeedID]
    ) async -> (replies: [PollReply], hop: PollSchedule.Errand?) {
        var request = request
        var hop: PollSchedule.Errand?
        while true {
            if let end = request.path.take(await fetcher.send(request)) {
                return (fetcher.replies(to: request, Visit(end)), hop)
            }
            if let hop { leave(hop) }
            let host = HostKey(request.path.url)
            switch await admission(to: host, movingOn: ids) {
            case .admitted(let next): hop = next
            case .turnedAway(let moment):
                let until = clock.wall() + (moment - clock.elapsed())
                let reason = "\(host.name), where a redirect leads, wishes no request before then"
                return (fetcher.replies(to: request, .postponed(until: until, reason: reason)), nil)
            case .cancelled:
                return ([], nil)
            }
        }
    }

    /// Takes note of a reply, and says whether it is one of an outage here.
    private func isOutage(_ reply: PollReply) -> Bool {
        state.withLock { state in
            state.outage.note(reply.host, reply.failure, hosts: state.list.hostCount, at: reply.ended)
        }
    }

    /// The request has ended: while the handler works, its host may be asked for something else.
    private func leave(_ ids: [FeedID], _ hop: PollSchedule.Errand?, pause: HostPause?) {
        let now = clock.elapsed()
        state.withLock { state in
            if let pause { state.schedule.pause(pause.host, until: now + pause.length) }
            for id in ids { state.schedule.answered(id, at: now) }
            if let hop { state.schedule.finished(hop, at: now) }
            _ = state.wake?.yield()
        }
    }

    /// Hands a result over; that of a feed that was taken off the list meanwhile is not stored any more.
    private func take(_ result: PollResult) async {
        let id = result.feed.id
        let isListed = state.withLock { $0.list[id] != nil }
        finish(id, isListed ? await handler(result) : nil)
    }

    private func finish(_ id: FeedID, _ committed: FeedState?) {
        let now = clock.elapsed()
        let wall = clock.wall()
        state.withLock { state in
            if let committed { state.list.update(id, committed) }
            let plan = state.list.entry(id).map { item(for: $0, at: now, wall) }
            // Nothing committed means nothing learnt: no second try at once.
            let earliest = committed == nil ? now + PollSchedule.refreshFloor : now
            state.schedule.finished(
                id,
                due: plan?.due.map { max($0, earliest) },
                host: plan?.host,
                throttledUntil: plan?.throttledUntil,
                at: now
            )
            _ = state.wake?.yield()
        }
    }
}

// What others ask of it.
extension Poller {
    /// Returns when the loop that starts polls has turned once more: the proof that it is not stuck.
    ///
    /// Returns at once when nothing drives the poller.
    public func turn() async {
        await withCheckedContinuation { continuation in
            let isDriven = state.withLock { state in
                if state.isDriven { state.turnWaiters.append(continuation) }
                _ = state.wake?.yield()
                return state.isDriven
            }
            if !isDriven { continuation.resume() }
        }
    }

    /// Replaces the list of feeds; a poll in flight goes on, and is forgotten if its feed is gone.
    ///
    /// A feed that is known already keeps the state that was committed last, whatever the list says. New feeds
    /// that are due are spread over `PollingSettings.spread`.
    public func replaceFeeds(_ feeds: [PolledFeed], settings: PollingSettings) {
        let now = clock.elapsed()
        let wall = clock.wall()
        state.withLock { state in
            state.list.replace(with: feeds)
            let current = state.list.all
            for entry in current where moved(entry.polled) { state.schedule.remove(entry.polled.feed.id) }
            state.schedule.limits = PollSchedule.Limits(settings)
            state.schedule.replace(with: current.map { item(for: $0, at: now, wall) }, at: now)
            _ = state.wake?.yield()
        }
    }

    /// Whether the URL is another than the one that was asked last: then it is as good as a new feed.
    private func moved(_ polled: PolledFeed) -> Bool {
        polled.state.url != polled.feed.url.absoluteString
    }

    /// Leaves hosts alone that asked for it before the start: to be said before the feeds.
    public func pauseHosts(_ pauses: [HostPause]) {
        let now = clock.elapsed()
        let wall = clock.wall()
        state.withLock { state in
            for pause in pauses {
                let wait = Self.wait(until: pause.until, pause.since, wall)
                state.schedule.pause(pause.host, pause.scope, until: now + wait)
            }
        }
    }

    /// Lets polling rest, pages and other documents included, or go on; what is under way ends as usual.
    public func rest(_ isResting: Bool) {
        state.withLock { state in
            state.schedule.isResting = isResting
            _ = state.wake?.yield()
        }
    }

    /// Asks for polls now, within the limits, an active `Retry-After` and a floor of 60 s since the last.
    ///
    /// - Parameter asksGone: whether a feed that is gone (410) is asked once more: somebody named it.
    public func refresh(_ feeds: [FeedID], asksGone: Bool = false) -> [FeedID: RefreshAnswer] {
        let now = clock.elapsed()
        let wall = clock.wall()
        return state.withLock { state in
            let answers = feeds.map { feed in
                (
                    feed,
                    RefreshAnswer(state.schedule.refresh(feed, asksGone: asksGone, at: now), at: now, wall)
                )
            }
            _ = state.wake?.yield()
            return Dictionary(answers, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Since when no host answers, none in between: the network here seems to be down; nil while it is not.
    public var outage: Date? { state.withLock { $0.outage.since } }

    /// When every feed is polled next.
    public func upcoming() -> [UpcomingPoll] {
        let now = clock.elapsed()
        let wall = clock.wall()
        return state.withLock { state in
            state.list.ids.sorted().compactMap { state.list[$0] }
                .map { polled in
                    let id = polled.feed.id
                    let isRunning = state.schedule.isRunning(id)
                    let reason =
                        isRunning ? "is being polled" : polled.state.nextPollReason ?? "was never polled"
                    return UpcomingPoll(
                        feed: id,
                        due: state.schedule.due(id).map { wall + ($0 - now) },
                        reason: reason
                    )
                }
        }
    }

    /// Turns wall times of the state into moments, once, so that a clock set later moves nothing.
    private func item(
        for entry: PollList.Listed,
        at now: Duration,
        _ wall: Date
    ) -> PollSchedule.Item {
        let polled = entry.polled
        let state = policy.adopted(polled.state, by: polled.feed)
        let moment = { (date: Date) in now + Self.wait(until: date, state.lastPoll, wall) }
        return PollSchedule.Item(
            feed: polled.feed.id,
            host: entry.host,
            due: state.isGone ? nil : NextPoll(of: state, at: wall).due.map(moment) ?? now,
            throttledUntil: state.throttledUntil.map(moment),
            pausesHost: !polled.feed.allowPrivate,
            lastStart: polled.state.lastPoll.map { now - max(.zero, .seconds(wall.timeIntervalSince($0))) }
        )
    }

    /// Never longer than was meant when it was planned: the clock may have been set back since.
    private static func wait(until date: Date, _ planned: Date?, _ wall: Date) -> Duration {
        let left = date.timeIntervalSince(wall)
        let meant = planned.map { date.timeIntervalSince($0) } ?? left
        return .seconds(max(-86_400, min(left, meant, 8 * 86_400)))
    }
}

extension PollSchedule.Limits {
    init(_ settings: PollingSettings) {
        self.init(
            concurrency: max(1, settings.concurrency),
            perHost: max(1, settings.perHost),
            hostGap: settings.hostGap,
            spread: settings.spread
        )
    }
}
