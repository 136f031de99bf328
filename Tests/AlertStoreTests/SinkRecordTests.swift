// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

/// What the store remembers of how sinks fared.
struct SinkRecordTests {
    private let directory: TemporaryDirectory
    private let store: AlertStore
    private let now = NewsDesk.start + .seconds(7200)

    /// Two notices and a test wait for the desk, one notice for a sink that is gone.
    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
        for (index, sink) in ["desk", "desk", "gone"].enumerated() {
            try add("msg_aaaaaa\(index)", .notice, to: SinkID(sink), at: now + .seconds(index))
        }
        try add("msg_aaaaaa9", .test, to: "desk", at: now + .seconds(9))
    }

    private func add(_ id: String, _ kind: MessageKind, to sink: SinkID, at time: Date) throws {
        let message = Message(id: MessageID(id), sink: sink, kind: kind, created: time, nextAttempt: time)
        _ = try store.write { try $0.enqueue(message) }
    }

    private func finish(
        _ id: MessageID,
        _ state: MessageState,
        _ outcome: Attempt.Outcome,
        at time: Date,
        detail: String? = nil
    ) throws {
        let number = try store.read { try $0.attempts(of: id).count } + 1
        let attempt = Attempt(
            message: id,
            number: number,
            started: time,
            took: .seconds(1),
            outcome: outcome,
            detail: detail
        )
        try store.write { try $0.finish(id, attempt: attempt, state: state, nextAttempt: time) }
    }

    private func record(_ sink: SinkID = "desk") throws -> SinkRecord {
        try store.read { try $0.sinkRecord(sink) }
    }

    @Test func `what waits is counted, configured or not`() throws {
        let records = try store.read { try $0.sinkRecords() }
        #expect(records.map(\.sink) == ["desk", "gone"])
        #expect(records.map(\.waiting) == [3, 1])
        #expect(records.map(\.oldest) == [now, now + .seconds(2)])
        _ = try store.write { try $0.claim(sink: "desk", limit: 1, now: now, lease: .seconds(60)) }
        #expect(try record().waiting == 3, "what is being sent waits, too")
    }

    @Test func `a failure is remembered until a success, and its text after it`() throws {
        try finish("msg_aaaaaa0", .pending, .transient, at: now, detail: "HTTP 503")
        try finish("msg_aaaaaa0", .pending, .transient, at: now + .seconds(60), detail: "HTTP 502")
        var found = try record()
        #expect(found.failingSince == now + .seconds(1) && found.lastFailed == now + .seconds(61))
        #expect(found.failure == "HTTP 502" && found.lastDone == nil)
        try finish("msg_aaaaaa0", .done, .done, at: now + .seconds(120))
        found = try record()
        #expect(found.failingSince == nil && found.lastDone == now + .seconds(121))
        #expect(found.failure == "HTTP 502" && found.lastFailed == now + .seconds(61))
    }

    @Test func `what a sink failed at since it fails is counted, as long as it waits`() throws {
        #expect(try store.read { try $0.sinkFailures("desk") } == nil)
        try finish("msg_aaaaaa0", .pending, .transient, at: now - .seconds(60))
        try finish("msg_aaaaaa1", .done, .done, at: now)
        for (index, id) in ["msg_aaaaaa0", "msg_aaaaaa9", "msg_aaaaaa0"].enumerated() {
            let time = now + .seconds(60 * (index + 1))
            try finish(MessageID(id), .pending, index == 2 ? .permanentEndpoint : .transient, at: time)
        }
        let failures = try #require(try store.read { try $0.sinkFailures("desk") })
        #expect(failures.count == 3 && failures.outcome == .permanentEndpoint)
        #expect(failures.since == now + .seconds(61) && failures.last == now + .seconds(181))
        #expect(failures.due == now + .seconds(180))
        for id in ["msg_aaaaaa0", "msg_aaaaaa9"] {
            try store.write { try $0.finish(MessageID(id), attempt: nil, state: .expired) }
        }
        #expect(try store.read { try $0.sinkFailures("desk") } == nil)
    }

    @Test(arguments: [
        (Attempt.Outcome.permanentMessage, false), (.refused, false), (.transient, true),
        (.transientSlow, true), (.permanentEndpoint, true), (.endpointGone, true), (.done, false),
    ])
    func `only a failure of the sink itself makes it fail`(outcome: Attempt.Outcome, fails: Bool) throws {
        try finish("msg_aaaaaa0", .pending, outcome, at: now)
        #expect(try (record().failingSince != nil) == fails)
    }

    @Test func `tests are not counted as given up, nor sent again with all`() throws {
        try finish("msg_aaaaaa0", .dead, .permanentMessage, at: now)
        try finish("msg_aaaaaa1", .expired, .transient, at: now)
        try finish("msg_aaaaaa9", .dead, .transient, at: now)
        let found = try record()
        #expect(found.dead == 1 && found.expired == 1)
        #expect(try store.write { try $0.retryAll(states: [.dead], now: now) } == ["msg_aaaaaa0"])
        #expect(try store.write { try $0.retryAll(of: "desk", now: now) } == ["msg_aaaaaa1"])
    }

    @Test func `what waits for a sink that is not configured expires, and nothing else`() throws {
        let expire = { (time: Date) in
            try store.write { try $0.expireMessages(notFor: ["desk"], madeBefore: time) }
        }
        #expect(try expire(now + .seconds(2)) == 0)
        #expect(try expire(now + .seconds(3)) == 1)
        #expect(try store.read { try $0.message("msg_aaaaaa2")?.state } == .expired)
        #expect(try record().waiting == 3)
    }

    @Test func `the beginning of an id finds one, or says that there are several`() throws {
        let find = { (text: String) in
            try store.read { try $0.idsOfDeliveriesAndMessages(beginningWith: text) }
        }
        #expect(try find("msg_aaaaaa1") == ["msg_aaaaaa1"])
        #expect(try find("msg_aaaaaa").count == 2)
        #expect(try find("msg_aaa") == [])
        #expect(try find("msg_aaaaa% ") == [])
    }
}
