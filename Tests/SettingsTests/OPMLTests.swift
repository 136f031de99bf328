// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel
import Settings
import Testing

@Suite struct OPMLTests {
    private func list(_ outlines: String) -> String {
        "<opml version=\"2.0\"><head><title>Mine</title></head><body>\n\(outlines)\n</body></opml>"
    }

    private func load(_ outlines: String, feeds: String? = nil, main: String = "") -> SettingsResult {
        var files = [SettingsFiles.File(path: "main.yaml", role: .main, bytes: Array(main.utf8))]
        files.append(.init(path: "a.opml", role: .feeds, bytes: Array(list(outlines).utf8)))
        if let feeds { files.append(.init(path: "feeds.yaml", role: .feeds, bytes: Array(feeds.utf8))) }
        return SettingsLoader.decode(SettingsFiles(files: files))
    }

    @Test func `the outlines of a list are feeds with the polling defaults, folders are tags`() throws {
        let outlines = """
            <outline text="World News"><outline text="Asia / Pacific">
              <outline type="rss" text="NHK World-Japan" xmlUrl="https://www.nhk.or.jp/rss.xml" category="/Radio,tv"/>
            </outline></outline>
            <outline type="rss" text="Zürich&#x301; heute" xmlUrl="http://zh.example/feed?a=1&b=2"/>
            """
        let settings = try #require(
            load(outlines, main: "polling: { every: 20m, backfill: notify, quiet_notice: false }").settings
        )
        let feeds = settings.feeds
        #expect(feeds.map(\.id) == ["nhk-world-japan", "zurich-heute"])
        #expect(feeds.map(\.title) == ["NHK World-Japan", "Zürich\u{301} heute"])
        #expect(feeds[0].tags == ["world-news", "asia-pacific", "radio", "tv"] && feeds[1].tags == [])
        #expect(feeds[1].url.absoluteString == "http://zh.example/feed?a=1&b=2")
        #expect(feeds.allSatisfy { $0.polling.defaultEvery == .seconds(1_200) && $0.backfill == .notify })
        #expect(feeds.allSatisfy { !$0.noticesQuiet })
    }

    @Test func `routes may name the feeds and tags of a list`() {
        let main = "sinks: { a: { kind: stdout } }\nroutes: [{ sinks: [a], feeds: [kyodo], tags: [asia] }]"
        let outlines =
            "<outline text='Asia'><outline text='Kyodo' xmlUrl='https://kyodo.example/'/></outline>"
        #expect(load(outlines, main: main).errors == [])
    }

    @Test(arguments: [
        ("NHK", "https://a.example/", "nhk"),
        ("朝日新聞", "https://www.asahi.com/rss/top.rdf", "asahi-com-rss-top"),
        ("朝日 2", "https://asahi.com", "asahi-com"), ("", "https://a.example/x/y.xml", "a-example-x-y"),
        ("!?", "https://a.example:8080/", "a-example"), ("_x_ -", "https://a.example/", "x_"),
        (
            String(repeating: "long ", count: 20), "https://a.example/",
            "long-long-long-long-long-long-long-long-long-lo"
        ),
    ])
    func `an id comes from the title, or from the address where the title is not ASCII`(
        title: String,
        url: String,
        id: String
    ) {
        let feeds = load("<outline text=\"\(title)\" type=\"rss\" xmlUrl=\"\(url)\"/>").settings?.feeds
        #expect(feeds?.map(\.id.rawValue) == [id])
    }

    @Test func `ids do not hang on the order of the list`() throws {
        var outlines = (0..<40)
            .map { "<outline text='News' xmlUrl='https://example.org/\($0)'/>" }
        outlines += ["<outline text='Other' xmlUrl='https://example.org/'/>"]
        func ids(_ outlines: [String]) throws -> [URL: FeedID] {
            let feeds = try #require(load(outlines.joined(separator: "\n")).settings).feeds
            return Dictionary(uniqueKeysWithValues: feeds.map { ($0.url, $0.id) })
        }
        let forward = try ids(outlines)
        #expect(forward == (try ids(outlines.reversed())))
        #expect(Set(forward.values).count == 41 && Set(forward.values).contains("other"))
        let seventh = forward.first { $0.key.absoluteString == "https://example.org/7" }?.value.rawValue
        #expect(seventh?.wholeMatch(of: /news-[0-9a-f]{6}/) != nil)
    }

    @Test func `an id that a file has taken is not taken again`() throws {
        let result = load(
            "<outline text='NHK' xmlUrl='https://b.example/'/>",
            feeds: "feeds: [{ id: nhk, url: https://a.example/ }]"
        )
        let ids = try #require(result.settings).feeds.map(\.id.rawValue)
        #expect(ids.count == 2 && ids[0] == "nhk" && ids[1].wholeMatch(of: /nhk-[0-9a-f]{6}/) != nil)
        #expect(result.problems.map(\.message) == ["no rule is configured"])
    }

    @Test func `an address that stands twice in a list is one feed with the tags of both`() throws {
        let outlines = """
            <outline text="A"><outline xmlUrl="https://Example.org:443" type="rss"/></outline>
            <outline text="B"><outline xmlUrl="https://example.org/" text="Example"/></outline>
            """
        let feeds = try #require(load(outlines).settings).feeds
        #expect(feeds.map(\.tags) == [["a", "b"]] && feeds.map(\.title) == ["Example"])
    }

    @Test func `what is wrong with a list is said with its place`() {
        let outlines = """
            <outline text="Command" xmlUrl="exec:reboot"/>
            <outline text="Home" xmlUrl="file:///etc/passwd"/>
              <outline text="No address" type="rss"/>
            <outline text="More" type="include" url="https://example.org/more.opml"/>
            <outline text="日本"><outline text="A" xmlUrl="https://a.example/"/></outline>
            """
        let found = load(outlines).problems.map { "\($0.line):\($0.column) \($0.severity): \($0.message)" }
        #expect(
            found == [
                "2:1 error: the address of 'Command' is not an http or https URL",
                "3:1 error: the address of 'Home' is not an http or https URL",
                "4:3 error: 'No address' has no address", "5:1 error: 'More' stands for another list",
                "6:20 warning: the folder '日本' makes no tag",
            ]
        )
    }

    @Test(arguments: [
        ("", "the list is empty"), ("feeds: []", "this is text without an <opml> element"),
        ("<html></html>", "the root element is <html>, not <opml>"),
    ])
    func `what is no list is refused`(text: String, reason: String) {
        let file = SettingsFiles.File(path: "a.opml", role: .feeds, bytes: Array(text.utf8))
        let errors = SettingsLoader.decode(SettingsFiles(files: [file])).errors
        #expect(errors.map(\.message) == ["this is no list of feeds: \(reason)"])
    }

    @Test func `lists are read beside files of feeds, and kept with the accepted settings`() throws {
        try Fixture.temporary { directory in
            try Fixture.write("", to: directory + "/watchword.yaml")
            try Fixture.write(
                "feeds: [{ id: y, url: https://y.example/ }]",
                to: directory + "/feeds.d/y.yaml"
            )
            try Fixture.write(
                list("<outline text='O' xmlUrl='https://o.example/'/>"),
                to: directory + "/feeds.d/o.opml"
            )
            try Fixture.write("", to: directory + "/rules.d/o.opml")
            let result = SettingsLoader.load(directory: directory)
            #expect(result.settings?.feeds.map(\.id) == ["y", "o"])
            #expect(result.warnings.contains { $0.message == "this file is not read" })
            try SettingsSnapshot.write(result.files, to: directory + "/accepted")
            let kept = try #require(SettingsSnapshot.read(from: directory + "/accepted"))
            #expect(SettingsLoader.decode(kept).settings?.feeds.map(\.id) == ["y", "o"])
        }
    }

    @Test func `an import adds what is not configured yet`() throws {
        let configured = try #require(
            Fixture.decode(feeds: "feeds: [{ id: news, url: \"https://EXAMPLE.org/a\" }]").settings
        )
        let text = list(
            """
            <outline text="Known" xmlUrl="https://example.org/a"/>
            <outline text="Asia"><outline text="News" xmlUrl="https://example.org/b"/></outline>
            <outline text="Bad" xmlUrl="gopher://example.org/"/>
            """
        )
        let document = try OPMLReader.read(Array(text.utf8))
        let found = FeedExchange.entries(of: document, path: "list.opml", besides: configured.feeds)
        #expect(found.known == ["news"] && found.entries.map(\.url) == ["https://example.org/b"])
        #expect(found.entries.map(\.tags) == [["asia"]] && found.entries.map(\.title) == ["News"])
        #expect(found.entries.allSatisfy { $0.id.rawValue.hasPrefix("news-") })
        #expect(found.problems.map(\.message) == ["the address of 'Bad' is not an http or https URL"])
        var yaml = "feeds: [] # mine\n"
        for entry in found.entries { yaml = try FeedListEditor.add(entry, to: yaml) }
        #expect(Fixture.decode(feeds: yaml).settings?.feeds.map(\.tags) == [["asia"]])
    }

    @Test func `what is exported can be imported again`() throws {
        let settings = try #require(
            Fixture.decode(
                feeds: """
                    feeds:
                      - { id: a, url: "https://a.example/?x=1&y=2", title: "A & <b>", tags: [asia, japan] }
                      - { id: b, url: https://b.example/ }
                      - { id: p, url: https://p.example/, kind: page, page: { items: //li } }
                    """
            )
            .settings
        )
        let text = OPMLWriter.write(FeedExchange.document(of: settings.feeds, title: "Feeds"))
        let document = try OPMLReader.read(Array(text.utf8))
        #expect(document.outlines.map(\.folders) == [["asia"], []])
        let entries = FeedExchange.entries(of: document, path: "", besides: []).entries
        #expect(entries.map(\.url) == ["https://a.example/?x=1&y=2", "https://b.example/"])
        #expect(entries.map(\.tags) == [["asia", "japan"], []] && entries.map(\.title) == ["A & <b>", "b"])
    }
}
