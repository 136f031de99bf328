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
/// limits, and polls go first.
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
        /// Let this errand go, and say `finished` when it is done.
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
    }

    private struct Host {
        var line: Deque<FeedID> = []
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
        let mayPoll = !isResting && running.count + admitted.count < limits.concurrency
        let mayAdmit = !isResting && requestsInFlight < limits.concurrency
        while mayPoll, let opening = openings.min, opening.moment <= now {
            openings.removeMin()
            hosts[opening.value]?.hasTicket = false
            if let feed = start(at: opening.value, now) { return .start(feed) }
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
        hosts[key]?.line.removeAll { $0 == feed }
        begin(feed, at: key, now)
        return true
    }

    private mutating func begin(_ feed: FeedID, at key: HostKey, _ now: Moment) {
        hosts[key, default: Host()].inFlight += 1
        requestsInFlight += 1
        running[feed] = Run(host: key)
        entries[feed]?.lastStart = now
    }

    /// A poll's request has ended, and its host may be asked again; `hostPause`: not before so long.
    ///
    /// - Parameter answering: the host that wishes the pause, where a redirect led to another.
    mutating func answered(
        _ feed: FeedID,
        hostPause: Duration? = nil,
        by answering: HostKey? = nil,
        at now: Moment
    ) {
        guard let run = running[feed], run.isAsking else { return }
        running[feed]?.isAsking = false
        if let hostPause { pause(answering ?? run.host, until: now + hostPause) }
        leave(run.host, hostPause: nil, at: now)
    }

    /// A poll is done: when and where the next is due, and how long host or feed are to be left alone.
    mutating func finished(
        _ feed: FeedID,
        due: Moment?,
        host: HostKey? = nil,
        throttledUntil: Moment? = nil,
        hostPause: Duration? = nil,
        at now: Moment
    ) {
        guard running[feed] != nil else { return }
        answered(feed, hostPause: hostPause, at: now)
        running[feed] = nil
        guard entries[feed] != nil else { return }
        entries[feed]?.throttledUntil = throttledUntil
        if let host { entries[feed]?.host = host }
        enter(feed, due: due)
    }

    private mutating func leave(_ key: HostKey, hostPause: Duration?, at now: Moment) {
        hosts[key]?.inFlight -= 1
        requestsInFlight -= 1
        if let hostPause { pause(key, until: now + hostPause) }
        openLine(at: key)
        sweep(at: now)
    }

    private mutating func pause(_ key: HostKey, until moment: Moment) {
        var host = hosts[key] ?? Host()
        host.opens = max(host.opens, moment)
        // Who polls once does not wait for hours: what the host has no time for is not polled.
        if isOnDemand { host.line.removeAll() }
        turnAwayErrands(of: &host)
        hosts[key] = host
    }

    /// Moves feeds that are due into the lines of their hosts.
    private mutating func lineUp(at now: Moment) {
        while let ticket = dues.min, ticket.moment <= now {
            dues.removeMin()
            guard let entry = entries[ticket.value], entry.serial == ticket.serial else { continue }
            hosts[entry.host, default: Host()].line.append(ticket.value)
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

    /// Takes the first feed in a host's line; nil when the host is not open after all, or nobody is left.
    private mutating func start(at key: HostKey, _ now: Moment) -> FeedID? {
        guard let host = hosts[key], host.opens <= now, host.inFlight < limits.perHost else {
            openLine(at: key)
            return nil
        }
        while let feed = hosts[key]?.line.popFirst() {
            // Gone, moved to another host, put off, or in line twice.
            guard let entry = entries[feed], entry.host == key, running[feed] == nil,
                let due = entry.due, due <= now
            else { continue }
            let opens = now + gap(of: key)
            hosts[key]?.opens = opens
            begin(feed, at: key, now)
            openLine(at: key)
            return feed
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

    /// Takes an errand out of its line, wherever it stands.
    mutating func withdraw(_ errand: Errand) {
        guard let key = errands.removeValue(forKey: errand) else { return }
        hosts[key]?.errands.removeAll { $0 == errand }
    }

    /// An errand is done.
    ///
    /// - Parameters:
    ///   - hostPause: nobody asks the host before so long.
    ///   - errandPause: no errand does.
    mutating func finished(
        _ errand: Errand,
        hostPause: Duration? = nil,
        errandPause: Duration? = nil,
        at now: Moment
    ) {
        guard let key = admitted.removeValue(forKey: errand) else { return }
        if let errandPause, var host = hosts[key] {
            host.opensToErrands = max(host.opensToErrands, now + errandPause)
            turnAwayErrands(of: &host)
            hosts[key] = host
        }
        leave(key, hostPause: hostPause, at: now)
    }

    private mutating func admit(at key: HostKey, _ now: Moment) -> Errand? {
        guard let host = hosts[key], max(host.opens, host.opensToErrands) <= now,
            host.inFlight < limits.perHost
        else {
            openLine(at: key)
            return nil
        }
        guard let errand = hosts[key]?.errands.popFirst() else { return nil }
        errands[errand] = nil
        admitted[errand] = key
        let opens = now + gap(of: key)
        hosts[key]?.opens = opens
        hosts[key]?.inFlight += 1
        requestsInFlight += 1
        openLine(at: key)
        return errand
    }

    private mutating func turnAwayErrands(of host: inout Host) {
        let until = max(host.opens, host.opensToErrands)
        for errand in host.errands {
            errands[errand] = nil
            turnedAway.append((errand, until))
        }
        host.errands = []
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

    /// Whether a poll or an errand is under way.
    var isAsking: Bool { !running.isEmpty || !admitted.isEmpty }

    /// Whether nothing runs and nothing will, as things stand.
    var isIdle: Bool {
        !isAsking && errands.isEmpty && turnedAway.isEmpty && dues.isEmpty && openings.isEmpty
    }

    /// When a feed can start at the earliest; nil: never, or it is under way.
    func due(_ feed: FeedID) -> Moment? {
        guard let entry = entries[feed], running[feed] == nil, let due = entry.due else { return nil }
        return max(due, hosts[entry.host]?.opens ?? due)
    }
}
