// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Which sinks hear of an alert: those that the rule names, and those of the routes that fit.
public struct RoutingTable: Sendable {
    private let routes: [Route]
    private let sinks: [SinkID]

    /// The routes and the sinks, both in the order of the settings.
    public init(routes: [Route], sinks: [SinkID]) {
        self.routes = routes
        self.sinks = sinks
    }

    /// The sinks of an alert, each once, in the order of the settings.
    ///
    /// A sink that is not configured is left out: the settings are checked before they come here.
    public func sinks(for rule: RuleInfo, article: Article) -> [SinkID] {
        var wanted = Set(rule.notify)
        if rule.usesRoutes {
            for route in routes where route.fits(rule, article) { wanted.formUnion(route.sinks) }
        }
        var seen: Set<SinkID> = []
        return sinks.filter { wanted.contains($0) && seen.insert($0).inserted }
    }
}

extension Route {
    /// Whether all that the route asks for is there.
    fileprivate func fits(_ rule: RuleInfo, _ article: Article) -> Bool {
        (rules.isEmpty || rules.contains(rule.id))
            && (topics.isEmpty || !topics.isDisjoint(with: rule.topics))
            && (priority.map { rule.priority >= $0 } ?? true)
            && (feeds.isEmpty || feeds.contains(article.feed))
            && (tags.isEmpty || !tags.isDisjoint(with: article.feedTags))
            && (languages.isEmpty || article.language.map(languages.contains) ?? false)
    }
}
