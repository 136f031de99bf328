// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

/// Feeds from and for other programs, and the text of a page, through the program itself.
@Suite struct ListCommandTests {
    private static let list = """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0">
          <head><title>From another reader</title></head>
          <body>
            <outline text="Asia">
              <outline text="Japan">
                <outline text="Harbour &amp; Sea" type="rss" xmlUrl="https://harbour.example/feed?a=1&amp;b=2"/>
              </outline>
              <outline text="Peninsula" type="rss" xmlUrl="https://peninsula.example/rss" category="/wires"/>
            </outline>
            <outline text="Known already" type="rss" xmlUrl="https://known.example/feed"/>
            <outline text="Broken" type="rss" xmlUrl="gopher://broken.example/"/>
          </body>
        </opml>
        """

    private struct Line: Decodable, Equatable {
        var id: String
        var title: String?
        var url: String
        var tags: [String]
    }

    private func feeds(_ home: Home) async throws -> [Line] {
        try await home.command("feeds", "list", "--json").lines(Line.self).sorted { $0.id < $1.id }
    }

    /// A home with one feed, and the list beside it.
    private func play(_ body: (Home) async throws -> Void) async throws {
        try await Stage.play { stage in
            try stage.writeService()
            try stage.writeRule()
            let known = "feeds:\n  - { id: known, url: \"https://known.example/feed\", title: Known }\n"
            try stage.home.write(known, to: "feeds.d/known.yaml")
            try Data(Self.list.utf8).write(to: URL(filePath: stage.home.directory + "/list.opml"))
            try await body(stage.home)
        }
    }

    private static let imported = [
        Line(
            id: "harbour-sea",
            title: "Harbour & Sea",
            url: "https://harbour.example/feed?a=1&b=2",
            tags: ["asia", "japan"]
        ),
        Line(id: "known", title: "Known", url: "https://known.example/feed", tags: []),
        Line(
            id: "peninsula",
            title: "Peninsula",
            url: "https://peninsula.example/rss",
            tags: ["asia", "wires"]
        ),
    ]

    @Test(.timeLimit(.minutes(2)))
    func `a list is imported once, its nested folders as tags, and its faults are told by their places`()
        async throws
    {
        try await play { home in
            let path = home.directory + "/list.opml"
            let before = try await feeds(home)
            let tried = try await home.command("feeds", "import", "--dry-run", path)
            #expect(tried.status == 0 && tried.output.contains("would add 'harbour-sea'"), "\(tried)")
            #expect(try await feeds(home) == before, "a dry run writes nothing")
            let first = try await home.command("feeds", "import", path)
            #expect(first.status == 0 && first.output.contains("added 2 feeds"), "\(first)")
            #expect(first.output.contains("configured already: known"))
            #expect(first.errors.contains("list.opml:12:"), "\(first)")
            #expect(try await feeds(home) == Self.imported)
            #expect(try await home.command("check").status == 0)
            let again = try await home.command("feeds", "import", path)
            #expect(again.status == 1 && again.errors.contains("no feed to add"), "\(again)")
            #expect(try await feeds(home) == Self.imported)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `what is exported and imported elsewhere is the same list of feeds`() async throws {
        try await play { home in
            _ = try await home.command("feeds", "import", home.directory + "/list.opml")
            let exported = try await home.command("feeds", "export")
            #expect(exported.status == 0 && exported.output.hasPrefix("<?xml"), "\(exported)")
            try FileManager.default.removeItem(atPath: home.config + "/feeds.d/known.yaml")
            try FileManager.default.removeItem(atPath: home.config + "/feeds.d/imported.yaml")
            #expect(try await feeds(home) == [])
            let path = home.directory + "/exported.opml"
            try Data(exported.output.utf8).write(to: URL(filePath: path))
            let imported = try await home.command("feeds", "import", path, "--file", "back.yaml")
            #expect(imported.status == 0 && imported.output.contains("added 3 feeds"), "\(imported)")
            #expect(try await feeds(home) == Self.imported)
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["", "no list", "<html><body>Hello</body></html>"])
    func `what is no list is refused, and nothing is written`(text: String) async throws {
        try await play { home in
            let path = home.directory + "/other.opml"
            try Data(text.utf8).write(to: URL(filePath: path))
            let refused = try await home.command("feeds", "import", path)
            #expect(refused.status == 1 && refused.errors.contains("other.opml"), "\(refused)")
            #expect(!FileManager.default.fileExists(atPath: home.config + "/feeds.d/imported.yaml"))
        }
    }

    private static let paragraphs = (1...6)
        .map { "Ferry \($0) left the harbour at dawn, and its crew said that the sea was calm that day." }

    private static let page = """
        <!doctype html><html lang="en"><head><title>Ferries leave at dawn</title></head><body>
        <nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
        <article><h1>Ferries leave at dawn</h1>\(paragraphs.map { "<p>\($0)</p>" }.joined())</article>
        <footer>All rights reserved</footer></body></html>
        """

    private struct Extracted: Decodable {
        var title: String?
        var language: String?
        var text: String
    }

    @Test(.timeLimit(.minutes(1)))
    func `extract prints the text of a page without what stands around it`() async throws {
        let home = try Home()
        let path = home.directory + "/page.html"
        try Data(Self.page.utf8).write(to: URL(filePath: path))
        let plain = try await home.command("extract", "--url", "https://harbour.example/dawn", path)
        #expect(plain.status == 0, "\(plain)")
        #expect(plain.output.contains(Self.paragraphs.joined(separator: "\n\n")), "\(plain)")
        #expect(!plain.output.contains("All rights reserved") && !plain.output.contains("Home"))
        let json = try await home.command("extract", "--json", path)
        let extracted = try json.document(Extracted.self)
        #expect(extracted.title == "Ferries leave at dawn" && extracted.language == "en")
        #expect(extracted.text + "\n" == plain.output)
    }

    @Test(.timeLimit(.minutes(1)))
    func `extract says why a page has no text, with status 1`() async throws {
        let home = try Home()
        let path = home.directory + "/page.html"
        try Data("<!doctype html><title>Nothing</title><nav><a href=/>Home</a></nav>".utf8)
            .write(to: URL(filePath: path))
        let none = try await home.command("extract", path)
        #expect(none.status == 1 && none.output.isEmpty && !none.errors.isEmpty, "\(none)")
        let missing = try await home.command("extract", home.directory + "/missing.html")
        #expect(missing.status != 0 && missing.output.isEmpty && missing.errors.contains("missing.html"))
    }
}
