// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

struct OutboxTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore
    private let now = NewsDesk.start + .seconds(7200)
    private let lease = Duration.seconds(60)

    /// Three alerts wait for the desk, in the order one, two, three.
    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
        let desk = NewsDesk(store: store, rules: [rule("summit")])
        try desk.take([Entry("0", nil, "Old news")])
        try desk.take(
            ["one", "two", "three"].map { (name: String) in Entry(name, nil, "summit \(name)") },
            at: now
        )
    }

    private func claim(
        _ limit: Int = 10,
        at time: Date? = nil,
        blocking: Int = .max
    ) throws -> [OutgoingMessage] {
        try store.write {
            try $0.claim(
                sink: "desk",
                limit: limit,
                now: time ?? now,
                lease: lease,
                blockingAttempts: blocking
            )
        }
    }

    private func claimOne() throws -> Message { try #require(try claim(1).first).message }

    private func nextDue(blocking: Int = .max) throws -> Date? {
        try store.read { try $0.nextDue(sink: "desk", blockingAttempts: blocking) }
    }

    private func finish(
        _ message: Message,
        _ state: MessageState,
        next: Date? = nil,
        outcome: Attempt.Outcome = .done,
        maybeSent: Bool = false
    ) throws {
        let attempt = Attempt(
            message: message.id,
            number: message.attempts + 1,
            started: now,
            took: .milliseconds(25),
            outcome: outcome,
            status: 200,
            detail: "as expected"
        )
        try store.write {
            try $0.finish(message.id, attempt: attempt, state: state, nextAttempt: next, maybeSent: maybeSent)
        }
    }

    private func titles(_ claimed: [OutgoingMessage]) -> [String] {
        claimed.flatMap { $0.alerts.map(\.article.title) }
    }

    private func deliveryStates() throws -> [DeliveryState] {
        try store.read { try $0.deliveries().map(\.delivery.state) }.reversed()
    }

    @Test func `after the clock was set back nothing waits until it has caught up`() throws {
        let earlier = now - .seconds(3_600)
        // They were made an hour later than it is now.
        #expect(try store.read { try $0.nextDue(sink: "desk", now: earlier) } ?? .distantFuture < earlier)
        let first = try #require(try claim(1, at: earlier).first).message
        // It failed at the time that it was before, and is to be tried half a minute after that.
        try finish(first, .pending, next: now + .seconds(30), outcome: .transient)
        #expect(try claim(at: earlier).count == 3)
    }

    @Test func `a clock that was set back by seconds changes no plan`() throws {
        let first = try claimOne()
        try finish(first, .pending, next: now + .seconds(30), outcome: .transient)
        #expect(try claim(at: now - .seconds(20)).isEmpty)
        #expect(
            try store.read { try $0.nextDue(sink: "desk", blockingAttempts: .max, now: now - .seconds(20)) }
                == now + .seconds(30)
        )
    }

    @Test func `messages are claimed in the order of their making, with their alerts`() throws {
        let first = try claim(2)
        #expect(titles(first) == ["summit one", "summit two"])
        #expect(first.allSatisfy { $0.message.state == .leased && $0.message.leaseUntil == now + lease })
        #expect(first.allSatisfy { $0.reason == .first })
        #expect(titles(try claim()) == ["summit three"])
        #expect(try claim().isEmpty)
        #expect(try deliveryStates() == [.leased, .leased, .leased])
    }

    @Test func `a limit of nothing claims nothing`() throws {
        #expect(try claim(0).isEmpty)
        #expect(try claim(-1).isEmpty)
    }

    @Test func `an attempt is recorded and the delivery follows its message`() throws {
        try finish(try claimOne(), .done)
        #expect(try deliveryStates() == [.done, .pending, .pending])
        let record = try #require(try store.read { try $0.deliveries().last })
        #expect(record.message?.state == .done && record.message?.attempts == 1)
        #expect(record.message?.leaseUntil == nil)
        #expect(record.attempts.map(\.outcome) == [.done])
        #expect(record.attempts.map(\.took) == [.milliseconds(25)])
        #expect(record.attempts.map(\.status) == [200] && record.attempts.map(\.detail) == ["as expected"])
    }

    @Test func `a retry in front blocks what is behind it until it is due`() throws {
        let due = now + .seconds(30)
        let message = try claimOne()
        try finish(message, .pending, next: due, outcome: .transient, maybeSent: true)
        #expect(try claim().isEmpty)
        #expect(try nextDue() == due)
        #expect(titles(try claim(at: due)) == ["summit one", "summit two", "summit three"])
        let stored = try store.read { try $0.message(message.id) }
        #expect(stored?.maybeSent == true && stored?.attempts == 1)
    }

    @Test func `a retry that was tried often enough is passed over`() throws {
        try finish(try claimOne(), .pending, next: now + .seconds(30), outcome: .transient)
        #expect(try claim(blocking: 1).map(\.message.attempts) == [0, 0])
        #expect(try claim(at: now + .seconds(30), blocking: 1).map(\.message.attempts) == [1])
    }

    @Test func `the next time is that of what may be claimed`() throws {
        #expect(try nextDue() == now)
        try finish(try claimOne(), .pending, next: now + .seconds(90), outcome: .transient)
        #expect(try nextDue(blocking: 2) == now + .seconds(90), "the retry blocks")
        #expect(try nextDue(blocking: 1) == now, "the second may go")
        #expect(try nextDue(blocking: 0) == now)
        _ = try claim(blocking: 1)
        #expect(try nextDue() == now + lease, "two leases may run out before the retry is due")
        #expect(try store.read { try $0.nextDue(sink: "nobody") } == nil)
    }

    @Test func `a probe takes one message, due or not`() throws {
        try finish(try claimOne(), .pending, next: now + .seconds(900), outcome: .transient)
        let probe = { (skip: Int) in
            try store.write { try $0.claimProbe(sink: "desk", skip: skip, now: now, lease: lease) }
        }
        #expect(titles(try probe(1)) == ["summit two"])
        #expect(titles(try probe(0)) == ["summit one"])
        #expect(titles(try probe(5)) == [])
    }

    @Test(arguments: [
        (MessageState.dead, DeliveryState.dead), (.expired, .expired), (.superseded, .merged),
        (.pending, .pending),
    ])
    func `a message takes its deliveries along`(state: MessageState, delivery: DeliveryState) throws {
        try finish(try claimOne(), state, outcome: .permanentMessage)
        #expect(try deliveryStates().first == delivery)
    }

    @Test func `a dead message is out of the way, and can be tried again`() throws {
        let message = try claimOne()
        try finish(message, .dead, outcome: .permanentMessage)
        #expect(titles(try claim(1)) == ["summit two"])
        #expect(try store.write { try $0.retry(message.id, now: now) })
        #expect(titles(try claim(1)) == ["summit one"])
        #expect(try store.write { try $0.retry(message.id, now: now) } == false)
        #expect(try store.write { try $0.retry("msg_none", now: now) } == false)
    }

    @Test func `everything that was given up can be put back at once, of one sink or of all`() throws {
        let claimed = try claim(3)
        try finish(claimed[0].message, .dead, outcome: .permanentMessage)
        try finish(claimed[1].message, .expired, outcome: .transient)
        try finish(claimed[2].message, .done)
        #expect(try store.write { try $0.retryAll(of: "mail", now: now) } == [])
        #expect(try store.write { try $0.retryAll(of: "desk", now: now).count } == 2)
        #expect(try store.write { try $0.retryAll(now: now) } == [])
        #expect(try deliveryStates() == [.pending, .pending, .done])
        #expect(try titles(claim()) == ["summit one", "summit two"])
    }

    @Test func `a message may expire while it waits`() throws {
        let message = try #require(try store.read { try $0.messages().last })
        try store.write { try $0.finish(message.id, attempt: nil, state: .expired) }
        #expect(try deliveryStates() == [.expired, .pending, .pending])
    }

    @Test func `a lease that ran out is taken again, and may have arrived`() throws {
        let first = try claimOne()
        #expect(titles(try claim(1, at: now + lease - .seconds(1))) == ["summit two"])
        let again = try #require(try claim(1, at: now + lease).first).message
        #expect(again.id == first.id && again.maybeSent)
    }

    @Test func `what was taken stays taken, whoever reports late`() throws {
        let first = try claimOne()
        let second = try #require(try claim(1, at: now + lease).first).message
        try finish(second, .done)
        try finish(first, .pending, next: now, outcome: .transient)
        #expect(try store.read { try $0.message(first.id)?.state } == .done)
        #expect(try deliveryStates() == [.done, .pending, .pending])
    }

    @Test func `after a crash every lease goes back to its queue, spread over time`() throws {
        _ = try claim(2)
        let crashed = try copyAsAfterPowerLoss()
        let reopened = try crashed.open()
        #expect(!reopened.wasCleanlyClosed)
        #expect(try reopened.quickCheck() == [])
        let later = now + .seconds(5)
        #expect(try reopened.write { try $0.recoverLeases(now: later, spread: .seconds(30)) } == 2)
        let waiting = try reopened.read { try $0.messages().reversed() }
        #expect(waiting.allSatisfy { $0.state == .pending })
        #expect(waiting.map(\.maybeSent) == [true, true, false])
        #expect(waiting.map(\.nextAttempt) == [later, later + .seconds(15), now])
        #expect(try reopened.read { try $0.deliveries().allSatisfy { $0.delivery.state == .pending } })
    }

    /// The files as they are on the disk now, without a close.
    private func copyAsAfterPowerLoss() throws -> TemporaryDirectory {
        let copy = try TemporaryDirectory()
        for suffix in ["", "-wal"] {
            // `cp`, since opening and closing the file in this process would drop SQLite's locks.
            let process = Process()
            process.executableURL = URL(filePath: "/bin/cp")
            process.arguments = [directory.database + suffix, copy.database + suffix]
            try process.run()
            process.waitUntilExit()
        }
        return copy
    }

    @Test func `a notice waits in the same queue, once`() throws {
        var notice = Message(id: "msg_notice", sink: "desk", kind: .notice, created: now, nextAttempt: now)
        notice.notice = Notice(kind: .feedFailing, subject: "agency", text: "It is gone.", since: now)
        #expect(try store.write { try $0.enqueue(notice) })
        #expect(try store.write { try $0.enqueue(notice) } == false)
        let claimed = try claim()
        #expect(claimed.last?.message.notice == notice.notice)
        #expect(claimed.last?.alerts == [])
        #expect(claimed.count == 4)
    }

    @Test func `sinks have queues of their own, also one that nobody configured`() throws {
        let other = Message(id: "msg_other", sink: "gone", kind: .test, created: now, nextAttempt: now)
        try store.write { _ = try $0.enqueue(other) }
        #expect(try claim().count == 3)
        #expect(try store.read { try $0.sinksWithWork() } == ["desk", "gone"])
        #expect(try store.read { try $0.message("msg_other")?.state } == .pending)
    }

    @Test func `deliveries are listed by what is asked`() throws {
        var filter = DeliveryFilter()
        filter.sink = "desk"
        filter.states = [.pending, .dead]
        filter.limit = 2
        let first = try store.read { try $0.deliveries(filter) }
        #expect(first.count == 2)
        filter.after = first.last?.delivery.id
        let second = try store.read { try $0.deliveries(filter) }
        #expect(second.count == 1)
        var byAlert = DeliveryFilter()
        byAlert.alert = second.first?.delivery.alert
        #expect(try store.read { try $0.deliveries(byAlert) } == second)
        var byKind = MessageFilter()
        byKind.kinds = [.notice]
        #expect(try store.read { try $0.messages(byKind) } == [])
    }
}
