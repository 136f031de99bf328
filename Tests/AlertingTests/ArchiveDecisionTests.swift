// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

/// An entry of an archive: its id, how many days before now it says it was published, whether the store has it.
private struct Item: Sendable {
    let id: String
    let days: Double?
    let isKnown: Bool

    init(_ id: String, _ days: Double?, known: Bool = false) {
        self.id = id
        self.days = days
        isKnown = known
    }
}

@Suite struct ArchiveDecisionTests {
    private static let now = Date(timeIntervalSince1970: 1_795_435_200)
    private static let baseline = now - .seconds(30 * 86_400)

    private func key(_ item: Item) -> EntryKey { EntryKey(kind: .id, value: item.id) }

    private func candidate(_ item: Item, aliases: [EntryKey] = []) -> Candidate {
        let published = item.days.map { Self.now - .seconds($0 * 86_400) }
        let text = ArticleText(title: item.id)
        return Candidate(
            key: key(item),
            aliases: aliases,
            article: Article(id: "", feed: "agency", text: text, published: published, seen: Self.now),
            contentHash: item.id,
            searchText: text,
            matches: []
        )
    }

    private func known(_ id: String) -> KnownArticle {
        KnownArticle(
            id: ArticleID("art_\(id)"),
            revision: 1,
            contentHash: id,
            title: id,
            seen: Self.now,
            lastSeen: Self.now,
            alerts: [:]
        )
    }

    private func decide(_ items: [Item], baseline: Date? = baseline) -> ArchiveDecision {
        var lookup: KnownLookup = [:]
        for item in items where item.isKnown { lookup[key(item)] = known(item.id) }
        return ArchiveDecision(items.map { candidate($0) }, known: lookup, baseline: baseline)
    }

    @Test(
        arguments: [
            ("nothing is known: further back", [Item("b", 1), Item("a", 2)], ["b", "a"], true),
            ("the gap is closed", [Item("b", 1), Item("a", 2, known: true)], ["b"], false),
            ("known ones may stand anywhere", [Item("a", 2, known: true), Item("b", 1)], ["b"], false),
            ("all known", [Item("a", 2, known: true)], [], false),
            ("older than the first contact", [Item("b", 1), Item("old", 31)], ["b"], true),
            ("all older than the first contact", [Item("old", 31), Item("older", 400)], [], false),
            ("a doubt costs no alert", [Item("dateless", nil)], ["dateless"], true),
            ("an empty archive", [], [], false),
        ]
    )
    fileprivate func `what was missed is taken until known entries appear`(
        _: String,
        items: [Item],
        taken: [String],
        goesOn: Bool
    ) {
        let decision = decide(items)
        #expect(decision.taken.map(\.key.value) == taken)
        #expect(decision.goesOn == goesOn)
    }

    @Test func `an entry under another id is known by its link`() {
        let link = EntryKey(kind: .alias, value: "example.org/a")
        let decision = ArchiveDecision(
            [candidate(Item("new-id", 1), aliases: [link])],
            known: [link: known("a")],
            baseline: Self.baseline
        )
        #expect(decision.taken.isEmpty && !decision.goesOn)
    }
}
