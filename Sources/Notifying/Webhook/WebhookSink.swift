// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// Posts Standard Webhooks to one HTTP endpoint.
///
/// Redirects are never followed, and only 2xx is success. `webhook-id` is the message's id on every attempt, so a
/// receiver can drop what it has seen.
public struct WebhookSink: Sink {
    /// The id from the settings.
    public let id: SinkID
    private let url: URL
    private let settings: WebhookSettings
    private let signature: WebhookSignature
    private let redactor: Redactor
    private let client: HTTPClient

    /// An answer longer than this is a failure; of a shorter one, only the beginning is read.
    ///
    /// Transport reports a body over its limit without its status, and a receiver that answers 200 with a page of
    /// HTML did take the message: so the limit is far above what is of interest.
    private static let maxAnswerBytes = 1 << 20

    /// Checks the settings and keeps them.
    ///
    /// - Throws: `SinkProblem`, without secrets.
    public init(id: SinkID, settings: WebhookSettings, client: HTTPClient) throws(SinkProblem) {
        self.id = id
        self.settings = settings
        self.client = client
        url = try WebhookCheck.url(settings, sink: id)
        try WebhookCheck.headers(settings.headers, sink: id)
        signature = try WebhookCheck.signature(settings.secrets, sink: id)
        redactor = Redactor(settings)
    }

    /// Posts the message; one that is too long for the receiver (413) once more with less detail.
    public func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        do {
            let (body, detail) = try WebhookBody.fitting(message, now: now)
            let result = await post(body, of: message, now: now)
            guard result.status == 413, detail != .minimal else { return result }
            return await post(try WebhookBody.minimal(message, now: now), of: message, now: now)
        } catch {
            return SendResult(.permanentMessage, detail: "the message cannot be written as JSON")
        }
    }

    private func post(_ body: [UInt8], of message: OutgoingMessage, now: Date) async -> SendResult {
        var result = ResultClass.of(await client.send(request(body, of: message, now: now)), now: now)
        result.detail = result.detail.map(redactor.redact)
        return result
    }

    private func request(_ body: [UInt8], of message: OutgoingMessage, now: Date) -> HTTPRequest {
        var headers = HeaderFields()
        headers.append("content-type", "application/json")
        for header in signature.headers(id: message.message.id, sentAt: now, body: body) {
            headers.append(header.name, header.value)
        }
        return HTTPRequest(
            method: "POST",
            url: url,
            headers: headers,
            originHeaders: settings.headers,
            body: body,
            redirects: .refuse,
            allowPrivate: settings.allowPrivate,
            limits: HTTPLimits(
                connectTimeout: settings.connectTimeout,
                totalTimeout: settings.totalTimeout,
                maxBodyBytes: Self.maxAnswerBytes
            )
        )
    }
}
