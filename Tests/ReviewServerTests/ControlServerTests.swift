// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import Logging
import NewsModel
import ReviewServer
import RuleEngine
import Settings
import Testing
import Transport

/// A control socket over a real store, with a daemon that answers fixed values.
private final class Desk: Sendable {
    let directory = NSTemporaryDirectory() + "desk-\(UInt32.random(in: .min ... .max))"
    let store: AlertStore
    let client = HTTPClient(userAgent: "tests")
    private let task: Task<Void, any Error>

    var socket: String { directory + "/control.sock" }

    init() async throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        store = try AlertStore.open(at: directory, mode: .owner)
        let (running, started) = AsyncStream.makeStream(of: Void.self)
        let server = ControlServer(
            desk: ReviewDesk(store: store),
            daemon: FixedDaemon(),
            path: directory + "/control.sock",
            log: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() },
            now: { Date(milliseconds: 1_796_000_000_000) },
            onRunning: { started.yield() }
        )
        task = Task { try await server.run() }
        for await _ in running { break }
    }

    func end() async throws {
        task.cancel()
        _ = await task.result
        client.shutDown()
        try store.close()
        try FileManager.default.removeItem(atPath: directory)
    }

    func ask(
        _ method: String,
        _ path: String,
        body: String? = nil
    ) async throws -> (status: Int, body: String) {
        let url = try #require(URL(string: "http://watchword" + path))
        let request = HTTPRequest(
            method: method,
            url: url,
            headers: HeaderFields([("X-Watchword-User", "ann")]),
            body: body.map { Array($0.utf8) },
            redirects: .refuse,
            unixSocket: socket
        )
        let response = try await client.send(request).get()
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }
}

private struct FixedDaemon: DaemonControl {
    func status() async -> StatusReport { StatusReport(version: "1.2.3", running: true, health: "ok") }
    func reload() async -> ReloadReport {
        ReloadReport(accepted: false, problems: ["a.yaml:1:1: error: no"], feeds: 1, rules: 2, sinks: 3)
    }
    func poll(_ feeds: [FeedID]) async -> [PollReport] {
        feeds.map { PollReport(feed: $0, outcome: "unchanged") }
    }
    func feeds(_ only: FeedID?) async throws -> [FeedReport] { [] }
    func sinkReports() async throws -> [SinkReport] {
        [SinkReport(SinkRecord(sink: "desk"), settings: nil, standing: SinkStanding(.ok))]
    }
    func testSink(_ id: SinkID) async throws -> SinkTestReport {
        throw APIProblem("there is no sink '\(id)'")
    }
    func delivery(_ id: String) async throws -> DeliveryDetail { throw NotThere("nothing is '\(id)'") }
    func retry(_ request: RetryRequest) async throws -> RetryReport {
        var report = RetryReport()
        report.refused = request.ids
        return report
    }
    func shownSettings() async -> ShownSettings {
        ShownSettings(Settings(ruleSet: noRules), directory: "/etc/w", refused: [])
    }
    func lookBack(_ rule: RuleID, _ request: LookBackRequest) async throws -> LookBackReport {
        throw NotThere("there is no rule '\(rule)'")
    }
    func settings() async -> Settings {
        SettingsLoader.decode(SettingsFiles(files: [.init(path: "r.yaml", role: .rules, bytes: rules)]))
            .settings
            ?? Settings(ruleSet: noRules)
    }

    private var rules: [UInt8] {
        Array(
            """
            entities:
              dprk: { title: North Korea, aliases: [Pyongyang, North Korea*], weak: [the North] }
              nobody: { aliases: [Nobody] }
            rules:
              - { id: talks, title: Talks, topics: [talks], match: "talks AND @dprk" }
              - { id: offers, match: "~offer" }

            """
            .utf8
        )
    }

    private var noRules: RuleSet { RuleSet.compile(rules: []).ruleSet! }
}

@Suite(.timeLimit(.minutes(1))) struct `The control socket` {
    @Test func `answers for the daemon`() async throws {
        let desk = try await Desk()
        #expect(try await desk.ask("GET", "/v1/ping").body == #"{"ok":true}"#)
        #expect(try await desk.ask("GET", "/v1/status").body.contains(#""version":"1.2.3""#))
        #expect(try await desk.ask("POST", "/v1/reload", body: "[]").body.contains(#""accepted":false"#))
        let polled = try await desk.ask("POST", "/v1/poll", body: #"{"feeds":["nhk"]}"#)
        #expect(polled.body.contains(#""feed":"nhk""#))
        #expect(try await desk.ask("GET", "/v1/sinks").body.contains(#""state":"unconfigured""#))
        let retried = try await desk.ask(
            "POST",
            "/v1/deliveries/retry",
            body: #"{"ids":["dlv_1"],"states":[]}"#
        )
        #expect(retried.body.contains(#""refused":["dlv_1"]"#))
        #expect(try await desk.ask("GET", "/v1/config").body.contains(#""directory":"/etc/w""#))
        try await desk.end()
    }

    @Test func `tells of rules, entities, words and stored articles`() async throws {
        let desk = try await Desk()
        try desk.store.write { try $0.apply(Self.commit) }
        let rules = try await desk.ask("GET", "/v1/rules").body
        #expect(rules.contains(#""id":"talks""#) && rules.contains(#""precision":null"#) == false)
        let rule = try await desk.ask("GET", "/v1/rules/talks").body
        #expect(rule.contains(#""match":"talks AND @dprk""#) && rule.contains(#""entities":["dprk"]"#))
        let entity = try await desk.ask("GET", "/v1/entities/dprk").body
        #expect(entity.contains(#""rules":["talks"]"#) && entity.contains(#""weak":["the North"]"#))
        #expect(try await desk.ask("GET", "/v1/entities").body.contains(#""name":"nobody","rules":[]"#))
        let book = try await desk.ask("GET", "/v1/rule-book").body
        let sources = try JSONDecoder().decode(RuleBookReport.self, from: Data(book.utf8))
        #expect(sources.rules.map(\.id) == ["talks", "offers"] && sources.entities.count == 2)
        let forms = try await desk.ask("GET", "/v1/forms?pattern=offer*").body
        #expect(forms.contains(#""text":"offered""#) && forms.contains(#""read":0"#), "\(forms)")
        let since = "2026-11-01T00:00:00Z"
        let page = try await desk.ask("GET", "/v1/stored-articles?since=\(since)").body
        let articles = try JSONDecoder().decode(StoredArticlesReport.self, from: Data(page.utf8))
        #expect(articles.articles.map(\.title) == ["Talks offered"] && articles.next == nil)
        #expect(articles.total == 1)
        try await desk.end()
    }

    @Test func `may be used by its group and nobody else`() async throws {
        let desk = try await Desk()
        var status = stat()
        #expect(stat(desk.socket, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o660)
        try await desk.end()
        #expect(access(desk.socket, F_OK) != 0)
    }

    @Test(arguments: [
        ("GET", "/v1/alerts?state=open", 400), ("GET", "/v1/alerts?colour=red", 400),
        ("GET", "/v1/alerts/alr_zzzzzzzzzz", 404), ("GET", "/v1/articles/art_none", 404),
        ("GET", "/v1/nothing", 404), ("POST", "/v1/poll", 400),
        ("POST", "/v1/alerts/alr_zzzzzzzzzz/review", 400), ("POST", "/v1/sinks/none/test", 400),
        ("GET", "/v1/deliveries/dlv_none", 404), ("POST", "/v1/deliveries/retry", 400),
        ("GET", "/v1/deliveries?state=open", 400),
        ("GET", "/v1/rules/nothing", 404), ("GET", "/v1/entities/nothing", 404),
        ("GET", "/v1/forms?pattern=ab*", 400), ("GET", "/v1/forms", 400),
        ("GET", "/v1/stored-articles?since=yesterday", 400),
        ("POST", "/v1/rules/talks/look-back", 400),
    ])
    func `says what is wrong with a request`(method: String, path: String, status: Int) async throws {
        let desk = try await Desk()
        let answer = try await desk.ask(method, path, body: method == "POST" ? "nonsense" : nil)
        #expect(answer.status == status)
        #expect(answer.body.contains(#""error":"#))
        try await desk.end()
    }

    @Test func `keeps what a person decides, with the name that they state`() async throws {
        let desk = try await Desk()
        try desk.store.write { try $0.apply(Self.commit) }
        let id = try #require(Self.commit.alerts.first?.id.rawValue)
        let body = #"{"state":"dismissed","verdict":"noise","reason":"sport","note":"football"}"#
        let answer = try await desk.ask("POST", "/v1/alerts/\(id)/review", body: body)
        #expect(answer.status == 200)
        let alert = try JSONDecoder().decode(Alert.self, from: Data(answer.body.utf8))
        #expect(alert.state == .dismissed)
        #expect(alert.verdict == .noise)
        #expect(alert.note == "football")
        #expect(alert.updated.milliseconds == 1_796_000_000_000)
        let listed = try await desk.ask("GET", "/v1/alerts?state=dismissed")
        #expect(listed.body.contains(id))
        #expect(try await desk.ask("GET", "/v1/alerts?state=new").body == "[]")
        let note = try await desk.ask("POST", "/v1/alerts/\(id)/review", body: #"{"note":""}"#)
        let after = try JSONDecoder().decode(Alert.self, from: Data(note.body.utf8))
        #expect(after.state == .dismissed && after.verdict == .noise && after.note == nil)
        let detail = try JSONDecoder()
            .decode(
                AlertDetail.self,
                from: Data(try await desk.ask("GET", "/v1/alerts/\(id)").body.utf8)
            )
        #expect(
            detail.reviews.map(\.reason) == ["sport", nil] && detail.reviews.map(\.note) == ["football", ""]
        )
        #expect(detail.revisions.map(\.revision) == [1] && detail.revisions[0].changes.isEmpty)
        try await desk.end()
    }

    @Test func `hands out alerts in the order of their making`() async throws {
        let desk = try await Desk()
        let empty = try await desk.ask("GET", "/v1/alerts/newest/10").body
        #expect(empty == #"{"alerts":[],"next":0}"#)
        try desk.store.write { try $0.apply(Self.commit) }
        let page = try JSONDecoder()
            .decode(
                AlertPage.self,
                from: Data(try await desk.ask("GET", "/v1/alerts/after/0").body.utf8)
            )
        #expect(page.alerts.map(\.article.title) == ["Talks offered"])
        #expect(try await desk.ask("GET", "/v1/alerts/after/\(page.next)").body.hasPrefix(#"{"alerts":[]"#))
        try await desk.end()
    }

    /// One article with one alert.
    private static var commit: Commit {
        var state = FeedState(feed: "wire", url: "http://127.0.0.1/")
        state.baseline = Date(milliseconds: 1_795_000_000_000)
        let article = Article(
            id: "art_aaaaaaaaaaaaaaaaaaaaaaaaaa",
            feed: "wire",
            text: ArticleText(title: "Talks offered"),
            seen: Date(milliseconds: 1_795_000_000_000)
        )
        var commit = Commit(feedState: state)
        commit.decided = article.seen
        commit.articles = [
            ArticleChange(
                action: .insert,
                article: article,
                keys: [EntryKey(kind: .id, value: "1")],
                contentHash: "h",
                searchText: ArticleText(title: "talks offered")
            )
        ]
        commit.alerts = [
            Alert(
                id: "alr_bbbbbbbbbbbbbbbbbbbbbbbbbb",
                created: article.seen,
                updated: article.seen,
                rule: .init(id: "offer", title: "Offers", revision: "1", topics: [], priority: .normal),
                article: .init(
                    id: article.id,
                    revision: 1,
                    title: article.text.title,
                    feed: article.feed,
                    seen: article.seen
                ),
                evidence: []
            )
        ]
        return commit
    }
}
