// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

extension Settings {
    /// The sinks that may hear of a rule's alerts, in the order of the settings: whatever the feed and the language
    /// that a route wants.
    public func sinks(of rule: RuleInfo) -> [SinkID] {
        var wanted = Set(rule.notify)
        if rule.usesRoutes {
            for route in routes where route.mayFit(rule) { wanted.formUnion(route.sinks) }
        }
        return sinks.map(\.id).filter(wanted.contains)
    }
}

extension Route {
    /// Whether what the route asks of rules is true of this one.
    fileprivate func mayFit(_ rule: RuleInfo) -> Bool {
        (rules.isEmpty || rules.contains(rule.id))
            && (topics.isEmpty || !topics.isDisjoint(with: rule.topics))
            && (priority.map { rule.priority >= $0 } ?? true)
    }
}
