// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Testing

@Suite struct `Webhook signatures` {
    private let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    private func headers(
        _ secrets: [String],
        body: String = #"{"test": 2432232314}"#
    ) throws -> [String: String] {
        let signature = try WebhookSignature(secrets: secrets.map(Secret.init))
        let fields = signature.headers(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            sentAt: Date(timeIntervalSince1970: 1_614_265_330.9),
            body: Array(body.utf8)
        )
        return Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
    }

    @Test func `the published vector comes out`() throws {
        #expect(
            try headers([secret]) == [
                "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp": "1614265330",
                "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            ]
        )
    }

    @Test func `every secret signs, in their order`() throws {
        let other = "whsec_" + Data(repeating: 7, count: 32).base64EncodedString()
        let both = try #require(try headers([secret, other])["webhook-signature"]).split(separator: " ")
        #expect(both.count == 2)
        #expect(try headers([secret])["webhook-signature"] == String(both[0]))
        #expect(try headers([other])["webhook-signature"] == String(both[1]))
        #expect(try headers([String(other.dropFirst(6))])["webhook-signature"] == String(both[1]))
    }

    @Test func `without a secret there is no signature, but an id and a time`() throws {
        #expect(try headers([]).keys.sorted() == ["webhook-id", "webhook-timestamp"])
    }

    @Test func `a secret that is none is refused without being told`() throws {
        let short = Data(repeating: 1, count: 23).base64EncodedString()
        let long = Data(repeating: 1, count: 65).base64EncodedString()
        for (text, refusal) in [
            ("whsec_!!!", WebhookSignature.Refusal.notBase64), (short, .length(23)),
            ("whsec_" + long, .length(65)),
            ("", .length(0)),
        ] {
            #expect(throws: refusal) { try WebhookSignature(secrets: [Secret(text)]) }
        }
    }

    /// The reference library for Python, when it is there: `pip install standardwebhooks`.
    @Test func `the reference library verifies ours, and ours is its`() async throws {
        let script = """
            import datetime, json, sys
            from standardwebhooks import Webhook
            case = json.load(sys.stdin)
            hook = Webhook(case["secret"])
            hook.verify(case["body"], case["headers"])
            at = datetime.datetime.fromtimestamp(int(case["headers"]["webhook-timestamp"]), datetime.timezone.utc)
            print(hook.sign(case["headers"]["webhook-id"], at, case["body"]), end="")
            """
        let body = String(
            decoding: try WebhookBodyTests.bytes(Sample.outgoing(alerts: [Sample.alert(title: "拉致 \u{1b}")])),
            as: UTF8.self
        )
        let signature = try WebhookSignature(secrets: [Secret(secret)])
        // The library holds the time against the system's clock.
        let fields = signature.headers(id: "msg_abc", sentAt: Date(), body: Array(body.utf8))
        let headers = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
        struct Case: Encodable { var secret: String, body: String, headers: [String: String] }
        let input = try JSONEncoder().encode(Case(secret: secret, body: body, headers: headers))
        let said = try await python(
            script,
            needs: "standardwebhooks",
            input: String(decoding: input, as: UTF8.self)
        )
        if let said { #expect(said == headers["webhook-signature"]) }
    }
}
