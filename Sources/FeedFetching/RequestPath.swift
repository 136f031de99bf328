// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// The way of a request through redirects, a hop at a time, so that each can wait for its own host's turn.
///
/// Pure. The rule of `request` says what is followed; its limit of time holds for all hops together, waits apart.
struct RequestPath: Sendable {
    let request: HTTPRequest
    /// Where the headers of an origin go.
    private let own: Origin?
    private var hops: [Redirect] = []
    private var spent = Duration.zero
    /// Where the next hop leads.
    private(set) var url: URL

    /// - Parameter own: the origin that `request.originHeaders` belong to; nil: that of its URL.
    init(_ request: HTTPRequest, own: Origin? = nil) {
        self.request = request
        self.own = own ?? Origin(request.url)
        url = request.url
    }

    /// The request of the next hop alone.
    var next: HTTPRequest {
        var hop = request
        hop.url = url
        hop.redirects = .refuse
        hop.originHeaders = Origin(url) == own ? request.originHeaders : []
        hop.limits.totalTimeout = max(.milliseconds(1), request.limits.totalTimeout - spent)
        return hop
    }

    /// Takes the answer to a hop: what the whole way came to, or nil to go on.
    mutating func take(
        _ answer: Result<HTTPResponse, TransportFailure>
    ) -> Result<HTTPResponse, TransportFailure>? {
        guard case .success(var response) = answer else { return answer }
        spent += response.timings.total
        let step = RedirectStep(
            status: response.status,
            headers: response.headers,
            from: url,
            hops: hops,
            rule: request.redirects
        )
        switch step {
        case .follow(let redirect):
            hops.append(redirect)
            url = redirect.to
            return nil
        case .refuse(let reason):
            return .failure(TransportFailure(refusedRedirect: reason))
        case .deliver:
            response.hops = hops
            response.timings.total = spent
            return .success(response)
        }
    }
}

/// What came of asking a host in its turn.
enum Visit: Sendable {
    case answer(HTTPResponse)
    case failure(TransportFailure)
    /// Nobody is asked there before then; the reason, as a person reads it.
    case postponed(until: Date, reason: String)

    init(_ result: Result<HTTPResponse, TransportFailure>) {
        switch result {
        case .success(let response): self = .answer(response)
        case .failure(let failure): self = .failure(failure)
        }
    }
}
