// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import ReviewServer
import Transport
import Watcher

/// Speaks to the running daemon: HTTP over its control socket.
struct ControlClient: Sendable {
    private let socket: String
    private let client: HTTPClient

    /// What to do without the permission to use the service's files.
    static let groupHint =
        "members of the group 'watchword' may use it: adduser NAME watchword, then log in again"

    /// A client when a daemon answers at the socket, else nil.
    ///
    /// - Throws: when the socket is there but this user may not speak to it.
    static func connect(_ locations: Locations) async throws -> ControlClient? {
        let path = locations.socket.path
        guard access(path, R_OK | W_OK) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw CommandFailure("\(path): \(String(cString: strerror(errno)))", hint: groupHint)
        }
        let found = ControlClient(socket: path, client: HTTPClient(userAgent: "watchword/\(Version.text)"))
        switch await found.send("GET", "/v1/ping", query: [], body: nil, timeout: .seconds(5)) {
        case .success: return found
        // A socket file that nobody listens on is left by a daemon that was killed.
        case .failure(let failure) where failure.reason == .connect: return nil
        case .failure(let failure):
            throw CommandFailure(
                "the watcher at \(path) does not answer: \(failure.detail)",
                code: Exit.tryAgain
            )
        }
    }

    /// Asks for a value.
    func get<Answer: Decodable>(_ path: String, _ query: [URLQueryItem] = []) async throws -> Answer {
        try await answer("GET", path, query: query, body: nil)
    }

    /// Asks for a change.
    func post<Answer: Decodable>(_ path: String, _ body: some Encodable) async throws -> Answer {
        try await answer("POST", path, query: [], body: try JSONText.line(body))
    }

    private func answer<Answer: Decodable>(
        _ method: String,
        _ path: String,
        query: [URLQueryItem],
        body: [UInt8]?
    ) async throws -> Answer {
        switch await send(method, path, query: query, body: body, timeout: .seconds(600)) {
        case .failure(let failure):
            throw CommandFailure("the watcher did not answer: \(failure.detail)")
        case .success(let response) where response.status == 200:
            do {
                return try JSONDecoder().decode(Answer.self, from: Data(response.body))
            } catch {
                throw CommandFailure(
                    "the watcher's answer was not understood: \(error)",
                    hint:
                        "the daemon may be of another version: compare 'watchword --version' and 'watchword status'"
                )
            }
        case .success(let response):
            let problem = try? JSONDecoder().decode(APIProblem.self, from: Data(response.body))
            throw CommandFailure(
                problem?.error ?? "the watcher answered \(response.status)",
                hint: problem?.hint,
                code: response.status == 404 ? Exit.no : Exit.failed
            )
        }
    }

    private func send(
        _ method: String,
        _ path: String,
        query: [URLQueryItem],
        body: [UInt8]?,
        timeout: Duration
    ) async -> Result<HTTPResponse, TransportFailure> {
        var parts = URLComponents()
        parts.scheme = "http"
        parts.host = "watchword"
        parts.path = path
        parts.queryItems = query.isEmpty ? nil : query
        guard let url = parts.url else {
            return .failure(
                TransportFailure(reason: .invalidRequest, detail: "the path \(path) makes no URL")
            )
        }
        var headers = HeaderFields([("Accept", "application/json"), ("X-Watchword-User", NSUserName())])
        if body != nil { headers.append("Content-Type", "application/json") }
        return await client.send(
            HTTPRequest(
                method: method,
                url: url,
                headers: headers,
                body: body,
                redirects: .refuse,
                limits: HTTPLimits(totalTimeout: timeout, maxBodyBytes: 256 << 20, slowTimeout: timeout),
                unixSocket: socket
            )
        )
    }
}
