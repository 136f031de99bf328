// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

extension ParsedFeed {
    /// The plain side of a document.
    init(_ document: FeedDocument) {
        let metadata = FeedMetadata(document)
        self.init(
            format: document.format,
            encoding: document.encoding,
            malformed: document.malformed,
            metadata: metadata,
            entries: document.entries.map { Entry($0, language: metadata.language) }
        )
    }
}

extension Entry {
    /// An entry as plain text.
    init(_ record: Record, language: String?) {
        let id = record.id.value
        let link = record.page
        let body = record.content.lazy.map(\.plain).first { !$0.isEmpty } ?? []
        self.init(
            id: id,
            link: link.flatMap { WebReference.isWeb($0) ? $0 : nil },
            aliases: Self.aliases(record, besides: link),
            text: ArticleText(
                title: record.title.value?.plainLine ?? "",
                lead: record.summary.value?.plain.text ?? "",
                body: body.text
            ),
            authors: record.authors.compactMap { Self.line($0.name ?? $0.email) },
            categories: record.categories.compactMap { Self.line($0.label ?? $0.term) },
            outlet: Self.line(record.outletName),
            language: record.language ?? language,
            published: record.published.value?.date ?? record.date.value?.date ?? record.created.value?.date,
            updated: record.updated.value?.date
        )
    }

    /// A text on one line: names and labels are stored one a line.
    private static func line(_ text: String?) -> String? {
        guard let text else { return nil }
        let line = PlainLine.text(text)
        return line.isEmpty ? nil : line
    }

    private static func aliases(_ record: Record, besides link: String?) -> [String] {
        var aliases: [String] = []
        for alias in [record.originalLink, record.id.value] {
            guard let alias, alias != link, WebReference.isWeb(alias), !aliases.contains(alias) else {
                continue
            }
            aliases.append(alias)
        }
        return aliases
    }
}

extension Record {
    fileprivate var outletName: String? {
        if let outlet { return outlet }
        let name = source.first?.title.value?.plainLine ?? publisher?.name ?? ""
        return name.isEmpty ? nil : name
    }
}

extension FeedMetadata {
    /// What a document says of itself.
    init(_ document: FeedDocument) {
        let feed = document.feed
        self.init()
        title = feed.title.value.map(\.plainLine).flatMap { $0.isEmpty ? nil : $0 }
        link = feed.page
        selfLink = feed.link("self")
        hubs = feed.links.filter { $0.rel == "hub" }.map(\.href)
        next = feed.link("next")
        prevArchive = feed.link("prev-archive")
        isComplete = feed.isComplete
        isArchive = feed.isArchive
        movedTo = feed.polling.movedTo
        language = feed.language ?? document.context.contentLanguage
        updated = feed.updated.value?.date ?? feed.date.value?.date
        ttlMinutes = feed.polling.ttl.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        // RSS counts from 0, Netscape's original from 1: 24 is midnight.
        skipHours = Set(
            feed.polling.skipHours.compactMap { Int($0) }.filter { (0...24).contains($0) }.map { $0 % 24 }
        )
        skipDays = Set(feed.polling.skipDays.compactMap { Weekday(rawValue: $0.lowercased()) })
        updateInterval = feed.polling.updateInterval
    }
}

extension PollingHints {
    /// The time between changes, as the syndication module states it.
    fileprivate var updateInterval: Duration? {
        guard updatePeriod != nil || updateFrequency != nil else { return nil }
        let seconds: Int? =
            switch updatePeriod?.lowercased() {
            case "hourly": 3600
            case "daily", nil: 86_400
            case "weekly": 7 * 86_400
            case "monthly": 30 * 86_400
            case "yearly": 365 * 86_400
            default: nil
            }
        let frequency = max(1, updateFrequency.flatMap { Int($0) } ?? 1)
        return seconds.map { .seconds($0 / frequency) }
    }
}
