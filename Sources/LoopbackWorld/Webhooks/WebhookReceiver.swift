// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization

/// An endpoint for Standard Webhooks on loopback: records every attempt, checks it, and answers as scripted.
///
/// An attempt whose signature does not fit gets 401, if the receiver has secrets. Everything else gets the next
/// scripted response, then 204.
public final class WebhookReceiver: Sendable {
    /// The server underneath.
    public let server: LoopbackServer
    private let desk: WebhookDesk

    private init(server: LoopbackServer, desk: WebhookDesk) {
        self.server = server
        self.desk = desk
    }

    /// Starts a receiver.
    ///
    /// - Parameters:
    ///   - secrets: serialised (`whsec_…`); none: signatures are not checked.
    ///   - tolerance: how far a timestamp may be from now, either way.
    ///   - now: the time to hold timestamps against; without it their age is not looked at.
    public static func start(
        host: String = "127.0.0.1",
        port: Int = 0,
        secrets: [String] = [],
        tolerance: Duration = .seconds(300),
        now: (@Sendable () -> Date)? = nil
    ) async throws -> WebhookReceiver {
        let verifier = try WebhookVerifier(secrets: secrets, tolerance: tolerance)
        let desk = WebhookDesk(verifier: verifier, now: now)
        let server = try await LoopbackServer.start(host: host, port: port) { desk.answer($0) }
        return WebhookReceiver(server: server, desk: desk)
    }

    /// Where to post to.
    public var url: URL { server.url("/hook") }

    /// Every attempt so far, in order of arrival.
    public var attempts: [WebhookDelivery] { desk.log.events }

    /// The attempts that were answered 2xx.
    public var accepted: [WebhookDelivery] { attempts.filter(\.isAccepted) }

    /// The distinct `webhook-id`s that were answered 2xx.
    public var acceptedIDs: Set<String> { Set(accepted.compactMap(\.id)) }

    /// The next attempts get these responses, in order.
    public func script(_ responses: ScriptedResponse...) {
        desk.script(responses)
    }

    /// Once the script is used up, attempts get this response.
    public func answerOtherwise(with response: ScriptedResponse) {
        desk.answerOtherwise(with: response)
    }

    /// Calls a function for every attempt, once it is recorded and before it is answered.
    ///
    /// The place to end the sender between its request and the answer.
    public func beforeAnswering(_ hook: @escaping @Sendable (WebhookDelivery) -> Void) {
        desk.beforeAnswering(hook)
    }

    /// Closes the port: connections are refused until `comeUp()`.
    public func goDown() async {
        await server.stop()
    }

    /// Opens the same port again.
    public func comeUp() async throws {
        try await server.restart()
    }

    /// Waits for so many attempts; false when they have not come in time.
    @discardableResult
    public func waitFor(attempts count: Int, timeout: Duration = .seconds(10)) async -> Bool {
        await desk.log.wait(timeout: timeout) { $0.count >= count }
    }

    /// Waits for so many distinct accepted messages; false when they have not come in time.
    @discardableResult
    public func waitFor(accepted count: Int, timeout: Duration = .seconds(10)) async -> Bool {
        await desk.log.wait(timeout: timeout) { attempts in
            Set(attempts.lazy.filter(\.isAccepted).map(\.id)).count >= count
        }
    }
}

/// What a receiver decides and remembers.
final class WebhookDesk: Sendable {
    private struct Answers {
        var script: ArraySlice<ScriptedResponse> = []
        var otherwise = ScriptedResponse.status(204)
        var hook: (@Sendable (WebhookDelivery) -> Void)?
    }

    let log = EventLog<WebhookDelivery>()
    private let verifier: WebhookVerifier
    private let now: (@Sendable () -> Date)?
    private let answers = Mutex(Answers())

    init(verifier: WebhookVerifier, now: (@Sendable () -> Date)?) {
        self.verifier = verifier
        self.now = now
    }

    func script(_ responses: [ScriptedResponse]) {
        answers.withLock { $0.script += responses }
    }

    func answerOtherwise(with response: ScriptedResponse) {
        answers.withLock { $0.otherwise = response }
    }

    func beforeAnswering(_ hook: @escaping @Sendable (WebhookDelivery) -> Void) {
        answers.withLock { $0.hook = hook }
    }

    func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        let verdict = verifier.verdict(headers: request.headers, body: request.body, now: now?())
        let response = response(to: verdict)
        let delivery = log.append { _ in
            WebhookDelivery(
                id: request.headers["webhook-id"],
                timestamp: request.headers["webhook-timestamp"],
                verdict: verdict,
                request: request,
                answeredWith: response.fault == nil ? response.status : nil
            )
        }
        answers.withLock({ $0.hook })?(delivery)
        return response
    }

    private func response(to verdict: WebhookVerifier.Verdict) -> ScriptedResponse {
        switch verdict {
        case .genuine, .unchecked: answers.withLock { $0.script.popFirst() ?? $0.otherwise }
        default: .status(401)
        }
    }
}
