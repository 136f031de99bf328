// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CXML2
import FeedParsing

/// A page as libxml2's tree, freed with this object; used by one thread at a time.
final class HTMLDocument {
    /// The tree; never without a root element.
    let tree: htmlDocPtr
    /// The root element.
    let root: xmlNodePtr
    /// The WHATWG name of the charset that the page was read in.
    let charset: String
    /// Whether reading stopped at an element that was too deep, so that the end of the page is missing.
    let isCutShort: Bool

    /// Reads a page that was decoded.
    ///
    /// - Throws: `notHTML` when it holds no element at all.
    init(_ page: DecodedPage) throws(PageFailure) {
        guard page.maxDepth > 0 else { throw PageFailure(.notHTML, "a tag has hundreds of attributes") }
        guard let parser = Self.newParser(maxDepth: page.maxDepth) else {
            throw PageFailure(.notHTML, "libxml2 has no memory")
        }
        defer { htmlFreeParserCtxt(parser) }
        let tree = page.bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                htmlCtxtReadMemory(parser, text.baseAddress, Int32(text.count), nil, "UTF-8", Self.options)
            }
        }
        guard let tree else { throw PageFailure(.notHTML, "the body holds no HTML") }
        guard let root = xmlDocGetRootElement(tree) else {
            xmlFreeDoc(tree)
            throw PageFailure(.notHTML, "the body holds no HTML")
        }
        self.tree = tree
        self.root = root
        charset = page.charset
        isCutShort = parser.pointee.disableSAX != 0
    }

    deinit {
        xmlFreeDoc(tree)
    }

    /// Lenient, silent, without network, without libxml2's own bounds: it would stop at 256 elements of depth,
    /// and unclosed `<font>` and `<span>` of real pages go deeper.
    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue | XML_PARSE_HUGE.rawValue
    )

    /// A parser that stops at a depth.
    private static func newParser(maxDepth: Int) -> htmlParserCtxtPtr? {
        initialised
        guard let parser = htmlNewParserCtxt() else { return nil }
        // The field that libxml2 leaves to its callers; it holds a number, not an address.
        parser.pointee._private = UnsafeMutableRawPointer(bitPattern: maxDepth)
        parser.pointee.sax.pointee.startElement = { context, name, attributes in
            guard let context else { return }
            let parser = context.assumingMemoryBound(to: xmlParserCtxt.self)
            if Int(parser.pointee.nodeNr) >= Int(bitPattern: parser.pointee._private) {
                xmlStopParser(parser)
            } else {
                xmlSAX2StartElement(context, name, attributes)
            }
        }
        return parser
    }

    /// libxml2's tables, made once; Swift makes a global once, whichever thread is first.
    private static let initialised: Void = xmlInitParser()
}
