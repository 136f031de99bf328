// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

/// A question that is asked often, or of tables that grow.
private struct Question: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let ask: @Sendable (WriteTransaction) throws -> Void

    init(_ name: String, _ ask: @escaping @Sendable (WriteTransaction) throws -> Void) {
        testDescription = name
        self.ask = ask
    }

    static func alerts(_ name: String, _ change: @escaping @Sendable (inout AlertFilter) -> Void) -> Question
    {
        Question("alerts " + name) { transaction in
            var filter = AlertFilter()
            change(&filter)
            _ = try transaction.reading.alerts(filter)
        }
    }

    private static let now = NewsDesk.start
    private static let key = EntryKey(kind: .id, value: "1")

    static let all = [
        Question("what is known of a document") { _ = try $0.known(keys: [key], in: "agency") },
        Question("a feed's state") { _ = try $0.feedState("agency") },
        Question("feeds with an archive to ask for") { _ = try $0.reading.feedsWithArchive() },
        Question("an article") { _ = try $0.reading.article("art_1") },
        Question("articles of a feed") { transaction in
            var filter = ArticleFilter()
            filter.feed = "agency"
            _ = try transaction.reading.articles(filter)
        },
        alerts("of a state") { $0.states = [.acknowledged] },
        alerts("of a rule") { $0.rule = "summit" },
        alerts("of a topic") { $0.topic = "summit" },
        alerts("of a feed") { $0.feed = "agency" },
        alerts("of a priority") { $0.priority = .urgent },
        alerts("found by words") { $0.search = SearchQuery(tokens: "summit") },
        Question("an alert by the beginning of its id") { _ = try $0.reading.alert(abbreviated: "abcdef") },
        Question("alerts that follow one") { _ = try $0.reading.alerts(afterSequence: 1, limit: 10) },
        Question("alerts since a time") { _ = try $0.reading.alertCount(since: now) },
        Question("claim") { _ = try $0.claim(sink: "desk", limit: 4, now: now, lease: .seconds(60)) },
        Question("next due") { _ = try $0.reading.nextDue(sink: "desk", blockingAttempts: 3) },
        Question("what a sink failed at") { transaction in
            let attempt = Attempt(message: "msg_1", number: 1, started: now, took: .zero, outcome: .transient)
            let message = Message(id: "msg_1", sink: "desk", kind: .test, created: now, nextAttempt: now)
            try transaction.enqueue(message)
            try transaction.finish("msg_1", attempt: attempt, state: .pending)
            _ = try transaction.reading.sinkFailures("desk")
        },
        Question("how the sinks are") { _ = try $0.reading.sinkRecords() },
        Question("how a sink is") { _ = try $0.reading.sinkRecord("desk") },
        Question("a delivery by the beginning of its id") {
            _ = try $0.reading.idsOfDeliveriesAndMessages(beginningWith: "dlv_abcdef")
        },
        Question("what gathers") { _ = try $0.reading.gatheringDue() },
        Question("what has gathered") { _ = try $0.reading.gathered(for: "desk", due: now) },
        Question("what waits to be sent") { _ = try $0.reading.waiting(for: "desk", limit: 10) },
        Question("a probe") { _ = try $0.claimProbe(sink: "desk", skip: 0, now: now, lease: .seconds(60)) },
        Question("what is taken back") { transaction in
            for waiting in try transaction.reading.waiting(for: "desk", limit: 10) {
                _ = try transaction.postpone(waiting.message, until: now, because: .quietHours)
                guard try transaction.takeBack(waiting.message) else { continue }
                let message = Message(
                    id: waiting.message,
                    sink: "desk",
                    kind: .alert,
                    created: now,
                    nextAttempt: now
                )
                _ = try transaction.send(waiting.deliveries.map(\.id), in: message)
            }
        },
        Question("messages of an hour") {
            _ = try $0.reading.messagesMade(for: "desk", since: now, now: now, limit: 30)
        },
        Question("what waits while a sink is down") {
            _ = try $0.reading.backlog(of: "desk", expiredSince: now)
        },
        Question("rules that hold for an article") { _ = try $0.reading.holdingRules(of: ["art_1"]) },
        Question("deliveries of an alert") { transaction in
            var filter = DeliveryFilter()
            filter.alert = "alr_1"
            _ = try transaction.reading.deliveries(filter)
        },
        Question("pages that are due") { _ = try $0.reading.duePageFetches(now: now, limit: 10) },
        Question("pages that are overdue") { _ = try $0.reading.overduePageFetches(now: now, limit: 10) },
        Question("the next page") { _ = try $0.reading.nextPageFetch() },
        Question("pages that are waited for") { _ = try $0.reading.waitingPageFetches() },
        Question("texts of pages") { _ = try $0.reading.pageText(of: ["art_1"]) },
        Question("the same news") { _ = try $0.reading.stories([1], rules: ["summit"], since: .distantPast) },
        Question("what is remembered of the same news") { try $0.reading.fingerprints(since: now) { _ in } },
        Question("a feed's coverage") { _ = try $0.reading.coverage(of: "agency", window: 30, now: now) },
    ]
}

struct QueryPlanTests {
    /// Short lists that a question brings itself, what it found, and partial indexes of what waits.
    private static let short = [
        "json_each", "found", "used", "VIRTUAL TABLE", "CONSTANT ROW", "(subquery", "page_fetch USING INDEX",
        "page_fetch USING COVERING INDEX page_fetch_", "delivery USING COVERING INDEX delivery_gathered",
        "feed_poll USING INDEX feed_with_archive",
    ]

    @Test(arguments: Question.all)
    fileprivate func `a question reads what it needs and no more`(_ question: Question) throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        try NewsDesk(store: store, rules: [rule("summit")]).take([Entry("1", nil, "summit offered")])
        let plans = try store.write { transaction in
            try transaction.reading.plans { try question.ask(transaction) }
        }
        #expect(!plans.isEmpty)
        for plan in plans where plan.hasPrefix("SCAN") {
            #expect(Self.short.contains { plan.contains($0) }, "\(plan)")
        }
        #expect(!plans.contains { $0.contains("AUTOMATIC") })
    }

    @Test func `a scan is seen as one`() throws {
        let directory = try TemporaryDirectory()
        let plans = try directory.open()
            .read { reading in
                try reading.plans { _ = try reading.deliveries() }
            }
        #expect(plans.contains { $0.hasPrefix("SCAN delivery") })
    }
}
