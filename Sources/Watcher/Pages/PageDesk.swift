// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import FeedFetching
import Foundation
import Logging
import NewsModel
import Synchronization

/// Fetches the pages that articles of feeds with full text wait for, and lets the rules run when a page has come, has
/// failed, or is late.
///
/// What is waited for stands in the store, so a restart goes on with it. Bound: `limit` pages are under way, `perHost` of
/// one host, each in its host's line behind the polls.
final class PageDesk: Sendable {
    /// Pages under way at once.
    static let limit = 256
    /// Pages of one host under way at once: one that answers slowly must not take every place.
    static let perHost = 4
    /// The most that is looked at to find pages of other hosts.
    private static let lookahead = 4096

    private let store: AlertStore
    private let workers: Workers
    private let running: RunningBox
    private let fetcher: PageFetcher
    private let ending: PageEnding
    /// Rung when there are new pages to wait for, or one has come to its end.
    private let bell: Bell
    private let now: @Sendable () -> Date
    private let log: Logger
    private let underWay = Mutex<PagesUnderWay>(PagesUnderWay())

    init(
        store: AlertStore,
        workers: Workers,
        running: RunningBox,
        fetcher: PageFetcher,
        ending: PageEnding,
        bell: Bell,
        now: @escaping @Sendable () -> Date,
        log: Logger
    ) {
        self.bell = bell
        self.store = store
        self.workers = workers
        self.running = running
        self.fetcher = fetcher
        self.ending = ending
        self.now = now
        self.log = log
    }

    /// Works until the task is cancelled; what is under way then is asked for again after the next start.
    func run() async {
        await work { false }
    }

    /// Works until no page that the rules wait for may be asked for soon, or the time is over: for a single poll.
    func drain(within time: Duration) async {
        let deadline = ContinuousClock.now + time
        await work { [self] in ContinuousClock.now >= deadline || !isAnyDueSoon() }
    }

    /// A host that wants to be left alone for minutes holds up no single poll; the next one asks again.
    private func isAnyDueSoon() -> Bool {
        if underWay.withLock({ !$0.isEmpty }) { return true }
        let soon = now() + Self.patience
        let due = try? store.read { try $0.duePageFetches(now: soon, limit: 1) }
        return due?.isEmpty == false
    }

    private static let patience = Duration.seconds(30)

    private func work(until isDone: () -> Bool) async {
        await withTaskGroup(of: Void.self) { group in
            var rings = bell.rings.makeAsyncIterator()
            while !Task.isCancelled, !isDone() {
                let pause = await start(in: &group)
                let timer = Task { [bell] in
                    // It throws when it is cancelled: something else rang.
                    if (try? await Task.sleep(for: pause)) != nil { bell.ring() }
                }
                await rings.next()
                timer.cancel()
            }
            group.cancelAll()
        }
    }

    /// Starts what is due and answers how long there is nothing to do.
    private func start(in group: inout TaskGroup<Void>) async -> Duration {
        let time = now()
        do {
            let (overdue, due, next) = try await workers.run { [store] in
                try store.read {
                    (
                        try $0.overduePageFetches(now: time, limit: Self.limit),
                        // Those under way are due still, and those of a host that is busy.
                        try $0.duePageFetches(now: time, limit: Self.lookahead),
                        try $0.nextPageFetch()
                    )
                }
            }
            for page in overdue { await ending.end(page, as: .late, error: "the page did not come in time") }
            for page in due where begin(page) {
                group.addTask { await self.fetch(page) }
            }
            return pause(until: next, from: time)
        } catch {
            log.error("the pages to fetch cannot be read", metadata: ["error": "\(error)"])
            return .seconds(30)
        }
    }

    /// A page under way stays due: then the store is looked at now and then, else not before there is something to do.
    private func pause(until next: Date?, from time: Date) -> Duration {
        guard let next else { return .seconds(3600) }
        return max(.seconds(1), min(.seconds(next.timeIntervalSince(time)), .seconds(60)))
    }

    private func begin(_ page: PageFetch) -> Bool {
        underWay.withLock { $0.begin(page.article, at: Self.host(of: page)) }
    }

    private static func host(of page: PageFetch) -> String {
        URL(string: page.url)?.host()?.lowercased() ?? ""
    }

    private func fetch(_ page: PageFetch) async {
        defer {
            underWay.withLock { $0.end(page.article, at: Self.host(of: page)) }
            bell.ring()
        }
        guard let feed = running.current.feeds[page.feed], feed.fullText, let url = URL(string: page.url)
        else {
            return await ending.end(page, as: .failed, error: "the feed does not ask for pages any more")
        }
        let outcome = await fetcher.page(PageRequest(feed: feed, url: url))
        if Task.isCancelled { return }
        switch outcome {
        case .document(let document):
            await ending.end(page, with: document)
        case .disallowed(let host):
            await ending.end(page, as: .failed, error: "\(host) asks programs not to fetch it (robots.txt)")
        case .postponed(let until, let reason):
            await ending.postpone(page, until: until, because: reason)
        case .failed(let failure):
            await ending.fail(page, failure)
        }
    }
}

/// The pages under way, and how many of each host.
struct PagesUnderWay: Sendable, Hashable {
    private var articles: Set<ArticleID> = []
    private var hosts: [String: Int] = [:]

    var isEmpty: Bool { articles.isEmpty }

    /// Takes a page; false when it is under way, or there is no place for it now.
    mutating func begin(_ article: ArticleID, at host: String) -> Bool {
        guard articles.count < PageDesk.limit, hosts[host, default: 0] < PageDesk.perHost,
            articles.insert(article).inserted
        else { return false }
        hosts[host, default: 0] += 1
        return true
    }

    /// A page that was begun is no longer under way.
    mutating func end(_ article: ArticleID, at host: String) {
        guard articles.remove(article) != nil else { return }
        let left = hosts[host, default: 1] - 1
        hosts[host] = left > 0 ? left : nil
    }
}
