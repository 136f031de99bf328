// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Scores the elements of a page by the prose in them.
///
/// Each paragraph gives its score to what it stands in, half of it to the next element up that holds more than
/// that, and less to those above: the element just around all paragraphs of an article wins.
struct Scores {
    private var scores: [Double]

    /// The score of an element.
    subscript(index: Int) -> Double { scores[index] }

    /// Scores what is kept.
    init(_ blocks: [TextBlock], _ sums: BlockSums, tree: PageTree, hints: PageHints) {
        scores = Array(repeating: 0, count: tree.nodes.count)
        for block in blocks {
            let score = Self.score(block)
            if score > 0 { give(score, from: block, sums, tree) }
        }
        for index in tree.nodes.indices where scores[index] > 0 {
            let density = sums.linkDensity(index..<tree.nodes[index].end)
            scores[index] *= Self.weight(tree.nodes[index].tag, hints[index]) * (1 - density)
        }
    }

    /// The element with the highest score; nil where there is no prose.
    func best() -> Int? {
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else {
            return nil
        }
        return best
    }

    private static func score(_ block: TextBlock) -> Double {
        guard block.length >= 25, block.linkDensity < 0.6 else { return 0 }
        let plain = Double(block.length - block.linked)
        return (1 + Double(min(block.marks, block.length / 20)) + min(plain / 100, 3))
            * (1 - block.linkDensity)
    }

    private mutating func give(_ score: Double, from block: TextBlock, _ sums: BlockSums, _ tree: PageTree) {
        var index = block.container
        while index > 0, tree.nodes[index].tag.isParagraph || tree.nodes[index].tag == .list {
            index = tree.nodes[index].parent
        }
        var level = 0
        var held = sums.prose(index..<tree.nodes[index].end)
        while index > 0, level < 6 {
            scores[index] += score * Self.shares[level]
            let parent = tree.nodes[index].parent
            let more = sums.prose(parent..<tree.nodes[parent].end)
            // A wrapper around one element holds no more than that, and is no step up.
            if more > held { level += 1 }
            held = more
            index = parent
        }
    }

    private static let shares = [1, 0.5, 1.0 / 6, 1.0 / 9, 1.0 / 12, 1.0 / 15]

    private static func weight(_ tag: Tag, _ hints: Hints) -> Double {
        var weight =
            switch tag {
            case .article: 1.3
            case .main: 1.15
            case .body, .html: 0.8
            case .form, .aside, .footer, .header, .list: 0.7
            default: 1.0
            }
        if hints.contains(.body) { weight *= 1.5 } else if hints.contains(.likely) { weight *= 1.15 }
        if !hints.isDisjoint(with: [.around, .others, .line]) { weight *= 0.7 }
        return weight
    }
}
