// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing
import Transport

@testable import Notifying

@Suite struct `Classes of results` {
    private static func answer(
        _ status: Int,
        _ headers: [(String, String)] = [],
        _ body: String = ""
    ) -> SendResult {
        ResultClass.answer(status, HeaderFields(headers), Array(body.utf8), now: Sample.now)
    }

    @Test(arguments: [
        (Attempt.Outcome.done, [200, 201, 202, 204, 299]),
        (.permanentEndpoint, [300, 301, 302, 303, 304, 307, 308]),
        (.permanentMessage, [400, 406, 409, 411, 413, 414, 415, 422, 501, 505]),
        (.permanentEndpoint, [401, 403, 404, 405, 407]),
        (.endpointGone, [410]),
        (.transient, [408, 421, 425, 429, 500, 502, 503, 504, 507, 520, 599]),
        // Not foreseen: the queue is kept.
        (.permanentEndpoint, [402, 412, 418, 423, 431, 451]),
        (.transient, [0, 100, 101, 600, 999]),
    ])
    func `each status has its class`(outcome: Attempt.Outcome, statuses: [Int]) {
        for status in statuses {
            let result = Self.answer(status)
            #expect(result.outcome == outcome, "\(status)")
            #expect(result.status == status && !result.maybeSent)
            #expect((result.detail == nil) == (outcome == .done))
        }
    }

    @Test(arguments: [
        // libcurl's code, why, class, whether the body was sent
        (1, TransportFailure.Reason.invalidRequest, Attempt.Outcome.refused, false),
        (3, .invalidRequest, .refused, false),
        (5, .dns, .transient, false), (6, .dns, .transient, false),
        (7, .connect, .transient, false),
        (7, .refusedAddress, .refused, false), (42, .refusedAddress, .refused, false),
        (0, .refusedAddress, .refused, false),
        (28, .timeout, .transient, false), (28, .timeout, .transient, true),
        (35, .tls, .transient, false), (60, .tls, .transientSlow, false), (77, .tls, .transientSlow, false),
        (64, .tls, .transientSlow, false),
        (52, .connectionLost, .transient, true), (55, .connectionLost, .transient, false),
        (56, .connectionLost, .transient, true), (16, .protocolError, .transient, false),
        (92, .protocolError, .transient, true), (23, .tooLarge, .transient, true),
        (0, .cancelled, .transient, false), (99, .other, .transient, false),
    ])
    func `each failure has its class`(
        code: Int,
        reason: TransportFailure.Reason,
        outcome: Attempt.Outcome,
        sent: Bool
    ) {
        let failure = TransportFailure(
            reason: reason,
            curlCode: Int32(code),
            detail: "why",
            bodyWasSent: sent
        )
        let result = ResultClass.of(.failure(failure), now: Sample.now)
        #expect(result == SendResult(outcome, detail: "why", maybeSent: sent))
    }

    @Test func `every reason of Transport has a class`() {
        for reason in TransportFailure.Reason.allCases {
            let failure = TransportFailure(reason: reason, detail: "")
            #expect(ResultClass.of(.failure(failure), now: Sample.now).outcome != .done)
        }
    }

    @Test(arguments: [
        ("120", "", 120.0), (" 7 ", "", 7), ("0", "", 1), ("-5", "", 1), ("1.5", "", 1.5),
        ("999999999", "", 21_600), ("1e300", "", 21_600), ("inf", "", 21_600),
        ("Mon, 23 Nov 2026 12:06:00 GMT", "", 60), ("Monday, 23-Nov-26 12:06:00 GMT", "", 60),
        ("Mon Nov 23 12:06:00 2026", "", 60), ("Mon, 23 Nov 2026 11:00:00 GMT", "", 1),
        ("Thu, 23 Nov 2028 12:00:00 GMT", "", 21_600),
        ("", #"{"message":"slow down","retry_after":0.35,"global":false}"#, 1),
        ("", #"{"retry_after":64.57}"#, 64.57),
        ("", #"{"ok":false,"error_code":429,"parameters":{"retry_after":17}}"#, 17),
        ("", #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2500}"#, 2.5),
        ("soon", #"{"retry_after":9}"#, 9),
    ])
    func `Retry-After is read in every form and clamped`(header: String, body: String, seconds: Double) throws
    {
        let result = Self.answer(429, header.isEmpty ? [] : [("Retry-After", header)], body)
        let wish = try #require(result.retryAfter)
        #expect(abs(wish.seconds - seconds) < 0.001)
    }

    @Test(arguments: ["", "soon", "nan", "Mon, 32 Nov 2026 12:06:00 GMT", "::::::", "1 2 3 4 5 6 7 gmt"])
    func `a Retry-After that cannot be read is none`(header: String) {
        #expect(Self.answer(503, [("Retry-After", header)], "<html>").retryAfter == nil)
    }

    @Test func `only a transient answer can ask for time`() {
        #expect(Self.answer(200, [("Retry-After", "60")]).retryAfter == nil)
        #expect(Self.answer(400, [("Retry-After", "60")]).retryAfter == nil)
    }

    @Test func `a receiver can ask not to be tried again`() {
        let result = Self.answer(503, [("Webhook-Delivery", "abort-message"), ("Retry-After", "9")])
        #expect(result.outcome == .permanentMessage && result.retryAfter == nil)
        #expect(Self.answer(204, [("webhook-delivery", "abort-message")]).outcome == .done)
    }

    @Test func `what the receiver said is quoted short and harmless`() throws {
        let detail = try #require(
            Self.answer(500, [], hostileText + String(repeating: "x", count: 5000)).detail
        )
        #expect(isHarmless(detail) && !detail.contains("\n") && detail.count < 260)
        #expect(detail.hasPrefix("HTTP 500; it said: a b"))
        #expect(Self.answer(301).detail == "HTTP 301; redirects are not followed: update the URL")
    }
}
