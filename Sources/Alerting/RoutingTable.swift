// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Which sinks hear of an alert, and when: those that the rule names, and those of the routes that fit.
public struct RoutingTable: Sendable {
    /// The zone of hours that name none.
    let zone: TimeZone
    /// Which rules keep others quiet.
    let inhibitions: [Inhibition]
    /// The silences to heed.
    private(set) var silences: [Silence] = []
    /// The rules in force, for what the store knows only by its id.
    let rules: [RuleID: RuleInfo]
    private let routes: [Route]
    private let sinks: [Recipient]
    /// The policy of each route for each of its sinks, made once.
    private let overridden: [[SinkID: RoutePolicy]]

    /// What is known of a sink.
    private struct Recipient {
        let id: SinkID
        let policy: RoutePolicy
        let takesFloods: Bool
    }

    /// A sink that hears of an alert.
    public struct Routed: Sendable, Hashable {
        /// The sink.
        public var sink: SinkID
        /// When it hears.
        public var policy: RoutePolicy
        /// What leads there.
        public var way: Way
        /// Whether it takes as many messages at once as there are: a file does, nobody's telephone.
        var takesFloods: Bool
    }

    /// What leads from an alert to a sink.
    public enum Way: Sendable, Hashable {
        /// The rule names the sink.
        case rule
        /// A route, by its place in the settings, from 1.
        case route(Int)
    }

    /// The routes and the sinks, both in the order of the settings.
    ///
    /// - Parameters:
    ///   - timeZone: of hours that name none.
    ///   - rules: those in force.
    public init(
        routes: [Route],
        sinks: [SinkSettings],
        inhibitions: [Inhibition] = [],
        rules: [RuleInfo] = [],
        timeZone: TimeZone = .gmt
    ) {
        let recipients = sinks.map {
            Recipient(id: $0.id, policy: $0.policy, takesFloods: $0.kind.takesFloods)
        }
        self.init(routes, recipients, inhibitions, rules, timeZone)
    }

    /// Sinks that hear of everything at once, each alert in a message of its own.
    public init(routes: [Route], sinks: [SinkID]) {
        let recipients = sinks.map { Recipient(id: $0, policy: RoutePolicy(), takesFloods: true) }
        self.init(routes, recipients, [], [], .gmt)
    }

    private init(
        _ routes: [Route],
        _ sinks: [Recipient],
        _ inhibitions: [Inhibition],
        _ rules: [RuleInfo],
        _ zone: TimeZone
    ) {
        self.routes = routes
        var seen: Set<SinkID> = []
        self.sinks = sinks.filter { seen.insert($0.id).inserted }
        self.inhibitions = inhibitions
        self.rules = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
        self.zone = zone
        let policies = Dictionary(self.sinks.map { ($0.id, $0.policy) }) { first, _ in first }
        overridden = routes.map { route in
            let pairs = route.sinks.compactMap { sink in
                policies[sink].map { (sink, $0.applying(route.policy)) }
            }
            return Dictionary(pairs) { first, _ in first }
        }
    }

    /// The same, with silences that are to be heeded.
    public func heeding(_ silences: [Silence]) -> RoutingTable {
        var table = self
        table.silences = silences
        return table
    }

    /// The sinks of an alert, each once, in the order of the settings.
    ///
    /// A sink that is not configured is left out: the settings are checked before they come here. Where a rule names a
    /// sink, the sink's own policy counts; else that of the first route that leads there.
    public func routed(_ alert: AlertTraits, rule: RuleInfo) -> [Routed] {
        let named = Set(rule.notify)
        var ways: [SinkID: Int] = [:]
        if rule.usesRoutes {
            for (index, route) in routes.enumerated() where route.fits(alert) {
                for sink in route.sinks where ways[sink] == nil { ways[sink] = index }
            }
        }
        return sinks.compactMap { sink in
            if named.contains(sink.id) { return routed(sink, sink.policy, .rule) }
            return ways[sink.id]
                .map { routed(sink, overridden[$0][sink.id] ?? sink.policy, .route($0 + 1)) }
        }
    }

    /// The sinks of what a rule makes of an article.
    public func sinks(for rule: RuleInfo, article: Article) -> [SinkID] {
        routed(AlertTraits(rule, article), rule: rule).map(\.sink)
    }

    /// How something goes to a sink that gathered for it: as its alert is routed now.
    ///
    /// Where nothing leads there any more, it goes as the sink says: what was promised is kept. Nil: the sink is gone.
    func routed(_ alert: AlertTraits, to sink: SinkID) -> Routed? {
        guard let recipient = sinks.first(where: { $0.id == sink }) else { return nil }
        let rule =
            rules[alert.rule] ?? RuleInfo(id: alert.rule, title: "", revision: "", topics: alert.topics)
        return routed(alert, rule: rule).first { $0.sink == sink }
            ?? routed(recipient, recipient.policy, .rule)
    }

    /// The largest throttle that anything for a sink comes under: so much of its past has to be known.
    public func throttle(of sink: SinkID) -> Throttle? {
        let policies =
            sinks.filter { $0.id == sink }.map(\.policy) + overridden.compactMap { $0[sink] }
        let throttles = policies.compactMap(\.throttle)
        guard let messages = throttles.map(\.messages).max(), let per = throttles.map(\.per).max() else {
            return nil
        }
        return Throttle(messages: messages, per: per)
    }

    /// Whether anything for a sink comes under quiet hours or a silence.
    public func mayKeepBack(_ sink: SinkID) -> Bool {
        let policies = sinks.filter { $0.id == sink }.map(\.policy) + overridden.compactMap { $0[sink] }
        return !silences.isEmpty || policies.contains { !$0.quietHours.isEmpty }
    }

    /// Whether a message with alerts of these rules, at these revisions, counts for a throttle.
    ///
    /// Once a rule was edited, what it sent before does not keep back what it sends now.
    public func isCounted(_ revisions: [RuleID: String]) -> Bool {
        revisions.isEmpty || revisions.contains { rules[$0.key].map(\.revision) ?? $0.value == $0.value }
    }

    private func routed(_ sink: Recipient, _ policy: RoutePolicy, _ way: Way) -> Routed {
        Routed(sink: sink.id, policy: policy, way: way, takesFloods: sink.takesFloods)
    }
}

extension SinkSettings.Kind {
    /// Whether it takes as many messages at once as there are.
    public var takesFloods: Bool {
        switch self {
        case .stdout, .file, .atom: true
        case .webhook, .mail: false
        }
    }
}

extension Route {
    /// Whether all that the route asks for is there.
    fileprivate func fits(_ alert: AlertTraits) -> Bool {
        (rules.isEmpty || rules.contains(alert.rule))
            && (topics.isEmpty || !topics.isDisjoint(with: alert.topics))
            && (priority.map { alert.priority >= $0 } ?? true)
            && (feeds.isEmpty || feeds.contains(alert.feed))
            && (tags.isEmpty || !tags.isDisjoint(with: alert.tags))
            && (languages.isEmpty || alert.language.map(languages.contains) ?? false)
    }
}
