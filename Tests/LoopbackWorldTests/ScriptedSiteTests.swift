// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import LoopbackWorld
import NewsModel
import Testing

@Suite struct ScriptedSiteTests {
    private func request(_ path: String, _ headers: [(String, String)] = []) -> ReceivedRequest {
        ReceivedRequest(
            number: 1,
            connection: 1,
            method: "GET",
            target: path,
            headers: HeaderFields(headers),
            arrived: .now
        )
    }

    @Test func `an unknown path is 404`() {
        #expect(ScriptedSite().answer(request("/none")).status == 404)
    }

    @Test func `a script goes on to its last response and stays there`() {
        let site = ScriptedSite()
        site.set("/a", .status(503), .status(429), .status(200))
        #expect((0..<5).map { _ in site.answer(request("/a?q")).status } == [503, 429, 200, 200, 200])
    }

    @Test func `an interruption passes`() {
        let site = ScriptedSite()
        site.publish("/feed", "text", type: "text/plain")
        site.interrupt("/feed", with: .status(500), .status(502))
        #expect((0..<3).map { _ in site.answer(request("/feed")).status } == [500, 502, 200])
    }

    @Test func `a computed answer sees the request, and a removed path is gone`() {
        let site = ScriptedSite()
        site.set("/echo") { .ok($0.query ?? "") }
        guard case .bytes(let bytes) = site.answer(request("/echo?x=1")).body else {
            Issue.record("no bytes")
            return
        }
        #expect(bytes == Array("x=1".utf8))
        site.remove("/echo")
        #expect(site.answer(request("/echo")).status == 404)
    }

    private static let both = Validators(etag: "W/\"1\"", lastModified: "Mon, 23 Nov 2026 08:05:09 GMT")

    @Test(arguments: [
        ([], 200),
        ([("If-None-Match", "W/\"1\"")], 304),
        ([("If-None-Match", "\"1\"")], 200),
        ([("If-Modified-Since", "Mon, 23 Nov 2026 08:05:09 GMT")], 304),
        ([("If-Modified-Since", "Mon, 23 Nov 2026 09:05:09 GMT")], 200),
        ([("If-None-Match", "\"2\""), ("If-Modified-Since", "Mon, 23 Nov 2026 08:05:09 GMT")], 200),
    ])
    func `validators are compared byte by byte, and the ETag wins`(headers: [(String, String)], status: Int) {
        let site = ScriptedSite()
        site.publish("/feed", Publication(body: [1], type: "text/plain", validators: Self.both))
        let response = site.answer(request("/feed", headers))
        #expect(response.status == status)
        #expect(response.headers["ETag"] == Self.both.etag)
        #expect(response.headers["Last-Modified"] == Self.both.lastModified)
    }

    @Test func `another document has another ETag`() {
        let one = Publication(body: [1], type: "text/plain").validators.etag
        let two = Publication(body: [2], type: "text/plain").validators.etag
        #expect(one != nil && one != two)
        #expect(one == Publication(body: [1], type: "text/plain").validators.etag)
    }
}
