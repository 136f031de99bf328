// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The elements that hold a page's article, in document order, none within another.
struct Region {
    /// Their indexes in the tree.
    private(set) var roots: [Int]
    /// Whether the page itself says that they hold an article.
    private(set) var isStated: Bool

    private let tree: PageTree
    private let hints: PageHints
    private let blocks: [TextBlock]
    private let sums: BlockSums
    /// How many `article` elements begin before each node.
    private let articles: [Int]

    /// Finds them; nil where the page has no prose.
    init?(_ tree: PageTree, hints: PageHints, kept: Kept) {
        self.tree = tree
        self.hints = hints
        blocks = BlockCollector.blocks(of: tree, kept: kept)
        sums = BlockSums(blocks, count: tree.nodes.count)
        articles = tree.nodes.reduce(into: [0]) { $0.append(($0.last ?? 0) + ($1.tag == .article ? 1 : 0)) }
        let scores = Scores(blocks, sums, tree: tree, hints: hints)
        guard let best = scores.best() else { return nil }
        roots = [best]
        isStated = false
        climb(scores)
        join(scores, kept)
    }

    /// From the best element to the container that the page itself states, where it holds little else.
    private mutating func climb(_ scores: Scores) {
        guard let start = roots.first else { return }
        let held = prose(start)
        var index = start
        var chosen = start
        while index > 0, tree.nodes[index].tag != .body {
            if isContainer(index) {
                let extra = prose(index) - held
                let isClean = sums.linkDensity(range(index)) < 0.35
                // An article's element holds an article; where it holds twice what was found, it holds a list.
                if extra <= held, isClean || index == start {
                    chosen = index
                    isStated = true
                }
            }
            index = tree.nodes[index].parent
        }
        roots = [chosen]
    }

    private func isContainer(_ index: Int) -> Bool {
        let tag = tree.nodes[index].tag
        return tag == .article || tag == .main || hints[index].contains(.body)
            || tree.value("role", index) == "main"
    }

    /// Adds what stands beside it, and beside what it stands in, and reads like a part of it.
    private mutating func join(_ scores: Scores, _ kept: Kept) {
        guard let start = roots.first else { return }
        var index = start
        var level = 0
        let isArticle = tree.nodes[start].tag == .article
        let held = prose(start)
        while index > 0, level < 4, tree.nodes[index].tag != .body {
            let parent = tree.nodes[index].parent
            var child = parent + 1
            var hasMore = false
            while child < tree.nodes[parent].end {
                let node = tree.nodes[child]
                if child != index, kept[child], node.tag != .text {
                    if belongs(child, beside: index, scores, isNear: level == 0, isArticle: isArticle) {
                        roots.append(child)
                    }
                    hasMore = true
                }
                child = node.end
            }
            if level == 0 { joinLooseText(of: parent, kept) }
            // Past the article's own element stand other articles.
            if tree.nodes[index].tag == .main || level > 0 && isContainer(index) && prose(index) >= held {
                break
            }
            if hasMore { level += 1 }
            index = parent
        }
        roots.sort()
    }

    /// Text that stands directly beside the article's element.
    private mutating func joinLooseText(of parent: Int, _ kept: Kept) {
        for block in blocks where block.container == parent && block.prose >= 80 && block.linkDensity < 0.3 {
            let isHeld = roots.contains { range($0).contains(block.nodes.lowerBound) }
            if !isHeld { roots += block.nodes.filter { tree.nodes[$0].parent == parent && kept[$0] } }
        }
    }

    private func belongs(
        _ index: Int,
        beside start: Int,
        _ scores: Scores,
        isNear: Bool,
        isArticle: Bool
    ) -> Bool {
        let range = range(index)
        let prose = prose(index)
        let density = sums.linkDensity(range)
        let tag = tree.nodes[index].tag
        guard density < 0.3 else { return false }
        if tag.isParagraph, isNear {
            let length = sums.length(range)
            return length >= 80
                ? density < 0.25 : length > 0 && density == 0 && (endsSentence(range) || tag == .heading)
        }
        guard prose >= 80, prose * 5 >= sums.length(range) * 3 else { return false }
        if articles(in: index) > 1, articles(in: start) == 0 { return false }
        let isAlike = isSameKind(index, start)
        if tag == .article, isArticle { return isAlike && isNear && density < 0.15 }
        if isNear, scores[index] >= max(10, scores[start] * 0.2) || isAlike { return true }
        if isAlike { return density < 0.15 }
        // What is longer than the article's text so far, and stands far from it, is readers' comments.
        return density < 0.15 && averageLength(range) >= 100 && (isNear || prose * 4 < self.prose(start) * 3)
    }

    /// How many `article` elements begin in an element; several beside a text that needs none are other stories.
    private func articles(in index: Int) -> Int { articles[tree.nodes[index].end] - articles[index] }

    /// Whether two elements have the same tag and the same class.
    private func isSameKind(_ left: Int, _ right: Int) -> Bool {
        guard tree.nodes[left].tag == tree.nodes[right].tag, let name = tree.value("class", left) else {
            return false
        }
        return name == tree.value("class", right)
    }

    /// How long a paragraph is on average; labels do not count.
    private func averageLength(_ range: Range<Int>) -> Int {
        let prose = blocks(in: range).lazy.map(\.prose).filter { $0 > 0 }
        return prose.isEmpty ? 0 : prose.reduce(0, +) / prose.count
    }

    private func endsSentence(_ range: Range<Int>) -> Bool { blocks(in: range).last?.endsSentence ?? false }

    private func blocks(in range: Range<Int>) -> ArraySlice<TextBlock> {
        let first = blocks.partition { $0.nodes.lowerBound >= range.lowerBound }
        let last = blocks.partition { $0.nodes.lowerBound >= range.upperBound }
        return blocks[first..<max(first, last)]
    }

    private func range(_ index: Int) -> Range<Int> { index..<tree.nodes[index].end }

    private func prose(_ index: Int) -> Int { sums.prose(range(index)) }
}

extension Array {
    /// The index of the first element for which a condition holds that holds for all behind it.
    func partition(_ condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
