// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Chooses a page's headline.
enum PageTitle {
    /// The stated title, else the page's heading where the title agrees with it, else the title; without the site.
    ///
    /// Of several stated ones that counts which the page shows: an encyclopedia's headline is a description.
    static func choose(stated: [String?], heading: [String], title: String?, site: String?) -> String? {
        let stated = stated.compactMap(\.self).filter { !$0.isEmpty && !isSite($0, site) }
        let shown = stated.first { text in (heading + [title ?? ""]).contains { holds($0, text) } }
        if let text = shown ?? stated.first { return whole(withoutSite(text, site), heading) }
        let title = title ?? ""
        if let match = heading.first(where: { !$0.isEmpty && title.contains($0) && $0 != site }) {
            return match
        }
        if title.isEmpty { return heading.first { !$0.isEmpty && !isSite($0, site) } }
        return withoutSite(title, site)
    }

    /// Whether one of two titles holds the other.
    private static func holds(_ left: String, _ right: String) -> Bool {
        let (left, right) = (letters(left), letters(right))
        return !left.isEmpty && !right.isEmpty && (left.contains(right) || right.contains(left))
    }

    /// A title as the page's heading has it: its attribute may have ended at a quotation mark inside it, or a
    /// site of another name stands behind it.
    private static func whole(_ text: String, _ heading: [String]) -> String {
        heading.first { line in
            line.hasPrefix(text + "\"") || line.hasPrefix(text + " \"")
                || line.count * 3 >= text.count && separators.contains { text.hasPrefix(line + $0) }
        } ?? text
    }

    private static func isSite(_ text: String, _ site: String?) -> Bool {
        text.lowercased() == site?.lowercased()
    }

    /// A title without ` | Site`, ` - Site` or `Site: ` where it names the site, or where a short tail stands
    /// behind a bar.
    static func withoutSite(_ text: String, _ site: String?) -> String {
        for separator in separators {
            guard let last = text.ranges(of: separator).last else { continue }
            let head = text[..<last.lowerBound].trimmed
            let tail = text[last.upperBound...].trimmed
            let namesSite = site.map { isAlike(tail, $0) } ?? false
            let isBar = separator.contains("|") || separator.contains("»") || separator.contains("｜")
            if namesSite || isBar && tail.count <= 30 && head.count > tail.count { return head }
            if site.map({ isAlike(head, $0) }) == true { return tail }
        }
        return withoutChannels(text)
    }

    /// An East Asian title without `_Channel_Site`: prose there has no underscore.
    private static func withoutChannels(_ text: String) -> String {
        let head = text.prefix { $0 != "_" }.trimmed
        let isEastAsian = head.unicodeScalars.contains { (0x3040...0x9fff).contains($0.value) }
        return isEastAsian && head.count >= 6 ? head : text
    }

    private static let separators = [" | ", " » ", "｜", " — ", " – ", " - ", " :: ", " : "]

    private static func isAlike(_ left: String, _ right: String) -> Bool {
        let (left, right) = (letters(left), letters(right))
        guard left.count > 1, right.count > 1 else { return false }
        return left == right || left.hasPrefix(right) || right.hasPrefix(left)
    }

    private static func letters(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
