// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Edits the text of a file of `feeds.d` in place: comments, order and layout of all else stay as they are.
///
/// What comes out is read again, and must say what went in, plus or minus the one feed; else the edit is refused.
/// Only lists with one feed after each `- ` are edited, feeds in braces (`- { id: … }`) included, and empty ones.
public enum FeedListEditor {
    /// The text with one more feed at the end of its list, laid out like the one before it.
    ///
    /// A text without a list gets one at its end.
    /// - Throws: when the feed is not right, its id is taken in this text, or the text is not to be edited.
    public static func add(_ entry: FeedEntry, to text: String) throws(FeedListFault) -> String {
        try check(entry)
        let (mark, text) = splitByteOrderMark(text)
        let layout = try FeedListLayout(text)
        var edited = layout.text
        switch layout.list {
        case .missing:
            var new = ["feeds:"] + YAMLWriter.blockMember(entry.tree, column: 2)
            if let last = edited.lines.indices.last, edited.kind(ofLine: last) != .blank {
                new.insert("", at: 0)
            }
            edited.insert(new, at: edited.lines.count)
        case .empty(let line, let column, let count):
            if count > 0 { edited.cut(count, from: column, ofLine: line) }
            edited.insert(YAMLWriter.blockMember(entry.tree, column: 2), at: line + 1)
        case .items(let items):
            if let taken = items.first(where: { $0.id == entry.id.rawValue }) {
                throw FeedListFault(
                    "there is a feed '\(entry.id)' already",
                    hint: "give the new one another id",
                    line: taken.lines.upperBound
                )
            }
            append(entry, after: items, to: &edited)
        }
        let feeds = feeds(layout.tree) + [entry.tree]
        try verify(edited.text, says: layout.tree.setting("feeds", to: .list(feeds)))
        return mark + edited.text
    }

    /// The text without the feed of an id.
    ///
    /// The comment directly above a feed, as far indented as its `-` and without a blank line between, goes with it;
    /// so do the comments in it, and those at its end that are further indented than its `-`.
    /// - Throws: when there is no such feed, or the text is not to be edited.
    public static func remove(_ id: FeedID, from text: String) throws(FeedListFault) -> String {
        let (mark, text) = splitByteOrderMark(text)
        let layout = try FeedListLayout(text)
        guard case .items(let items) = layout.list else { throw missing(id, among: []) }
        let found = items.indices.filter { items[$0].id == id.rawValue }
        guard let index = found.first else { throw missing(id, among: items.compactMap(\.id)) }
        if found.count > 1 {
            throw FeedListFault("the feed '\(id)' stands twice", hint: "remove one by hand")
        }
        var edited = layout.text
        edited.remove(withBlankLine(items[index].lines, in: edited))
        var feeds = feeds(layout.tree)
        feeds.remove(at: index)
        try verify(edited.text, says: layout.tree.setting("feeds", to: .list(feeds)))
        return mark + edited.text
    }

    /// The ids of the feeds that stand in a text, those that are not right included.
    ///
    /// - Throws: when the text is not to be edited.
    public static func ids(in text: String) throws(FeedListFault) -> [FeedID] {
        guard case .items(let items) = try FeedListLayout(splitByteOrderMark(text).text).list else {
            return []
        }
        return items.compactMap { $0.id.map { FeedID($0) } }
    }

    private static func append(
        _ entry: FeedEntry,
        after items: [FeedListLayout.Item],
        to text: inout FeedListText
    ) {
        guard let last = items.last else { return }
        var new =
            last.isFlow
            ? YAMLWriter.flowMember(entry.tree, column: last.column)
            : YAMLWriter.blockMember(entry.tree, column: last.column)
        let isSpaced = items.count > 1 && text.kind(ofLine: last.lines.lowerBound - 1) == .blank
        if isSpaced { new.insert("", at: 0) }
        text.insert(new, at: last.lines.upperBound)
    }

    /// With the blank line that would else be the second of two, or stand at the end.
    private static func withBlankLine(_ lines: Range<Int>, in text: FeedListText) -> Range<Int> {
        func isBlank(_ line: Int) -> Bool {
            text.lines.indices.contains(line) && text.kind(ofLine: line) == .blank
        }
        let isLast = lines.upperBound == text.lines.count
        if isBlank(lines.lowerBound - 1), isLast || isBlank(lines.upperBound) {
            return (lines.lowerBound - 1)..<lines.upperBound
        }
        let isFirst = !isBlank(lines.lowerBound - 1)
        return isFirst && isBlank(lines.upperBound) ? lines.lowerBound..<(lines.upperBound + 1) : lines
    }

    /// A feed that would not be accepted alone is not written.
    private static func check(_ entry: FeedEntry) throws(FeedListFault) {
        let lines = ["feeds:"] + YAMLWriter.blockMember(entry.tree, column: 2)
        let bytes = Array(lines.joined(separator: "\n").utf8)
        let file = SettingsFiles.File(path: "", role: .feeds, bytes: bytes)
        let result = SettingsLoader.decode(SettingsFiles(files: [file]))
        if let problem = result.errors.first { throw FeedListFault(problem.message, hint: problem.hint) }
    }

    private static func feeds(_ tree: YAMLTree) -> [YAMLTree] {
        guard case .list(let feeds) = tree["feeds"] else { return [] }
        return feeds
    }

    private static func verify(_ text: String, says expected: YAMLTree) throws(FeedListFault) {
        var tree = YAMLTree.mapping([])
        if let root = try? FeedListLayout.root(of: text), !root.isNothing { tree = YAMLTree(root) }
        if tree["feeds"] == .nothing { tree = tree.setting("feeds", to: .list([])) }
        guard tree != expected else { return }
        throw FeedListFault(
            "the file is laid out in a way that cannot be edited safely",
            hint: "edit it by hand: nothing was changed"
        )
    }

    private static func missing(_ id: FeedID, among ids: [String]) -> FeedListFault {
        let hint =
            ids.isEmpty
            ? "there is none at all" : Nearest.hint(for: id.rawValue, among: ids, otherwise: "known: ")
        return FeedListFault("there is no feed '\(Excerpt.of(id.rawValue))' in this file", hint: hint)
    }

    private static func splitByteOrderMark(_ text: String) -> (mark: String, text: String) {
        guard text.unicodeScalars.first == "\u{FEFF}" else { return ("", text) }
        return ("\u{FEFF}", String(text.unicodeScalars.dropFirst()))
    }
}
