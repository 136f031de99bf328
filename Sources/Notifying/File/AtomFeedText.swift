// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// The text of an Atom feed of alerts, laid out so that its entries can be found again.
///
/// Each entry stands between a line `<entry>` and a line `</entry>`; words from outside cannot make such a line, since
/// their `<` is escaped.
struct AtomFeedText: Sendable {
    let settings: AtomSettings
    let sink: SinkID
    let hostName: String

    /// The line by which a feed is known to be ours.
    static let generator = "<generator>Watchword</generator>"
    private static let opening = "<entry>"
    private static let closing = "</entry>"

    /// An entry, with the id by which it replaces an older one.
    struct Entry: Sendable, Hashable {
        let id: String
        let lines: [String]
    }

    /// The entries of a message, newest last.
    func entries(_ outgoing: OutgoingMessage, now: Date) -> [Entry] {
        if let notice = outgoing.notice(now: now) { return [entry(notice, outgoing.message)] }
        return outgoing.alerts.map(entry)
    }

    /// The entries of a feed that we wrote; nil when we did not.
    func entries(of text: String) -> [Entry]? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.contains(Self.generator) else { return nil }
        var entries: [Entry] = []
        var open: [String]?
        for line in lines {
            if line == Self.opening {
                open = []
            } else if line == Self.closing {
                if let lines = open, let id = lines.first { entries.append(Entry(id: id, lines: lines)) }
                open = nil
            } else {
                open?.append(line)
            }
        }
        return entries
    }

    /// The feed with the new entries first; one that was there before gives way, and the oldest go.
    func feed(_ old: [Entry], adding new: [Entry], now: Date) -> String {
        var seen: Set<String> = []
        let all = (new.reversed() + old).filter { seen.insert($0.id).inserted }
            .prefix(max(1, settings.entries))
        let head = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "<id>\(Self.escaped("urn:watchword:feed:\(hostName):\(sink)"))</id>",
            "<title>\(Self.escaped(settings.title))</title>", "<updated>\(now.rfc3339)</updated>",
            "<author><name>Watchword</name></author>", Self.generator,
        ]
        let link = settings.url.map { ["<link rel=\"self\" href=\"\(Self.escaped($0))\"/>"] } ?? []
        let body = all.flatMap { [Self.opening] + $0.lines + [Self.closing] }
        return (head + link + body + ["</feed>"]).joined(separator: "\n") + "\n"
    }

    private func entry(_ alert: Alert) -> Entry {
        let article = alert.article
        let id = "<id>\(Self.escaped("urn:watchword:alert:\(alert.id)"))</id>"
        let outlet = article.outlet ?? article.feedTitle ?? article.feed.rawValue
        var lines = [
            id, "<title>\(Self.escaped(article.title.isEmpty ? alert.rule.title : article.title))</title>",
            "<updated>\(alert.updated.rfc3339)</updated>", "<published>\(alert.created.rfc3339)</published>",
            "<author><name>\(Self.escaped(outlet))</name></author>",
        ]
        if let url = article.url.flatMap(WebLink.of) {
            lines.append("<link rel=\"alternate\" href=\"\(Self.escaped(url))\"/>")
        }
        let rule = Self.escaped(alert.rule.id.rawValue)
        lines.append("<category scheme=\"urn:watchword:rule\" term=\"\(rule)\"/>")
        for topic in alert.rule.topics {
            lines.append("<category scheme=\"urn:watchword:topic\" term=\"\(Self.escaped(topic))\"/>")
        }
        if let lead = article.lead { lines.append("<summary type=\"text\">\(Self.escaped(lead))</summary>") }
        let words = [AlertWords.marks(alert, mark: nil)] + AlertWords.snippets(of: alert)
        let content = Self.escaped(words.joined(separator: " — "))
        return Entry(id: id, lines: lines + ["<content type=\"text\">\(content)</content>"])
    }

    private func entry(_ notice: Notice, _ message: Message) -> Entry {
        let id = "<id>\(Self.escaped("urn:watchword:message:\(message.id)"))</id>"
        let lines = [
            id, "<title>\(Self.escaped("Watchword: \(notice.subject)"))</title>",
            "<updated>\(message.created.rfc3339)</updated>", "<published>\(notice.since.rfc3339)</published>",
            "<category scheme=\"urn:watchword:notice\" term=\"\(Self.escaped(notice.kind.rawValue))\"/>",
            "<content type=\"text\">\(Self.escaped(notice.text))</content>",
        ]
        return Entry(id: id, lines: lines)
    }

    /// The longest text of an entry, in scalars.
    private static let longest = 4000

    /// Text on one line, without what XML 1.0 knows no way to write.
    private static func escaped(_ text: String) -> String {
        let start = String(text.unicodeScalars.prefix(longest))
        let legal = SafeText.line(start).unicodeScalars.filter { $0.value != 0xfffe && $0.value != 0xffff }
        return HTMLMarkup().plain(String(String.UnicodeScalarView(legal)))
    }
}
