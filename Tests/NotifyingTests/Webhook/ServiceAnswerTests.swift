// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `Answers of services` {
    private static func judge(
        _ name: String,
        _ status: Int,
        _ body: String,
        _ headers: [(String, String)] = []
    ) throws -> SendResult {
        let fields = HeaderFields(headers)
        let result = ResultClass.answer(status, fields, Array(body.utf8), now: Sample.now)
        let answer = ServiceAnswer(status: status, headers: fields, body: Array(body.utf8), now: Sample.now)
        return try FormatSample.composer(name).judge(answer, result)
    }

    @Test(
        arguments: [
            ("slack", 200, "ok", Attempt.Outcome.done), ("slack", 200, "ok\n", .done),
            ("slack", 200, "<html>login</html>", .permanentEndpoint),
            ("slack", 404, "no_service", .endpointGone),
            ("slack", 404, "not here", .permanentEndpoint),
            ("slack", 410, "channel_is_archived", .permanentEndpoint),
            ("slack", 400, "invalid_payload", .permanentMessage), ("slack", 500, "rollup_error", .transient),
            ("slack", 403, "action_prohibited", .permanentEndpoint), ("slack", 429, "", .transient),
            ("discord", 204, "", .done), ("discord", 200, "{}", .done),
            ("discord", 404, #"{"message":"Unknown Webhook","code":10015}"#, .endpointGone),
            ("discord", 404, "<html>", .permanentEndpoint),
            ("discord", 400, #"{"code":50035}"#, .permanentMessage),
            ("discord", 401, #"{"code":50027}"#, .permanentEndpoint),
            ("mattermost", 200, "ok", .done), ("mattermost", 200, "<html>", .permanentEndpoint),
            ("teams", 202, "", .done), ("teams", 200, "1", .done),
            (
                "teams", 200,
                "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId x",
                .transient
            ),
            ("teams", 200, "Microsoft Teams endpoint returned HTTP error 413 with", .permanentMessage),
            ("teams", 200, "Microsoft Teams endpoint returned HTTP error 404 with", .permanentEndpoint),
            ("telegram", 200, #"{"ok":true,"result":{}}"#, .done),
            ("telegram", 200, "<html>", .permanentEndpoint),
            ("telegram", 200, #"{"ok":false,"error_code":429,"parameters":{"retry_after":9}}"#, .transient),
            (
                "telegram", 400, #"{"ok":false,"description":"Bad Request: chat not found"}"#,
                .permanentEndpoint
            ),
            (
                "telegram", 400, #"{"ok":false,"description":"Bad Request: message is too long"}"#,
                .permanentMessage
            ),
            ("telegram", 403, #"{"ok":false,"description":"Forbidden: bot was kicked"}"#, .permanentEndpoint),
            ("telegram", 401, #"{"ok":false,"description":"Unauthorized"}"#, .permanentEndpoint),
            ("ntfy", 200, "{}", .done), ("ntfy", 507, "", .transient), ("gotify", 200, "{}", .done),
            ("matrix", 200, #"{"event_id":"$x"}"#, .done), ("matrix", 200, "{}", .permanentEndpoint),
            ("matrix", 403, #"{"errcode":"M_FORBIDDEN"}"#, .permanentEndpoint),
            ("matrix", 400, #"{"errcode":"M_LIMIT_EXCEEDED"}"#, .transient),
            ("matrix", 413, #"{"errcode":"M_TOO_LARGE"}"#, .permanentMessage),
            ("pagerduty", 202, #"{"status":"success"}"#, .done),
            ("pagerduty", 400, #"{"message":"Invalid routing key"}"#, .permanentEndpoint),
            ("pagerduty", 400, #"{"message":"Event object is invalid"}"#, .permanentMessage),
            ("standard", 200, "no", .done), ("cloudevents-binary", 204, "", .done),
            ("alertmanager", 200, "", .done),
        ] as [(String, Int, String, Attempt.Outcome)]
    )
    func `a service is believed, its status alone is not`(
        name: String,
        status: Int,
        body: String,
        outcome: Attempt.Outcome
    ) throws {
        let result = try Self.judge(name, status, body)
        #expect(result.outcome == outcome)
        #expect((result.detail == nil) == (outcome == .done))
    }

    @Test(arguments: [
        ("discord", 429, #"{"retry_after":0.65}"#, 1.0), ("discord", 429, #"{"retry_after":64.57}"#, 64.57),
        ("telegram", 200, #"{"ok":false,"error_code":429,"parameters":{"retry_after":35}}"#, 35),
        ("telegram", 429, #"{"ok":false,"error_code":429,"parameters":{"retry_after":12}}"#, 12),
        ("matrix", 429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2500}"#, 2.5),
    ])
    func `a wish for time is heard, wherever it stands`(
        name: String,
        status: Int,
        body: String,
        seconds: Double
    ) throws {
        #expect(try Self.judge(name, status, body).retryAfter == .seconds(seconds))
    }

    @Test func `Discord's last free request is followed by the pause that it names`() throws {
        let headers = [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "1.25")]
        let result = try Self.judge("discord", 204, "", headers)
        #expect(result.outcome == .done && result.retryAfter == .seconds(1.25))
        #expect(try Self.judge("discord", 204, "", [("X-RateLimit-Remaining", "3")]).retryAfter == nil)
    }
}
