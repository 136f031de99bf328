// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Crypto
import Foundation
import NewsModel

/// Signs messages as Standard Webhooks 1.0 says: HMAC-SHA256 over `id.timestamp.body`.
public struct WebhookSignature: Sendable {
    private let keys: [SymmetricKey]

    /// Why a secret was refused.
    public enum Refusal: Error, Sendable, Hashable {
        /// What stands behind `whsec_` is not base64.
        case notBase64
        /// The secret has so many bytes, not 24 to 64.
        case length(Int)
    }

    /// Takes all secrets of one endpoint; each signs, so that a receiver can change from one to the next.
    ///
    /// - Throws: `Refusal`, without the secret.
    public init(secrets: [Secret]) throws(Refusal) {
        var keys: [SymmetricKey] = []
        for secret in secrets { keys.append(SymmetricKey(data: try Self.bytes(of: secret))) }
        self.keys = keys
    }

    /// The three headers of one attempt; without secrets, the signature is left out.
    public func headers(id: MessageID, sentAt: Date, body: [UInt8]) -> [(name: String, value: String)] {
        let timestamp = String(Int64(clamping: sentAt.milliseconds / 1000))
        var headers = [("webhook-id", id.rawValue), ("webhook-timestamp", timestamp)]
        let signatures = keys.map { signature(Data("\(id).\(timestamp).".utf8) + Data(body), with: $0) }
        if !signatures.isEmpty { headers.append(("webhook-signature", signatures.joined(separator: " "))) }
        return headers.map { (name: $0.0, value: $0.1) }
    }

    private func signature(_ content: Data, with key: SymmetricKey) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: content, using: key)
        return "v1,\(Data(code).base64EncodedString())"
    }

    private static func bytes(of secret: Secret) throws(Refusal) -> Data {
        let text = secret.reveal()
        let base64 = text.hasPrefix("whsec_") ? String(text.dropFirst("whsec_".count)) : text
        guard let data = Data(base64Encoded: base64) else { throw .notBase64 }
        guard (24...64).contains(data.count) else { throw .length(data.count) }
        return data
    }
}
