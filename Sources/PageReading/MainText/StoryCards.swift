// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds the cards of other stories that close an article's element: three and more of a kind side by side, each
/// short and with a link over its picture or its first line, with no more of the article behind them.
///
/// The items of an article that is a list look alike, too, but are most of its text.
struct StoryCards {
    private let tree: PageTree
    private let kept: Kept
    private let blocks: [TextBlock]
    private let sums: BlockSums

    /// The ranges of nodes of the cards in elements whose blocks are given.
    static func find(
        _ roots: [Int],
        in tree: PageTree,
        kept: Kept,
        _ blocks: [TextBlock],
        _ sums: BlockSums
    )
        -> [Range<Int>]
    {
        let cards = StoryCards(tree: tree, kept: kept, blocks: blocks, sums: sums)
        let total = roots.reduce(0) { $0 + sums.prose(cards.range($1)) }
        guard let end = roots.last.map({ tree.nodes[$0].end }), total > 0 else { return [] }
        return roots.flatMap { root in
            cards.range(root).filter { !tree.nodes[$0].tag.isParagraph }
                .flatMap { cards.groups(of: $0) }
                .filter { cards.isTail($0, end: end, total: total) && $0.allSatisfy(cards.isCard) }
                .flatMap { $0 }
        }
    }

    /// Children of one element with the same tag and class, three and more.
    private func groups(of parent: Int) -> [[Range<Int>]] {
        var groups: [String: [Range<Int>]] = [:]
        var child = parent + 1
        while child < tree.nodes[parent].end {
            let node = tree.nodes[child]
            if kept[child], node.tag.isBlock, !node.tag.isParagraph || node.tag == .li,
                sums.length(child..<node.end) > 0, let name = tree.value("class", child)
            {
                groups["\(node.tag.rawValue) \(name)", default: []].append(child..<node.end)
            }
            child = node.end
        }
        return groups.values.filter { $0.count >= 3 }
    }

    /// Whether next to nothing stands behind a group, and it is a small part of the whole.
    private func isTail(_ group: [Range<Int>], end: Int, total: Int) -> Bool {
        guard let first = group.first, let last = group.last else { return false }
        let own = group.reduce(0) { $0 + sums.prose($1) }
        let behind = sums.prose(first.lowerBound..<end) - own
        let isEnd = sums.prose(last.upperBound..<end) * 10 <= total
        return isEnd && own * 3 <= total && behind * 5 <= total
    }

    /// Whether an element is short and leads elsewhere.
    private func isCard(_ range: Range<Int>) -> Bool {
        guard range.count <= 200, sums.length(range) <= 600 else { return false }
        let place = blocks.partition { $0.nodes.lowerBound >= range.lowerBound }
        let own = blocks[place...].prefix { $0.nodes.lowerBound < range.upperBound }
        let isLineLinked = own.first { $0.length >= 12 }.map { $0.linkDensity > 0.9 } ?? false
        return isLineLinked || range.contains(where: isBareLink)
    }

    /// Whether a node is a link without text: over a picture, or over all of a card.
    private func isBareLink(_ index: Int) -> Bool {
        tree.nodes[index].tag == .a && tree.value("href", index) != nil && tree.line(index).isEmpty
    }

    private func range(_ index: Int) -> Range<Int> { index..<tree.nodes[index].end }
}
