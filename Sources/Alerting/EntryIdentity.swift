// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// How the entries of one document are recognised when they come again.
///
/// The ladder, best first: the entry's own id; its canonical link, unless that is a home page; its title and
/// date; its body. A step is taken only where it tells the entry from the others of its document, so that ten
/// items with one guid stay ten. The place in the document is never part of a key.
public enum EntryIdentity {
    /// For each entry, in order, the key that it is stored under, and other ways to recognise it.
    ///
    /// Two entries get the same key only when they have the same id, link and title, or, without an id, when
    /// nothing differs. The feed is part of the stored key, not of the value. Aliases of the kind `alias` are
    /// stored; others are only looked up.
    public static func keys(
        for entries: [Entry],
        in feed: FeedID
    ) -> [(key: EntryKey, aliases: [EntryKey])] {
        let ladders = entries.map(KeyLadder.init)
        let ambiguous = KeyLadder.ambiguousKeys(of: ladders)
        return ladders.map { ladder in
            let key = ladder.steps.first { !ambiguous.contains($0.key) }?.key ?? ladder.last
            return (key, ladder.aliases(besides: key))
        }
    }
}

/// The keys that an entry could be stored under.
private struct KeyLadder {
    /// A key, and what may differ between entries that share it only if they are the same entry.
    struct Step {
        let key: EntryKey
        let rest: [String]
    }

    /// Best first.
    let steps: [Step]
    /// The key taken when every step is shared.
    let last: EntryKey
    /// The entry's URLs in canonical form.
    let urls: [EntryKey]

    init(_ entry: Entry) {
        let id = entry.id?.trimmed ?? ""
        let link = entry.link.map(CanonicalLink.canonical) ?? ""
        steps = id.isEmpty ? Self.steps(entry, link: link) : Self.steps(entry, id: id, link: link)
        last = steps.last?.key ?? EntryKey(kind: .body, parts: [])
        urls = Self.urls(of: entry, link: link)
    }

    /// An id that is shared is made longer: all that share it leave it, since which of them comes first may
    /// change with the next document.
    private static func steps(_ entry: Entry, id: String, link: String) -> [Step] {
        var title = entry.text.title.trimmed
        if title.isEmpty { title = FieldHash.hex([entry.text.lead, entry.text.body]) }
        return [
            Step(key: EntryKey(kind: .id, parts: [id]), rest: [link, title]),
            Step(key: EntryKey(kind: .id, parts: [id, link]), rest: [title]),
            Step(key: EntryKey(kind: .id, parts: [id, link, title]), rest: []),
        ]
    }

    private static func steps(_ entry: Entry, link: String) -> [Step] {
        let title = entry.text.title.trimmed
        // The parsed instant, never the string: the same time may be written in another zone tomorrow.
        let date = entry.published.map { String($0.milliseconds) } ?? ""
        let body = FieldHash.hex([entry.text.title, entry.text.lead, entry.text.body])
        var steps: [Step] = []
        let isHomePage = CanonicalLink.isHomePage(link)
        if !link.isEmpty, !isHomePage {
            steps.append(Step(key: EntryKey(kind: .link, parts: [link]), rest: [title, date, body]))
        }
        if !link.isEmpty, !isHomePage || !title.isEmpty {
            steps.append(Step(key: EntryKey(kind: .link, parts: [link, title]), rest: [date, body]))
        }
        if !title.isEmpty, !date.isEmpty {
            steps.append(Step(key: EntryKey(kind: .titleDate, parts: [title, date]), rest: [body]))
        }
        return steps + [Step(key: EntryKey(kind: .body, parts: [body]), rest: [])]
    }

    /// Keys that entries share though something else about them differs.
    static func ambiguousKeys(of ladders: [KeyLadder]) -> Set<EntryKey> {
        var first: [EntryKey: [String]] = [:]
        var ambiguous: Set<EntryKey> = []
        for step in ladders.flatMap(\.steps) {
            if let known = first[step.key], known != step.rest { ambiguous.insert(step.key) }
            first[step.key] = step.rest
        }
        return ambiguous
    }

    /// URLs, and the plain id where it was too common to be the key: an entry that had it alone before still
    /// has its article there.
    func aliases(besides key: EntryKey) -> [EntryKey] {
        guard key.kind == .id, let plain = steps.first?.key, plain != key else { return urls }
        return urls + [plain]
    }

    /// The entry's own link first, each once, and not more than a few: a feed decides how many there are.
    ///
    /// A home page is left out: the next entry may link to it too.
    private static func urls(of entry: Entry, link: String) -> [EntryKey] {
        let guid = entry.id.map { [$0.trimmed] } ?? []
        let others = entry.aliases + guid.filter { $0.lowercased().hasPrefix("http") }
        var values: [String] = []
        for value in [link] + others.map(CanonicalLink.canonical)
        where !value.isEmpty && !CanonicalLink.isHomePage(value) && !values.contains(value) {
            values.append(value)
        }
        return values.prefix(8).map { EntryKey(kind: .alias, parts: [$0]) }
    }
}

extension EntryKey {
    /// The longest value kept as it stands; a longer one is replaced by its hash.
    private static let maxBytes = 512

    /// A key of one or more parts, bounded whatever a feed puts there.
    ///
    /// U+001F divides the parts: it stands in no text that came through a parser.
    fileprivate init(kind: Kind, parts: [String]) {
        let value = parts.joined(separator: "\u{1f}")
        self.init(
            kind: kind,
            value: value.utf8.count <= Self.maxBytes ? value : "sha256:" + FieldHash.hex(parts)
        )
    }
}
