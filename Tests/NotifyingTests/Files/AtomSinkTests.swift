// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `Atom sink` {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func sink(_ name: String = "feed.xml", entries: Int = 100) throws -> AtomSink {
        var settings = AtomSettings(path: directory.file(name))
        settings.entries = entries
        settings.url = "https://desk.example/feed.xml?a=1&b=2"
        return try AtomSink(id: "atom", settings: settings, hostName: "desk-1")
    }

    /// The texts of an element, in order.
    private func texts(_ element: String, _ name: String = "feed.xml") throws -> [String] {
        try directory.text(name).components(separatedBy: "<\(element)>").dropFirst()
            .map { $0.components(separatedBy: "</\(element)>")[0] }
    }

    @Test func `the feed looks as its golden file says`() async throws {
        let sink = try sink()
        for (_, message) in Sample.everyKind {
            #expect(await sink.send(message, now: Sample.now) == .done)
        }
        try Fixtures.expectGolden(try directory.text("feed.xml"), "atom/feed.xml")
    }

    @Test func `the newest are first, an alert is there once, and the oldest go`() async throws {
        let sink = try sink(entries: 3)
        for number in [1, 2, 3, 1, 4] {
            let message = Sample.outgoing(alerts: [Sample.alert(number, title: "T\(number)")])
            #expect(await sink.send(message, now: Sample.now) == .done)
        }
        #expect(try texts("title") == ["Watchword", "T4", "T1", "T3"])
        #expect(
            try texts("id").dropFirst() == [
                "urn:watchword:alert:alr_4", "urn:watchword:alert:alr_1", "urn:watchword:alert:alr_3",
            ]
        )
    }

    @Test func `a sink made anew goes on with the feed that is there`() async throws {
        #expect(try await sink().send(Sample.outgoing(alerts: [Sample.alert(1)]), now: Sample.now) == .done)
        #expect(try await sink().send(Sample.outgoing(alerts: [Sample.alert(2)]), now: Sample.now) == .done)
        #expect(try texts("id").count == 3)
    }

    @Test func `nothing from outside adds an element, and nothing illegal is written`() async throws {
        let hostile = hostileText + "]]></title>\n</entry>\n<entry>\n<id>x</id>&#0;\u{fffe}\u{ffff}\u{8}"
        var alert = Sample.alert(title: hostile)
        alert.article.lead = hostile
        alert.article.outlet = hostile
        alert.article.url = "https://example.org/\"><script>"
        alert.rule.topics = [hostile]
        alert.evidence[0].snippet = hostile
        let sink = try sink()
        #expect(await sink.send(Sample.outgoing(alerts: [alert]), now: Sample.now) == .done)
        #expect(await sink.send(Sample.noticeMessage(hostile), now: Sample.now) == .done)
        #expect(try texts("entry").count == 2)
        let text = try directory.text("feed.xml")
        #expect(!text.unicodeScalars.contains { $0.value == 0xfffe || $0.value == 0xffff || $0.value < 0x0a })
        try await expectStrictlyParsed("feed.xml", entries: 2)
    }

    private func expectStrictlyParsed(_ name: String, entries: Int) async throws {
        let script = """
            import sys, xml.etree.ElementTree as tree
            ns = "{http://www.w3.org/2005/Atom}"
            feed = tree.parse(sys.argv[1]).getroot()
            for element in [feed] + feed.findall(ns + "entry"):
                for name in ("id", "title", "updated"):
                    assert len(element.findall(ns + name)) == 1, name
                assert element.find(ns + "id").text
            print(len(feed.findall(ns + "entry")), end="")
            """
        let said = try await python(script, needs: "xml", arguments: [directory.file(name)])
        if let said { #expect(said == "\(entries)") }
    }

    @Test func `a file that somebody else wrote is left alone`() async throws {
        try Data("<feed/>".utf8).write(to: URL(filePath: directory.file("feed.xml")))
        let result = try await sink().send(Sample.outgoing(), now: Sample.now)
        #expect(
            result.outcome == .permanentEndpoint
                && result.detail?.contains("not written by Watchword") == true
        )
        #expect(try directory.text("feed.xml") == "<feed/>")
    }

    @Test func `a symbolic link, a directory and a missing directory are refused`() async throws {
        #expect(
            symlink("/etc/hostname", directory.file("link")) == 0 && mkdir(directory.file("dir"), 0o755) == 0
        )
        for (name, words) in [
            ("link", "symbolic link"), ("dir", "not a regular file"), ("no/feed.xml", "does not exist"),
        ] {
            let result = try await sink(name).send(Sample.outgoing(), now: Sample.now)
            #expect(
                result.outcome == .permanentEndpoint && result.detail?.contains(words) == true,
                "\(result)"
            )
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() == ["dir", "link"]
        )
    }

    @Test func `a reader sees whole feeds only, and no other file is left behind`() async throws {
        let sink = try sink(entries: 50)
        #expect(await sink.send(Sample.outgoing(), now: Sample.now) == .done)
        let file = directory.file("feed.xml")
        let reader = Task.detached {
            var (seen, torn) = (0, 0)
            while !Task.isCancelled {
                guard let data = FileManager.default.contents(atPath: file) else { continue }
                seen += 1
                if !String(decoding: data, as: UTF8.self).hasSuffix("</feed>\n") { torn += 1 }
                await Task.yield()
            }
            return (seen, torn)
        }
        for number in 1...60 {
            #expect(
                await sink.send(Sample.outgoing(alerts: [Sample.alert(number)]), now: Sample.now) == .done
            )
        }
        reader.cancel()
        let (seen, torn) = await reader.value
        #expect(seen > 0 && torn == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["feed.xml"])
    }
}
