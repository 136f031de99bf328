// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import Logging
import LoopbackWorld
import NewsModel
import ReviewServer
import Synchronization
import Testing
import Transport

@testable import FeedFetching
@testable import Watcher

/// A watcher in this process, with its store and its poller, on a clock that leaps to whatever is waited for.
///
/// Its feeds are served by one scripted server, which a proxy gives as many names as are wanted: to the watcher
/// they are hosts of the internet. Days of polling take no time, and say to the second when each request came.
final class PollingWorld: Sendable {
    /// One request, as the server saw it.
    struct Visit: Sendable {
        /// Since the world began, at 12:00 GMT of a Monday.
        var time: Duration
        var host: String
        var path: String
        var headers: HeaderFields
    }

    /// What a path answers, told how often it was asked before.
    typealias Script = @Sendable (_ earlier: Int, _ request: ReceivedRequest) -> ScriptedResponse

    private struct State {
        var scripts: [String: Script] = [:]
        var visits: [Visit] = []
        var inside = 0
        var most = 0
    }

    private struct Run {
        var watcher: Watcher
        var tasks: [Task<Void, Never>]
        /// What the world's clock showed when the poller's showed nothing.
        var offset: Duration
    }

    let clock = PollingClock()
    private let directory = TemporaryDirectory()
    private let state = Mutex(State())
    private let run = Mutex<Run?>(nil)
    private let server = Mutex<LoopbackServer?>(nil)
    private let proxy: LoopbackProxy

    /// A world of these hosts, where nothing runs yet.
    init(hosts: [String] = ["news.example"]) async throws {
        let site = Mutex<PollingWorld?>(nil)
        let server = try await LoopbackServer.start { request in
            site.withLock { $0 }?.answer(request) ?? .status(503)
        }
        proxy = try await LoopbackProxy.start(
            names: Dictionary(uniqueKeysWithValues: hosts.map { ($0, server.port) })
        )
        self.server.withLock { $0 = server }
        site.withLock { $0 = self }
    }

    private func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        let host = (request.headers["Host"] ?? "").split(separator: ":").first.map(String.init) ?? ""
        let (script, earlier) = state.withLock { state in
            let earlier = state.visits.count { $0.path == request.path && $0.host == host }
            let path = request.path + (request.query.map { "?" + $0 } ?? "")
            state.visits.append(
                Visit(time: clock.elapsed, host: host, path: request.path, headers: request.headers)
            )
            return (state.scripts[host + path] ?? state.scripts[path], earlier)
        }
        return script?(earlier, request) ?? .status(404)
    }
}

// What stands on the servers, and who came.
extension PollingWorld {
    /// A path (or `host/path`) answers as it is told; the newest word counts.
    func serve(_ path: String, _ script: @escaping Script) { state.withLock { $0.scripts[path] = script } }

    /// A path answers the same to everybody.
    func serve(_ path: String, _ response: ScriptedResponse) { serve(path) { _, _ in response } }

    /// Who came for a path.
    func visits(_ path: String = "/feed") -> [Visit] {
        state.withLock { $0.visits.filter { $0.path == path } }
    }

    /// All who came.
    var visits: [Visit] { state.withLock { $0.visits } }

    /// Seconds between the visits to a path.
    func gaps(_ path: String = "/feed") -> [Double] {
        let times = visits(path).map(\.time)
        return zip(times, times.dropFirst()).map { ($1 - $0).seconds }
    }

    /// The way to the internet is cut.
    func cutOff() async { await proxy.stop() }
}

// The watcher.
extension PollingWorld {
    /// Writes the settings; without `feeds` there is one, `wire` at `http://news.example/feed`.
    ///
    /// - Parameter list: outlines of a list of OPML, in place of `feeds`.
    func configure(polling: String = "", feeds: [String] = [], list: String? = nil) throws {
        let proxy = "service: { proxy: \"http://127.0.0.1:\(proxy.port)\" }\n"
        try directory.write(
            proxy + "sinks:\n  file: { kind: file, path: \(directory.path)/alerts.jsonl, format: json }\n"
                + "polling: { \(polling) }\n",
            to: "config/watchword.yaml"
        )
        if let list {
            let text = "<opml version=\"2.0\"><body>\(list)</body></opml>"
            try directory.write(text, to: "config/feeds.d/list.opml")
        }
        let items = feeds.isEmpty && list == nil ? ["id: wire, url: \"http://news.example/feed\""] : feeds
        try directory.write(
            items.isEmpty ? "{}\n" : "feeds:\n" + items.map { "  - { \($0) }\n" }.joined(),
            to: "config/feeds.d/feeds.yaml"
        )
        try directory.write(
            "rules:\n  - { id: talks, title: Talks, match: talks }\n",
            to: "config/rules.d/talks.yaml"
        )
    }

    /// The watcher, started if it does not run.
    @discardableResult
    func watcher() async throws -> Watcher {
        if let watcher = run.withLock({ $0?.watcher }) { return watcher }
        let locations = Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
        let start = try Start.take(
            locations,
            environment: ["PLAN_KEY": "canary"],
            strict: true,
            quietest: .critical
        )
        let watcher = Watcher(start, now: { [clock] in clock.wall }, monotonic: clock)
        let offset = clock.elapsed - watcher.poller.clock.elapsed()
        clock.guarded { moment, leap in
            watcher.poller.state.withLock { state in
                var schedule = state.schedule
                guard !schedule.isAsking,
                    case .wait(let next) = schedule.next(at: watcher.poller.clock.elapsed())
                else { return }
                // Who waits for later than that has not heard yet what became of the last poll.
                if let next, next + offset + .milliseconds(1) < moment { return }
                leap()
            }
        }
        try await watcher.applyAtStart()
        let tasks = [
            Task { await watcher.poller.run() }, Task { await watcher.pages.run() },
            Task { await watcher.archives.run() },
        ]
        run.withLock { $0 = Run(watcher: watcher, tasks: tasks, offset: offset) }
        return watcher
    }

    /// Time passes, and the watcher does what falls into it.
    func pass(_ time: Duration) async throws {
        let poller = try await watcher().poller
        let offset = run.withLock { $0?.offset } ?? .zero
        let end = clock.extend(by: time)
        // Asked in one go: a poll may begin or end between two questions.
        let isBusy = {
            poller.state.withLock { state in
                let dues = state.list.ids.compactMap { state.schedule.due($0) }
                return state.schedule.isAsking || dues.contains { $0 + offset <= end }
            }
        }
        while isBusy() { try await Task.sleep(for: .milliseconds(1)) }
        clock.leap(to: end)
    }

    /// Lets time pass, so many seconds at a time, until something holds.
    func wait(every seconds: Double = 1, until holds: () throws -> Bool) async throws {
        while try !holds() { try await pass(.seconds(seconds)) }
    }

    /// Lets little time pass until something holds that is no poll, such as a page's coming: the world does not see it
    /// wait, so it is given time of ours.
    func waitForPages(until holds: () throws -> Bool) async throws {
        while try !holds() {
            try await pass(.milliseconds(100))
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    /// Ends the watcher; the next `pass` starts another on the same state.
    func stop() async throws {
        guard let current = run.withLock({ $0 }) else { return }
        run.withLock { $0 = nil }
        clock.guarded { $1() }
        for task in current.tasks { task.cancel() }
        for task in current.tasks { await task.value }
        await current.watcher.sinks.stop()
        current.watcher.client.shutDown()
        try current.watcher.store.close()
    }

    /// Ends everything.
    func end() async throws {
        try await stop()
        await server.withLock { $0 }?.stop()
        await proxy.stop()
    }

    /// The store, while the watcher runs.
    var store: AlertStore? { run.withLock { $0?.watcher.store } }

    /// What is stored of a feed.
    func stored(_ feed: FeedID = "wire") async throws -> FeedState {
        try #require(try await watcher().store.read { try $0.feedState(feed) })
    }

    /// The headlines that are stored.
    func headlines() async throws -> [String] {
        try await watcher().store.read { try $0.articles() }.map(\.text.title).sorted()
    }
}

/// A monotonic clock that leaps to what is waited for, up to a limit, while nothing holds it.
final class PollingClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    /// 23 November 2026, 12:00 GMT, a Monday.
    static let noon = Date(timeIntervalSince1970: 1_795_435_200)

    /// Runs what it is given, which leaps to the moment, or does not: then time stands still.
    typealias Guardian = @Sendable (_ moment: Duration, _ leap: () -> Void) -> Void

    private struct Times {
        var elapsed = Duration.zero
        var limit = Duration.zero
        var wallOffset = Duration.zero
        var guardian: Guardian = { $1() }
    }

    private let origin = ContinuousClock.now
    private let times = Mutex(Times())

    var now: Instant { origin + elapsed }
    var minimumResolution: Duration { .milliseconds(1) }
    var elapsed: Duration { times.withLock { $0.elapsed } }
    var wall: Date { times.withLock { Self.noon + $0.elapsed + $0.wallOffset } }

    /// Whoever lets time pass from now on.
    func guarded(_ guardian: @escaping Guardian) { times.withLock { $0.guardian = guardian } }

    /// The wall's clock is set forward, or back.
    func setWall(forward duration: Duration) { times.withLock { $0.wallOffset += duration } }

    /// Lets more time pass, and answers with the new limit.
    func extend(by duration: Duration) -> Duration {
        times.withLock { times in
            times.limit = max(times.limit, times.elapsed) + duration
            return times.limit
        }
    }

    func leap(to moment: Duration) { times.withLock { $0.elapsed = max($0.elapsed, moment) } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let moment = origin.duration(to: deadline)
        while elapsed < moment {
            try await Task.sleep(for: .milliseconds(1))
            let (limit, guardian) = times.withLock { ($0.limit, $0.guardian) }
            if moment <= limit { guardian(moment) { leap(to: moment) } }
        }
        try Task.checkCancellation()
    }
}

extension ScriptedResponse {
    /// A document of RSS with items of these titles, their guids the same.
    static func rss(_ titles: String..., channel: String = "") -> ScriptedResponse {
        let items = titles.map { "<item><guid>\($0)</guid><title>\($0)</title></item>" }.joined()
        return .ok(
            "<rss version=\"2.0\"><channel><title>Wire</title>\(channel)\(items)</channel></rss>",
            type: "application/rss+xml"
        )
    }
}
