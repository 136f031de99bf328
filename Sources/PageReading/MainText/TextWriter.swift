// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CXML2
import FeedParsing

/// Writes the kept parts of a page as plain text, by the rules of `HTMLText`.
enum TextWriter {
    /// The text of elements, a paragraph between them.
    static func text(of roots: [Int], in tree: PageTree, kept: Kept) -> String {
        var html: [UInt8] = []
        for root in roots {
            let isBlock = tree.nodes[root].tag.isBlock
            if isBlock { html += Array("<p>".utf8) }
            write(root, tree, kept, &html)
            if isBlock { html += Array("</p>".utf8) }
        }
        guard !html.isEmpty else { return "" }
        let wrapped = Array("<div>".utf8) + html
        return String(
            decoding: HTMLText.plainText(of: wrapped, maxBytes: PageLimits.maxTextBytes),
            as: UTF8.self
        )
    }

    private static func write(_ root: Int, _ tree: PageTree, _ kept: Kept, _ html: inout [UInt8]) {
        var open: [Int] = []
        var index = root
        while index < tree.nodes[root].end {
            while let last = open.last, index >= tree.nodes[last].end {
                tag(tree.nodes[last].pointer, isEnd: true, &html)
                open.removeLast()
            }
            let node = tree.nodes[index]
            guard kept[index] else {
                // What was taken out still stood between words.
                if node.tag.isBlock { html += Array("<p></p>".utf8) }
                index = node.end
                continue
            }
            if node.tag == .text {
                HTMLWriter.escape(tree.text(index), to: &html)
            } else {
                tag(node.pointer, isEnd: false, &html)
                if node.tag != .br { open.append(index) }
            }
            index += 1
        }
        for last in open.reversed() { tag(tree.nodes[last].pointer, isEnd: true, &html) }
    }

    private static func tag(_ node: xmlNodePtr, isEnd: Bool, _ html: inout [UInt8]) {
        guard let name = node.pointee.name else { return }
        html.append(UInt8(ascii: "<"))
        if isEnd { html.append(UInt8(ascii: "/")) }
        html.append(contentsOf: UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
        html.append(UInt8(ascii: ">"))
    }
}
