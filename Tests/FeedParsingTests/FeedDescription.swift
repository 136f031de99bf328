// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import NewsModel

/// A parsed feed as lines that a person can check.
enum FeedDescription {
    static func lines(of feed: ParsedFeed) -> String {
        let about = feed.metadata
        var lines = ["\(feed.format.rawValue) \(feed.encoding)"]
        lines.append("malformed: " + feed.malformed.map(\.rawValue).sorted().joined(separator: " "))
        add("title", about.title, to: &lines)
        add("link", about.link, to: &lines)
        add("self", about.selfLink, to: &lines)
        add("hub", about.hubs.first, to: &lines)
        add("next", about.next, to: &lines)
        add("language", about.language, to: &lines)
        add("updated", about.updated?.rfc3339, to: &lines)
        add("ttl", about.ttlMinutes.map(String.init), to: &lines)
        add("skip hours", joined(about.skipHours.sorted().map(String.init)), to: &lines)
        add("skip days", joined(about.skipDays.map(\.rawValue).sorted()), to: &lines)
        add("changes every", about.updateInterval.map { "\(Int($0.seconds)) s" }, to: &lines)
        for entry in feed.entries { lines += ["", "- " + entry.text.title] + details(of: entry) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func details(of entry: Entry) -> [String] {
        var lines: [String] = []
        add("id", entry.id, to: &lines)
        add("link", entry.link, to: &lines)
        add("aliases", joined(entry.aliases), to: &lines)
        add("published", entry.published?.rfc3339, to: &lines)
        add("updated", entry.updated?.rfc3339, to: &lines)
        add("authors", joined(entry.authors), to: &lines)
        add("categories", joined(entry.categories), to: &lines)
        add("outlet", entry.outlet, to: &lines)
        add("language", entry.language, to: &lines)
        add("lead", entry.text.lead, to: &lines)
        add("body", entry.text.body, to: &lines)
        return lines
    }

    private static func add(_ name: String, _ value: String?, to lines: inout [String]) {
        guard let value, !value.isEmpty else { return }
        lines.append("  \(name): " + value.replacing("\n", with: "⏎"))
    }

    private static func joined(_ values: [String]) -> String? {
        values.isEmpty ? nil : values.joined(separator: "; ")
    }
}
