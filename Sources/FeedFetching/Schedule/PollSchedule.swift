// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import DequeModule
import HeapModule
import NewsModel

/// Says which feed may be polled when: due times, limits, gaps and pauses.
///
/// Pure. A moment is a duration on a monotonic clock since some origin, given by the caller. Feeds that are due
/// wait in line at their host; hosts stand in a queue by the moment at which they may be asked next. Errands, which
/// are requests of another kind (a page, a `robots.txt`), wait in a second line at their host: they keep to the same
/// limits, and polls go first. A poll that a redirect leads on stands in the first line of the host that is next,
/// and takes up no place among the polls under way until its turn has come.
struct PollSchedule {
    typealias Moment = Duration

    /// Bounds of politeness.
    struct Limits: Equatable {
        var concurrency = 8
        var perHost = 1
        var hostGap = Duration.seconds(2)
        var spread = Duration.seconds(300)
    }

    /// What to do now.
    enum Action: Equatable {
        /// Poll this feed; say `answered` when its request has ended, and `finished` when all is done.
        case start(FeedID)
        /// Let this errand or this poll's next hop go, and say `finished` when it is done.
        case admit(Errand)
        /// Tell this errand that its host is to be left alone until then.
        case turnAway(Errand, until: Moment)
        /// Nothing before then, or before something changes.
        case wait(until: Moment?)
    }

    /// A request that is no poll.
    struct Errand: Hashable {
        let number: UInt64
    }

    /// No two polls that a person asks for are closer than this.
    static let refreshFloor = Duration.seconds(60)
    /// The widest step between first polls: with few feeds nobody waits minutes for the first.
    static let widestStep = Duration.seconds(2)

    var limits: Limits
    /// Whether only what `refresh` asks for is polled; the plan is kept, and nothing comes of it.
    var isOnDemand = false {
        didSet { if isOnDemand { dues = Heap() } }
    }
    /// Whether nothing is asked for; what is under way goes on, and what becomes due waits.
    var isResting = false
    private var entries: [FeedID: Entry] = [:]
    private var running: [FeedID: Run] = [:]
    private var errands: [Errand: HostKey] = [:]
    private var admitted: [Errand: HostKey] = [:]
    private var turnedAway: Deque<(Errand, Moment)> = []
    /// Polls whose next hop stands in line or is being asked for.
    private var hops: [Errand: [FeedID]] = [:]
    /// How many polls under way are between two hops.
    private var away = 0
    private var requestsInFlight = 0
    private var hosts: [HostKey: Host] = [:]
    private var sweepAt = 1024
    private var dues = Heap<Ticket<FeedID>>()
    private var openings = Heap<Ticket<HostKey>>()
    private var errandOpenings = Heap<Ticket<HostKey>>()
    private var lastSerial: UInt64 = 0

    init(limits: Limits) {
        self.limits = limits
    }
}

extension PollSchedule {
    private struct Entry {
        var host: HostKey
        /// nil: never, until something changes.
        var due: Moment?
        /// The server wants to be left alone until then.
        var throttledUntil: Moment?
        var lastStart: Moment?
        /// Of the ticket that counts; older ones are void.
        var serial: UInt64 = 0
    }

    /// A poll under way.
    private struct Run {
        let host: HostKey
        var isAsking = true
        /// The host that a redirect led to, until the hop to it is done.
        var hop: HostKey?
    }

    /// Who stands in a host's first line.
    private enum Turn: Equatable {
        case poll(FeedID)
        case hop(Errand)
    }

    private struct Host {
        var line: Deque<Turn> = []
        var errands: Deque<Errand> = []
        var inFlight = 0
        var opens: Moment = .zero - .day * 365
        /// Errands alone wait until then, too.
        var opensToErrands: Moment = .zero - .day * 365
        var hasTicket = false
        var hasErrandTicket = false

        func isForgettable(at now: Moment) -> Bool {
            line.isEmpty && errands.isEmpty && inFlight == 0 && opens <= now && opensToErrands <= now
                && !hasTicket && !hasErrandTicket
        }
    }

    private struct Ticket<Value>: Comparable {
        let moment: Moment
        let serial: UInt64
        let value: Value

        static func == (left: Self, right: Self) -> Bool { left.serial == right.serial }
        static func < (left: Self, right: Self) -> Bool {
            (left.moment, left.serial) < (right.moment, right.serial)
        }
    }
}

// The list of feeds.
extension PollSchedule {
    /// What is known of a feed when it comes onto the list.
    struct Item {
        var feed: FeedID
        var host: HostKey
        /// nil: never.
        var due: Moment?
        var throttledUntil: Moment?
        /// Whether the throttle holds for all feeds of the host.
        var pausesHost = true
        var lastStart: Moment?
    }

    /// Replaces the list; what is new and due already is spread over `limits.spread`, in the order given.
    mutating func replace(with items: [Item], at now: Moment) {
        let known = entries
        entries = Dictionary(minimumCapacity: items.count)
        let isLate = { (item: Item) in known[item.feed] == nil && item.due.map { $0 <= now } == true }
        let step = min(Self.widestStep, limits.spread / max(items.count(where: isLate), 1))
        var place = 0
        for var item in items {
            if isLate(item) {
                item.due = now + step * place
                place += 1
            } else if let due = item.due, due <= now, let planned = known[item.feed]?.due {
                // Due, and its turn in the spread has not come yet.
                item.due = planned
            }
            put(item, known[item.feed])
        }
    }

    private mutating func put(_ item: Item, _ known: Entry?) {
        lastSerial += 1
        var lastStart = item.lastStart
        if let known = known?.lastStart { lastStart = max(known, lastStart ?? known) }
        entries[item.feed] = Entry(
            host: item.host,
            due: item.due,
            throttledUntil: item.throttledUntil,
            lastStart: lastStart,
            serial: lastSerial
        )
        if item.pausesHost, let until = item.throttledUntil { pause(item.host, until: until) }
        guard running[item.feed] == nil, let due = item.due, !isOnDemand else { return }
        dues.insert(Ticket(moment: due, serial: lastSerial, value: item.feed))
    }

    /// Takes a feed off the list, so that it comes back as a new one.
    mutating func remove(_ feed: FeedID) {
        entries[feed] = nil
    }

    private mutating func enter(_ feed: FeedID, due: Moment?, isWish: Bool = false) {
        lastSerial += 1
        entries[feed]?.due = due
        entries[feed]?.serial = lastSerial
        guard let due, isWish || !isOnDemand else { return }
        dues.insert(Ticket(moment: due, serial: lastSerial, value: feed))
    }
}

// Polling.
extension PollSchedule {
    /// Says what to do now; to be asked again after every answer but `wait`.
    mutating func next(at now: Moment) -> Action {
        lineUp(at: now)
        if let (errand, until) = turnedAway.popFirst() { return .turnAway(errand, until: until) }
        // What a poll's document needs further is asked for while that poll still runs, so errands are bounded by the
        // requests in flight only: else polls that wait for their errands would hold up each other for good.
        let mayPoll = !isResting && running.count - away + admitted.count < limits.concurrency
        let mayAdmit = !isResting && requestsInFlight < limits.concurrency
        while mayPoll, let opening = openings.min, opening.moment <= now {
            openings.removeMin()
            hosts[opening.value]?.hasTicket = false
            if let action = start(at: opening.value, now) { return action }
        }
        while mayAdmit, let opening = errandOpenings.min, opening.moment <= now {
            errandOpenings.removeMin()
            hosts[opening.value]?.hasErrandTicket = false
            if let errand = admit(at: opening.value, now) { return .admit(errand) }
        }
        let moments = [
            mayPoll ? dues.min?.moment : nil, mayPoll ? openings.min?.moment : nil,
            mayAdmit ? errandOpenings.min?.moment : nil,
        ]
        return .wait(until: moments.compactMap { $0 }.min())
    }

    /// Says that the poll under way of another feed answers this one too: it is not started, and `finished` ends it.
    ///
    /// False when it is under way already, or not on the list.
    mutating func join(_ feed: FeedID, at now: Moment) -> Bool {
        guard let key = entries[feed]?.host, running[feed] == nil else { return false }
        hosts[key]?.line.removeAll { $0 == .poll(feed) }
        begin(feed, at: key, now)
        return true
    }

    private mutating func begin(_ feed: FeedID, at key: HostKey, _ now: Moment) {
        hosts[key, default: Host()].inFlight += 1
        requestsInFlight += 1
        running[feed] = Run(host: key)
        entries[feed]?.lastStart = now
    }

    /// A poll's request has ended, and its host may be asked again.
    mutating func answered(_ feed: FeedID, at now: Moment) {
        guard let run = running[feed], run.isAsking else { return }
        running[feed]?.isAsking = false
        leave(run.host, at: now)
    }

    /// A poll is done: when and where the next is due, and how long the feed is to be left alone.
    mutating func finished(
        _ feed: FeedID,
        due: Moment?,
        host: HostKey? = nil,
        throttledUntil: Moment? = nil,
        at now: Moment
    ) {
        guard let run = running[feed] else { return }
        answered(feed, at: now)
        if run.hop != nil { away -= 1 }
        running[feed] = nil
        guard entries[feed] != nil else { return }
        entries[feed]?.throttledUntil = throttledUntil
        if let host { entries[feed]?.host = host }
        enter(feed, due: due)
    }

    private mutating func leave(_ key: HostKey, at now: Moment) {
        hosts[key]?.inFlight -= 1
        requestsInFlight -= 1
        openLine(at: key)
        sweep(at: now)
    }

    /// Leaves a host alone until then; whoever stands in line for a page or on the way through a redirect is turned
    /// away, and polls wait.
    mutating func pause(_ key: HostKey, _ scope: HostPause.Scope = .everything, until moment: Moment) {
        var host = hosts[key] ?? Host()
        switch scope {
        case .everything:
            host.opens = max(host.opens, moment)
            // Who polls once does not wait for hours: what the host has no time for is not polled.
            turnAwayLine(of: &host, pollsToo: isOnDemand)
        case .pages:
            host.opensToErrands = max(host.opensToErrands, moment)
        }
        turnAwayErrands(of: &host)
        hosts[key] = host
    }

    private mutating func turnAwayLine(of host: inout Host, pollsToo: Bool) {
        var kept: Deque<Turn> = []
        for turn in host.line {
            switch turn {
            case .hop(let errand): turnAway(errand, until: host.opens)
            case .poll: if !pollsToo { kept.append(turn) }
            }
        }
        host.line = kept
    }

    /// Moves feeds that are due into the lines of their hosts.
    private mutating func lineUp(at now: Moment) {
        while let ticket = dues.min, ticket.moment <= now {
            dues.removeMin()
            guard let entry = entries[ticket.value], entry.serial == ticket.serial else { continue }
            hosts[entry.host, default: Host()].line.append(.poll(ticket.value))
            openLine(at: entry.host)
        }
    }

    private mutating func openLine(at key: HostKey) {
        guard let host = hosts[key], host.inFlight < limits.perHost else { return }
        if !host.line.isEmpty, !host.hasTicket {
            lastSerial += 1
            openings.insert(Ticket(moment: host.opens, serial: lastSerial, value: key))
            hosts[key]?.hasTicket = true
        }
        if !host.errands.isEmpty, !host.hasErrandTicket {
            lastSerial += 1
            let moment = max(host.opens, host.opensToErrands)
            errandOpenings.insert(Ticket(moment: moment, serial: lastSerial, value: key))
            hosts[key]?.hasErrandTicket = true
        }
    }

    /// Takes the first in a host's line; nil when the host is not open after all, or nobody is left.
    private mutating func start(at key: HostKey, _ now: Moment) -> Action? {
        guard let host = hosts[key], host.opens <= now, host.inFlight < limits.perHost else {
            openLine(at: key)
            return nil
        }
        while let turn = hosts[key]?.line.popFirst() {
            switch turn {
            case .hop(let errand):
                admit(errand, at: key, now)
                return .admit(errand)
            case .poll(let feed):
                // Gone, moved to another host, put off, or in line twice.
                guard let entry = entries[feed], entry.host == key, running[feed] == nil,
                    let due = entry.due, due <= now
                else { continue }
                let opens = now + gap(of: key)
                hosts[key]?.opens = opens
                begin(feed, at: key, now)
                openLine(at: key)
                return .start(feed)
            }
        }
        return nil
    }

    private func gap(of key: HostKey) -> Duration { max(limits.hostGap, key.leastGap) }

    /// Forgets hosts that nothing hangs on; at a constant cost for each request, all in all.
    private mutating func sweep(at now: Moment) {
        guard hosts.count > sweepAt else { return }
        hosts = hosts.filter { !$0.value.isForgettable(at: now) }
        sweepAt = max(1024, hosts.count * 2)
    }
}

// Errands.
extension PollSchedule {
    /// A number for an errand.
    mutating func nextErrand() -> Errand {
        lastSerial += 1
        return Errand(number: lastSerial)
    }

    /// Puts an errand in line at its host; one whose host wants to be left alone is turned away.
    mutating func enter(_ errand: Errand, at key: HostKey, _ now: Moment) {
        var host = hosts[key] ?? Host()
        let opens = max(host.opens, host.opensToErrands)
        errands[errand] = key
        host.errands.append(errand)
        // The gap between two starts is a matter of seconds; what lies further off is the server's wish.
        if opens > now + gap(of: key) { turnAwayErrands(of: &host) }
        hosts[key] = host
        openLine(at: key)
    }

    /// Lets polls with one request go on to where a redirect leads: they leave the host that they asked, and stand in
    /// the line of the next one among its polls; where that wants to be left alone they are turned away.
    mutating func moveOn(_ errand: Errand, for feeds: [FeedID], to key: HostKey, _ now: Moment) {
        for feed in feeds where running[feed] != nil {
            answered(feed, at: now)
            running[feed]?.hop = key
            away += 1
        }
        hops[errand] = feeds
        errands[errand] = key
        let opens = hosts[key]?.opens ?? now
        if opens > now + gap(of: key) { return turnAway(errand, until: opens) }
        hosts[key, default: Host()].line.append(.hop(errand))
        openLine(at: key)
    }

    /// The polls of a hop are no longer between two hosts.
    private mutating func arrive(_ errand: Errand) {
        for feed in hops.removeValue(forKey: errand) ?? [] where running[feed]?.hop != nil {
            running[feed]?.hop = nil
            away -= 1
        }
    }

    /// Takes an errand out of its line, wherever it stands.
    mutating func withdraw(_ errand: Errand) {
        arrive(errand)
        guard let key = errands.removeValue(forKey: errand) else { return }
        hosts[key]?.errands.removeAll { $0 == errand }
        hosts[key]?.line.removeAll { $0 == .hop(errand) }
    }

    /// An errand is done.
    mutating func finished(_ errand: Errand, at now: Moment) {
        arrive(errand)
        guard let key = admitted.removeValue(forKey: errand) else { return }
        leave(key, at: now)
    }

    private mutating func admit(at key: HostKey, _ now: Moment) -> Errand? {
        guard let host = hosts[key], max(host.opens, host.opensToErrands) <= now,
            host.inFlight < limits.perHost
        else {
            openLine(at: key)
            return nil
        }
        guard let errand = hosts[key]?.errands.popFirst() else { return nil }
        admit(errand, at: key, now)
        return errand
    }

    private mutating func admit(_ errand: Errand, at key: HostKey, _ now: Moment) {
        errands[errand] = nil
        admitted[errand] = key
        let opens = now + gap(of: key)
        hosts[key]?.opens = opens
        hosts[key]?.inFlight += 1
        requestsInFlight += 1
        openLine(at: key)
    }

    private mutating func turnAwayErrands(of host: inout Host) {
        let until = max(host.opens, host.opensToErrands)
        for errand in host.errands { turnAway(errand, until: until) }
        host.errands = []
    }

    private mutating func turnAway(_ errand: Errand, until moment: Moment) {
        arrive(errand)
        errands[errand] = nil
        turnedAway.append((errand, moment))
    }
}

// Wishes and reports.
extension PollSchedule {
    /// What became of the wish to poll a feed now.
    enum Refresh: Equatable {
        case queued
        case running
        case refused(until: Moment?, Refusal)
        case unknown
    }

    /// Why a feed is not polled now.
    enum Refusal: Equatable {
        case never
        case throttled
        case hostPaused
        case tooSoon
        case resting
    }

    /// Makes a feed due now, unless its server or the floor of a minute forbids it.
    mutating func refresh(_ feed: FeedID, asksGone: Bool = false, at now: Moment) -> Refresh {
        guard let entry = entries[feed] else { return .unknown }
        if running[feed] != nil { return .running }
        if isResting { return .refused(until: nil, .resting) }
        guard entry.due != nil || asksGone else { return .refused(until: nil, .never) }
        if let until = entry.throttledUntil, until > now { return .refused(until: until, .throttled) }
        if let opens = hosts[entry.host]?.opens, opens > now + gap(of: entry.host) {
            return .refused(until: opens, .hostPaused)
        }
        if let last = entry.lastStart, last + Self.refreshFloor > now {
            return .refused(until: last + Self.refreshFloor, .tooSoon)
        }
        enter(feed, due: now, isWish: true)
        return .queued
    }

    /// Hosts that something is remembered of.
    var hostCount: Int { hosts.count }

    /// Whether a poll or an errand stands in line at a host.
    func isAnyoneWaiting(at key: HostKey) -> Bool {
        hosts[key].map { !$0.line.isEmpty || !$0.errands.isEmpty } ?? false
    }

    /// Whether a poll is under way.
    func isRunning(_ feed: FeedID) -> Bool { running[feed] != nil }

    /// Whether a poll or an errand is under way; a poll whose next hop stands in line is not.
    var isAsking: Bool { running.count > away || !admitted.isEmpty || !turnedAway.isEmpty }

    /// Whether nothing runs and nothing will, as things stand.
    var isIdle: Bool {
        !isAsking && running.isEmpty && errands.isEmpty && dues.isEmpty && openings.isEmpty
    }

    /// When a feed can start, or go on to where a redirect leads, at the earliest; nil: never, or it is being asked.
    func due(_ feed: FeedID) -> Moment? {
        if let hop = running[feed]?.hop { return hosts[hop]?.opens }
        guard let entry = entries[feed], running[feed] == nil, let due = entry.due else { return nil }
        return max(due, hosts[entry.host]?.opens ?? due)
    }
}
