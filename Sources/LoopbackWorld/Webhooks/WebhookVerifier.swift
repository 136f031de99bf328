// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Crypto
import Foundation
import NewsModel

/// Checks signatures of Standard Webhooks 1.0 (`v1`), from the text of the specification.
///
/// Written apart from the code that signs, so that each tests the other.
public struct WebhookVerifier: Sendable {
    /// What the check of one request says.
    public enum Verdict: Sendable, Hashable {
        /// A signature was made with the secret of this index.
        case genuine(secret: Int)
        /// The receiver has no secrets.
        case unchecked
        /// This header is missing or empty.
        case missing(String)
        /// The timestamp is no integer.
        case malformedTimestamp
        /// The timestamp is too far in the past.
        case tooOld
        /// The timestamp is too far in the future.
        case tooNew
        /// No `v1` signature fits any secret.
        case forged
    }

    /// A secret that is not `whsec_` and base64.
    public struct MalformedSecret: Error {}

    private let keys: [SymmetricKey]
    private let tolerance: Duration

    /// A check with secrets as serialised (`whsec_…`); several while one replaces another.
    public init(secrets: [String], tolerance: Duration = .seconds(300)) throws {
        keys = try secrets.map { secret in
            guard secret.hasPrefix("whsec_"), let data = Data(base64Encoded: String(secret.dropFirst(6)))
            else { throw MalformedSecret() }
            return SymmetricKey(data: data)
        }
        self.tolerance = tolerance
    }

    /// The verdict on a request; without `now` the timestamp's age is not looked at.
    public func verdict(headers: HeaderFields, body: [UInt8], now: Date?) -> Verdict {
        guard !keys.isEmpty else { return .unchecked }
        for name in ["webhook-id", "webhook-timestamp", "webhook-signature"]
        where (headers[name] ?? "").isEmpty {
            return .missing(name)
        }
        let id = headers["webhook-id"] ?? ""
        let timestamp = headers["webhook-timestamp"] ?? ""
        guard let seconds = Int64(timestamp) else { return .malformedTimestamp }
        if let now {
            let age = now.timeIntervalSince1970 - Double(seconds)
            if age > tolerance.seconds { return .tooOld }
            if age < -tolerance.seconds { return .tooNew }
        }
        let signed = Array("\(id).\(timestamp).".utf8) + body
        return matchingKey(of: headers["webhook-signature"] ?? "", over: signed)
            .map { .genuine(secret: $0) } ?? .forged
    }

    private func matchingKey(of signatures: String, over signed: [UInt8]) -> Int? {
        let codes = signatures.split(separator: " ")
            .compactMap { signature -> Data? in
                signature.hasPrefix("v1,") ? Data(base64Encoded: String(signature.dropFirst(3))) : nil
            }
        return keys.firstIndex { key in
            codes.contains {
                HMAC<SHA256>.isValidAuthenticationCode($0, authenticating: signed, using: key)
            }
        }
    }
}
