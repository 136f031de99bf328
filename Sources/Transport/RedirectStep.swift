// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What follows from one hop's answer.
public enum RedirectStep: Sendable, Equatable {
    /// It is the answer.
    case deliver
    /// It sends us on.
    case follow(Redirect)
    /// It sends us where we do not go.
    case refuse(TransportFailure.Reason)

    /// Decides, after the hops already made.
    ///
    /// A redirect without a `Location` that can be read is an answer like any other.
    public init(status: Int, headers: HeaderFields, from: URL, hops: [Redirect], rule: RedirectRule) {
        guard case .follow(let max, let allowDowngrade) = rule,
            [301, 302, 303, 307, 308].contains(status),
            let location = headers["Location"],
            let target = URL(string: location, relativeTo: from)?.absoluteURL
        else {
            self = .deliver
            return
        }
        let visited = hops.map(\.from) + [from]
        if visited.contains(where: { Self.same($0, target) }) {
            self = .refuse(.redirectLoop)
        } else if hops.count >= max {
            self = .refuse(.tooManyRedirects)
        } else if from.scheme?.lowercased() == "https", target.scheme?.lowercased() == "http", !allowDowngrade
        {
            self = .refuse(.downgrade)
        } else {
            self = .follow(Redirect(status: status, from: from, to: target))
        }
    }

    private static func same(_ left: URL, _ right: URL) -> Bool {
        left.absoluteString.prefix { $0 != "#" } == right.absoluteString.prefix { $0 != "#" }
    }
}

extension TransportFailure {
    /// A redirect that was not followed, in words.
    public init(refusedRedirect reason: Reason) {
        let detail =
            switch reason {
            case .redirectLoop: "a redirect leads back to where it came from"
            case .tooManyRedirects: "too many redirects"
            case .downgrade: "a redirect leads from https to http; allow_http would permit it"
            default: "a redirect is refused"
            }
        self.init(reason: reason, detail: detail, bodyWasSent: true)
    }
}
