// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// What people do with the list of feeds.
@Suite struct FeedCommandTests {
    private static let rss =
        "<rss version=\"2.0\"><channel><title>The Wire</title><item><guid>1</guid><title>One</title></item></channel></rss>"
    private static let list = """
        # What we watch.
        feeds:
          - id: first   # the oldest
            url: https://first.example/feed
            enabled: false

        """

    /// A server with a feed, a page that names it, and ways to it.
    private static func serve() async throws -> LoopbackServer {
        try await LoopbackServer.start { request in
            switch request.path {
            case "/feed.xml", "/real.xml": return .ok(rss, type: "application/rss+xml")
            case "/moved": return .status(301).with("Location", "/real.xml")
            case "/session": return .status(302).with("Location", "/real.xml?token=secret")
            case "/page":
                let link = "<link rel=alternate type=application/rss+xml href=/feed.xml>"
                return .ok(
                    "<!doctype html><html><head>\(link)</head><body>Hello</body></html>",
                    type: "text/html"
                )
            default: return .status(404)
            }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a feed is found, added, listed and removed, and the file keeps its comments`() async throws {
        let server = try await Self.serve()
        try await Stage.play { stage in
            let home = stage.home
            try stage.writeService()
            try stage.writeRule()
            try home.write(Self.list, to: "feeds.d/list.yaml")
            let page = server.url("/page").absoluteString
            let found = try await home.command("feeds", "discover", "--allow-private", page)
            #expect(
                found.status == 0 && found.output.contains(server.url("/feed.xml").absoluteString),
                "\(found)"
            )
            let refused = try await home.command("feeds", "add", "--allow-private", page)
            #expect(refused.status == 1 && refused.errors.contains("is a web page, not a feed"), "\(refused)")
            let added = try await home.command(
                "feeds",
                "add",
                "--allow-private",
                "--tag",
                "japan",
                server.url("/feed.xml").absoluteString
            )
            #expect(added.status == 0 && added.output.contains("added 'the-wire'"), "\(added)")
            let text = home.text(home.config + "/feeds.d/list.yaml")
            #expect(text.hasPrefix(Self.list.trimmingCharacters(in: .newlines)), "\(text)")
            #expect(try await home.command("feeds", "list").output.contains("the-wire"))
            let removed = try await home.command("feeds", "remove", "the-wire")
            #expect(removed.status == 0, "\(removed)")
            #expect(home.text(home.config + "/feeds.d/list.yaml") == Self.list)
        }
        await server.stop()
    }

    /// RFC 9110, 15.4: only a permanent redirect says where to ask next time.
    @Test(.timeLimit(.minutes(2)), arguments: [("/moved", "/real.xml"), ("/session", "/session")])
    func `the address that is added is the one to ask for`(asked: String, kept: String) async throws {
        let server = try await Self.serve()
        try await Stage.play { stage in
            try stage.writeService()
            try stage.writeRule()
            let url = server.url(asked).absoluteString
            let added = try await stage.home.command("feeds", "add", "--allow-private", url)
            #expect(added.status == 0, "\(added)")
            let text = stage.home.text(stage.home.config + "/feeds.d/added.yaml")
            #expect(text.contains(server.url(kept).absoluteString) && !text.contains("secret"), "\(text)")
        }
        await server.stop()
    }

    @Test(.timeLimit(.minutes(2)))
    func `a preview sends a feed's headers to its own origin, and nowhere else`() async throws {
        let (own, other) = (try await Self.serve(), try await Self.serve())
        try await Stage.play { stage in
            let home = stage.home
            try stage.writeService()
            try stage.writeRule()
            try Data("canary".utf8).write(to: URL(filePath: home.directory + "/token"))
            let feed =
                "feeds: [{ id: own, url: \"\(own.url("/feed.xml"))\", allow_private: true, headers: "
                + "{ Authorization: { file: \(home.directory)/token } } }]\n"
            try home.write(feed, to: "feeds.d/own.yaml")
            let first = try await home.command("feeds", "preview", "--feed", "own")
            #expect(first.status == 0 && first.output.contains("The Wire"), "\(first)")
            #expect(own.requests.last?.headers["Authorization"] == "canary")
            let elsewhere = ["--allow-private", "--url", other.url("/feed.xml").absoluteString]
            let second = try await home.command(["feeds", "preview", "--feed", "own"] + elsewhere)
            #expect(second.status == 0, "\(second)")
            #expect(other.requests.count == 1 && other.requests.first?.headers["Authorization"] == nil)
        }
        await own.stop()
        await other.stop()
    }
}
