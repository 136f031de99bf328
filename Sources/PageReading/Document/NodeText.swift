// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CXML2
import FeedParsing

/// The plain text of nodes.
enum NodeText {
    /// The text of an element with what is in it, of an attribute, or of a text node.
    static func plain(of node: xmlNodePtr) -> String {
        guard node.pointee.type == XML_ELEMENT_NODE else {
            guard let content = xmlNodeGetContent(node) else { return "" }
            defer { watchword_xml_free(content) }
            return plain(String(cString: content))
        }
        var html: [UInt8] = []
        HTMLWriter.write(node, to: &html)
        return String(decoding: HTMLText.plainText(of: html), as: UTF8.self)
    }

    /// Text that is no markup, with its white space in order.
    static func plain(_ text: String) -> String {
        var html = Array("<p>".utf8)
        HTMLWriter.escape(Array(text.utf8), to: &html)
        return String(decoding: HTMLText.plainText(of: html), as: UTF8.self)
    }

    /// An attribute of an element; nil for none, for an empty one, and for other nodes.
    static func attribute(_ name: String, of node: xmlNodePtr) -> String? {
        guard node.pointee.type == XML_ELEMENT_NODE, let value = xmlGetProp(node, name) else { return nil }
        defer { watchword_xml_free(value) }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}

/// Writes a tree as HTML without attributes: all that `HTMLText` needs, whose rules for plain text hold then.
enum HTMLWriter {
    /// Appends a node with what is in it.
    static func write(_ top: xmlNodePtr, to html: inout [UInt8]) {
        var node: xmlNodePtr = top
        while true {
            open(node, &html)
            if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
                node = child
                continue
            }
            close(node, &html)
            while node != top, node.pointee.next == nil, let parent = node.pointee.parent {
                node = parent
                close(node, &html)
            }
            guard node != top, let next = node.pointee.next else { return }
            node = next
        }
    }

    /// Appends text so that it is read as text.
    static func escape(_ text: some Sequence<UInt8>, to html: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): html += Array("&amp;".utf8)
            case UInt8(ascii: "<"): html += Array("&lt;".utf8)
            default: html.append(byte)
            }
        }
    }

    private static func open(_ node: xmlNodePtr, _ html: inout [UInt8]) {
        switch node.pointee.type {
        case XML_ELEMENT_NODE:
            guard let name = node.pointee.name else { return }
            html.append(UInt8(ascii: "<"))
            append(name, &html)
            html.append(UInt8(ascii: ">"))
        case XML_TEXT_NODE:
            guard let content = node.pointee.content else { return }
            escape(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))), to: &html)
        default: return
        }
    }

    private static func close(_ node: xmlNodePtr, _ html: inout [UInt8]) {
        guard node.pointee.type == XML_ELEMENT_NODE, let name = node.pointee.name else { return }
        html += [UInt8(ascii: "<"), UInt8(ascii: "/")]
        append(name, &html)
        html.append(UInt8(ascii: ">"))
    }

    private static func append(_ name: UnsafePointer<xmlChar>, _ html: inout [UInt8]) {
        html.append(contentsOf: UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
    }
}
