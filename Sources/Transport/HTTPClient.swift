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
        if request.body != nil { request.redirects = .refuse }
        var path = RequestPath(request)
        while true {
            let answer = try await perform(path.next)
            if let end = path.take(.success(answer)) { return try end.get() }
        }
    }

    private func perform(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let hop = try Hop(request, to: try Target(request.url), userAgent: userAgent)
        let answer = try await loop(for: hop).perform(hop).get()
        return HTTPResponse(
            status: answer.status,
            headers: answer.headers,
            body: answer.body,
            finalURL: request.url,
            timings: answer.timings
        )
    }

    private func loop(for hop: Hop) -> CurlLoop {
        if hop.proxy != nil { return proxied }
        return hop.allowPrivate || hop.unixSocket != nil ? unguarded : guarded
    }
}
