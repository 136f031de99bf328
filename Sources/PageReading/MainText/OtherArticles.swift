// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Takes the next stories out of a page that goes on with them below its own article.
///
/// Each stands in an `article` with a main heading of its own. The page's own is the one whose heading is the page's
/// title; where none is, as on the front page of a blog, all stay.
enum OtherArticles {
    /// Drops them.
    static func drop(_ kept: inout Kept, tree: PageTree, title: String?) {
        guard let title = title.map(letters), !title.isEmpty else { return }
        let stories = titled(tree, kept)
        guard stories.contains(where: { isOwn($0.title, title) }) else { return }
        for story in stories where !isOwn(story.title, title) {
            kept.drop(story.index..<tree.nodes[story.index].end)
        }
    }

    /// The outermost `article` elements with their main headings; those without one are passed over.
    private static func titled(_ tree: PageTree, _ kept: Kept) -> [(index: Int, title: String)] {
        var stories: [(index: Int, title: String)] = []
        var index = 0
        while index < tree.nodes.count {
            let node = tree.nodes[index]
            guard node.tag == .article, kept[index] else {
                index += 1
                continue
            }
            if let heading = (index..<node.end).first(where: { tree.nodes[$0].tag == .h1 && kept[$0] }) {
                stories.append((index, letters(tree.line(heading))))
            }
            index = node.end
        }
        return stories
    }

    private static func isOwn(_ heading: String, _ title: String) -> Bool {
        !heading.isEmpty && (heading.contains(title) || title.contains(heading))
    }

    private static func letters(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
