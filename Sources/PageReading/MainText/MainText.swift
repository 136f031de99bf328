// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The main text of a page, and how it was found.
struct MainText {
    /// Plain text by the rules of `ArticleText`; may be empty.
    let text: String
    /// How it was found.
    let found: ArticlePage.Found

    /// Finds it: what the page gives to programs, what its elements hold, else all paragraphs, else all text.
    init(_ tree: PageTree, _ metadata: PageMetadata) {
        let fromPage = Self.elements(tree, metadata.title)
        guard let stated = metadata.data.body, !stated.isEmpty else {
            self = fromPage
            return
        }
        self = Agreement.choose(stated: stated, page: fromPage)
    }

    init(text: String, found: ArticlePage.Found) {
        self.text = text
        self.found = found
    }

    /// The text that the page shows.
    private static func elements(_ tree: PageTree, _ title: String?) -> MainText {
        let hints = PageHints(tree)
        var readable = PagePruner.readable(tree)
        OtherArticles.drop(&readable, tree: tree, title: title)
        var pruned = readable
        PagePruner.prune(&pruned, tree: tree, hints: hints)
        let strict = region(tree, hints, pruned, title)
        if let strict, strict.text.utf8.count >= enough { return strict }
        // Little is left: what the names said was wrong, or there is not more.
        let lenient = region(tree, hints, readable, title)
        let choices = [strict, lenient, paragraphs(tree, readable)].compactMap(\.self)
        let shown = choices.first { $0.text.utf8.count >= few }
        return shown ?? visible(tree, readable)
    }

    /// Bytes of text above which nothing else is tried, and below which it is taken for no text at all.
    private static let enough = 250
    private static let few = 100

    private static func region(
        _ tree: PageTree,
        _ hints: PageHints,
        _ kept: Kept,
        _ title: String?
    ) -> MainText? {
        guard let region = Region(tree, hints: hints, kept: kept) else { return nil }
        let clean = RegionCleaner.clean(region.roots, in: tree, kept: kept, title: title)
        let text = TextWriter.text(of: region.roots, in: tree, kept: clean)
        return MainText(text: text, found: region.isStated ? .article : .scored)
    }

    /// All paragraphs that are no lists of links.
    private static func paragraphs(_ tree: PageTree, _ kept: Kept) -> MainText? {
        let blocks = BlockCollector.blocks(of: tree, kept: kept).filter { $0.prose > 0 }
        let roots = blocks.map(\.container).filter { tree.nodes[$0].tag.isParagraph }
        guard !roots.isEmpty else { return nil }
        var last = -1
        let outer = roots.filter { root in
            guard root >= last else { return false }
            last = tree.nodes[root].end
            return true
        }
        return MainText(text: TextWriter.text(of: outer, in: tree, kept: kept), found: .paragraphs)
    }

    /// All that a reader sees.
    static func visible(_ tree: PageTree, _ kept: Kept) -> MainText {
        MainText(text: TextWriter.text(of: [0], in: tree, kept: kept), found: .visible)
    }
}
