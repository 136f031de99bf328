// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// One attempt to deliver, as a webhook receiver saw it.
public struct WebhookDelivery: Sendable {
    /// `webhook-id`: the same on every attempt of a message.
    public var id: String?
    /// `webhook-timestamp`, as sent.
    public var timestamp: String?
    /// What the check of its signature said.
    public var verdict: WebhookVerifier.Verdict
    /// The request itself; its number is the attempt's.
    public var request: ReceivedRequest
    /// The status that it was answered with; nil when it got a fault instead.
    public var answeredWith: Int?

    /// The body as received.
    public var body: [UInt8] { request.body }

    /// Whether the sender was told that all is well.
    public var isAccepted: Bool { answeredWith.map { (200..<300).contains($0) } ?? false }
}
