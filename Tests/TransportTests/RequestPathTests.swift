// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing
import Transport

/// What a hop carries, and where the way ends.
@Suite struct RequestPathTests {
    private static let home = "https://news.example/feed"

    private func path(_ url: String = home, allowHTTP: Bool = false) throws -> RequestPath {
        var request = HTTPRequest(url: try #require(URL(string: url)))
        request.redirects = .follow(allowHTTPDowngrade: allowHTTP)
        request.headers = HeaderFields([("Accept", "text/xml")])
        request.originHeaders = ["Authorization", "X-Plan", "Cookie", "If-None-Match"]
            .map { SecretHeader(name: $0, value: Secret("canary")) }
        return RequestPath(request)
    }

    private func redirect(_ url: URL, to target: String) -> Result<HTTPResponse, TransportFailure> {
        let headers = HeaderFields([("Location", target)])
        return .success(HTTPResponse(status: 302, headers: headers, body: [], finalURL: url))
    }

    /// Statement 18 of polling.
    @Test(arguments: [
        ("another path", "https://news.example/there", 4),
        ("the port said", "https://news.example:443/there", 4),
        ("another host", "https://other.example/feed", 0),
        ("a subdomain", "https://www.news.example/feed", 0),
        ("the parent domain", "https://example/feed", 0),
        ("another port", "https://news.example:8443/feed", 0),
        ("another scheme", "http://news.example/feed", 0),
        ("another scheme at its port", "http://news.example:443/feed", 0),
    ])
    func `18. credentials and custom headers go to the feed's own host, port and scheme only`(
        name: String,
        target: String,
        carried: Int
    ) throws {
        var path = try path(allowHTTP: true)
        #expect(path.next.originHeaders.count == 4)
        #expect(path.take(redirect(path.url, to: target)) == nil)
        #expect(path.next.originHeaders.count == carried, "\(name)")
        #expect(path.next.headers["Accept"] == "text/xml")
        #expect(path.next.redirects == .refuse, "each hop is decided by us")
        #expect(path.take(redirect(path.url, to: Self.home + "?back")) == nil)
        #expect(path.next.originHeaders.count == 4, "\(name), and back")
    }

    /// Statement 17 of polling.
    @Test(arguments: [
        ("from https to http", [home, "http://news.example/feed"], "downgrade"),
        ("to itself", [home, home], "redirect_loop"),
        ("back", [home, "https://news.example/b", home + "#again"], "redirect_loop"),
        ("six hops", [home] + (1...6).map { "https://news.example/\($0)" }, "too_many_redirects"),
    ])
    func `17. a way that may not be gone ends before its last hop`(
        name: String,
        urls: [String],
        reason: String
    ) throws {
        var path = try path()
        for url in urls.dropFirst().dropLast() { #expect(path.take(redirect(path.url, to: url)) == nil) }
        let end = path.take(redirect(path.url, to: try #require(urls.last)))
        guard case .failure(let failure) = end else {
            Issue.record("\(name) was followed")
            return
        }
        #expect(failure.reason.rawValue == reason)
    }

    @Test func `five hops arrive, with each of them told, within one limit of time`() throws {
        var path = try path()
        for hop in 1...5 {
            guard case .success(var answer) = redirect(path.url, to: "/\(hop)") else { return }
            answer.timings.total = .seconds(11)
            #expect(path.take(.success(answer)) == nil)
        }
        #expect(path.next.limits.totalTimeout == .seconds(5))
        let end = HTTPResponse(status: 200, headers: HeaderFields(), body: [], finalURL: path.url)
        let whole = try #require(try path.take(.success(end))?.get())
        #expect(whole.hops.map(\.to.lastPathComponent) == ["1", "2", "3", "4", "5"])
        #expect(whole.timings.total == .seconds(55))
    }
}
