// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Who is told of the alerts of one commit, when, and in which message; or why they are not.
///
/// What may go at once has its message in the same commit; the rest gathers for its sink until it is due (see
/// `GatheringDecision`).
struct DeliveryPlan {
    private struct Entry {
        let alert: AlertID
        let rule: RuleInfo
        let traits: AlertTraits
        let cause: StableID.Cause
        let muted: DeliveryReason?
        let gathers: Gathering?
    }

    /// That a delivery waits for more of its kind, where a sink takes no floods: what comes bit by bit goes together, when
    /// nothing more has come for a while.
    struct Gathering: Hashable {
        /// How long it waits for more, and the rest of it for this one.
        let wait: Duration
        /// What holds it back; nil: what caused it.
        let reason: DeliveryReason?

        static let lookBack = Gathering(wait: LookBackDecision.gathering, reason: nil)
        static let flood = Gathering(wait: .seconds(10), reason: .flood)
    }

    private let routing: RoutingTable
    private let now: Date
    private var entries: [Entry] = []
    private var holding: [ArticleID: [RuleInfo]] = [:]

    /// A plan of nothing yet.
    init(routing: RoutingTable, now: Date) {
        self.routing = routing
        self.now = now
    }

    /// A delivery of an alert for each of its sinks.
    ///
    /// - Parameters:
    ///   - muted: why nobody is told; nil: they are.
    ///   - gathers: that it waits for more of its kind; nil: it goes at once.
    mutating func tell(
        of alert: Alert,
        rule: RuleInfo,
        _ article: Article,
        cause: StableID.Cause,
        muted: DeliveryReason?,
        gathers: Gathering? = nil
    ) {
        let traits = AlertTraits(rule, article)
        entries.append(
            Entry(alert: alert.id, rule: rule, traits: traits, cause: cause, muted: muted, gathers: gathers)
        )
    }

    /// Rules that hold for an article, whether or not anybody is told of them now: some may keep others quiet.
    mutating func note(_ matches: [Match], of article: Article) {
        guard !routing.inhibitions.isEmpty else { return }
        holding[article.id] = matches.map(\.rule)
    }

    /// Whether nothing keeps a rule's alert of an article from a sink now: no silence, and no rule that says more.
    ///
    /// - Parameter article: one whose rules were noted.
    func isHeard(_ rule: RuleInfo, _ article: Article, by sink: SinkID) -> Bool {
        routing.silence(over: AlertTraits(rule, article), for: sink, at: now) == nil
            && routing.inhibited(among: holding[article.id] ?? [])[rule.id] == nil
    }

    /// What each sink is to hear, or why it is not, and one message for each delivery that goes at once.
    func told() -> (deliveries: [Delivery], messages: [Message]) {
        var told = Telling(routing: routing, now: now)
        for entry in entries {
            let quiet = told.inhibited(entry.traits.article, holding[entry.traits.article] ?? [])
            for routed in routing.routed(entry.traits, rule: entry.rule) {
                let muting =
                    entry.muted.map { Muting(reason: $0) }
                    ?? routing.silence(over: entry.traits, for: routed.sink, at: now)
                    ?? quiet[entry.rule.id].map { Muting(reason: .inhibited, detail: $0.rawValue) }
                told.add(entry.alert, entry.cause, entry.traits.priority, routed, muting, entry.gathers)
            }
        }
        return told.finished()
    }
}

/// The deliveries of one commit in the making.
private struct Telling {
    private struct Policy: Hashable {
        let sink: SinkID
        let way: RoutingTable.Way
        let priority: Priority
    }

    private let routing: RoutingTable
    private let now: Date
    private var deliveries: [Delivery] = []
    /// By sink, the places of deliveries that go at once; where a sink takes floods, nobody counts.
    private var atOnce: [SinkID: [Int]] = [:]
    private var timings: [Policy: Timing] = [:]
    private var quiet: [ArticleID: [RuleID: RuleID]] = [:]

    init(routing: RoutingTable, now: Date) {
        self.routing = routing
        self.now = now
    }

    mutating func inhibited(_ article: ArticleID, _ holding: [RuleInfo]) -> [RuleID: RuleID] {
        if let known = quiet[article] { return known }
        let found = routing.inhibited(among: holding)
        quiet[article] = found
        return found
    }

    mutating func add(
        _ alert: AlertID,
        _ cause: StableID.Cause,
        _ priority: Priority,
        _ routed: RoutingTable.Routed,
        _ muting: Muting?,
        _ gathers: DeliveryPlan.Gathering?
    ) {
        let cause = (id: cause, told: DeliveryCause(cause))
        var delivery = Delivery(
            id: StableID.delivery(alert: alert, sink: routed.sink, cause: cause.id),
            alert: alert,
            sink: routed.sink,
            state: muting == nil ? .pending : .muted,
            reason: muting?.reason ?? cause.told.reason,
            message: nil,
            created: now,
            cause: cause.told
        )
        delivery.detail = muting?.detail
        if muting == nil {
            let timing = timing(routed, priority)
            if let gathers, !routed.takesFloods, [nil, .groupWait].contains(timing.hold) {
                delivery.due = max(now + gathers.wait, timing.due)
                delivery.reason = gathers.reason ?? delivery.reason
            } else if let hold = timing.hold {
                delivery.reason = hold
                delivery.due = timing.due
            } else if routed.policy.throttle != nil {
                // Whether there is room is for the one who makes all of the sink's messages to say.
                delivery.due = now
            } else {
                delivery.message = StableID.message(carrying: [delivery.id])
                if !routed.takesFloods { atOnce[routed.sink, default: []].append(deliveries.count) }
            }
        }
        deliveries.append(delivery)
    }

    private mutating func timing(_ routed: RoutingTable.Routed, _ priority: Priority) -> Timing {
        let key = Policy(sink: routed.sink, way: routed.way, priority: priority)
        if let known = timings[key] { return known }
        let timing = routed.policy.timing(created: now, priority: priority, now: now, zone: routing.zone)
        timings[key] = timing
        return timing
    }

    /// Too many at once for one sink become a digest.
    func finished() -> (deliveries: [Delivery], messages: [Message]) {
        var deliveries = deliveries
        for places in atOnce.values where places.count > GatheringDecision.mostAtOnce {
            for place in places {
                deliveries[place].message = nil
                deliveries[place].reason = .flood
                deliveries[place].due = now
            }
        }
        let messages = deliveries.compactMap { delivery in
            delivery.message.map {
                Message(
                    id: $0,
                    sink: delivery.sink,
                    kind: delivery.cause.messageKind,
                    created: now,
                    nextAttempt: now
                )
            }
        }
        return (deliveries, messages)
    }
}

extension DeliveryCause {
    fileprivate init(_ cause: StableID.Cause) {
        switch cause {
        case .first, .copy: self = .first
        case .lookBack: self = .lookBack
        case .update, .page, .updateOfCopy: self = .update
        }
    }
}
