// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing
import Transport

@testable import FeedFetching

/// RFC 9309.
@Suite struct RobotsRulesTests {
    private static func allows(_ file: String, _ path: String) throws -> Bool {
        RobotsRules(Array(file.utf8)).allows(try #require(URL(string: "https://example.org" + path)))
    }

    @Test(arguments: [
        ("", "/a", true),
        ("User-agent: *\nDisallow: /", "/a", false),
        ("User-agent: *\nDisallow:", "/a", true),
        ("User-agent: *\nDisallow: /", "/robots.txt", true),
        ("User-agent: *\nDisallow: /private", "/private/a", false),
        ("User-agent: *\nDisallow: /private", "/public", true),
        ("Disallow: /", "/a", true),
        ("not a line\n\u{1}\nUser-agent: *\nDisallow: /a", "/a", false),
        ("\u{feff}User-agent: *\nDisallow: /a", "/a", false),
        ("USER-AGENT:*\r\ndisALLOW :\t/a  # why not\r\n", "/a", false),
        ("User-agent: *\rDisallow: /a", "/a", false),
        ("User-agent: *\nDisallow: /a # /b", "/b", true),
        ("User-agent: *\nDisallow: /", "", false),
    ])
    func `lines are read as they come`(file: String, path: String, isAllowed: Bool) throws {
        #expect(try Self.allows(file, path) == isAllowed)
    }

    @Test(arguments: [
        // Our own group, whatever stands in everybody's.
        ("User-agent: *\nDisallow: /\nUser-agent: watchword\nAllow: /", "/a", true),
        ("User-agent: Watchword/1.0\nDisallow: /a\n\nUser-agent: *\nAllow: /", "/a", false),
        ("User-agent: watchwords\nDisallow: /", "/a", true),
        ("User-agent: other\nDisallow: /", "/a", true),
        // Several names for one group, blank lines and unknown keys in it.
        ("User-agent: other\nUser-agent: watchword\n\nCrawl-delay: 5\nDisallow: /a", "/a", false),
        ("User-agent: *\nSitemap: https://example.org/s\nDisallow: /a", "/a", false),
        // Groups for one name are one.
        (
            "User-agent: watchword\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: watchword\nDisallow: /b",
            "/a", false
        ),
        (
            "User-agent: watchword\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: watchword\nDisallow: /b",
            "/b", false
        ),
        (
            "User-agent: watchword\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: watchword\nDisallow: /b",
            "/c", true
        ),
        // A group of ours without a rule allows all.
        ("User-agent: watchword\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", true),
    ])
    func `the group for our name counts, else that for everybody`(
        file: String,
        path: String,
        isAllowed: Bool
    ) throws {
        #expect(try Self.allows(file, path) == isAllowed)
    }

    @Test(arguments: [
        (["Disallow: /a", "Allow: /a/b"], "/a/b/c", true),
        (["Allow: /a", "Disallow: /a/b"], "/a/b/c", false),
        (["Disallow: /a", "Allow: /a"], "/a", true),
        (["Allow: /p", "Disallow: /"], "/page", true),
        (["Allow: /$", "Disallow: /"], "/", true),
        (["Allow: /$", "Disallow: /"], "/page", false),
        (["Disallow: /*.gif$"], "/x/y.gif", false),
        (["Disallow: /*.gif$"], "/x/y.gif?z", true),
        (["Disallow: /*.gif$"], "/x.gif/y.gif", false),
        (["Disallow: /*/private/"], "/a/b/private/c", false),
        (["Disallow: /a*b*c$"], "/aXbYbZc", false),
        (["Disallow: /a*b*c$"], "/aXbYbZcd", true),
        (["Disallow: *"], "/a", false),
        (["Disallow: /a**b"], "/ab", false),
        (["Disallow: /fish*"], "/fish", false),
        (["Disallow: /a$b"], "/a$b", true),
        (["Disallow: /a%24b"], "/a$b", false),
        (["Disallow: /file-%2A.html"], "/file-*.html", false),
        (["Disallow: /file-%2A.html"], "/file-x.html", true),
        (["Disallow: /?page="], "/?page=2", false),
        (["Disallow: /a?b"], "/a", true),
    ])
    func `the longest rule decides, and of two alike the one that allows`(
        lines: [String],
        path: String,
        isAllowed: Bool
    ) throws {
        let file = "User-agent: *\n" + lines.joined(separator: "\n")
        #expect(try Self.allows(file, path) == isAllowed)
        let reversed = "User-agent: *\n" + lines.reversed().joined(separator: "\n")
        #expect(try Self.allows(reversed, path) == isAllowed)
    }

    @Test(arguments: [
        ("/%61bc", "/abc"), ("/abc", "/%61%62c"), ("/caf\u{e9}", "/caf%C3%A9"), ("/caf%c3%a9", "/caf%C3%A9"),
        ("/a%2fb", "/a%2Fb"), ("/a%7Eb", "/a~b"), ("/a b", "/a%20b"), ("/%", "/%25x"),
    ])
    func `escapes are compared by what they mean`(rule: String, path: String) throws {
        #expect(try Self.allows("User-agent: *\nDisallow: \(rule)", path) == false)
    }

    @Test func `an escaped slash is no slash`() throws {
        #expect(try Self.allows("User-agent: *\nDisallow: /a/b", "/a%2Fb"))
    }

    @Test func `what stands beyond 500 KiB is not read`() throws {
        let filler = String(repeating: "# filler\n", count: RobotsRules.maxBytes / 9 + 1)
        #expect(try Self.allows("User-agent: *\nDisallow: /a\n" + filler, "/a") == false)
        #expect(try Self.allows(filler + "User-agent: *\nDisallow: /a\n", "/a"))
    }

    @Test(.timeLimit(.minutes(1))) func `a hostile file costs little`() throws {
        let line = "Disallow: *a*a*a*a*a*a*b\n"
        let file = "User-agent: *\n" + String(repeating: line, count: RobotsRules.maxBytes / line.utf8.count)
        let path = "/" + String(repeating: "a", count: 2000)
        #expect(try Self.allows(file, path))
    }

    @Test(arguments: [
        (200, "max-age=60", 600.0), (200, "max-age=7200", 7200), (200, "max-age=9999999", 86_400),
        (200, "", 86_400), (404, "", 86_400), (403, "max-age=1", 600), (500, "max-age=7200", 300),
    ])
    func `rules are kept for a day, or as the server says within bounds`(
        status: Int,
        control: String,
        seconds: Double
    ) {
        let headers = HeaderFields(control.isEmpty ? [] : [("Cache-Control", control)])
        let response = HTTPResponse(status, headers, "User-agent: *\nDisallow: /")
        let (answer, life) = RobotsCache.decide(.answer(response), at: noon)
        #expect(life == .seconds(seconds))
        switch status {
        case 200: #expect(answer == .rules(RobotsRules(response.body)))
        case 400..<500: #expect(answer == .rules(.none))
        default:
            #expect(answer == .unknown(until: noon + life, reason: "its robots.txt cannot be read: HTTP 500"))
        }
    }

    @Test func `a host that cannot be reached is left alone for now`() {
        let failure = TransportFailure(reason: .timeout, detail: "example.org: too slow")
        let (answer, life) = RobotsCache.decide(.failure(failure), at: noon)
        #expect(life == RobotsCache.pauseWhenUnknown)
        guard case .unknown(let until, let reason) = answer else {
            Issue.record("it has no rules")
            return
        }
        #expect(until == noon + life)
        #expect(reason.contains("too slow"))
    }
}

extension HTTPResponse {
    fileprivate init(_ status: Int, _ headers: HeaderFields, _ text: String) {
        let url = URL(string: "https://example.org/robots.txt")!
        self.init(status: status, headers: headers, body: Array(text.utf8), finalURL: url)
    }
}
