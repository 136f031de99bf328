// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import Logging
import NewsModel
import Settings
import Synchronization
import Transport

@testable import FeedFetching
@testable import Watcher

/// A watcher in this process, with real files of settings, a real store and real sinks, and a clock that is set.
///
/// Only the network is missing: documents are handed to what a poll would hand them to.
final class SequenceWorld {
    private let directory = TemporaryDirectory()
    private let clock = SetClock()
    private var model = SequenceModel()
    private var watcher: Watcher?
    private var ingestor: Ingestor?
    private var variant = 0

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    /// Plays a sequence; answers what is wrong at its end, nothing when all is as the model has it.
    static func play(_ steps: [SequenceStep]) async throws -> [String] {
        let world = SequenceWorld()
        try world.writeFeeds()
        try await world.start()
        for step in steps { try await world.take(step) }
        return try await world.end()
    }

    private func take(_ step: SequenceStep) async throws {
        model.take(step)
        switch step {
        case .publish, .edit: break
        case .poll(let feed): await poll(feed)
        case .writeRules: try writeRules()
        case .writeSinks(_, let variant):
            self.variant = variant
            try writeSinks()
        case .breakSink(let sink): breakSink(sink)
        case .mendSink(let sink): mendSink(sink)
        case .reload: _ = await watcher?.reloadSettings()
        case .restart:
            try await stop()
            try await start()
        case .setClock(let seconds): clock.set(by: seconds)
        }
    }

    /// Lets all sinks work, waits until nothing waits, and compares.
    private func end() async throws -> [String] {
        // What fails until here is stored with its next time, and due by then: so stop, and set the clock after it.
        try await stop()
        for sink in 0..<SequenceStep.count { mendSink(sink) }
        clock.set(by: 6 * 3600)
        try await take(.writeSinks(those: (1 << SequenceStep.count) - 1, variant: variant))
        try await take(.restart)
        guard let store = watcher?.store else { return ["there is no watcher"] }
        let isDone = await eventually(within: .seconds(60)) {
            var waiting = MessageFilter()
            waiting.states = [.pending, .leased]
            return try store.read { try $0.messages(waiting) }.isEmpty
        }
        var problems = isDone ? [] : ["messages still wait, though every sink works"]
        try problems += compare(store)
        try await stop()
        return problems
    }
}

// The watcher.
extension SequenceWorld {
    private func start() async throws {
        try writeRules()
        try writeSinks()
        let now: @Sendable () -> Date = { [clock] in clock.now }
        let accepted = try AcceptedSettings.atStart(locations, environment: [:], strict: true)
        try FileManager.default.createDirectory(
            atPath: locations.state.path,
            withIntermediateDirectories: true
        )
        let watcher = Watcher(
            Start(
                locations: locations,
                environment: [:],
                time: now(),
                // Each its own: the one before may not be gone yet.
                lock: try StateLock(path: directory.path + "/lock-\(UInt64.random(in: .min ... .max))"),
                running: Running(accepted.settings),
                store: try AlertStore.open(at: locations.state.path, mode: .owner),
                loggers: Loggers(level: .critical, environment: [:])
            ),
            now: now
        )
        try watcher.recoverOutbox()
        try await watcher.applyAtStart()
        ingestor = Ingestor(
            store: watcher.store,
            writer: watcher.writer,
            workers: watcher.workers,
            running: watcher.running,
            stories: StoryMemory(),
            now: now,
            log: Logger(label: "sequence") { _ in SwiftLogNoOpLogHandler() },
            onMessages: { [sinks = watcher.sinks] in sinks.wake($0) },
            onGathering: { [desk = watcher.gathering] in desk.ring() },
            onPages: {},
            onArchive: {},
            onReport: { _ in }
        )
        self.watcher = watcher
    }

    private func stop() async throws {
        guard let watcher else { return }
        await watcher.sinks.stop()
        watcher.client.shutDown()
        try watcher.store.close()
        self.watcher = nil
        ingestor = nil
    }

    private func poll(_ number: Int) async {
        guard let watcher, let ingestor, let feed = watcher.running.current.feeds[Self.feed(number)] else {
            return
        }
        let now = clock.now
        let stored = try? watcher.store.read { try $0.feedState(feed.id) }
        let old = stored ?? FeedState(feed: feed.id, url: feed.url.absoluteString)
        var new = old
        new.lastPoll = now
        new.lastSuccess = now
        let document = Document(
            feed: feed.id,
            finalURL: feed.url,
            headers: HeaderFields([("Content-Type", "application/rss+xml")]),
            body: Array(document(of: number).utf8),
            fetched: now
        )
        _ = await ingestor.take(
            PollResult(
                feed: feed,
                outcome: .document(document),
                oldState: old,
                newState: new,
                stateIfUnusable: old,
                status: 200,
                redirects: [],
                hostPause: nil,
                started: now,
                took: .zero,
                bodyBytes: document.body.count
            )
        )
    }
}

// Its surroundings.
extension SequenceWorld {
    private static func feed(_ number: Int) -> FeedID { FeedID("feed-\(number)") }
    private static func sink(_ number: Int) -> SinkID { SinkID("sink-\(number)") }

    private func file(_ sink: Int) -> String { directory.path + "/sink-\(sink).jsonl" }

    private func writeFeeds() throws {
        let list = (0..<SequenceStep.count)
            .map { "  - { id: feed-\($0), url: \"http://feed-\($0).example/\", backfill: notify }\n" }
        try directory.write("feeds:\n" + list.joined(), to: "config/feeds.d/all.yaml")
    }

    private func writeRules() throws {
        let rules = model.writtenRules
        let list = (0..<SequenceStep.count).filter { rules.those >> $0 & 1 == 1 }
            .map { "  - { id: rule-\($0), match: marked\(($0 + rules.shift) % SequenceStep.count) }\n" }
        try directory.write(list.isEmpty ? "{}\n" : "rules:\n" + list.joined(), to: "config/rules.d/all.yaml")
    }

    private func writeSinks() throws {
        let settings = [
            "fsync: none", "fsync: none, retry: standard-webhooks", "fsync: interval",
        ]
        // What is late may come late, and one by one: only then can lines be counted.
        let late = "expires_after: 365d, catch_up_over: 1000"
        let list = (0..<SequenceStep.count).filter { model.writtenSinks >> $0 & 1 == 1 }
            .map {
                "  sink-\($0): { kind: file, path: \(file($0)), format: json, \(late), \(settings[variant]) }\n"
            }
        // Without any sink there is a default.
        let none = "  other: { kind: file, path: \(directory.path)/other.jsonl, format: json, \(late) }\n"
        try directory.write(
            "sinks:\n" + none + list.joined() + "same_news: { window: off }\nservice: { workers: 1 }\n",
            to: "config/watchword.yaml"
        )
    }

    /// Puts a link to a directory in the file's place, in one go: the sink at work would make another file.
    private func breakSink(_ sink: Int) {
        guard !isBroken(sink) else { return }
        close(open(file(sink), O_CREAT | O_WRONLY, 0o600))
        link(file(sink), file(sink) + ".aside")
        symlink(directory.path, file(sink) + ".link")
        rename(file(sink) + ".link", file(sink))
    }

    private func mendSink(_ sink: Int) {
        guard isBroken(sink) else { return }
        rename(file(sink) + ".aside", file(sink))
    }

    private func isBroken(_ sink: Int) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: file(sink), isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    private func document(of feed: Int) -> String {
        let items = model.articles.enumerated().filter { $0.element.feed == feed }
            .map { number, article in
                let marked = (0..<SequenceStep.count).filter { article.words >> $0 & 1 == 1 }
                    .map { "marked\($0)" }.joined(separator: " ")
                return """
                    <item><guid isPermaLink="false">\(number)</guid><link>http://feed-\(feed).example/\(number)</link>
                    <title>Article \(number), edition \(article.edition)</title>
                    <description>\(marked) \(Self.words(number))</description></item>
                    """
            }
        return "<rss version=\"2.0\"><channel><title>Feed \(feed)</title>" + items.joined()
            + "</channel></rss>"
    }

    /// A text of the article's own: near copies are the same news.
    private static func words(_ number: Int) -> String {
        (0..<30).map { "w\(number)x\($0 * 7919 % 97)" }.joined(separator: " ")
    }
}

// What was told, and what should have been.
extension SequenceWorld {
    private func compare(_ store: AlertStore) throws -> [String] {
        var filter = DeliveryFilter()
        filter.limit = 100_000
        let deliveries = try store.read { try $0.deliveries(filter) }
        return try (0..<SequenceStep.count)
            .flatMap { sink in
                let lines = try lines(of: sink)
                let mine = deliveries.filter { $0.delivery.sink == Self.sink(sink) }
                return compare(sink, lines, mine)
            }
    }

    private func compare(_ sink: Int, _ lines: [ToldLine], _ deliveries: [DeliveryRecord]) -> [String] {
        let expected = Set(model.told.filter { $0.value.contains(sink) }.keys)
        let counts = Dictionary(lines.map { ($0.alert, 1) }, uniquingKeysWith: +)
        var problems: [String] = []
        for alert in expected.subtracting(counts.keys).sorted() {
            problems.append("sink \(sink) lacks \(alert)")
        }
        for alert in Set(counts.keys).subtracting(expected).sorted() {
            problems.append("sink \(sink) was told of \(alert), and should not")
        }
        // An update of an alert is another delivery of it, and says so; no delivery is sent twice.
        let ids = Dictionary(lines.map { ($0.id, $0.alert) }, uniquingKeysWith: { first, _ in first })
        for (id, alert) in ids {
            let told = deliveries.filter { $0.delivery.alert.rawValue == id && $0.delivery.state == .done }
            let firsts = told.count { $0.delivery.reason == .first }
            if told.count != counts[alert] || firsts != 1 {
                problems.append(
                    "sink \(sink) was told of \(alert) \(counts[alert, default: 0]) times, "
                        + "by \(told.count) deliveries, \(firsts) of them the first"
                )
            }
        }
        return problems
    }

    private struct ToldLine {
        let id: String
        let alert: SequenceModel.Alert
    }

    private func lines(of sink: Int) throws -> [ToldLine] {
        guard let data = FileManager.default.contents(atPath: file(sink)) else { return [] }
        return try data.split(separator: 0x0a)
            .compactMap { line in
                let alert = try JSONDecoder().decode(Alert.self, from: Data(line))
                guard let rule = alert.rule.id.rawValue.last?.wholeNumberValue,
                    let article = alert.article.url?.split(separator: "/").last.flatMap({ Int($0) })
                else { return nil }
                return ToldLine(id: alert.id.rawValue, alert: .init(rule: rule, article: article))
            }
    }
}

/// A wall clock that stands still until it is set.
private final class SetClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_795_420_800))

    var now: Date { time.withLock { $0 } }

    func set(by seconds: Int) {
        time.withLock { $0 += Double(seconds) }
    }
}

/// Waits until something is so; false when it is not in time. What throws is not so yet.
private func eventually(within limit: Duration, _ isSo: () throws -> Bool) async -> Bool {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
        if (try? isSo()) == true { return true }
        try? await Task.sleep(for: .milliseconds(1))
    }
    return false
}
