// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// What came back from a server, as far as the policy needs it.
public enum PollAnswer: Sendable {
    /// A response, with the SHA-256 of its body in hex, and where it came from if permanent redirects alone led there.
    case response(status: Int, headers: HeaderFields, bodyHash: String, permanentTarget: String? = nil)
    /// Nothing.
    case failure(TransportFailure)
    /// Nothing, and no other host answered either: the fault is ours.
    case outage(TransportFailure)
    /// A redirect to a host that wants to be left alone until then.
    case postponed(until: Date, reason: String)
}

/// What an answer means.
enum PollVerdict: Equatable {
    case unchanged
    case document
    case throttled(FetchFailure)
    /// Nothing was learnt: another host was not asked.
    case postponed(FetchFailure)
    case gone(FetchFailure)
    case failed(FetchFailure)

    /// Reads an answer, given whether it was asked for conditionally and the hash of the last body.
    init(_ answer: PollAnswer, wasConditional: Bool, lastHash: String?) {
        switch answer {
        case .failure(let failure):
            self = .failed(FetchFailure(failure))
        case .outage(let failure):
            self = .failed(FetchFailure(failure))
        case .postponed(_, let reason):
            self = .postponed(FetchFailure(reason: .hostPaused, detail: reason))
        case .response(let status, let headers, let bodyHash, _):
            self.init(status, headers, isSameBody: bodyHash == lastHash, wasConditional: wasConditional)
        }
    }

    private init(_ status: Int, _ headers: HeaderFields, isSameBody: Bool, wasConditional: Bool) {
        if FetchFailure.isChallenge(status, headers) {
            self = .failed(
                FetchFailure(
                    reason: .blocked,
                    detail: "a page for people stands before the feed (HTTP \(status))"
                )
            )
            return
        }
        let failure = FetchFailure(reason: .status(status), detail: "the server answered HTTP \(status)")
        switch status {
        // 226 is a part of a feed (RFC 3229), which we never ask for; to us it is a document like another.
        case 200, 203, 226: self = isSameBody ? .unchanged : .document
        case 304 where wasConditional: self = .unchanged
        case 410: self = .gone(failure)
        case 429: self = .throttled(failure)
        case 503 where headers["Retry-After"] != nil: self = .throttled(failure)
        default: self = .failed(failure)
        }
    }
}

extension FetchFailure {
    init(_ failure: TransportFailure) {
        self.init(reason: .transport(failure.reason), detail: failure.detail)
    }

    /// Cloudflare says so itself; others answer 202 or 403 with a page.
    fileprivate static func isChallenge(_ status: Int, _ headers: HeaderFields) -> Bool {
        if headers["cf-mitigated"]?.lowercased() == "challenge" { return true }
        let isPage = headers["Content-Type"]?.lowercased().hasPrefix("text/html") == true
        return isPage && (status == 202 || status == 403)
    }
}
