// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Chooses a page's headline.
enum PageTitle {
    /// The stated title, else the page's heading where the title agrees with it, else the title; without the site.
    static func choose(stated: [String?], heading: [String], title: String?, site: String?) -> String? {
        for text in stated {
            if let text, !text.isEmpty, !isSite(text, site) { return withoutSite(text, site) }
        }
        let title = title ?? ""
        if let match = heading.first(where: { !$0.isEmpty && title.contains($0) && $0 != site }) {
            return match
        }
        if title.isEmpty { return heading.first { !$0.isEmpty && !isSite($0, site) } }
        return withoutSite(title, site)
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
        return text
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
