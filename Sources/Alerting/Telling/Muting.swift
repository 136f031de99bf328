// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Why nobody is told of an alert.
struct Muting: Hashable {
    /// Why.
    var reason: DeliveryReason
    /// The silence, or the rule that says more.
    var detail: String?
}

extension RoutingTable {
    /// The silence that keeps an alert from a sink at a time, of several the one that ends last.
    func silence(over alert: AlertTraits, for sink: SinkID, at now: Date) -> Muting? {
        silences.filter { $0.isActive(at: now) && $0.covers(alert, for: sink) }
            .max { ($0.end, $0.id) < ($1.end, $1.id) }
            .map { Muting(reason: .silenced, detail: $0.id.rawValue) }
    }

    /// The rules that are kept quiet by others that hold for the same article, each with the one that says most.
    ///
    /// What says more than a rule that says more says more, too. Of rules that keep each other quiet the one that
    /// matters most is told of, of equals the first by id: something always is.
    func inhibited(among holding: [RuleInfo]) -> [RuleID: RuleID] {
        guard !inhibitions.isEmpty, holding.count > 1 else { return [:] }
        let rules = holding.sorted { ($1.priority, $0.id) < ($0.priority, $1.id) }
        var above = Set<Pair>()
        for (upper, lower) in rules.indices.flatMap({ a in rules.indices.map { (a, $0) } })
        where upper != lower && isQuiet(rules[lower], under: rules[upper]) {
            above.insert(Pair(upper: upper, lower: lower))
        }
        guard !above.isEmpty else { return [:] }
        for middle in rules.indices {
            for pair in above where pair.lower == middle {
                for next in above where next.upper == middle && next.lower != pair.upper {
                    above.insert(Pair(upper: pair.upper, lower: next.lower))
                }
            }
        }
        let decisive = above.filter { pair in
            !above.contains(Pair(upper: pair.lower, lower: pair.upper)) || pair.upper < pair.lower
        }
        let quiet = Set(decisive.map(\.lower))
        let named = decisive.filter { !quiet.contains($0.upper) }.sorted { $0.upper < $1.upper }
            .map { (rules[$0.lower].id, rules[$0.upper].id) }
        return Dictionary(named) { first, _ in first }
    }

    private struct Pair: Hashable {
        let upper: Int
        let lower: Int
    }

    private func isQuiet(_ lower: RuleInfo, under upper: RuleInfo) -> Bool {
        inhibitions.contains {
            $0.when.contains(upper.id, topics: upper.topics)
                && $0.mute.contains(lower.id, topics: lower.topics)
        }
    }
}
