// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Sends requests over HTTP through libcurl; every hop passes the address guard.
///
/// Any number of requests may run at once; the caller bounds them. Safe to use from any task.
public final class HTTPClient: Sendable {
    private let userAgent: String

    /// A client that names itself `userAgent` in every request.
    public init(userAgent: String) {
        self.userAgent = userAgent
    }

    /// Sends one request and collects its answer; cancelling the task gives the request up.
    public func send(_ request: HTTPRequest) async -> Result<HTTPResponse, TransportFailure> {
        .failure(TransportFailure(reason: .other, detail: "not built yet"))
    }

    /// Gives up what runs and closes all connections; later requests fail at once.
    public func shutDown() {}
}
