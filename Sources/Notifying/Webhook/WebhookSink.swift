// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// Sends messages to one HTTP endpoint, in the format that it understands.
///
/// Redirects are never followed, and only 2xx is success, unless the service says no in its body.
public struct WebhookSink: Sink {
    /// The id from the settings.
    public let id: SinkID
    private let settings: WebhookSettings
    private let composer: any WebhookComposer
    private let signature: WebhookSignature?
    private let redactor: Redactor
    private let client: HTTPClient

    /// An answer longer than this is a failure; of a shorter one, only the beginning is read.
    ///
    /// Transport reports a body over its limit without its status, and a receiver that answers 200 with a page of
    /// HTML did take the message: so the limit is far above what is of interest.
    private static let maxAnswerBytes = 1 << 20

    /// Checks the settings and keeps them.
    ///
    /// - Parameters:
    ///   - timeZone: of the times that people read.
    ///   - hostName: where events say that they come from.
    /// - Throws: `SinkProblem`, without secrets.
    public init(
        id: SinkID,
        settings: WebhookSettings,
        client: HTTPClient,
        timeZone: TimeZone = .gmt,
        hostName: String = "localhost"
    ) throws(SinkProblem) {
        self.id = id
        self.settings = settings
        self.client = client
        try WebhookCheck.url(settings, sink: id)
        try WebhookCheck.headers(settings.headers, sink: id)
        let context = ComposerContext(
            url: settings.url.reveal(),
            style: TextStyle(timeZone: timeZone),
            hostName: hostName
        )
        composer = try WebhookCheck.composer(settings.format, context, sink: id)
        let signs = settings.format.name.isSigned
        signature = signs ? try WebhookCheck.signature(settings.secrets, sink: id) : nil
        redactor = Redactor(settings)
    }

    /// Sends the message; one that is too long for the receiver (413) once more with less detail.
    public func send(_ message: OutgoingMessage, now: Date) async -> SendResult {
        do {
            let first = try composer.compose(message, isMinimal: false, now: now)
            let result = await post(first, of: message, now: now)
            guard result.status == 413 else { return result }
            let second = try composer.compose(message, isMinimal: true, now: now)
            return second.body == first.body ? result : await post(second, of: message, now: now)
        } catch {
            return SendResult(.permanentMessage, detail: "the message cannot be written as JSON")
        }
    }

    private func post(_ composed: ComposedRequest, of message: OutgoingMessage, now: Date) async -> SendResult
    {
        guard let url = URL(string: composed.url) else {
            return SendResult(.refused, detail: "the URL of the request is none")
        }
        let answer = await client.send(request(composed, to: url, of: message, now: now))
        var result = ResultClass.of(answer, now: now)
        if case .success(let response) = answer {
            let service = ServiceAnswer(
                status: response.status,
                headers: response.headers,
                body: response.body,
                now: now
            )
            result = composer.judge(service, result)
        }
        result.detail = result.detail.map(redactor.redact)
        return result
    }

    private func request(
        _ composed: ComposedRequest,
        to url: URL,
        of message: OutgoingMessage,
        now: Date
    ) -> HTTPRequest {
        var headers = HeaderFields()
        headers.append("content-type", composed.contentType)
        let signed = signature?.headers(id: message.message.id, sentAt: now, body: composed.body) ?? []
        for header in composed.headers + signed { headers.append(header.name, header.value) }
        var request = HTTPRequest(
            method: composed.method,
            url: url,
            headers: headers,
            originHeaders: composed.secretHeaders + settings.headers,
            body: composed.body,
            redirects: .refuse,
            allowPrivate: settings.allowPrivate,
            limits: HTTPLimits(
                connectTimeout: settings.connectTimeout,
                totalTimeout: settings.totalTimeout,
                maxBodyBytes: Self.maxAnswerBytes
            )
        )
        request.caFile = settings.caFile
        request.proxy = settings.proxy
        return request
    }
}
