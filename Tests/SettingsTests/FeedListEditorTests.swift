// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Settings
import Testing

@Suite struct FeedListEditorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let before: String
        /// With the feed `new` at https://example.org/new.
        let added: String
        /// `before` without the feed `b`; nil: there is none.
        var removed: String?
    }

    static let cases = [
        Case(
            testDescription: "a plain list",
            before:
                "feeds:\n  - id: a\n    url: https://a.example/\n  - id: b\n    url: https://b.example/\n",
            added:
                "feeds:\n  - id: a\n    url: https://a.example/\n  - id: b\n    url: https://b.example/\n  - id: new\n    url: https://example.org/new\n",
            removed: "feeds:\n  - id: a\n    url: https://a.example/\n"
        ),
        Case(
            testDescription: "blank lines, comments and odd spacing stay",
            before: """
                # Head.

                defaults:   { tags: [x] }   # shared

                feeds:
                  # About a.
                  - id: a
                    url:   "https://a.example/"   # quoted
                    #every: 15m

                  # About b,
                  # in two lines.
                  - url: https://b.example/
                    # Within b.
                    id: b
                    #enabled: true
                  # About c.

                  # Also about c.
                  - id: c
                    url: https://c.example/

                # Tail.

                """,
            added: """
                # Head.

                defaults:   { tags: [x] }   # shared

                feeds:
                  # About a.
                  - id: a
                    url:   "https://a.example/"   # quoted
                    #every: 15m

                  # About b,
                  # in two lines.
                  - url: https://b.example/
                    # Within b.
                    id: b
                    #enabled: true
                  # About c.

                  # Also about c.
                  - id: c
                    url: https://c.example/

                  - id: new
                    url: https://example.org/new

                # Tail.

                """,
            removed: """
                # Head.

                defaults:   { tags: [x] }   # shared

                feeds:
                  # About a.
                  - id: a
                    url:   "https://a.example/"   # quoted
                    #every: 15m

                  # About c.

                  # Also about c.
                  - id: c
                    url: https://c.example/

                # Tail.

                """
        ),
        Case(
            testDescription: "feeds with a blank line between",
            before:
                "feeds:\n- id: a\n  url: https://a.example/\n\n- id: b\n  url: https://b.example/\ndefaults: {}\n",
            added:
                "feeds:\n- id: a\n  url: https://a.example/\n\n- id: b\n  url: https://b.example/\n\n- id: new\n  url: https://example.org/new\ndefaults: {}\n",
            removed: "feeds:\n- id: a\n  url: https://a.example/\n\ndefaults: {}\n"
        ),
        Case(
            testDescription: "the first goes with the blank line after it",
            before:
                "feeds:\n  - id: b\n    url: https://b.example/\n\n  - id: c\n    url: https://c.example/\n",
            added:
                "feeds:\n  - id: b\n    url: https://b.example/\n\n  - id: c\n    url: https://c.example/\n\n  - id: new\n    url: https://example.org/new\n",
            removed: "feeds:\n  - id: c\n    url: https://c.example/\n"
        ),
        Case(
            testDescription: "the last goes with the blank line before it",
            before:
                "feeds:\n  - id: a\n    url: https://a.example/\n\n  - id: b\n    url: https://b.example/\n",
            added:
                "feeds:\n  - id: a\n    url: https://a.example/\n\n  - id: b\n    url: https://b.example/\n\n  - id: new\n    url: https://example.org/new\n",
            removed: "feeds:\n  - id: a\n    url: https://a.example/\n"
        ),
        Case(
            testDescription: "feeds in braces",
            before:
                "feeds:\n  - { id: a, url: https://a.example/ }\n  - { id: b, url: https://b.example/ } # b\n",
            added:
                "feeds:\n  - { id: a, url: https://a.example/ }\n  - { id: b, url: https://b.example/ } # b\n  - { id: new, url: https://example.org/new }\n",
            removed: "feeds:\n  - { id: a, url: https://a.example/ }\n"
        ),
        Case(
            testDescription: "a dash on a line of its own",
            before: "feeds:\n    -   # the reference\n        id: b\n        url: https://b.example/\n",
            added:
                "feeds:\n    -   # the reference\n        id: b\n        url: https://b.example/\n    - id: new\n      url: https://example.org/new\n",
            removed: "feeds:\n"
        ),
        Case(
            testDescription: "texts over several lines",
            before:
                "feeds:\n  - id: b\n    url: >-\n\n      https://b.example/\n    title: \"B\n      and b\"\n    headers:\n      X-A: 1\n\n",
            added:
                "feeds:\n  - id: b\n    url: >-\n\n      https://b.example/\n    title: \"B\n      and b\"\n    headers:\n      X-A: 1\n  - id: new\n    url: https://example.org/new\n\n",
            removed: "feeds:\n"
        ),
        Case(
            testDescription: "a commented feed stays where it is",
            before:
                "feeds:\n  - id: b\n    url: https://b.example/\n\n  # For example:\n  #- id: x\n    #url: https://x.example/\n",
            added:
                "feeds:\n  - id: b\n    url: https://b.example/\n  - id: new\n    url: https://example.org/new\n\n  # For example:\n  #- id: x\n    #url: https://x.example/\n",
            removed: "feeds:\n  # For example:\n  #- id: x\n    #url: https://x.example/\n"
        ),
        Case(
            testDescription: "no end of the last line",
            before: "feeds:\n  - id: b\n    url: https://b.example/",
            added:
                "feeds:\n  - id: b\n    url: https://b.example/\n  - id: new\n    url: https://example.org/new",
            removed: "feeds:\n"
        ),
        Case(
            testDescription: "ends of lines as Windows writes them",
            before:
                "feeds:\r\n  - id: a\r\n    url: https://a.example/\r\n  - id: b\r\n    url: https://b.example/\r\n",
            added:
                "feeds:\r\n  - id: a\r\n    url: https://a.example/\r\n  - id: b\r\n    url: https://b.example/\r\n  - id: new\r\n    url: https://example.org/new\r\n",
            removed: "feeds:\r\n  - id: a\r\n    url: https://a.example/\r\n"
        ),
        Case(
            testDescription: "a byte order mark",
            before: "\u{FEFF}feeds:\n  - id: b\n    url: https://b.example/\n",
            added:
                "\u{FEFF}feeds:\n  - id: b\n    url: https://b.example/\n  - id: new\n    url: https://example.org/new\n",
            removed: "\u{FEFF}feeds:\n"
        ),
        Case(
            testDescription: "an empty text",
            before: "",
            added: "feeds:\n  - id: new\n    url: https://example.org/new\n"
        ),
        Case(
            testDescription: "comments only",
            before: "# Mine.",
            added: "# Mine.\n\nfeeds:\n  - id: new\n    url: https://example.org/new"
        ),
        Case(
            testDescription: "no list",
            before: "defaults:\n  tags: [x]\n",
            added: "defaults:\n  tags: [x]\n\nfeeds:\n  - id: new\n    url: https://example.org/new\n"
        ),
        Case(
            testDescription: "an empty list",
            before: "feeds: # mine\ndefaults: {}\n",
            added: "feeds: # mine\n  - id: new\n    url: https://example.org/new\ndefaults: {}\n"
        ),
        Case(
            testDescription: "an empty list in brackets",
            before: "feeds: [ ]  # mine\n\ndefaults: {}\n",
            added: "feeds:  # mine\n  - id: new\n    url: https://example.org/new\n\ndefaults: {}\n"
        ),
        Case(
            testDescription: "nothing as a word",
            before: "feeds: ~\n",
            added: "feeds:\n  - id: new\n    url: https://example.org/new\n"
        ),
    ]

    static let new = FeedEntry(id: "new", url: "https://example.org/new")

    @Test(arguments: cases)
    func `a feed is added and nothing else changes`(_ one: Case) throws {
        #expect(try FeedListEditor.add(Self.new, to: one.before) == one.added)
    }

    @Test(arguments: cases)
    func `a feed is removed with its comments and nothing else changes`(_ one: Case) throws {
        if let removed = one.removed {
            #expect(try FeedListEditor.remove("b", from: one.before) == removed)
        } else {
            #expect(throws: FeedListFault.self) { try FeedListEditor.remove("b", from: one.before) }
        }
        #expect(!(try FeedListEditor.ids(in: FeedListEditor.remove("new", from: one.added))).contains("new"))
    }

    @Test func `every feed of the shipped files can be removed, and one be added and taken back`() throws {
        for name in ["agencies", "japan-korea"] {
            let text = try String(contentsOfFile: Fixture.config + "/feeds.d/\(name).yaml", encoding: .utf8)
            let ids = try FeedListEditor.ids(in: text)
            #expect(ids.count > 5)
            for id in ids {
                let rest = try FeedListEditor.ids(in: FeedListEditor.remove(id, from: text))
                #expect(rest == ids.filter { $0 != id })
            }
            let added = try FeedListEditor.add(Self.new, to: text)
            #expect(try FeedListEditor.remove("new", from: added) == text)
        }
    }

    @Test func `all that a feed says is written so that it is read again`() throws {
        var feed = FeedEntry(
            id: "full",
            url: "https://example.org/?a=1&b=2",
            title: "Press: \"a\" #1, 北朝鮮 \\ [x]",
            outlet: "- dash",
            tags: ["a", "b-1"],
            language: "ja",
            every: .seconds(1_800),
            page: PageExpressions(items: "//li[@class='x']", link: ".//a/@href", date: "@date")
        )
        (feed.fullText, feed.allowPrivate, feed.allowHTTP, feed.isEnabled) = (true, true, true, false)
        for before in ["", "feeds:\n  - { id: a, url: https://a.example/ }\n"] {
            let result = Fixture.decode(feeds: try FeedListEditor.add(feed, to: before))
            #expect(result.errors.map(\.description) == [])
            let read = try #require(result.settings?.feeds.last)
            #expect(read.id == feed.id && read.url.absoluteString == feed.url && read.title == feed.title)
            #expect(read.outlet == feed.outlet && read.tags == feed.tags && read.language == feed.language)
            #expect(read.polling.every == feed.every && read.kind == feed.page.map { .page($0) })
            #expect(read.fullText && read.allowPrivate && read.allowHTTP && !read.isEnabled)
        }
    }

    @Test(arguments: [
        "null", "~", "true", "12", "*a", "&a", "!x", "a: b", "a #b", "a:", " a", "a ", "- a", "[a", "{a}",
        "@x", "%x",
        "'", "\"", "\\", "?", "a\u{FEFF}b", "a\tb", "é", "名前", "😀", ": ", "`a`",
        "|", ">",
    ])
    func `any title is read as it was given`(title: String) throws {
        for before in ["", "feeds:\n  - { id: a, url: https://a.example/ }\n"] {
            let feed = FeedEntry(id: "new", url: "https://example.org/", title: title)
            let after = try FeedListEditor.add(feed, to: before)
            #expect(Fixture.decode(feeds: after).settings?.feeds.last?.title == title)
        }
    }

    @Test(
        arguments: [
            ("feeds: [{ id: b, url: https://b.example/ }]\n", "the feeds are written in brackets"),
            ("{ feeds: [] }\n", "the file is written in braces"),
            ("feeds: [\n]\n", "the feeds are written in brackets"),
            ("feeds: b\n", "'feeds' is no list"), ("- id: b\n", "the file is no mapping"),
            ("feeds:\n  - id: b\n\turl: x\n", "a tab in the indentation"),
            ("feeds: {\n", "this is not YAML"),
            ("feeds:\n---\nfeeds:\n", "a second YAML document begins here"),
            (
                "feeds:\n  - id: b\n    url: https://b.example/\n    title: \"B\nand b\"\n",
                "the file is laid out in a way that cannot be edited safely"
            ),
        ]
    )
    func `what cannot be edited safely is refused`(text: String, reason: String) {
        for edit in [
            { try FeedListEditor.add(Self.new, to: text) }, { try FeedListEditor.remove("b", from: text) },
        ] as [() throws -> String] {
            let fault = #expect(throws: FeedListFault.self) { try edit() }
            #expect(fault?.message.hasPrefix(reason) == true, "\(String(describing: fault))")
        }
    }

    @Test func `a feed that is not right, or is there already, is not added`() {
        let text = "feeds:\n  - id: new\n    url: https://a.example/\n"
        let cases: [(FeedEntry, String)] = [
            (Self.new, "there is a feed 'new' already"),
            (FeedEntry(id: "Old", url: "https://example.org/"), "'Old' is not a name"),
            (FeedEntry(id: "x", url: "ftp://example.org/"), "'url' is not an http or https URL"),
            (FeedEntry(id: "x", url: "https://example.org/", tags: ["A"]), "'A' is not a name"),
            (FeedEntry(id: "x", url: "https://example.org/", language: "jpn1"), "'jpn1' is not a language"),
        ]
        for (feed, reason) in cases {
            let fault = #expect(throws: FeedListFault.self) { try FeedListEditor.add(feed, to: text) }
            #expect(fault?.message == reason)
        }
    }

    @Test func `a feed that is not there is named with the nearest`() {
        let text = "feeds:\n  - id: kyodo\n    url: https://a.example/\n"
        let fault = #expect(throws: FeedListFault.self) { try FeedListEditor.remove("kydo", from: text) }
        #expect(fault?.description == "there is no feed 'kydo' in this file\n    hint: did you mean 'kyodo'?")
    }
}
