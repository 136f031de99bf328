// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CXML2

/// A page's elements and texts in document order, in one array.
///
/// What stands in an element is `index + 1..<end`: every walk is a loop, however deep the page is.
struct PageTree {
    /// An element, or a run of text.
    struct Node {
        /// What it is.
        let tag: Tag
        /// The index of its parent; the root's is 0.
        let parent: Int
        /// The index behind its last descendant.
        var end: Int
        /// libxml2's node, alive as long as the tree.
        let pointer: xmlNodePtr
    }

    /// All nodes but comments, and but the insides of scripts.
    private(set) var nodes: [Node] = []
    /// Keeps the nodes alive.
    let document: HTMLDocument

    /// Flattens a page.
    init(_ document: HTMLDocument) {
        self.document = document
        nodes.reserveCapacity(4096)
        var node = document.root
        var parents: [Int] = []
        while true {
            if append(node, parent: parents.last ?? 0), let child = node.pointee.children {
                parents.append(nodes.count - 1)
                node = child
                continue
            }
            while node.pointee.next == nil, let index = parents.popLast() {
                nodes[index].end = nodes.count
                node = nodes[index].pointer
            }
            guard let next = node.pointee.next else { break }
            node = next
        }
        // libxml2 puts what stands behind a stray `</html>` beside the root; browsers put it inside.
        nodes[0].end = nodes.count
    }

    /// Appends a node that counts; answers whether its children do, too.
    private mutating func append(_ node: xmlNodePtr, parent: Int) -> Bool {
        let tag: Tag
        switch node.pointee.type {
        case XML_ELEMENT_NODE: tag = node.pointee.name.map { Tag(String(cString: $0)) } ?? .inline
        case XML_TEXT_NODE: tag = .text
        default: return false
        }
        nodes.append(Node(tag: tag, parent: parent, end: nodes.count + 1, pointer: node))
        return tag != .text && tag != .script && tag != .hidden
    }

    /// The bytes of a run of text.
    func text(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let content = nodes[index].pointer.pointee.content else { return .init(start: nil, count: 0) }
        return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
    }

    /// The bytes of an attribute of an element; nil when it has none of that name.
    func attribute(_ name: StaticString, _ index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard nodes[index].tag != .text else { return nil }
        var attribute = nodes[index].pointer.pointee.properties
        while let current = attribute {
            if xmlStrEqual(current.pointee.name, name.utf8Start) != 0 {
                guard let content = current.pointee.children?.pointee.content else {
                    return .init(start: nil, count: 0)
                }
                return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
            }
            attribute = current.pointee.next
        }
        return nil
    }

    /// An attribute as a string without white space around it; nil when it is missing or empty.
    func value(_ name: StaticString, _ index: Int) -> String? {
        guard let bytes = attribute(name, index) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).trimmed
        return text.isEmpty ? nil : text
    }

    /// The text in an element as one line, at most the first kilobyte.
    func line(_ index: Int) -> String {
        var bytes: [UInt8] = []
        // Nested elements may all be asked: what one of them costs has a bound.
        let end = min(nodes[index].end, index + 256)
        for child in index..<end where nodes[child].tag == .text && bytes.count < 1_024 {
            bytes += text(child).prefix(1_024)
        }
        return String(decoding: bytes, as: UTF8.self).oneLine
    }

    /// The content of a script.
    func script(_ index: Int) -> String {
        guard let content = xmlNodeGetContent(nodes[index].pointer) else { return "" }
        defer { watchword_xml_free(content) }
        return String(cString: content)
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// With single spaces for all white space, and none at the ends.
    var oneLine: String {
        let bytes = Array(utf8)
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let width = bytes.spaceWidth(at: index)
            if width == 0 {
                line.append(bytes[index])
            } else if line.last != 0x20, !line.isEmpty {
                line.append(0x20)
            }
            index += width == 0 ? 1 : width
        }
        if line.last == 0x20 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }
}

extension [UInt8] {
    /// How many bytes of white space stand at an index: ASCII's, U+00A0, U+2000–200A, U+202F and U+3000.
    fileprivate func spaceWidth(at index: Int) -> Int {
        let byte = self[index]
        if byte < 0x80 { return byte.isSpace ? 1 : 0 }
        guard index + 1 < count else { return 0 }
        if byte == 0xc2, self[index + 1] == 0xa0 { return 2 }
        guard index + 2 < count, self[index + 1] == 0x80 else { return 0 }
        let last = self[index + 2]
        if byte == 0xe3 { return last == 0x80 ? 3 : 0 }
        return byte == 0xe2 && (last <= 0x8a || last == 0xaf) ? 3 : 0
    }
}
