// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// The example of the Standard Webhooks libraries.
private enum Example {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let other = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
    static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    static let body = "{\"test\": 2432232314}"
    static let sent = Date(timeIntervalSince1970: 1_614_265_330)

    static func headers(_ changes: [String: String?] = [:]) -> HeaderFields {
        var values: [String: String] = [
            "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp": "1614265330",
            "webhook-signature": signature,
        ]
        for (name, value) in changes { values[name] = value }
        return HeaderFields(values.map { ($0.key, $0.value) })
    }
}

@Suite struct WebhookVerifierTests {
    private func verdict(
        secrets: [String] = [Example.secret],
        _ headers: HeaderFields = Example.headers(),
        body: String = Example.body,
        after seconds: Double = 0
    ) throws -> WebhookVerifier.Verdict {
        try WebhookVerifier(secrets: secrets)
            .verdict(headers: headers, body: Array(body.utf8), now: Example.sent.addingTimeInterval(seconds))
    }

    @Test func `the published example is genuine`() throws {
        #expect(try verdict() == .genuine(secret: 0))
    }

    @Test func `any of several secrets and signatures will do`() throws {
        let headers = Example.headers(["webhook-signature": "v1a,xx v1,AAAA \(Example.signature)"])
        #expect(try verdict(secrets: [Example.other, Example.secret], headers) == .genuine(secret: 1))
    }

    @Test func `a changed byte anywhere is a forgery`() throws {
        #expect(try verdict(body: Example.body + " ") == .forged)
        #expect(try verdict(Example.headers(["webhook-id": "msg_other"])) == .forged)
        #expect(try verdict(Example.headers(["webhook-timestamp": "1614265331"])) == .forged)
        #expect(try verdict(secrets: [Example.other]) == .forged)
    }

    @Test(arguments: ["webhook-id", "webhook-timestamp", "webhook-signature"])
    func `each header is needed`(name: String) throws {
        #expect(try verdict(Example.headers([name: nil])) == .missing(name))
    }

    @Test func `a timestamp must be a number near now`() throws {
        #expect(try verdict(Example.headers(["webhook-timestamp": "today"])) == .malformedTimestamp)
        #expect(try verdict(after: 300) == .genuine(secret: 0))
        #expect(try verdict(after: 301) == .tooOld)
        #expect(try verdict(after: -300) == .genuine(secret: 0))
        #expect(try verdict(after: -301) == .tooNew)
    }

    @Test func `without secrets nothing is checked, and a bad secret is refused`() throws {
        #expect(try verdict(secrets: [], HeaderFields()) == .unchecked)
        #expect(throws: WebhookVerifier.MalformedSecret.self) { try verdict(secrets: ["hunter2"]) }
    }
}

@Suite(.timeLimit(.minutes(1))) struct WebhookReceiverTests {
    private func post(_ headers: HeaderFields, to receiver: WebhookReceiver) async -> RawClient.Reply {
        let fields = headers.fields.map { "\($0.name): \($0.value)\r\n" }.joined()
        let request = """
            POST /hook HTTP/1.1\r
            Host: x\r
            Connection: close\r
            Content-Length: \(Example.body.utf8.count)\r
            \(fields)\r
            \(Example.body)
            """
        return await RawClient(port: receiver.server.port).exchange(request)
    }

    @Test func `a script is followed, then all is well`() async throws {
        let receiver = try await WebhookReceiver.start(secrets: [Example.secret]) { Example.sent }
        receiver.script(.status(503).with("Retry-After", "5"), .fault(.reset))
        #expect(await post(Example.headers(), to: receiver).head.contains("Retry-After: 5"))
        #expect(await post(Example.headers(), to: receiver).ending == .reset)
        #expect(await post(Example.headers(), to: receiver).head.hasPrefix("HTTP/1.1 204"))
        #expect(await receiver.waitFor(attempts: 3) && receiver.accepted.count == 1)
        #expect(receiver.attempts.map(\.answeredWith) == [503, nil, 204])
        #expect(receiver.acceptedIDs == ["msg_p5jXN8AQM9LWM0D4loKWxJek"])
        await receiver.goDown()
    }

    @Test func `a forgery is refused and uses up no script`() async throws {
        let receiver = try await WebhookReceiver.start(secrets: [Example.other])
        receiver.answerOtherwise(with: .status(202))
        let reply = await post(Example.headers(), to: receiver)
        #expect(reply.head.hasPrefix("HTTP/1.1 401") && receiver.accepted.isEmpty)
        #expect(receiver.attempts.first?.verdict == .forged)
        await receiver.goDown()
    }

    @Test func `a repeated message counts once`() async throws {
        let receiver = try await WebhookReceiver.start()
        _ = await post(Example.headers(), to: receiver)
        _ = await post(Example.headers(), to: receiver)
        #expect(await receiver.waitFor(accepted: 2, timeout: .milliseconds(1)) == false)
        #expect(receiver.accepted.count == 2 && receiver.acceptedIDs.count == 1)
        await receiver.goDown()
    }

    @Test func `a hook runs between the request and its answer`() async throws {
        let receiver = try await WebhookReceiver.start()
        let (ids, record) = AsyncStream.makeStream(of: String?.self)
        receiver.beforeAnswering { record.yield($0.id) }
        _ = await post(Example.headers(), to: receiver)
        record.finish()
        #expect(await ids.reduce(into: []) { $0.append($1) } == ["msg_p5jXN8AQM9LWM0D4loKWxJek"])
        await receiver.goDown()
    }

    @Test func `a receiver can be down for a while`() async throws {
        let receiver = try await WebhookReceiver.start()
        await receiver.goDown()
        #expect(await post(Example.headers(), to: receiver).ending == .refused)
        try await receiver.comeUp()
        #expect(await post(Example.headers(), to: receiver).head.hasPrefix("HTTP/1.1 204"))
        await receiver.goDown()
    }
}
