// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import NewsModel
import Testing

import struct Foundation.Date

struct RoutingTableTests {
    private let article: Article = {
        var article = Article(
            id: "art_1",
            feed: "nhk-world",
            text: ArticleText(title: "Talks"),
            seen: Date(timeIntervalSince1970: 0)
        )
        article.feedTags = ["japan", "agency"]
        article.language = "en"
        return article
    }()

    private var rule: RuleInfo {
        RuleInfo(id: "summit-offer", title: "Summit", revision: "r1", topics: ["summit"], priority: .high)
    }

    private static func route(_ change: (inout Route) -> Void) -> Route {
        var route = Route(sinks: ["desk"])
        change(&route)
        return route
    }

    @Test(arguments: [
        ("everything", route { _ in }, true),
        ("the rule", route { $0.rules = ["summit-offer", "other"] }, true),
        ("another rule", route { $0.rules = ["other"] }, false),
        ("a topic", route { $0.topics = ["summit"] }, true),
        ("another topic", route { $0.topics = ["abductions"] }, false),
        ("a lower priority", route { $0.priority = .normal }, true),
        ("a higher priority", route { $0.priority = .urgent }, false),
        ("the feed", route { $0.feeds = ["nhk-world"] }, true),
        ("another feed", route { $0.feeds = ["kcna"] }, false),
        ("a tag", route { $0.tags = ["agency"] }, true),
        ("another tag", route { $0.tags = ["blog"] }, false),
        ("the language", route { $0.languages = ["ja", "en"] }, true),
        ("another language", route { $0.languages = ["ko"] }, false),
        (
            "two things of which one is missing",
            route {
                $0.topics = ["summit"]
                $0.languages = ["ko"]
            },
            false
        ),
    ])
    func `a route takes what fits all that it names`(name: String, route: Route, fits: Bool) {
        let table = RoutingTable(routes: [route], sinks: ["desk"])
        #expect(table.sinks(for: rule, article: article) == (fits ? ["desk"] : []))
    }

    @Test func `each sink comes once, in the order of the settings`() {
        let routes = [
            Self.route { $0.sinks = ["mail", "desk"] }, Self.route { $0.sinks = ["desk", "nowhere"] },
        ]
        var rule = rule
        rule.notify = ["archive", "mail"]
        let table = RoutingTable(routes: routes, sinks: ["archive", "desk", "mail", "archive"])
        #expect(table.sinks(for: rule, article: article) == ["archive", "desk", "mail"])
    }

    @Test func `a rule may leave the routes aside`() {
        var rule = rule
        rule.notify = ["mail"]
        rule.usesRoutes = false
        let table = RoutingTable(routes: [Self.route { _ in }], sinks: ["desk", "mail"])
        #expect(table.sinks(for: rule, article: article) == ["mail"])
    }

    @Test func `an article without a language fits no route that names one`() {
        var article = article
        article.language = nil
        let table = RoutingTable(routes: [Self.route { $0.languages = ["en"] }], sinks: ["desk"])
        #expect(table.sinks(for: rule, article: article).isEmpty)
    }
}
