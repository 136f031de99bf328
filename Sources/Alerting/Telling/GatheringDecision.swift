// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What becomes of what has gathered for one sink, now that some of it is due: decided without clock or store.
///
/// Everything is looked at as the settings are now: whoever edits a policy, a route or a rule while something waits is
/// heeded. Nothing is dropped: what is not sent and not muted waits on.
public struct GatheringDecision: Sendable {
    /// What is known beside the deliveries.
    public struct Situation: Sendable {
        /// The sink.
        public var sink: SinkID
        /// The settings in force, with the silences.
        public var routing: RoutingTable
        /// The rules that hold for the articles, with their revisions.
        public var holding: [ArticleID: [RuleID: String]] = [:]
        /// When messages were made for the sink that count for its throttles, in any order.
        public var made: [Date] = []
        /// The time.
        public var now: Date
        /// Whether what waits for others only goes now: nobody is here later to send it.
        public var endsWaits = false

        /// What must be known.
        public init(sink: SinkID, routing: RoutingTable, now: Date) {
            self.sink = sink
            self.routing = routing
            self.now = now
        }
    }

    /// Deliveries that go now, in one message, or where that has no room in some.
    public struct Batch: Sendable, Hashable {
        /// What goes, in the order in which it is told.
        public var deliveries: [GatheredDelivery]
        /// Why it goes like this.
        public var reason: DeliveryReason
        /// What its alerts are put together by.
        public var grouping = DigestSchedule.Grouping.none
        /// The most messages that it may become.
        public var parts = 1
    }

    /// Deliveries that go later.
    public struct Later: Sendable, Hashable {
        /// Which.
        public var deliveries: [DeliveryID]
        /// When they are looked at again.
        public var due: Date
        /// What holds them back.
        public var reason: DeliveryReason
    }

    /// Deliveries that nobody hears of.
    public struct Muted: Sendable, Hashable {
        /// Which.
        public var deliveries: [DeliveryID]
        /// Why.
        public var reason: DeliveryReason
        /// The silence, or the rule that says more.
        public var detail: String?
    }

    /// The most messages that one digest becomes.
    public static let mostParts = 5
    /// More at once than this, from one commit or at one time, are a digest.
    public static let mostAtOnce = 20

    /// What goes now.
    public private(set) var batches: [Batch] = []
    /// What goes later.
    public private(set) var later: [Later] = []
    /// What does not go.
    public private(set) var muted: [Muted] = []

    private let situation: Situation
    private var made: [Date]

    /// Decides about what has gathered.
    ///
    /// - Parameter gathered: what is due, and what waits for others only; or all there is, when it is to be planned anew.
    public static func decide(_ gathered: [GatheredDelivery], _ situation: Situation) -> GatheringDecision {
        var decision = GatheringDecision(situation)
        for lane in decision.lanes(gathered) { decision.take(lane) }
        return decision
    }

    private init(_ situation: Situation) {
        self.situation = situation
        made = situation.made.filter { $0 <= situation.now }.sorted(by: >)
    }
}

extension GatheringDecision {
    /// Deliveries with one policy.
    private struct Lane {
        let policy: RoutePolicy
        let takesFloods: Bool
        /// 1 for a sink that is gone: nobody knows what it has room for.
        let mostParts: Int
        var deliveries: [GatheredDelivery] = []
    }

    /// Something that is due, and what held it back until now.
    private typealias Ready = (item: GatheredDelivery, hold: DeliveryReason?)

    /// Sets aside what nobody is to hear of by now.
    private mutating func mute(_ ready: [Ready]) -> [Ready] {
        var why: [Muting: [DeliveryID]] = [:]
        var order: [Muting] = []
        let quiet = inhibited(ready.map(\.item))
        let heard = ready.filter { item, _ in
            let silence = situation.routing.silence(over: item.traits, for: situation.sink, at: situation.now)
            let upper = quiet[item.traits.article]?[item.traits.rule]
            let muting = silence ?? upper.map { Muting(reason: .inhibited, detail: $0.rawValue) }
            guard let muting else { return true }
            if why[muting] == nil { order.append(muting) }
            why[muting, default: []].append(item.id)
            return false
        }
        muted += order.map { Muted(deliveries: why[$0] ?? [], reason: $0.reason, detail: $0.detail) }
        return heard
    }

    /// By article, the rules that others keep quiet by now.
    ///
    /// What a rule said before it was edited keeps none quiet.
    private func inhibited(_ gathered: [GatheredDelivery]) -> [ArticleID: [RuleID: RuleID]] {
        let routing = situation.routing
        guard !routing.inhibitions.isEmpty else { return [:] }
        let own = Dictionary(grouping: gathered, by: \.traits.article)
        return own.mapValues { items in
            let current = (situation.holding[items[0].traits.article] ?? [:])
                .compactMap { rule, revision in
                    routing.rules[rule].flatMap { $0.revision == revision ? $0 : nil }
                }
            // A rule that is edited or gone keeps nobody quiet, and can be kept quiet as it was.
            let known = Set(current.map(\.id))
            let waiting = items.filter { !known.contains($0.traits.rule) }.map { RuleInfo($0.traits) }
            let quiet = routing.inhibited(among: current + waiting)
            return quiet.filter { known.contains($0.value) }
        }
    }

    private func lanes(_ gathered: [GatheredDelivery]) -> [Lane] {
        var lanes: [Lane] = []
        var places: [RoutingTable.Routed?: Int] = [:]
        for item in gathered {
            var routed = situation.routing.routed(item.traits, to: situation.sink)
            routed?.way = .rule
            let place = places[routed] ?? lanes.count
            if place == lanes.count {
                places[routed] = place
                lanes.append(
                    Lane(
                        policy: routed?.policy ?? RoutePolicy(),
                        takesFloods: routed?.takesFloods ?? true,
                        mostParts: routed == nil ? 1 : Self.mostParts
                    )
                )
            }
            lanes[place].deliveries.append(item)
        }
        return lanes
    }

    private mutating func take(_ lane: Lane) {
        let now = situation.now
        var timings: [String: Timing] = [:]
        var ready: [Ready] = []
        var waiting: [(item: GatheredDelivery, timing: Timing)] = []
        for item in lane.deliveries {
            let created = min(item.delivery.created, now)
            let key = "\(created.milliseconds) \(item.traits.priority.rawValue)"
            let timing = timings[key] ?? timing(of: item, in: lane)
            timings[key] = timing
            if timing.due <= now {
                ready.append((item, hold(of: item, timing)))
            } else {
                waiting.append((item, timing))
            }
        }
        // What waits for others only goes with the first of them, if it may.
        if !ready.isEmpty || situation.endsWaits {
            let joining = waiting.filter { $0.timing.hold == .groupWait && !isQuiet($0.item, lane) }
            ready += joining.map { ($0.item, .groupWait) }
            waiting.removeAll { $0.timing.hold == .groupWait && !isQuiet($0.item, lane) }
        }
        postpone(waiting)
        ready = mute(ready)
        if !ready.isEmpty { send(ready, lane) }
    }

    private func timing(of item: GatheredDelivery, in lane: Lane) -> Timing {
        lane.policy.timing(
            created: item.delivery.created,
            priority: item.traits.priority,
            now: situation.now,
            zone: situation.routing.zone
        )
    }

    private func isQuiet(_ item: GatheredDelivery, _ lane: Lane) -> Bool {
        let zone = situation.routing.zone
        return lane.policy.quietEnd(at: situation.now, priority: item.traits.priority, zone: zone) != nil
    }

    /// What held back a delivery that is due: what was stored of it says so, also when the policy is another by now.
    private func hold(of item: GatheredDelivery, _ timing: Timing) -> DeliveryReason? {
        let stored = item.delivery.reason
        return stored == item.delivery.cause.reason ? timing.hold : stored
    }

    private mutating func postpone(_ waiting: [(item: GatheredDelivery, timing: Timing)]) {
        let groups = Dictionary(grouping: waiting, by: \.timing)
        later += groups.sorted { $0.key.due < $1.key.due }
            .map { timing, items in
                Later(
                    deliveries: items.map(\.item.id),
                    due: timing.due,
                    reason: timing.hold ?? .groupWait
                )
            }
    }

    private mutating func send(_ ready: [Ready], _ lane: Lane) {
        let free = freeMessages(lane.policy.throttle)
        let holds = Set(ready.compactMap(\.hold))
        let items = ready.map(\.item).sorted { $0.delivery.created < $1.delivery.created }
        if holds.isEmpty, lane.takesFloods || items.count <= Self.mostAtOnce {
            for item in items.prefix(free) {
                add(Batch(deliveries: [item], reason: item.delivery.cause.reason))
            }
            return hold(items.dropFirst(free), lane)
        }
        guard free > 0 else { return hold(items[...], lane) }
        var batch = Batch(deliveries: items, reason: Self.strongest(of: holds))
        if batch.reason == .groupWait, items.count == 1 { batch.reason = items[0].delivery.cause.reason }
        batch.grouping = lane.policy.digest?.grouping ?? .none
        batch.deliveries = batch.grouping.ordered(items) {
            batch.grouping.key(rule: $0.traits.rule, topics: $0.traits.topics, feed: $0.traits.feed)
        }
        batch.parts = min(lane.mostParts, free, items.count)
        add(batch)
    }

    private static func strongest(of holds: Set<DeliveryReason>) -> DeliveryReason {
        [.quietHours, .digest, .throttled, .groupWait].first(where: holds.contains) ?? .flood
    }

    private mutating func add(_ batch: Batch) {
        batches.append(batch)
        made = Array(repeating: situation.now, count: batch.parts) + made
    }

    /// How many messages the throttle lets through now.
    private func freeMessages(_ throttle: Throttle?) -> Int {
        guard let throttle else { return .max }
        let start = situation.now - throttle.per
        return max(0, throttle.messages - made.prefix { $0 > start }.count)
    }

    /// What the throttle keeps back goes when the oldest message that fills it is out of its time.
    private mutating func hold(_ items: ArraySlice<GatheredDelivery>, _ lane: Lane) {
        guard !items.isEmpty, let throttle = lane.policy.throttle, made.count >= throttle.messages else {
            return
        }
        let due = made[throttle.messages - 1] + throttle.per
        let zone = situation.routing.zone
        let timed = items.map { item in
            let end = lane.policy.quietEnd(at: due, priority: item.traits.priority, zone: zone)
            return (item: item, timing: Timing(due: end ?? due, hold: .throttled))
        }
        postpone(timed)
    }
}

extension RuleInfo {
    /// A rule as an alert of it remembers it.
    fileprivate init(_ traits: AlertTraits) {
        self.init(
            id: traits.rule,
            title: "",
            revision: traits.revision,
            topics: traits.topics,
            priority: traits.priority
        )
    }
}
