// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Reads `routes:`; everything that a route names must be there.
struct RouteReader {
    let sinks: Registry
    let rules: Registry
    let topics: Registry
    let feeds: Registry
    let tags: Registry
    let policy: PolicyReader

    enum Key: String, SettingsKey {
        case sinks, rules, topics, priority, feeds, tags, languages
        case groupWait = "group_wait"
        case throttle, digest
        case quietHours = "quiet_hours"
    }

    func routes(_ value: Value) -> [Route] {
        (value.list(of: "routes", atMost: 10_000) ?? []).compactMap(route)
    }

    private func route(_ value: Value) -> Route? {
        guard let fields = Fields<Key>(value, as: "a route") else { return nil }
        let sinkNames = fields.required(.sinks, in: "the route").map { $0.names(in: sinks) } ?? []
        if let value = fields[.sinks], sinkNames.isEmpty, value.list(of: "names")?.isEmpty ?? false {
            value.fail("the route leads nowhere", hint: "name at least one sink, or remove the route")
        }
        var route = Route(sinks: sinkNames.map { SinkID($0) })
        fields.set(&route.rules, .rules) { Set($0.names(in: rules).map { RuleID($0) }) }
        fields.set(&route.topics, .topics) { Set($0.names(in: topics)) }
        fields.set(&route.priority, .priority) { $0.choice() }
        fields.set(&route.feeds, .feeds) { Set($0.names(in: feeds).map { FeedID($0) }) }
        fields.set(&route.tags, .tags) { Set($0.names(in: tags)) }
        fields.set(&route.languages, .languages) { list in
            list.list(of: "languages").map { Set($0.compactMap(FeedReader.language)) }
        }
        route.policy = policy.override(
            PolicyReader.Values(
                groupWait: fields[.groupWait],
                throttle: fields[.throttle],
                digest: fields[.digest],
                quietHours: fields[.quietHours]
            )
        )
        return route
    }
}
