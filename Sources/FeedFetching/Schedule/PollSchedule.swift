// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import DequeModule
import HeapModule
import NewsModel

/// Says which feed may be polled when: due times, limits, gaps and pauses.
///
/// Pure. A moment is a duration on a monotonic clock since some origin, given by the caller. Feeds that are due
/// wait in line at their host; hosts stand in a queue by the moment at which they may be asked next.
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
        /// Poll this feed, and say `finished` when it is done.
        case start(FeedID)
        /// Nothing before then, or before something changes.
        case wait(until: Moment?)
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
    private var entries: [FeedID: Entry] = [:]
    private var running: [FeedID: HostKey] = [:]
    private var hosts: [HostKey: Host] = [:]
    private var dues = Heap<Ticket<FeedID>>()
    private var openings = Heap<Ticket<HostKey>>()
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

    private struct Host {
        var line: Deque<FeedID> = []
        var inFlight = 0
        var opens: Moment = .zero - .day * 365
        var hasTicket = false
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

    /// Replaces the list; what is new and due already is spread over `limits.spread`.
    mutating func replace(with items: [Item], at now: Moment) {
        let kept = Set(items.map(\.feed))
        for feed in entries.keys where !kept.contains(feed) { entries[feed] = nil }
        let late = items.filter { item in entries[item.feed] == nil && item.due.map { $0 <= now } == true }
        let step = min(Self.widestStep, limits.spread / max(late.count, 1))
        var place = Dictionary(
            late.enumerated().map { ($1.feed, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for var item in items {
            if let number = place.removeValue(forKey: item.feed) {
                item.due = now + step * number
            } else if let due = item.due, due <= now, let planned = entries[item.feed]?.due {
                // Due, and its turn in the spread has not come yet.
                item.due = planned
            }
            put(item)
        }
    }

    private mutating func put(_ item: Item) {
        let known = entries[item.feed]
        entries[item.feed] = Entry(
            host: item.host,
            due: item.due,
            throttledUntil: item.throttledUntil,
            lastStart: [known?.lastStart, item.lastStart].compactMap { $0 }.max()
        )
        if item.pausesHost, let until = item.throttledUntil { pause(item.host, until: until) }
        guard running[item.feed] == nil else { return }
        enter(item.feed, due: item.due)
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
    /// Says what to do now; to be asked again after every answer `start`.
    mutating func next(at now: Moment) -> Action {
        lineUp(at: now)
        guard running.count < limits.concurrency else { return .wait(until: nil) }
        while let opening = openings.min, opening.moment <= now {
            openings.removeMin()
            hosts[opening.value]?.hasTicket = false
            if let feed = start(at: opening.value, now) { return .start(feed) }
        }
        return .wait(until: [dues.min?.moment, openings.min?.moment].compactMap { $0 }.min())
    }

    /// Says that the poll under way of another feed answers this one too: it is not started, and `finished` ends it.
    ///
    /// False when it is under way already, or not on the list.
    mutating func join(_ feed: FeedID, at now: Moment) -> Bool {
        guard let key = entries[feed]?.host, running[feed] == nil else { return false }
        hosts[key, default: Host()].inFlight += 1
        hosts[key]?.line.removeAll { $0 == feed }
        running[feed] = key
        entries[feed]?.lastStart = now
        return true
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
        guard let key = running.removeValue(forKey: feed) else { return }
        hosts[key]?.inFlight -= 1
        if let hostPause { pause(key, until: now + hostPause) }
        openLine(at: key)
        guard entries[feed] != nil else { return }
        entries[feed]?.throttledUntil = throttledUntil
        if let host { entries[feed]?.host = host }
        enter(feed, due: due)
    }

    private mutating func pause(_ key: HostKey, until moment: Moment) {
        var host = hosts[key] ?? Host()
        host.opens = max(host.opens, moment)
        // Who polls once does not wait for hours: what the host has no time for is not polled.
        if isOnDemand { host.line.removeAll() }
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
        guard let host = hosts[key], !host.line.isEmpty, !host.hasTicket, host.inFlight < limits.perHost
        else { return }
        lastSerial += 1
        openings.insert(Ticket(moment: host.opens, serial: lastSerial, value: key))
        hosts[key]?.hasTicket = true
    }

    /// Takes the first feed in a host's line; nil when the host is not open after all, or nobody is left.
    private mutating func start(at key: HostKey, _ now: Moment) -> FeedID? {
        guard var host = hosts[key] else { return nil }
        if host.opens > now {
            openLine(at: key)
            return nil
        }
        while let feed = host.line.popFirst() {
            // Gone, moved to another host, put off, or in line twice.
            guard let entry = entries[feed], entry.host == key, running[feed] == nil,
                let due = entry.due, due <= now
            else { continue }
            host.inFlight += 1
            host.opens = now + max(limits.hostGap, key.leastGap)
            hosts[key] = host
            running[feed] = key
            entries[feed]?.lastStart = now
            openLine(at: key)
            return feed
        }
        hosts[key] = host
        return nil
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
    }

    /// Makes a feed due now, unless its server or the floor of a minute forbids it.
    mutating func refresh(_ feed: FeedID, at now: Moment) -> Refresh {
        guard let entry = entries[feed] else { return .unknown }
        if running[feed] != nil { return .running }
        guard entry.due != nil else { return .refused(until: nil, .never) }
        if let until = entry.throttledUntil, until > now { return .refused(until: until, .throttled) }
        // The gap between two starts is a matter of seconds; what lies further off is the server's wish.
        let gap = max(limits.hostGap, entry.host.leastGap)
        if let opens = hosts[entry.host]?.opens, opens > now + gap {
            return .refused(until: opens, .hostPaused)
        }
        if let last = entry.lastStart, last + Self.refreshFloor > now {
            return .refused(until: last + Self.refreshFloor, .tooSoon)
        }
        enter(feed, due: now, isWish: true)
        return .queued
    }

    /// Whether a poll is under way.
    func isRunning(_ feed: FeedID) -> Bool { running[feed] != nil }

    /// Whether nothing runs and nothing will, as things stand.
    var isIdle: Bool { running.isEmpty && dues.isEmpty && openings.isEmpty }

    /// When a feed can start at the earliest; nil: never, or it is under way.
    func due(_ feed: FeedID) -> Moment? {
        guard let entry = entries[feed], running[feed] == nil, let due = entry.due else { return nil }
        return max(due, hosts[entry.host]?.opens ?? due)
    }
}
