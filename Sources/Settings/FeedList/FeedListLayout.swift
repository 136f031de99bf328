// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

/// Where the feeds of a file stand in its lines.
struct FeedListLayout {
    /// One feed of the list.
    struct Item {
        let id: String?
        /// The column of its dash, from 0.
        let column: Int
        /// Whether it is written in braces.
        let isFlow: Bool
        /// From the comment directly above it to its last line, with the comments that belong to it.
        let lines: Range<Int>
    }

    /// What stands below `feeds:`.
    enum List {
        /// There is no such key.
        case missing
        /// The key stands on this line, with so many characters of nothing (`[]`, `~`) from a column on.
        case empty(line: Int, column: Int, count: Int)
        /// One feed at least.
        case items([Item])
    }

    let text: FeedListText
    let tree: YAMLTree
    let list: List

    /// Finds the feeds.
    ///
    /// - Throws: when the text is not right, or laid out in a way that is not edited.
    init(_ string: String) throws(FeedListFault) {
        text = FeedListText(string)
        let root = try Self.root(of: string)
        guard let root, !root.isNothing else {
            tree = .mapping([])
            list = .missing
            return
        }
        tree = YAMLTree(root)
        list = try Self.list(root, text)
    }

    /// The top of a text; nil when there is nothing.
    static func root(of string: String) throws(FeedListFault) -> Value? {
        let log = ProblemLog()
        let bytes = Array(string.utf8)
        let root = YAMLReader(log: log).read(SettingsFiles.File(path: "", role: .feeds, bytes: bytes))
        if let problem = log.problems.first { throw FeedListFault(problem) }
        return root
    }

    private static func list(_ root: Value, _ text: FeedListText) throws(FeedListFault) -> List {
        guard let mapping = root.node.mapping else {
            throw FeedListFault("the file is no mapping", hint: "a file of feeds begins with `feeds:`")
        }
        if root.place.scalar(in: text) == "{" {
            throw FeedListFault(
                "the file is written in braces",
                hint: "write `feeds:` and one feed a line below"
            )
        }
        guard let feeds = mapping.first(where: { $0.key.scalar?.string == "feeds" }) else { return .missing }
        let value = root.child(feeds.value, named: "'feeds'")
        if value.isNothing { return try nothing(value, root.child(feeds.key, named: ""), text) }
        guard let sequence = value.node.sequence else {
            throw FeedListFault(
                "'feeds' is no list",
                hint: "write one feed a line, after `- `",
                line: value.place.line
            )
        }
        if value.place.scalar(in: text) == "[" { return try brackets(value, isEmpty: sequence.isEmpty, text) }
        var items: [Item] = []
        for node in sequence { items.append(try item(root.child(node, named: ""), text)) }
        return .items(items)
    }

    private static func nothing(
        _ value: Value,
        _ key: Value,
        _ text: FeedListText
    ) throws(FeedListFault) -> List {
        let count = value.node.scalar?.string.unicodeScalars.count ?? 0
        let place = count == 0 ? key.place : value.place
        return .empty(line: place.line - 1, column: place.column - 1, count: count)
    }

    private static func brackets(
        _ value: Value,
        isEmpty: Bool,
        _ text: FeedListText
    ) throws(FeedListFault) -> List {
        let line = value.place.line - 1
        let column = value.place.column - 1
        let rest = text.lines[line].unicodeScalars.dropFirst(column + 1)
        guard isEmpty, let end = rest.firstIndex(where: { $0 != " " }), rest[end] == "]" else {
            throw FeedListFault(
                "the feeds are written in brackets",
                hint: "write them one a line, after `- `",
                line: line + 1
            )
        }
        return .empty(line: line, column: column, count: rest[...end].count + 1)
    }

    private static func item(_ value: Value, _ text: FeedListText) throws(FeedListFault) -> Item {
        guard let (dash, column) = dash(of: value.place, text) else {
            throw FeedListFault(
                "the feed on this line is laid out in a way that is not edited",
                hint: "begin it with `- id: …`",
                line: value.place.line
            )
        }
        let id = value.node.mapping?.first { $0.key.scalar?.string == "id" }?.value.scalar?.string
        let lines = start(dash, column, text)..<end(dash, column, text)
        return Item(id: id, column: column, isFlow: value.place.scalar(in: text) == "{", lines: lines)
    }

    /// The line and the column of the `-` before a place; comments may stand between the two.
    private static func dash(of place: Place, _ text: FeedListText) -> (line: Int, column: Int)? {
        var line = place.line - 1
        guard text.lines.indices.contains(line) else { return nil }
        var head = Substring(text.lines[line]).unicodeScalars.prefix(place.column - 1)
        while true {
            let column = head.prefix { $0 == " " }.count
            let rest = head.dropFirst(column).prefix { $0 != "#" }
                .filter { $0 != " " && $0 != "\r" && $0 != "\n" }
            if rest.elementsEqual(["-"]) { return (line, column) }
            guard rest.isEmpty, line > 0 else { return nil }
            line -= 1
            head = text.lines[line].unicodeScalars[...]
        }
    }

    /// Comments directly above, as far indented as the dash, are of the feed.
    private static func start(_ dash: Int, _ column: Int, _ text: FeedListText) -> Int {
        var line = dash
        while line > 0, text.kind(ofLine: line - 1) == .comment(column) { line -= 1 }
        return line
    }

    /// The line after the feed: it holds what is further indented than its dash, comments at its end included.
    private static func end(_ dash: Int, _ column: Int, _ text: FeedListText) -> Int {
        var end = dash + 1
        search: for line in text.lines.indices[(dash + 1)...] {
            switch text.kind(ofLine: line) {
            case .content(let indentation) where indentation > column: end = line + 1
            case .content: break search
            case .blank, .comment: continue
            }
        }
        while end < text.lines.count, case .comment(let indentation) = text.kind(ofLine: end),
            indentation > column
        {
            end += 1
        }
        return end
    }
}

extension Place {
    /// The character that stands there.
    fileprivate func scalar(in text: FeedListText) -> Unicode.Scalar? {
        guard text.lines.indices.contains(line - 1) else { return nil }
        return text.lines[line - 1].unicodeScalars.dropFirst(column - 1).first
    }
}
