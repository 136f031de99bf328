// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

struct EntryIdentityTests {
    private let day = Date(timeIntervalSince1970: 1_795_420_800)

    private func keys(_ entries: [Entry]) -> [EntryKey] {
        EntryIdentity.keys(for: entries, in: "agency").map(\.key)
    }

    private func entry(
        _ id: String? = nil,
        _ link: String? = nil,
        _ title: String = "",
        body: String = "",
        date: Date? = nil
    ) -> Entry {
        Entry(id: id, link: link, text: ArticleText(title: title, body: body), published: date)
    }

    @Test func `the ladder is id, link, title and date, body`() {
        let found = keys([
            entry(" tag:1 ", "https://example.org/1", "One"),
            entry(nil, "https://example.org/2?utm_source=x", "Two"),
            entry(nil, nil, "Three", date: day),
            entry(nil, nil, "Four"),
            entry("  ", nil, "", body: "Only a body"),
        ])
        #expect(found.map(\.kind) == [.id, .link, .titleDate, .body, .body])
        #expect(found[0].value == "tag:1")
        #expect(found[1].value == "example.org/2")
        #expect(found[2].value == "Three\u{1f}1795420800000")
    }

    @Test func `ten items with one guid stay ten, in any order`() {
        let entries = (1...10).map { entry("same", "https://example.org/\($0)", "Item \($0)") }
        let found = keys(entries)
        #expect(Set(found).count == 10)
        #expect(keys(entries.reversed()) == found.reversed())
    }

    @Test func `one guid and one link with other titles stay apart`() {
        let entries = (1...3).map { entry("same", "https://example.org/", "Item \($0)") }
        #expect(Set(keys(entries)).count == 3)
    }

    @Test func `one guid for posts without a title stays as many as there are texts`() {
        let entries = ["Rain", "Snow", "Rain"].map { entry("same", nil, body: $0) }
        #expect(Set(keys(entries)).count == 2)
    }

    @Test func `a home page is no link of an article's own`() {
        let found = keys([
            entry(nil, "https://example.org/", "One"), entry("2", "http://www.example.org", "Two"),
        ])
        #expect(found.map(\.kind) == [.link, .id])
        #expect(found[0].value == "example.org/\u{1f}One")
        let aliases = EntryIdentity.keys(for: [entry("2", "https://example.org/", "Two")], in: "agency")[0]
            .aliases
        #expect(aliases.isEmpty)
    }

    @Test func `an item that stands twice in a document is one`() {
        let twice = entry("a", "https://example.org/a", "A")
        var corrected = twice
        corrected.text.body = "With a correction."
        #expect(Set(keys([twice, corrected])).count == 1)
        let bare = entry(nil, "https://example.org/b", "B")
        #expect(Set(keys([bare, bare])).count == 1)
    }

    @Test func `one link for all items takes the title too`() {
        let found = keys((1...6).map { entry(nil, "https://example.org/", "Item \($0)", date: day) })
        #expect(Set(found).count == 6)
        #expect(found.allSatisfy { $0.kind == .link })
    }

    @Test func `one link and one title take the date, then the body`() {
        let dates = keys(
            [0, 86_400].map { entry(nil, "https://example.org/", "Weather", date: day + .seconds($0)) }
        )
        #expect(Set(dates).count == 2 && dates.allSatisfy { $0.kind == .titleDate })
        let bodies = keys(["Rain", "Snow"].map { entry(nil, "https://example.org/", "Weather", body: $0) })
        #expect(Set(bodies).count == 2 && bodies.allSatisfy { $0.kind == .body })
    }

    @Test func `the aliases are the entry's URLs, each once`() {
        var entry = entry("http://example.org/old?id=1", "https://www.example.org/new", "New")
        entry.aliases = ["https://example.org/new/", "https://feeds.example.org/orig"]
        let aliases = EntryIdentity.keys(for: [entry], in: "agency")[0].aliases
        #expect(
            aliases.map(\.value) == ["example.org/new", "feeds.example.org/orig", "example.org/old?id=1"]
        )
        #expect(aliases.allSatisfy { $0.kind == .alias })
    }

    @Test func `a guid that is shared now is still looked up alone`() {
        let entries = [
            entry("same", "https://example.org/1", "1"), entry("same", "https://example.org/2", "2"),
        ]
        let aliases = EntryIdentity.keys(for: entries, in: "agency")[0].aliases
        #expect(aliases.contains(EntryKey(kind: .id, value: "same")))
    }

    @Test func `a key is bounded, whatever a feed puts there`() {
        let long = String(repeating: "x", count: 1 << 20)
        let found = keys([entry(long, nil, "A"), entry(long + "y", nil, "B")])
        #expect(found.allSatisfy { $0.value.utf8.count < 100 })
        #expect(found[0] != found[1])
    }
}
