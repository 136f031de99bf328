// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Settings

@Suite struct `Settings as they are shown` {
    private static let secret = "CANARY-5e1f0a9c"

    private static func load(_ main: String) throws -> Settings {
        let rules =
            "rules: [{ id: summit-offer, title: T, topics: [summit], match: summit }, { id: tension, title: T, topics: [tension], match: war }]\n"
        let feeds = "feeds: [{ id: wire, url: https://example.org/feed, tags: [agency] }]\n"
        let files = SettingsFiles(files: [
            .init(path: "watchword.yaml", role: .main, bytes: Array(main.utf8)),
            .init(path: "feeds.yaml", role: .feeds, bytes: Array(feeds.utf8)),
            .init(path: "rules.yaml", role: .rules, bytes: Array(rules.utf8)),
        ])
        let result = SettingsLoader.decode(
            files,
            stateDirectory: "/state",
            environment: [
                "CANARY": secret, "CANARY_URL": "https://hooks.example.org/\(secret)?key=\(secret)",
                "CANARY_PROXY": "http://user:\(secret)@proxy.example.org:8080",
            ],
            mode: .run
        )
        return try #require(result.settings, "\(result.problems)")
    }

    /// Everything that needs no secret, said otherwise than by default.
    private static let open = """
        service: { log_level: debug, time_zone: Asia/Tokyo, contact: desk@example.org, workers: 2, heartbeat: "08:00" }
        polling: { every: 10m, floor: 1m, host_gap: 1s, per_host: 2, concurrency: 9, spread: 1m, max_body: 1MiB, check_stuck: false, page_wait: 1m, backfill: 2d, max_age: 30d, quiet_notice: false }
        store: { keep_unmatched: 1d, keep_matched: 2d, keep_keys: 3d, min_free: 1MiB }
        sinks:
          out: { kind: stdout, format: json, throttle: 10/1h, digest: { at: ["08:00", "18:00"], days: [mon], by: topic, time_zone: Asia/Tokyo } }
          lines: { kind: file, path: a.jsonl, rotate: { size: 1MiB, every: day, keep: 3 }, fsync: 5s }
          table: { kind: file, path: a.csv, format: csv, guard_formulas: false, fsync: none }
          feed: { kind: file, path: a.atom, format: atom, title: "Our: news", url: https://a.example.org/a.atom, entries: 7 }
          events: { kind: webhook, url: https://e.example.org/, format: cloudevents, mode: binary, source: "urn:x", rate: { burst: 2, every: 3s } }
          town: { kind: webhook, url: https://t.example.org/, format: mattermost, channel: news, username: W, quiet_hours: { from: "22:00", to: "06:00", let_through: urgent } }
          alerts: { kind: webhook, url: https://a.example.org/, format: alertmanager, concurrency: 3, retry: none, expires_after: 2h, catch_up_over: 5 }
          mail: { kind: mail, host: m.example.org, port: 25, security: plain, from: a@example.org, to: [b@example.org] }
        routes:
          - { sinks: [out, lines], rules: [summit-offer], topics: [summit], priority: high, feeds: [wire], tags: [agency], languages: [ja], group_wait: 1m, throttle: off, quiet_hours: off }
          - { sinks: [mail], digest: { at: "09:00" } }
        inhibit: [{ when: { rules: [summit-offer] }, mute: { topics: [tension] } }]
        same_news: { window: off }
        """

    @Test(arguments: [open, "sinks: { out: { kind: stdout } }"])
    func `what is shown means what is in force`(text: String) throws {
        let settings = try Self.load(text)
        let again = try Self.load(settings.shown.document)
        #expect(again.service == settings.service)
        #expect(again.polling == settings.polling)
        #expect(again.feedDefaults == settings.feedDefaults)
        #expect(again.store == settings.store)
        #expect(again.sinks == settings.sinks)
        #expect(again.routes == settings.routes)
        #expect(again.inhibitions == settings.inhibitions)
        #expect(again.sameNews == settings.sameNews)
        #expect(again.shown == settings.shown)
    }

    @Test func `no secret is shown, wherever it may stand`() throws {
        let settings = try Self.load(
            """
            service: { proxy: { env: CANARY_PROXY } }
            sinks:
              a: { kind: webhook, url: { env: CANARY_URL }, secrets: [], headers: { Authorization: { env: CANARY } } }
              b: { kind: webhook, format: telegram, token: { env: CANARY }, chat_id: -100 }
              c: { kind: webhook, format: ntfy, topic: CANARY-5e1f0a9c, token: { env: CANARY } }
              d: { kind: webhook, format: gotify, url: https://g.example.org/, token: { env: CANARY } }
              e: { kind: webhook, format: matrix, url: https://m.example.org/, room: "!r:e", token: { env: CANARY } }
              f: { kind: webhook, format: pagerduty, routing_key: { env: CANARY } }
              g: { kind: webhook, format: template, url: https://t.example.org/, template: { body: { a: "{title}" }, headers: { X-Key: { env: CANARY } } } }
              h: { kind: mail, host: m.example.org, from: a@example.org, to: [b@example.org], user: { env: CANARY }, password: { env: CANARY } }
              i: { kind: webhook, format: slack, url: { env: CANARY_URL }, proxy: { env: CANARY_PROXY } }
            """
            .replacing(", secrets: []", with: "")
        )
        let shown = ShownSettings(settings, directory: "/etc/watchword", refused: [])
        let json = String(decoding: try JSONText.document(shown), as: UTF8.self)
        #expect(!json.contains("CANARY") && !shown.text.contains("CANARY"))
        #expect(shown.text.contains("url: https://hooks.example.org/<secret>"))
        #expect(shown.text.contains("password: \"<secret>\""))
        for sink in settings.sinks { #expect(!(sink.kind.place + sink.kind.description).contains("CANARY")) }
    }

    @Test func `the tree survives its way over the socket`() throws {
        let shown = ShownSettings(try Self.load(Self.open), directory: "/etc/watchword", refused: ["no"])
        let json = try JSONText.document(shown)
        let again = try JSONDecoder().decode(ShownSettings.self, from: Data(json))
        #expect(try JSONText.document(again) == json)
        #expect(again.text == shown.text)
    }
}
