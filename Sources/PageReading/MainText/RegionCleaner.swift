// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Takes out of an article's elements what does not belong to its text.
struct RegionCleaner {
    private let tree: PageTree
    private let title: String?
    private var kept: Kept

    /// What stays of a region.
    static func clean(_ roots: [Int], in tree: PageTree, kept: Kept, title: String?) -> Kept {
        var cleaner = RegionCleaner(tree: tree, title: title, kept: kept)
        cleaner.dropLinkLists(roots)
        cleaner.dropStoryCards(roots)
        cleaner.dropBlocks(roots)
        cleaner.dropEmptyHeadings(roots)
        return cleaner.kept
    }

    private init(tree: PageTree, title: String?, kept: Kept) {
        self.tree = tree
        self.title = title.map(Self.letters)
        self.kept = kept
    }

    /// Lists, tables and boxes of links.
    private mutating func dropLinkLists(_ roots: [Int]) {
        let sums = BlockSums(blocks(of: roots), count: tree.nodes.count)
        for root in roots {
            var index = root + 1
            while index < tree.nodes[root].end {
                let node = tree.nodes[index]
                let range = index..<node.end
                if kept[index], isLinkList(node.tag, range, sums) {
                    kept.drop(range)
                    index = node.end
                } else {
                    index += 1
                }
            }
        }
    }

    private mutating func dropStoryCards(_ roots: [Int]) {
        let blocks = blocks(of: roots)
        let sums = BlockSums(blocks, count: tree.nodes.count)
        for card in StoryCards.find(roots, in: tree, kept: kept, blocks, sums) { kept.drop(card) }
    }

    private func blocks(of roots: [Int]) -> [TextBlock] {
        roots.flatMap { BlockCollector.blocks(of: tree, kept: kept, in: $0..<tree.nodes[$0].end) }
    }

    private func isLinkList(_ tag: Tag, _ range: Range<Int>, _ sums: BlockSums) -> Bool {
        switch tag {
        case .list, .table, .div, .section, .aside, .footer, .header, .block, .form: break
        default: return false
        }
        let density = sums.linkDensity(range)
        guard density > 0.4 else { return false }
        return sums.prose(range) == 0 || density > 0.6 && sums.prose(range) < 200
    }

    /// Labels, buttons in words, the title once more, and lines that only lead to other pages.
    private mutating func dropBlocks(_ roots: [Int]) {
        let blocks = blocks(of: roots)
        let firstProse = blocks.firstIndex { $0.prose > 0 } ?? 0
        let lastProse = blocks.lastIndex { $0.prose > 0 } ?? blocks.count
        let repeated = repeatedLines(blocks)
        let isBylineShort =
            blocks[..<firstProse].count { isLabel($0) && isBeside($0, blocks[firstProse]) } <= 5
        for (place, block) in blocks.enumerated() where block.length < 300 || block.linkDensity > 0.85 {
            let tag = tree.nodes[block.container].tag
            let text = text(block)
            let isLate = place > firstProse
            let isDropped =
                isTitle(text, tag, isFirst: place < firstProse + 2) || isPointer(block, text, tag)
                || isInHeader(block) && !(isLate && tag == .heading)
                || place < firstProse && isLabel(block)
                    && (isBylineShort || !isBeside(block, blocks[firstProse]))
                || place + 4 > lastProse && isCopyright(text) || repeated.contains(text)
            if isDropped { drop(block) }
        }
    }

    /// Lines without a full stop that stand there three times and more: names of galleries and players.
    ///
    /// Cells of a table may be alike, and the headings of its parts.
    private func repeatedLines(_ blocks: [TextBlock]) -> Set<String> {
        var counts: [String: Int] = [:]
        for (place, block) in blocks.enumerated() where block.length < 100 && !block.endsSentence {
            let tag = tree.nodes[block.container].tag
            let headsProse = tag == .heading && place + 1 < blocks.count && blocks[place + 1].prose > 0
            if tag != .td, !headsProse { counts[text(block), default: 0] += 1 }
        }
        return Set(counts.lazy.filter { $0.value >= 3 && $0.key.utf8.count >= 8 }.map(\.key))
    }

    /// A short line before the first sentence: an author, a date, how long it takes to read.
    private func isLabel(_ block: TextBlock) -> Bool {
        let tag = tree.nodes[block.container].tag
        guard tag != .heading, tag != .h1, tag != .pre, tag != .td, !block.endsSentence else { return false }
        return block.length < 60 && block.marks <= 1
    }

    /// Whether two blocks are paragraphs of the same element.
    private func isBeside(_ left: TextBlock, _ right: TextBlock) -> Bool {
        let (left, right) = (tree.nodes[left.container], tree.nodes[right.container])
        return left.tag == .p && right.tag == .p && left.parent == right.parent
    }

    private func isCopyright(_ text: String) -> Bool {
        let line = text.lowercased()
        return line.contains("all rights reserved") || line.hasPrefix("©") || line.hasPrefix("copyright")
    }

    private mutating func drop(_ block: TextBlock) {
        for index in block.nodes where tree.nodes[index].tag == .text { kept.drop(index..<index + 1) }
    }

    private func isTitle(_ text: String, _ tag: Tag, isFirst: Bool) -> Bool {
        guard let title, !title.isEmpty, isFirst || tag == .h1 || tag == .heading else { return false }
        let letters = Self.letters(text)
        return letters == title
            || tag == .h1 && (letters.hasPrefix(title) || title.hasPrefix(letters) && letters.count > 8)
    }

    private func isPointer(_ block: TextBlock, _ text: String, _ tag: Tag) -> Bool {
        if block.length <= 200, Phrases.isAround(text, linkDensity: block.linkDensity) { return true }
        guard block.linkDensity > 0.85, tag != .heading, tag != .h1 else { return false }
        return block.length >= 12 && tag != .td
    }

    /// A short line in an article's header: section, author, date.
    private func isInHeader(_ block: TextBlock) -> Bool {
        guard block.length < 60 || block.marks == 0 && block.length < 100 else { return false }
        var index = block.container
        while index > 0 {
            if tree.nodes[index].tag == .header { return true }
            index = tree.nodes[index].parent
        }
        return false
    }

    /// Headings under which nothing is left.
    private mutating func dropEmptyHeadings(_ roots: [Int]) {
        var pending: [TextBlock] = []
        for block in blocks(of: roots) {
            if tree.nodes[block.container].tag == .heading { pending.append(block) } else { pending = [] }
        }
        for heading in pending { drop(heading) }
    }

    private func text(_ block: TextBlock) -> String {
        var bytes: [UInt8] = []
        for index in block.nodes where tree.nodes[index].tag == .text && kept[index] {
            bytes += tree.text(index)
        }
        return String(decoding: bytes, as: UTF8.self).oneLine
    }

    private static func letters(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
