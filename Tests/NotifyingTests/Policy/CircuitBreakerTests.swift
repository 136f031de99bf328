// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Testing

@Suite struct `Circuit breaker` {
    private let now = Sample.now

    private func failing(_ count: Int, _ outcome: Attempt.Outcome = .transient) -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for _ in 0..<count { breaker.record(SendResult(outcome), at: now) }
        return breaker
    }

    @Test func `four failures change nothing, the fifth opens it`() {
        #expect(failing(4).state == .closed)
        #expect(failing(4).permission(at: now) == .send)
        #expect(failing(5).state == .open)
        #expect(failing(5).permission(at: now) == .wait(until: now + .seconds(30)))
        #expect(failing(5, .transientSlow).state == .open)
    }

    @Test func `a success in between starts the count again`() {
        var breaker = failing(4)
        breaker.record(.done, at: now)
        #expect(breaker == CircuitBreaker())
    }

    @Test func `probes come twice as late each time, at most every 15 minutes`() {
        var breaker = failing(5)
        var time = now
        var delays: [Double] = []
        for _ in 0..<8 {
            guard case .wait(let next) = breaker.permission(at: time) else { break }
            delays.append(next.timeIntervalSince(time))
            time = next
            breaker.record(SendResult(.transient), at: time)
        }
        #expect(delays == [30, 60, 120, 240, 480, 900, 900, 900])
    }

    @Test func `after two probes with the oldest message the next one is tried`() {
        var breaker = failing(5)
        var time = now
        var skips: [Int] = []
        for _ in 0..<6 {
            time = time + .seconds(3600)
            guard case .probe(let skip) = breaker.permission(at: time) else { break }
            skips.append(skip)
            breaker.record(SendResult(.transient), at: time)
        }
        #expect(skips == [0, 0, 1, 0, 0, 1])
    }

    private static let hour = Duration.seconds(3600)

    /// What was stored when the process ended: failures, the last of them, when its message is due; and what is left of
    /// it: the state, and the seconds after the last failure when it is asked again, nil for at once.
    @Test(
        arguments: [
            (
                "one failure, and the message waits", 1, Attempt.Outcome.transient, .seconds(5),
                CircuitBreaker.State.closed, nil
            ),
            ("four failures", 4, .transient, .seconds(600), .closed, nil),
            ("open since just now", 5, .transient, hour, .open, 30),
            ("after a probe", 6, .transient, .seconds(30), .open, 60),
            ("after many probes", 40, .transientSlow, .seconds(30), .open, 900),
            ("a probe that was asked for time", 7, .transient, hour, .open, 3600),
            ("the plan of another clock", 7, .transient, hour * 1000, .open, 6 * 3600),
            ("refused once", 1, .permanentEndpoint, .seconds(30), .paused, 1),
            ("refused again and again", 4, .permanentEndpoint, .seconds(30), .paused, 1),
            ("gone", 1, .endpointGone, .seconds(30), .paused, 1),
        ] as [(String, Int, Attempt.Outcome, Duration, CircuitBreaker.State, Double?)]
    )
    func `a start asks a sink that is down when it would have been asked, and one that refused all at once`(
        name: String,
        failures: Int,
        outcome: Attempt.Outcome,
        due: Duration,
        state: CircuitBreaker.State,
        next: Double?
    ) {
        let trouble = CircuitBreaker.Trouble(
            since: now - Self.hour,
            last: now,
            failures: failures,
            outcome: outcome,
            due: now + due
        )
        let breaker = CircuitBreaker(after: trouble, at: now + .seconds(1))
        #expect(breaker.state == state && breaker.failingSince == now - Self.hour)
        #expect(breaker.nextTry == next.map { now + .seconds($0) })
        // What was due meanwhile is asked at once, and not skipped.
        let later = CircuitBreaker(after: trouble, at: now + Self.hour * 7)
        #expect(later.permission(at: now + Self.hour * 7).isProbeOrSend)
    }

    @Test func `one that goes on after a start is the same as one that never ended`() {
        var breaker = failing(5)
        var time = now
        for failures in 5...12 {
            let trouble = CircuitBreaker.Trouble(
                since: now,
                last: time,
                failures: failures,
                outcome: .transient
            )
            #expect(CircuitBreaker(after: trouble, at: time + .seconds(1)) == breaker)
            time = breaker.nextTry ?? time
            breaker.record(SendResult(.transient), at: time)
        }
    }

    @Test(arguments: [Attempt.Outcome.transient, .permanentEndpoint, .endpointGone])
    func `a start with a clock that was set back asks at once`(outcome: Attempt.Outcome) {
        let trouble = CircuitBreaker.Trouble(
            since: now,
            last: now + Self.hour * 1000,
            failures: 9,
            outcome: outcome
        )
        let breaker = CircuitBreaker(after: trouble, at: now)
        #expect(breaker.nextTry == now && breaker.permission(at: now).isProbeOrSend)
    }

    @Test(arguments: [SendResult.done, SendResult(.permanentMessage)])
    func `an answer closes it`(answer: SendResult) {
        for outcome in [Attempt.Outcome.transient, .permanentEndpoint] {
            var breaker = failing(6, outcome)
            breaker.record(answer, at: now)
            #expect(breaker.state == .closed && breaker.failingSince == nil)
            #expect(breaker.permission(at: now) == .send)
        }
    }

    @Test func `a fault of the endpoint pauses the sink at once, and probes go on`() {
        let breaker = failing(1, .permanentEndpoint)
        #expect(breaker.state == .paused && breaker.failingSince == now)
        #expect(breaker.permission(at: now) == .wait(until: now + .seconds(30)))
        #expect(breaker.permission(at: now + .seconds(30)) == .probe(skip: 0))
    }

    @Test func `probes of a paused sink slow down too`() {
        var breaker = failing(1, .permanentEndpoint)
        breaker.record(SendResult(.permanentEndpoint), at: now + .seconds(30))
        #expect(breaker.permission(at: now + .seconds(30)) == .wait(until: now + .seconds(90)))
        breaker.record(SendResult(.transient), at: now + .seconds(90))
        #expect(breaker.permission(at: now + .seconds(90)) == .wait(until: now + .seconds(210)))
    }

    @Test func `an endpoint that is gone is asked again only after a reload`() {
        var breaker = failing(1, .endpointGone)
        #expect(breaker.permission(at: now + .seconds(9_999_999)) == .off)
        breaker.resume(at: now)
        #expect(breaker.permission(at: now) == .probe(skip: 0) && breaker.state == .paused)
    }

    @Test(arguments: [Attempt.Outcome.transient, .permanentEndpoint])
    func `a reload probes at once, and then as from the beginning`(outcome: Attempt.Outcome) {
        var breaker = failing(9, outcome)
        breaker.resume(at: now)
        #expect(breaker.permission(at: now) == .probe(skip: 0) && breaker.failingSince == now)
        breaker.record(SendResult(outcome), at: now)
        #expect(breaker.permission(at: now) == .wait(until: now + .seconds(60)))
    }

    @Test func `a wish for time holds the whole sink`() {
        var breaker = CircuitBreaker()
        breaker.record(SendResult(.transient, retryAfter: .seconds(90)), at: now)
        #expect(breaker.permission(at: now) == .wait(until: now + .seconds(90)))
        #expect(breaker.permission(at: now + .seconds(90)) == .send)
        breaker.record(SendResult(.transient, retryAfter: .seconds(5)), at: now)
        #expect(breaker.permission(at: now) == .wait(until: now + .seconds(90)))
        breaker.resume(at: now)
        #expect(breaker.permission(at: now) == .probe(skip: 0) && breaker.state == .closed)
    }

    @Test func `a reload probes a sink whose last try failed, once`() {
        var breaker = failing(1)
        breaker.resume(at: now)
        #expect(breaker.permission(at: now) == .probe(skip: 0))
        breaker.record(SendResult(.transient), at: now)
        #expect(breaker.permission(at: now) == .send && breaker.state == .closed)
        breaker.record(SendResult(.done), at: now)
        breaker.resume(at: now)
        #expect(breaker.permission(at: now) == .send)
    }

    @Test(arguments: [-61, -3_600, -86_400])
    func `a clock that is set back holds nothing back`(step: Int) {
        let before = now + .seconds(step)
        var open = failing(6)
        #expect(open.permission(at: before) == .probe(skip: 0))
        open.record(SendResult(.transient), at: before)
        #expect(open.permission(at: before) == .wait(until: before + .seconds(120)))
        var held = CircuitBreaker()
        held.record(SendResult(.transient, retryAfter: .seconds(90)), at: now)
        #expect(held.permission(at: before) == .send)
        held.record(SendResult(.transient, retryAfter: .seconds(5)), at: before)
        #expect(held.permission(at: before) == .wait(until: before + .seconds(5)))
        #expect(
            held.permission(at: before - .seconds(30)) == .wait(until: before + .seconds(5)),
            "by a little"
        )
    }

    @Test func `what our own rules refuse says nothing about the sink`() {
        var breaker = failing(4)
        breaker.record(SendResult(.refused), at: now)
        #expect(breaker == failing(4))
    }
}

extension CircuitBreaker.Permission {
    fileprivate var isProbeOrSend: Bool {
        switch self {
        case .send, .probe: true
        case .wait, .off: false
        }
    }
}
