// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Sends requests over HTTP through libcurl; every hop passes the address guard.
///
/// Any number of requests may run at once; the caller bounds them. Safe to use from any task.
public final class HTTPClient: Sendable {
    private let userAgent: String
    /// Loops of their own, so that a guarded request never meets a connection that was opened to a private address,
    /// or through a proxy.
    private let guarded = CurlLoop(name: "http-public")
    private let unguarded = CurlLoop(name: "http-private")
    private let proxied = CurlLoop(name: "http-proxied")
    let mailLoops = MailLoops()

    /// A client that names itself `userAgent` in every request.
    public init(userAgent: String) {
        self.userAgent = userAgent
    }

    deinit { shutDown() }

    /// Sends one request and collects its answer; cancelling the task gives the request up.
    public func send(_ request: HTTPRequest) async -> Result<HTTPResponse, TransportFailure> {
        do {
            return .success(try await follow(request))
        } catch {
            return .failure(error)
        }
    }

    /// Gives up what runs and closes all connections; later requests fail at once.
    public func shutDown() {
        guarded.shutDown()
        unguarded.shutDown()
        proxied.shutDown()
        mailLoops.shutDown()
    }

    private func follow(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        var request = request
        var hops: [Redirect] = []
        var url = request.url
        var spent = Duration.zero
        if request.body != nil { request.redirects = .refuse }
        while true {
            let answer = try await perform(request, at: url, spent: spent)
            spent += answer.timings.total
            let step = RedirectStep(
                status: answer.status,
                headers: answer.headers,
                from: url,
                hops: hops,
                rule: request.redirects
            )
            switch step {
            case .deliver:
                return HTTPResponse(answer, from: url, after: hops, took: spent)
            case .follow(let redirect):
                hops.append(redirect)
                url = redirect.to
            case .refuse(let reason):
                throw TransportFailure(refusedRedirect: reason)
            }
        }
    }

    private func perform(
        _ request: HTTPRequest,
        at url: URL,
        spent: Duration
    ) async throws(TransportFailure) -> HopResponse {
        var hop = try Hop(request, to: try Target(url), userAgent: userAgent)
        hop.limits.totalTimeout = max(.milliseconds(1), request.limits.totalTimeout - spent)
        return try await loop(for: hop).perform(hop).get()
    }

    private func loop(for hop: Hop) -> CurlLoop {
        if hop.proxy != nil { return proxied }
        return hop.allowPrivate || hop.unixSocket != nil ? unguarded : guarded
    }
}

extension HTTPResponse {
    fileprivate init(_ answer: HopResponse, from url: URL, after hops: [Redirect], took: Duration) {
        self.init(
            status: answer.status,
            headers: answer.headers,
            body: answer.body,
            finalURL: url,
            hops: hops,
            timings: answer.timings
        )
        timings.total = took
    }
}
