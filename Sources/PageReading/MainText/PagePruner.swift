// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Takes out of a page what is not its article, as far as tags and names tell.
///
/// A name is a hint, not proof: what holds most of the page's prose stays, whatever it is called.
struct PagePruner {
    private let tree: PageTree
    private let hints: PageHints
    private let blocks: [TextBlock]
    private let sums: BlockSums
    private let total: Int
    private var remaining: Int
    private let strongholds: [Int]
    private let proseByClass: [String: Int]
    /// The index behind the page's first heading.
    private let headingEnd: Int?

    /// Takes out scripts, styles, forms' fields and what else is never read.
    static func readable(_ tree: PageTree) -> Kept {
        var kept = Kept(tree)
        var index = 0
        while index < tree.nodes.count {
            let node = tree.nodes[index]
            if node.tag.isUnread || node.tag == .noscript { kept.drop(index..<node.end) }
            index = kept[index] ? index + 1 : node.end
        }
        return kept
    }

    /// Takes out navigation, comments, other stories and lines about the article.
    static func prune(_ kept: inout Kept, tree: PageTree, hints: PageHints) {
        let blocks = BlockCollector.blocks(of: tree, kept: kept)
        var pruner = PagePruner(tree, hints, blocks, BlockSums(blocks, count: tree.nodes.count))
        pruner.run(&kept)
    }

    private init(_ tree: PageTree, _ hints: PageHints, _ blocks: [TextBlock], _ sums: BlockSums) {
        self.tree = tree
        self.hints = hints
        self.blocks = blocks
        self.sums = sums
        total = sums.prose(0..<tree.nodes.count)
        remaining = total
        strongholds = Self.strongholds(tree, hints, sums, total)
        proseByClass = Self.proseByClass(tree, hints, sums)
        headingEnd = tree.nodes.first { $0.tag == .h1 }?.end
    }

    private mutating func run(_ kept: inout Kept) {
        var index = 0
        while index < tree.nodes.count {
            let node = tree.nodes[index]
            guard kept[index] else {
                index = node.end
                continue
            }
            let range = index..<node.end
            if isDropped(index, node, range) {
                kept.drop(range)
                remaining -= sums.prose(range)
                index = node.end
            } else {
                index += 1
            }
        }
    }

    private func isDropped(_ index: Int, _ node: PageTree.Node, _ range: Range<Int>) -> Bool {
        let hints = hints[index]
        switch node.tag {
        case .text, .html, .body, .br: return false
        case .nav: return isMinor(range, 0.5)
        case .figcaption, .caption: return isMinor(range, 0.5)
        case .footer: if isMinor(range, 0.35) || isBelowText(range) { return true }
        case .aside, .form: if isMinor(range, 0.35) { return true }
        default: break
        }
        if hints.contains(.unseen), isMinor(range, 0.5) { return true }
        // A word in a sentence may be called anything.
        if !node.tag.isBlock, isInParagraph(node.parent) { return false }
        if hints.contains(.body) || holdsArticle(range) { return false }
        if hints.contains(.others), isReplaceable(range), !isWritten(range) { return true }
        let isStory = node.tag == .article || node.tag == .main
        if hints.contains(.around), !isStory, isMinor(range, 0.35), !isClassOfProse(index) { return true }
        if hints.contains(.line), isMinor(range, 0.1) || sums.length(range) < 100, !isProse(range) {
            return true
        }
        return false
    }

    /// Whether it is no more than a share of the page's prose, and enough is left without it.
    private func isMinor(_ range: Range<Int>, _ share: Double) -> Bool {
        let prose = sums.prose(range)
        return prose == 0
            || Double(prose) <= Double(total) * share && remaining - prose >= min(total / 3, 120)
    }

    /// Whether the page's first heading stands before it, and between them a sentence or two outside of links: a
    /// report may be shorter than a site's small print.
    private func isBelowText(_ range: Range<Int>) -> Bool {
        guard let headingEnd, headingEnd <= range.lowerBound else { return false }
        let between = headingEnd..<range.lowerBound
        return sums.length(between) - sums.linked(between) >= 60
    }

    /// Whether the elements of its class hold much of the page's prose together.
    ///
    /// Each paragraph of an article may be called `paywall`, or after a program that made the page.
    private func isClassOfProse(_ index: Int) -> Bool {
        guard let name = tree.value("class", index), let prose = proseByClass[name] else { return false }
        return Double(prose) > Double(total) * 0.35
    }

    private static func proseByClass(_ tree: PageTree, _ hints: PageHints, _ sums: BlockSums) -> [String: Int]
    {
        var prose: [String: Int] = [:]
        for index in tree.nodes.indices where hints[index].contains(.around) {
            guard let name = tree.value("class", index) else { continue }
            prose[name, default: 0] += sums.prose(index..<tree.nodes[index].end)
        }
        return prose
    }

    /// Whether the page has an article besides it, though a shorter one.
    private func isReplaceable(_ range: Range<Int>) -> Bool {
        let prose = sums.prose(range)
        return prose == 0 || remaining - prose >= max(120, total / 12)
    }

    /// Whether half of the page's prose and more stands in it, as the paragraphs of one element.
    ///
    /// So an article does in a column called `content-with-sidebar`, or an opinion in one called `comment`; comments
    /// and other stories stand in an element each. A dialog is no column.
    private func isWritten(_ range: Range<Int>) -> Bool {
        let prose = sums.prose(range)
        let isDialog = tree.value("role", range.lowerBound)?.hasSuffix("dialog") ?? false
        guard prose * 2 >= total, sums.linkDensity(range) < 0.2, !isDialog else { return false }
        var paragraphs: [Int: (count: Int, prose: Int)] = [:]
        let first = blocks.partition { $0.nodes.lowerBound >= range.lowerBound }
        for block in blocks[first...].prefix(while: { $0.nodes.lowerBound < range.upperBound }) {
            guard block.prose > 0, tree.nodes[block.container].tag == .p else { continue }
            let parent = tree.nodes[block.container].parent
            paragraphs[parent, default: (0, 0)].count += 1
            paragraphs[parent, default: (0, 0)].prose += block.prose
        }
        return paragraphs.values.contains { $0.count >= 3 && $0.prose * 10 >= prose * 6 }
    }

    /// Whether several sentences stand in it.
    private func isProse(_ range: Range<Int>) -> Bool { sums.prose(range) > 200 }

    private func isInParagraph(_ index: Int) -> Bool {
        var index = index
        while !tree.nodes[index].tag.isBlock, index > 0 { index = tree.nodes[index].parent }
        let tag = tree.nodes[index].tag
        return tag.isParagraph && tag != .heading && tag != .h1
    }

    /// Whether the page's first heading stands in it, or an element that is stated to hold the article.
    ///
    /// `content-sidebar-wrap` is what a common theme calls the element around everything.
    private func holdsArticle(_ range: Range<Int>) -> Bool {
        let next = strongholds.firstIndex(above: range.lowerBound)
        return next < strongholds.count && strongholds[next] < range.upperBound
    }

    private static func strongholds(
        _ tree: PageTree,
        _ hints: PageHints,
        _ sums: BlockSums,
        _ total: Int
    ) -> [Int] {
        tree.nodes.indices.filter { index in
            let node = tree.nodes[index]
            switch node.tag {
            case .h1: return true
            case .text: return false
            default:
                let isStated = node.tag == .main || node.tag == .article || hints[index].contains(.body)
                return isStated && sums.prose(index..<node.end) * 4 > total
            }
        }
    }
}

extension [Int] {
    /// The index of the first number above another, in a sorted list.
    fileprivate func firstIndex(above bound: Int) -> Int { partition { $0 > bound } }
}
