// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CXML2

/// Runs XPath expressions on one page, within a number of steps; used by one thread at a time.
///
/// libxml2's XPath alone has no function that reads a file or asks the network (those are XSLT's and
/// XPointer's), and none are registered here.
final class XPathContext {
    private let context: xmlXPathContextPtr
    private let document: HTMLDocument?
    private var compiled: [String: xmlXPathCompExprPtr] = [:]

    /// What an expression gave.
    enum Value {
        /// Nodes in document order.
        case nodes([xmlNodePtr])
        /// A string, a number or a truth value, as text.
        case text(String)
    }

    /// A context for a page; without one it can only compile.
    init?(_ document: HTMLDocument? = nil) {
        guard let context = xmlXPathNewContext(document?.tree) else { return nil }
        self.context = context
        self.document = document
        // Without a handler libxml2 writes to standard error.
        context.pointee.error = { _, _ in }
        context.pointee.opLimit = PageLimits.maxExpressionSteps
        xmlXPathRegisterFuncLookup(context, { _, name, _ in XPathContext.unknownFunction(name) }, nil)
    }

    deinit {
        for expression in compiled.values { xmlXPathFreeCompExpr(expression) }
        xmlXPathFreeContext(context)
    }

    /// Compiles an expression, once.
    func compile(_ text: String) -> Result<xmlXPathCompExprPtr, XPathExpression.Problem> {
        if let known = compiled[text] { return .success(known) }
        xmlResetError(&context.pointee.lastError)
        guard let expression = xmlXPathCtxtCompile(context, text) else { return .failure(problem(in: text)) }
        compiled[text] = expression
        return .success(expression)
    }

    /// The value of an expression at a node.
    func value(of text: String, at node: xmlNodePtr) -> Result<Value, XPathExpression.Problem> {
        switch compile(text) {
        case .failure(let problem): return .failure(problem)
        case .success(let expression):
            xmlResetError(&context.pointee.lastError)
            context.pointee.node = node
            guard let object = xmlXPathCompiledEval(expression, context) else {
                return .failure(problem(in: text))
            }
            defer { xmlXPathFreeObject(object) }
            return .success(Self.value(of: object))
        }
    }

    private static func value(of object: xmlXPathObjectPtr) -> Value {
        guard object.pointee.type == XPATH_NODESET else {
            guard let text = xmlXPathCastToString(object) else { return .text("") }
            defer { watchword_xml_free(text) }
            return .text(String(cString: text))
        }
        guard let set = object.pointee.nodesetval, let table = set.pointee.nodeTab else { return .nodes([]) }
        xmlXPathNodeSetSort(set)
        return .nodes((0..<Int(set.pointee.nodeNr)).compactMap { table[$0] })
    }

    /// The last error in words.
    private func problem(in text: String) -> XPathExpression.Problem {
        let code = Int(context.pointee.lastError.code) - Int(XML_XPATH_EXPRESSION_OK.rawValue)
        let offset = Int(context.pointee.lastError.int1)
        let isPlaced = offset > 0 && offset <= text.utf8.count
        return .init(message: Self.messages[code] ?? "it is no XPath 1.0", offset: isPlaced ? offset : nil)
    }

    /// libxml2's XPath errors, by their number.
    private static let messages: [Int: String] = [
        1: "a number is expected here", 2: "a string is not closed", 3: "a string is expected here",
        4: "there are no variables", 5: "there are no variables", 6: "the predicate ('[…]') is wrong",
        7: "an expression is expected here, or stands too many", 8: "a ')' is missing",
        9: "it uses a function that XPath 1.0 does not have", 10: "it takes the wrong type of value",
        11: "it takes the wrong type of value", 12: "a function has the wrong number of arguments",
        15: "it needs too much memory", 19: "it uses a prefix, and elements of a page have none",
        20: "a character is wrong here", 21: "a character is wrong here",
        25: "it takes too many steps on this page",
        26: "it is nested too deeply",
    ]

    /// A function for each name that is none, so that libxml2 does not write to standard error.
    private static func unknownFunction(_ name: UnsafePointer<xmlChar>?) -> xmlXPathFunction? {
        guard let name, XPathNames.callable.contains(String(cString: name)) else {
            return { parser, _ in xmlXPathErr(parser, Int32(XPATH_UNKNOWN_FUNC_ERROR.rawValue)) }
        }
        return nil
    }
}
