// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

@testable import Alerting

/// A store in memory, for decisions about deliveries: what was decided is done, and remembered.
struct TellingWorld {
    /// Where a delivery stands.
    enum Standing: Equatable {
        case waits(until: Date, DeliveryReason)
        case sent(at: Date, DeliveryReason)
        case muted(DeliveryReason, String?)
    }

    /// A message, and when it was made.
    struct Made: Equatable {
        let sink: SinkID
        let time: Date
        let deliveries: [DeliveryID]
        let priorities: [Priority]
        let reason: DeliveryReason
    }

    var now: Date
    var routing: RoutingTable
    private(set) var items: [DeliveryID: GatheredDelivery] = [:]
    private(set) var order: [DeliveryID] = []
    private(set) var standings: [DeliveryID: Standing] = [:]
    private(set) var messages: [Made] = []
    /// What should not have happened.
    private(set) var faults: [String] = []
    private var count = 0

    init(now: Date, routing: RoutingTable) {
        self.now = now
        self.routing = routing
    }

    static func rule(_ id: RuleID = "rule", _ priority: Priority = .normal, topics: [String] = []) -> RuleInfo
    {
        RuleInfo(id: id, title: "Rule \(id)", revision: "r1", topics: topics, priority: priority)
    }

    /// One commit: an article for each list of rules that hold for it.
    mutating func commit(
        _ articles: [[RuleInfo]],
        cause: StableID.Cause = .first,
        muted: DeliveryReason? = nil
    ) {
        var plan = DeliveryPlan(routing: routing, now: now)
        var traits: [AlertID: AlertTraits] = [:]
        for rules in articles {
            count += 1
            let text = ArticleText(title: "Article \(count)")
            let article = Article(id: ArticleID("art_\(count)"), feed: "feed", text: text, seen: now)
            plan.note(rules.map { Match(rule: $0, evidence: []) }, of: article)
            for rule in rules {
                let alert = Self.alert(rule, article, now)
                traits[alert.id] = AlertTraits(rule, article)
                plan.tell(of: alert, rule: rule, article, cause: cause, muted: muted)
            }
        }
        let told = plan.told()
        for delivery in told.deliveries {
            guard let traits = traits[delivery.alert] else { continue }
            take(GatheredDelivery(delivery, traits))
        }
    }

    private mutating func take(_ item: GatheredDelivery) {
        let delivery = item.delivery
        if items[item.id] != nil { faults.append("\(item.id) is planned twice") }
        items[item.id] = item
        order.append(item.id)
        if delivery.state == .muted {
            standings[item.id] = .muted(delivery.reason, delivery.detail)
        } else if let due = delivery.due {
            standings[item.id] = .waits(until: due, delivery.reason)
        } else if delivery.message != nil {
            send([item.id], to: delivery.sink, because: delivery.reason)
        } else {
            faults.append("\(item.id) is neither sent nor muted, and does not wait")
        }
    }

    private mutating func send(_ ids: [DeliveryID], to sink: SinkID, because reason: DeliveryReason) {
        for id in ids {
            if case .sent = standings[id] { faults.append("\(id) is sent twice") }
            if case .muted = standings[id] { faults.append("\(id) was muted, and is sent") }
            standings[id] = .sent(at: now, reason)
        }
        let priorities = ids.compactMap { items[$0]?.traits.priority }
        messages.append(Made(sink: sink, time: now, deliveries: ids, priorities: priorities, reason: reason))
    }

    /// When the next of what waits is due.
    var nextDue: Date? {
        standings.values.compactMap { if case .waits(let due, _) = $0 { due } else { nil } }.min()
    }

    /// What waits for a sink, or what of it is due, as the store gives it.
    func gathered(_ sink: SinkID, all: Bool) -> [GatheredDelivery] {
        order.compactMap { id in
            guard var item = items[id], item.delivery.sink == sink,
                case .waits(let due, let reason) = standings[id], all || due <= now || reason == .groupWait
            else { return nil }
            item.delivery.due = due
            item.delivery.reason = reason
            return item
        }
    }

    /// Looks at what gathers, as the daemon does when something is due; with `all`, as it does after a start.
    mutating func look(all: Bool = false, endsWaits: Bool = false) {
        let isDue = nextDue.map { $0 <= now } ?? false
        guard all || isDue || endsWaits else { return }
        for sink in Set(items.values.map(\.delivery.sink)).sorted() {
            let gathered = gathered(sink, all: all || endsWaits)
            guard !gathered.isEmpty else { continue }
            var situation = GatheringDecision.Situation(sink: sink, routing: routing, now: now)
            situation.made = messages.filter { $0.sink == sink }.map(\.time)
            situation.endsWaits = endsWaits
            for item in items.values {
                situation.holding[item.traits.article, default: [:]][item.traits.rule] = item.traits.revision
            }
            apply(GatheringDecision.decide(gathered, situation), gathered.map(\.id), sink)
        }
    }

    private mutating func apply(_ decision: GatheringDecision, _ ids: [DeliveryID], _ sink: SinkID) {
        for muted in decision.muted {
            for id in muted.deliveries { standings[id] = .muted(muted.reason, muted.detail) }
        }
        for later in decision.later {
            if later.due <= now { faults.append("what waits is due in the past: the daemon would spin") }
            for id in later.deliveries { standings[id] = .waits(until: later.due, later.reason) }
        }
        for batch in decision.batches {
            // The worst that a digest can be divided into.
            let ids = batch.deliveries.map(\.id)
            for part in 0..<max(1, batch.parts) {
                let start = part * ids.count / batch.parts
                let end = (part + 1) * ids.count / batch.parts
                send(Array(ids[start..<end]), to: sink, because: batch.reason)
            }
        }
        let told =
            decision.muted.flatMap(\.deliveries) + decision.later.flatMap(\.deliveries)
            + decision.batches.flatMap { $0.deliveries.map(\.id) }
        if told.count != Set(told).count { faults.append("something was decided twice at once") }
        for id in ids where !told.contains(id) { faults.append("nothing was decided about \(id)") }
    }

    /// Lets time go by, and looks when something is due.
    mutating func advance(to time: Date) {
        while let due = nextDue, due <= time {
            now = max(now, due)
            look()
            if !faults.isEmpty { return }
        }
        now = max(now, time)
    }

    private static func alert(_ rule: RuleInfo, _ article: Article, _ now: Date) -> Alert {
        Alert(
            id: StableID.alert(rule: rule.id, article: article.id),
            created: now,
            updated: now,
            rule: Alert.Rule(
                id: rule.id,
                title: rule.title,
                revision: rule.revision,
                topics: rule.topics,
                priority: rule.priority
            ),
            article: Alert.Subject(article),
            evidence: []
        )
    }
}

extension RoutingTable {
    /// One route to sinks with these policies; those that are called `file` take floods.
    init(
        _ policies: [SinkID: RoutePolicy],
        inhibitions: [Inhibition] = [],
        rules: [RuleInfo] = [],
        timeZone: TimeZone = .gmt
    ) {
        let sinks = policies.sorted { $0.key < $1.key }
            .map { id, policy in
                let mail = MailSettings(host: "h", from: "a@b", to: ["c@d"])
                var sink = SinkSettings(
                    id: id,
                    kind: id == "file" ? .file(path: "/f", format: .json) : .mail(mail)
                )
                sink.policy = policy
                return sink
            }
        self.init(
            routes: [Route(sinks: sinks.map(\.id))],
            sinks: sinks,
            inhibitions: inhibitions,
            rules: rules,
            timeZone: timeZone
        )
    }
}
