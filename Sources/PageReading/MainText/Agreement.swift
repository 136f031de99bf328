// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Chooses between the text that a page states for programs and the text that its elements hold.
///
/// The stated one is clean, but may be a teaser, cut short, without its lists, or another article's.
enum Agreement {
    /// The better of the two.
    static func choose(stated: String, page: MainText) -> MainText {
        let whole = MainText(text: stated.cut(toBytes: PageLimits.maxTextBytes), found: .jsonLD)
        let (statedSize, pageSize) = (stated.utf8.count, page.text.utf8.count)
        if pageSize < 100 { return statedSize > pageSize ? whole : page }
        guard statedSize >= 200 else { return page }
        let (left, right) = (Shingles(stated), Shingles(page.text))
        let held = left.share(in: right)
        if held >= 0.85 {
            // The page has it all; it also has its paragraphs, and perhaps something around them.
            guard statedSize * 10 < pageSize * 9, statedSize * 2 > pageSize, isWhole(stated),
                endsSentence(stated)
            else { return page }
            return MainText(text: trimmed(page.text, to: left), found: .jsonLD)
        }
        let covers = right.share(in: left)
        if covers >= 0.6 { return statedSize >= pageSize * 4 / 5 ? whole : page }
        if held < 0.2 { return statedSize > pageSize * 3 && isWhole(stated) ? whole : page }
        return statedSize >= pageSize && isWhole(stated) ? whole : page
    }

    /// Whether a text was not cut off with dots.
    private static func isWhole(_ text: String) -> Bool { !text.hasSuffix("…") && !text.hasSuffix("...") }

    /// Whether a text ends as a sentence does; one that was cut at some length does not.
    private static func endsSentence(_ text: String) -> Bool {
        var measure = TextMeasure()
        var text = text
        text.withUTF8 { measure.add($0) }
        return measure.endsSentence
    }

    /// The page's text without what stands behind the last paragraph that the stated text has, and without
    /// short lines before the first.
    ///
    /// A whole paragraph before the first is the article's lead, which the stated text often leaves out.
    private static func trimmed(_ text: String, to stated: Shingles) -> String {
        let paragraphs = text.split(separator: "\n\n")
        func isKnown(_ paragraph: Substring) -> Bool { Shingles(String(paragraph)).share(in: stated) >= 0.5 }
        guard let first = paragraphs.firstIndex(where: isKnown),
            let last = paragraphs.lastIndex(where: isKnown)
        else { return text }
        let lead = paragraphs[..<first].filter { $0.utf8.count >= 100 }
        return (lead + paragraphs[first...last]).joined(separator: "\n\n")
    }
}

extension String {
    /// At most so many bytes, cut at a character.
    func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: limit)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return self[..<end].trimmed
    }
}
