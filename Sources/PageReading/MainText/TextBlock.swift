// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A paragraph as a reader sees it: text between block tags, or between two `<br>`.
struct TextBlock {
    /// The nodes from its first run of text to its last.
    var nodes: Range<Int>
    /// The element that it stands in.
    let container: Int
    /// Its length (see `TextMeasure`).
    var length = 0
    /// How much of that is in links.
    var linked = 0
    /// How many links.
    var links = 0
    /// Commas and ends of sentences.
    var marks = 0
    /// Whether it ends as a sentence does.
    var endsSentence = false

    /// The share of its length in links, 0…1.
    var linkDensity: Double { length == 0 ? 0 : Double(linked) / Double(length) }

    /// What of it is prose: its length without links, nothing where it is a label or mostly links.
    var prose: Int {
        guard length >= 40, linked * 2 <= length, marks > 0 || length >= 120 else { return 0 }
        return length - linked
    }
}

/// Cuts a page's text into blocks, in one pass.
struct BlockCollector {
    private(set) var blocks: [TextBlock] = []

    private let tree: PageTree
    private var open: [(index: Int, end: Int, isBlock: Bool)] = []
    private var linkEnd = 0
    private var breaks = 0
    private var measure = TextMeasure()
    private var linked = TextMeasure()
    private var links = 0
    private var nodes: Range<Int>?

    /// The blocks of what is kept.
    static func blocks(of tree: PageTree, kept: Kept, in range: Range<Int>? = nil) -> [TextBlock] {
        var collector = BlockCollector(tree: tree)
        collector.collect(range ?? 0..<tree.nodes.count, kept)
        return collector.blocks
    }

    private init(tree: PageTree) {
        self.tree = tree
    }

    private mutating func collect(_ range: Range<Int>, _ kept: Kept) {
        var index = range.lowerBound
        while index < range.upperBound {
            while let last = open.last, index >= last.end {
                flush()
                open.removeLast()
            }
            let node = tree.nodes[index]
            if !kept[index] {
                if node.tag.isBlock { flush() }
                index = node.end
                continue
            }
            add(index, node)
            index += 1
        }
        flush()
    }

    private mutating func add(_ index: Int, _ node: PageTree.Node) {
        switch node.tag {
        case .text: add(text: index)
        case .br:
            breaks += 1
            if breaks == 2 { flush() }
        case .a:
            linkEnd = max(linkEnd, node.end)
            links += 1
        case let tag where tag.isBlock:
            flush()
            open.append((index, node.end, true))
        default: break
        }
    }

    private mutating func add(text index: Int) {
        let text = tree.text(index)
        let before = measure.length
        measure.add(text)
        guard measure.length > before else { return }
        if index < linkEnd { linked.add(text) }
        breaks = 0
        nodes = (nodes?.lowerBound ?? index)..<index + 1
    }

    private mutating func flush() {
        defer {
            measure = TextMeasure()
            linked = TextMeasure()
            nodes = nil
            breaks = 0
            links = 0
        }
        guard let nodes else { return }
        var block = TextBlock(nodes: nodes, container: open.last?.index ?? 0)
        block.length = measure.length
        block.linked = min(linked.length, measure.length)
        block.links = links
        block.marks = measure.marks
        block.endsSentence = measure.endsSentence
        blocks.append(block)
    }
}

/// Which nodes of a page are still there; dropping one drops what is in it.
struct Kept {
    private var flags: [Bool]

    /// All of a page.
    init(_ tree: PageTree) {
        flags = Array(repeating: true, count: tree.nodes.count)
    }

    /// Whether a node is there.
    subscript(index: Int) -> Bool { flags[index] }

    /// Takes nodes out.
    mutating func drop(_ range: Range<Int>) {
        for index in range { flags[index] = false }
    }
}

/// Sums over blocks by place, so that any element's share is one subtraction.
struct BlockSums {
    private var length: [Int32]
    private var linked: [Int32]
    private var prose: [Int32]

    /// Adds up blocks, which are in document order.
    init(_ blocks: [TextBlock], count: Int) {
        length = Array(repeating: 0, count: count + 1)
        linked = length
        prose = length
        for block in blocks {
            let place = block.nodes.lowerBound + 1
            length[place] += Int32(clamping: block.length)
            linked[place] += Int32(clamping: block.linked)
            prose[place] += Int32(clamping: block.prose)
        }
        for index in 1..<max(count + 1, 1) {
            length[index] &+= length[index - 1]
            linked[index] &+= linked[index - 1]
            prose[index] &+= prose[index - 1]
        }
    }

    /// The length of all text in a range of nodes.
    func length(_ range: Range<Int>) -> Int { Int(length[range.upperBound] &- length[range.lowerBound]) }

    /// The length of what is in links.
    func linked(_ range: Range<Int>) -> Int { Int(linked[range.upperBound] &- linked[range.lowerBound]) }

    /// The length of what is prose.
    func prose(_ range: Range<Int>) -> Int { Int(prose[range.upperBound] &- prose[range.lowerBound]) }

    /// The share of links, 0…1.
    func linkDensity(_ range: Range<Int>) -> Double {
        let all = length(range)
        return all == 0 ? 0 : Double(linked(range)) / Double(all)
    }
}
