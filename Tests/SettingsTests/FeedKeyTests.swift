// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Settings
import Testing

/// What a feed says beside its address: pages, full text, proxies, notices.
@Suite struct FeedKeyTests {
    private func feed(_ keys: String, main: String = "", defaults: String = "") throws -> Feed {
        let text = """
            defaults: { \(defaults) }
            feeds: [{ id: a, url: https://example.org/\(keys.isEmpty ? "" : ", " + keys) }]
            """
        let result = Fixture.decode(main: main, feeds: text)
        #expect(result.errors.map(\.description) == [])
        return try #require(result.settings?.feeds.first)
    }

    @Test func `a feed is a feed unless it says that it is a page`() throws {
        #expect(try feed("").kind == .feed)
        #expect(try feed("kind: feed").kind == .feed)
        let expressions = """
            { items: //li, title: ".//h3", link: ".//a/@href", date: ".//time/@datetime", text: .//p }
            """
        let page = PageExpressions(
            items: "//li",
            title: ".//h3",
            link: ".//a/@href",
            date: ".//time/@datetime",
            text: ".//p"
        )
        #expect(try feed("kind: page, page: \(expressions)").kind == .page(page))
        let short = try feed("kind: page, title: Press, page: { items: //li }")
        #expect(short.kind == .page(PageExpressions(items: "//li")) && short.title == "Press")
    }

    @Test func `full text, stuck servers and quiet are told of by the feed, its file or the service`() throws
    {
        let plain = try feed("")
        #expect(!plain.fullText && plain.polling.checksStuck && plain.noticesQuiet)
        #expect(plain.polling.pageWait == .seconds(600))
        let main = "polling: { check_stuck: false, quiet_notice: false, page_wait: 90s }"
        let served = try feed("fulltext: true", main: main)
        #expect(served.fullText && !served.polling.checksStuck && !served.noticesQuiet)
        #expect(served.polling.pageWait == .seconds(90))
        let own = try feed("check_stuck: true, quiet_notice: true", main: main)
        #expect(own.polling.checksStuck && own.noticesQuiet)
        let shared = try feed("", defaults: "fulltext: true, check_stuck: false, quiet_notice: false")
        #expect(shared.fullText && !shared.polling.checksStuck && !shared.noticesQuiet)
    }

    @Test func `the nearest proxy counts, and none takes it away`() throws {
        let main = "service: { proxy: http://main.example.org:3128 }"
        #expect(try feed("").proxy == nil)
        #expect(try feed("", main: main).proxy?.reveal() == "http://main.example.org:3128")
        #expect(try feed("proxy: none", main: main).proxy == nil)
        let file = "proxy: socks5h://file.example.org:1080"
        #expect(try feed("", main: main, defaults: file).proxy?.reveal() == "socks5h://file.example.org:1080")
        #expect(try feed("proxy: \"http://[::1]:8/\"", defaults: file).proxy?.reveal() == "http://[::1]:8/")
        #expect(try feed("", main: main, defaults: "proxy: none").proxy == nil)
    }

    @Test func `a sink has the service's proxy or its own`() throws {
        let sinks = """
            sinks:
              a: { kind: webhook, url: https://example.org/ }
              b: { kind: webhook, url: https://example.org/, proxy: none }
              c: { kind: webhook, url: https://example.org/, proxy: { env: PROXY } }
            """
        let result = Fixture.decode(
            main: "service: { proxy: http://main.example.org:3128 }\n" + sinks,
            environment: ["PROXY": "socks5h://me:pass%40word@proxy.example.org:1080"],
            mode: .run
        )
        let proxies = try #require(result.settings).sinks
            .map { sink -> String? in
                guard case .webhook(let webhook) = sink.kind else { return nil }
                return webhook.proxy?.reveal()
            }
        #expect(
            proxies == [
                "http://main.example.org:3128", nil, "socks5h://me:pass%40word@proxy.example.org:1080",
            ]
        )
    }

    @Test(
        arguments: [
            ("http://proxy.example.org:3128", nil), ("HTTP://127.0.0.1:1", nil),
            ("socks5h://proxy.example.org:1080/", nil),
            ("http://proxy.example.org", "states no port"), ("http://proxy.example.org:0", "has a bad port"),
            ("http://proxy.example.org:3128/x", "has a path"),
            ("http://proxy.example.org:3128?x", "has a path"),
            ("socks5://proxy.example.org:1080", "is socks5, which looks names up here"),
            ("https://proxy.example.org:443", "is not the URL of a proxy"),
            ("proxy.example.org:3128", "is not the URL of a proxy"),
            ("http://:3128", "has no host"), ("http://a b:1", "has a space"),
            ("", "is not the URL of a proxy"),
            ("http://me:word@proxy.example.org:3128", "has a user name or password"),
        ] as [(String, String?)]
    )
    func `a proxy is a scheme, a host and a port`(text: String, problem: String?) {
        let fault = ProxyAddress.fault(in: text, mayHoldPassword: false)
        #expect(fault.map { $0.message.hasPrefix(problem ?? "?") } == (problem == nil ? nil : true))
    }

    @Test(arguments: [
        ("http://me:word@proxy.example.org:3128", true), ("socks5h://me@proxy.example.org:1080", true),
        ("http://me:p@ss@proxy.example.org:3128", false), ("http://me:a/b@proxy.example.org:3128", false),
        ("http://me:\u{00E9}@proxy.example.org:3128", false),
    ])
    func `a proxy that is a secret may hold a password`(text: String, isRight: Bool) {
        #expect((ProxyAddress.fault(in: text, mayHoldPassword: true) == nil) == isRight)
    }

    @Test func `a proxy's password is never quoted`() {
        for text in ["http://me:canary@example.org", "canary", "http://canary"] {
            let plain = Fixture.decode(main: "service: { proxy: \"\(text)\" }")
            let secret = Fixture.decode(
                main: "service: { proxy: { env: PROXY } }",
                environment: ["PROXY": text],
                mode: .run
            )
            #expect(plain.errors.count == 1 && secret.errors.count == 1)
            #expect(!(plain.problems + secret.problems).description.contains("canary"))
        }
    }

    @Test func `the heartbeat is a time of the day`() {
        #expect(
            Fixture.decode(main: "service: { heartbeat: \"08:05\" }").settings?.service.heartbeat
                == TimeOfDay(hour: 8, minute: 5)
        )
        #expect(Fixture.decode(main: "service: {}").settings?.service.heartbeat == nil)
    }
}
