// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CXML2

/// An XPath 1.0 expression that was checked, as settings write it.
public struct XPathExpression: Sendable, Hashable {
    /// The expression.
    public let text: String

    /// What is wrong with an expression.
    public struct Problem: Error, Sendable, Hashable {
        /// A sentence's worth of words, without a full stop.
        public let message: String
        /// Where in the expression, in bytes of UTF-8 from its start; nil where libxml2 does not say.
        public let offset: Int?
    }

    /// Takes an expression that can run.
    ///
    /// - Throws: the `Problem` that `check` finds.
    public init(_ text: String) throws(Problem) {
        if let problem = Self.check(text) { throw problem }
        self.text = text
    }

    /// What is wrong with an expression; nil when it can run.
    ///
    /// Also finds what XPath itself would see only when it comes to it: unknown functions, variables and
    /// prefixes. Any thread may call it.
    public static func check(_ text: String) -> Problem? {
        guard !text.utf8.isEmpty else { return Problem(message: "the expression is empty", offset: 0) }
        guard text.utf8.count <= PageLimits.maxExpressionBytes else {
            let message = "the expression is longer than \(PageLimits.maxExpressionBytes) bytes"
            return Problem(message: message, offset: PageLimits.maxExpressionBytes)
        }
        guard !text.utf8.contains(0) else { return Problem(message: "a NUL stands in it", offset: nil) }
        guard let context = XPathContext() else { return nil }
        switch context.compile(text) {
        case .failure(let problem): return problem
        case .success: return XPathNames(text).firstUnknown
        }
    }
}

/// The names in an expression that must be known to somebody.
struct XPathNames {
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The first function, variable or prefix that XPath 1.0 in a page does not have.
    var firstUnknown: XPathExpression.Problem? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                index = (bytes[(index + 1)...].firstIndex(of: byte) ?? bytes.count) + 1
            } else if byte == UInt8(ascii: "$") {
                return .init(message: "there are no variables", offset: index)
            } else if byte.isNameStart {
                let start = index
                while index < bytes.count, bytes[index].isNamePart { index += 1 }
                if let problem = problem(with: start..<index) { return problem }
            } else {
                index += 1
            }
        }
        return nil
    }

    private func problem(with name: Range<Int>) -> XPathExpression.Problem? {
        let text = String(decoding: bytes[name], as: UTF8.self)
        var next = name.upperBound
        let isPrefix = next + 1 < bytes.count && bytes[next] == UInt8(ascii: ":")
        if isPrefix, bytes[next + 1] != UInt8(ascii: ":") {
            let message = "the prefix '\(text):' is unknown: elements of a page have none"
            return .init(message: message, offset: name.lowerBound)
        }
        while next < bytes.count, bytes[next].isSpace { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "("), !Self.callable.contains(text) else {
            return nil
        }
        return .init(message: "there is no function '\(text)' in XPath 1.0", offset: name.lowerBound)
    }

    /// What may stand before a parenthesis: the core functions, node types and operators.
    static let callable: Set<String> = [
        "last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat",
        "starts-with", "contains", "substring-before", "substring-after", "substring", "string-length",
        "normalize-space", "translate", "boolean", "not", "true", "false", "lang", "number", "sum", "floor",
        "ceiling", "round", "node", "text", "comment", "processing-instruction", "and", "or", "div", "mod",
    ]
}

extension UInt8 {
    fileprivate var isNameStart: Bool { isLetter || self == UInt8(ascii: "_") || self >= 0x80 }

    fileprivate var isNamePart: Bool {
        isNameStart || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
}
