// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import Foundation
import NewsModel
import Testing

struct GatheringTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore
    private let now = NewsDesk.start + .seconds(7200)
    private let minute = Duration.seconds(60)

    /// Three alerts, each with a message for the desk and a delivery that gathers for the mail.
    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
        let desk = NewsDesk(store: store, rules: [rule("summit")])
        try desk.take([Entry("0", nil, "Old news")])
        let names = ["one", "two", "three"]
        let commit = try desk.take(
            names.map { (name: String) in Entry(name, nil, "summit \(name)") },
            at: now
        )
        let gathering = commit.alerts.enumerated()
            .map { index, alert in
                var delivery = Delivery(
                    id: StableID.delivery(alert: alert.id, sink: "mail", cause: .first),
                    alert: alert.id,
                    sink: "mail",
                    reason: .first,
                    message: nil,
                    created: now
                )
                delivery.due = now + minute * (index + 1)
                return delivery
            }
        var second = Commit(feedState: commit.feedState)
        second.decided = now
        second.deliveries = gathering
        let decided = second
        try store.write { try $0.apply(decided) }
    }

    private func gathered(after minutes: Int? = nil) throws -> [Delivery] {
        try store.read { try $0.gathered(for: "mail", due: minutes.map { now + minute * $0 }) }
            .map(\.delivery)
    }

    private func digest(_ id: MessageID, to sink: SinkID) -> Message {
        Message(id: id, sink: sink, kind: .digest, created: now, nextAttempt: now)
    }

    private func claim(_ sink: SinkID) throws -> [OutgoingMessage] {
        try store.write { try $0.claim(sink: sink, limit: 10, now: now, lease: minute) }
    }

    private func states(_ sink: SinkID) throws -> [DeliveryState] {
        var filter = DeliveryFilter()
        filter.sink = sink
        return try store.read { try $0.deliveries(filter).map(\.delivery.state) }.reversed()
    }

    @Test func `what gathers is not sent, and is due when it says`() throws {
        #expect(try gathered(after: 0).isEmpty)
        #expect(try gathered(after: 2).count == 2 && gathered().count == 3)
        #expect(try gathered().map(\.due) == [1, 2, 3].map { now + minute * $0 })
        #expect(try store.read { try $0.gatheringDue() } == ["mail": now + minute])
        #expect(try claim("mail").isEmpty)
    }

    @Test func `what a look back found is due when the last of it is, and goes together`() throws {
        let all = try gathered().map(\.id)
        try store.write { transaction in
            try transaction.gather([all[0]], until: now + minute, because: .lookedBack)
            try transaction.gather([all[1]], until: now + minute * 5, because: .lookedBack)
            try transaction.gather([all[2]], until: now + minute * 9)
        }
        #expect(try store.read { try $0.gatheringDue() } == ["mail": now + minute * 5])
        #expect(try gathered(after: 4).isEmpty)
        #expect(try gathered(after: 5).map(\.id) == [all[0], all[1]])
        #expect(try gathered(after: 9).map(\.id) == all)
    }

    @Test func `a flood is due when the last of it is, and ten minutes after its first at the latest`() throws
    {
        let all = try gathered().map(\.id)
        try store.write { transaction in
            try transaction.gather([all[0]], until: now + minute, because: .flood)
            try transaction.gather([all[1]], until: now + minute * 5, because: .flood)
        }
        #expect(try gathered(after: 4).map(\.id) == [all[2]])
        #expect(try gathered(after: 5).map(\.id) == all)
        try store.write { try $0.gather([all[1]], until: now + minute * 60, because: .flood) }
        let latest = now + minute * 11
        #expect(try store.read { try $0.gathered(for: "mail", due: latest).map(\.id) } == all)
        let before = try store.read { try $0.gathered(for: "mail", due: latest - .milliseconds(1)).map(\.id) }
        #expect(before == [all[2]])
    }

    @Test func `one message carries what has gathered`() throws {
        let first = try gathered(after: 2).map(\.id)
        let message = digest("msg_digest", to: "mail")
        #expect(try store.write { try $0.send(first, in: message) })
        let claimed = try #require(try claim("mail").first)
        #expect(claimed.message.kind == .digest)
        #expect(claimed.alerts.map(\.article.title) == ["summit one", "summit two"])
        try store.write { try $0.finish("msg_digest", attempt: nil, state: .done) }
        #expect(try states("mail") == [.done, .done, .pending])
        #expect(try gathered().count == 1)
    }

    @Test func `a message that was made is not made again`() throws {
        let all = try gathered().map(\.id)
        let message = digest("msg_digest", to: "mail")
        #expect(try store.write { try $0.send([all[0]], in: message) })
        #expect(try !store.write { try $0.send([all[1]], in: message) })
        #expect(try gathered().map(\.id) == Array(all.dropFirst()))
    }

    @Test func `what has gathered can be put off, or not be sent at all`() throws {
        let all = try gathered().map(\.id)
        try store.write { transaction in
            try transaction.gather([all[0]], until: now + minute * 60)
            try transaction.settle([all[1]], as: .muted, because: .silenced)
        }
        #expect(try gathered().map(\.id) == [all[0], all[2]])
        #expect(try store.read { try $0.gatheringDue() } == ["mail": now + minute * 3])
        let muted = try #require(try store.read { try $0.delivery(all[1])?.delivery })
        #expect(muted.state == .muted && muted.reason == .silenced && muted.due == nil)
        try store.write { try $0.settle([all[1]], as: .expired, because: .first) }
        #expect(try states("mail") == [.pending, .muted, .pending])
    }

    /// A digest with the deliveries of all messages that the desk ever had.
    private func catchUp(_ id: MessageID) throws -> PlannedMessage {
        var filter = DeliveryFilter()
        filter.sink = "desk"
        let all = try store.read { try $0.deliveries(filter).map(\.delivery.id) }
        var message = digest(id, to: "desk")
        message.digest = Digest(reason: .catchUp, total: all.count)
        return PlannedMessage(message, carrying: all.reversed())
    }

    @Test func `a digest takes the place of messages that wait`() throws {
        let waiting = try store.read { try $0.messages().map(\.id) }
        #expect(waiting.count == 3)
        let backlog = try store.read { try $0.backlog(of: "desk", expiredSince: now) }
        #expect(backlog.map(\.message) == waiting.reversed())
        let taken = try store.write { try $0.bundle(waiting, into: [catchUp("msg_digest")]) }
        #expect(Set(taken) == Set(waiting))
        let claimed = try claim("desk")
        #expect(claimed.map(\.message.id) == ["msg_digest"] && claimed[0].alerts.count == 3)
        #expect(claimed[0].message.digest?.reason == .catchUp && claimed[0].reason == .catchUp)
        #expect(try states("desk") == [.leased, .leased, .leased])
        try store.write { try $0.finish("msg_digest", attempt: nil, state: .done) }
        #expect(try states("desk") == [.done, .done, .done])
        #expect(try store.read { try $0.counts().messages["desk"] } == [.superseded: 3, .done: 1])
        #expect(try store.read { try $0.backlog(of: "desk", expiredSince: now) }.isEmpty)
    }

    @Test func `what expired while the sink was down is in the digest`() throws {
        let waiting = try store.read { try $0.messages().map(\.id) }
        try store.write { try $0.finish(waiting[2], attempt: nil, state: .expired) }
        #expect(try store.read { try $0.backlog(of: "desk", expiredSince: now + minute) }.count == 2)
        #expect(try store.read { try $0.backlog(of: "desk", expiredSince: now) }.count == 3)
        let taken = try store.write { try $0.bundle(waiting, into: [catchUp("msg_digest")]) }
        #expect(taken.count == 3)
        #expect(try claim("desk").first?.alerts.count == 3)
    }

    @Test func `what waits for longer than it may counts as expired, unless it was put back by hand`() throws
    {
        let waiting = try store.read { try $0.messages().map(\.id) }
        let late = now + minute * 60
        try store.write { transaction in
            try transaction.finish(waiting[0], attempt: nil, state: .pending, nextAttempt: late)
        }
        let expired = { (lifetime: Duration) in
            try store.read { try $0.backlog(of: "desk", expiredSince: now, lifetime: lifetime, now: late) }
                .filter(\.isExpired).map(\.message)
        }
        #expect(try expired(minute * 61) == [])
        #expect(try expired(minute * 59) == [waiting[2], waiting[1]])
    }

    @Test func `what may have arrived and then expired is in the digest, once`() throws {
        let waiting = try store.read { try $0.messages().map(\.id) }
        try store.write { try $0.finish(waiting[2], attempt: nil, state: .expired, maybeSent: true) }
        let backlog = try store.read { try $0.backlog(of: "desk", expiredSince: now) }
        #expect(backlog.filter(\.isExpired).map(\.message) == [waiting[2]])
        let taken = try store.write { try $0.bundle([waiting[2]], into: [catchUp("msg_digest")]) }
        #expect(taken == [waiting[2]])
        #expect(try store.read { try $0.backlog(of: "desk", expiredSince: now) }.allSatisfy { !$0.isExpired })
    }

    @Test func `what is being sent, or may have arrived, is left out of a digest`() throws {
        let first = try store.write { try $0.claim(sink: "desk", limit: 2, now: now, lease: minute) }
        try store.write {
            try $0.finish(
                first[0].message.id,
                attempt: nil,
                state: .pending,
                nextAttempt: now,
                maybeSent: true
            )
        }
        let waiting = try store.read { try $0.messages().map(\.id) }
        #expect(try store.read { try $0.backlog(of: "desk", expiredSince: now) }.count == 1)
        let taken = try store.write { try $0.bundle(waiting, into: [catchUp("msg_digest")]) }
        #expect(taken.count == 1)
        #expect(try store.read { try $0.deliveries().filter { $0.message?.id == "msg_digest" } }.count == 1)
        let none = try store.write { try $0.bundle([first[0].message.id], into: [catchUp("msg_other")]) }
        #expect(none.isEmpty)
        #expect(try store.read { try $0.message("msg_other") } == nil)
    }

    @Test func `a throttle counts the messages of a time, with their rules`() throws {
        let made = { (since: Date) in
            try store.read { try $0.messagesMade(for: "desk", since: since, now: now, limit: 10) }
        }
        #expect(try made(now - minute).map(\.created) == [now, now, now])
        #expect(try made(now - minute).allSatisfy { $0.rules.keys.sorted() == ["summit"] })
        #expect(try made(now).isEmpty)
        let waiting = try store.read { try $0.messages().map(\.id) }
        _ = try store.write { try $0.bundle(waiting, into: [catchUp("msg_digest")]) }
        #expect(try made(now - minute).count == 1, "what another took the place of was not sent")
    }

    /// The messages that wait for the desk, in their order.
    private func waiting() throws -> [WaitingMessage] {
        try store.read { try $0.waiting(for: "desk", limit: 10) }
    }

    private func outlook() throws -> QueueOutlook {
        try store.read { try $0.outlook(of: "desk", blockingAttempts: 7, now: now) }
    }

    @Test func `a message that is taken back gathers, and the same one goes when it is sent after all`()
        throws
    {
        let first = try #require(try waiting().first)
        #expect(try waiting().map(\.deliveries.count) == [1, 1, 1])
        let attempt = Attempt(
            message: first.message,
            number: 1,
            started: now,
            took: .zero,
            outcome: .transient
        )
        try store.write { try $0.finish(first.message, attempt: attempt, state: .pending, nextAttempt: now) }
        let delivery = first.deliveries[0].id
        #expect(try store.write { try $0.takeBack(first.message) })
        #expect(try !store.write { try $0.takeBack(first.message) })
        try store.write { try $0.gather([delivery], until: now + minute, because: .quietHours) }
        let held = try #require(try store.read { try $0.delivery(delivery)?.delivery })
        #expect(held.reason == .quietHours && held.due == now + minute && held.message == nil)
        #expect(try waiting().count == 2)
        let message = Message(
            id: first.message,
            sink: "desk",
            kind: .alert,
            created: now + minute,
            nextAttempt: now + minute
        )
        #expect(try store.write { try $0.send([delivery], in: message, because: .quietHours) })
        #expect(try !store.write { try $0.send([delivery], in: message) })
        let claimed = try store.write {
            try $0.claim(sink: "desk", limit: 1, now: now + minute, lease: minute)
        }
        #expect(claimed.map(\.message.id) == [first.message] && claimed[0].message.attempts == 1)
        #expect(claimed[0].message.created == now + minute && claimed[0].alerts.count == 1)
    }

    @Test func `what is being sent, or may have arrived, is not taken back to be told again`() throws {
        let ids = try waiting().map(\.message)
        let leased = try store.write { try $0.claim(sink: "desk", limit: 1, now: now, lease: minute) }
        try store.write { try $0.finish(ids[1], attempt: nil, state: .pending, maybeSent: true) }
        #expect(leased.map(\.message.id) == [ids[0]])
        #expect(try !store.write { try $0.takeBack(ids[0]) })
        #expect(try !store.write { try $0.takeBack(ids[1]) })
        #expect(try store.write { try $0.takeBack(ids[1], maybeSent: true) }, "to be muted")
    }

    @Test func `what may have arrived is postponed under its id, and holds up no other`() throws {
        let ids = try waiting().map(\.message)
        try store.write { transaction in
            for id in ids.prefix(2) {
                try transaction.finish(id, attempt: nil, state: .pending, maybeSent: true)
            }
        }
        let end = now + minute * 60
        let postpone = { (id: MessageID) in
            try store.write { try $0.postpone(id, until: end, because: .quietHours) }
        }
        #expect(try postpone(ids[0]) && !postpone(ids[0]) && !postpone(ids[2]))
        #expect(try waiting()[0].deliveries.map(\.delivery.reason) == [.quietHours])
        #expect(try outlook() == QueueOutlook(next: now, isBlocked: false))
        let probe = { try store.write { try $0.claimProbe(sink: "desk", skip: 0, now: now, lease: minute) } }
        #expect(try probe().map(\.message.id) == [ids[1]])
        #expect(try claim("desk").map(\.message.id) == [ids[2]])
        let last = try store.write { try $0.claim(sink: "desk", limit: 1, now: end, lease: minute) }
        #expect(last.map(\.message.id) == [ids[0]])
    }

    @Test func `an outlook tells what blocks, and leaves out what was just leased`() throws {
        #expect(try outlook() == QueueOutlook(next: now, isBlocked: false))
        let ids = try waiting().map(\.message)
        let later = now + minute
        let attempt = Attempt(message: ids[0], number: 1, started: now, took: .zero, outcome: .transient)
        try store.write { try $0.finish(ids[0], attempt: attempt, state: .pending, nextAttempt: later) }
        #expect(try outlook() == QueueOutlook(next: later, isBlocked: true))
        let leased = try store.write { try $0.claimProbe(sink: "desk", skip: 0, now: now, lease: minute * 5) }
        #expect(try outlook() == QueueOutlook(next: now, isBlocked: false))
        _ = try claim("desk")
        #expect(try outlook().next == now + minute, "a lease may run out")
        let besides = try store.read {
            try $0.outlook(of: "desk", blockingAttempts: 7, now: now, besides: Array(ids.dropFirst()))
        }
        #expect(besides == QueueOutlook(next: now + minute * 5, isBlocked: false) && leased.count == 1)
    }

    @Test func `what an alert has that decides who hears of it comes with its delivery`() throws {
        let traits = try #require(try store.read { try $0.gathered(for: "mail").first?.traits })
        #expect(traits.rule == "summit" && traits.priority == .normal)
        let holding = try store.read { try $0.holdingRules(of: [traits.article, "art_none"]) }
        #expect(holding == [traits.article: ["summit": traits.revision]])
        let ids = try store.read { try $0.gathered(for: "mail").map(\.id) }
        #expect(
            try store.read { try $0.alerts(of: ids.reversed()).map(\.article.title) }
                == ["summit three", "summit two", "summit one"]
        )
    }
}
