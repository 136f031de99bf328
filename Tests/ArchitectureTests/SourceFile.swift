// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// One file of the sources, without its comments.
struct SourceFile: Sendable, CustomStringConvertible {
    /// The target that it belongs to.
    let module: String
    /// Below Sources.
    let path: String
    /// What is compiled; comments are blank, lines stay where they are.
    let code: String

    var description: String { path }

    /// The modules that it imports.
    var imports: Set<String> {
        Set(
            captures(of: #"(?m)^(?:@\w+ )*(?:\w+ )?import (?:(?:struct|class|enum|func) )?(\w+)"#).map(\.text)
        )
    }

    /// The types that it declares.
    var types: Set<String> {
        Set(captures(of: #"\b(?:struct|class|enum|protocol|actor|typealias) (\w+)"#).map(\.text))
    }

    /// The numbers of the lines that a pattern is found in.
    func lines(matching pattern: String) -> [Int] {
        captures(of: "(" + pattern + ")").map(\.line)
    }

    /// ICU's expressions: Swift's take tens of seconds for all sources in a debug build, these less than one.
    private func captures(of pattern: String) -> [(text: String, line: Int)] {
        guard let expression = try? NSRegularExpression(pattern: pattern) else { return [("", 0)] }
        let text = code as NSString
        return expression.matches(in: code, range: NSRange(location: 0, length: text.length))
            .map { match in
                let before = text.substring(to: match.range.location)
                return (
                    text.substring(with: match.range(at: 1)),
                    before.utf8.count { $0 == UInt8(ascii: "\n") } + 1
                )
            }
    }

    /// Every file of Swift or C below Sources.
    static func all() throws -> [SourceFile] { try readOnce.get() }

    private static let readOnce = Result { try readAll() }

    private static func readAll() throws -> [SourceFile] {
        let sources = Checkout.root.appendingPathComponent("Sources")
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { ["swift", "h", "c"].contains(($0 as NSString).pathExtension) }
            .sorted()
            .map { path in
                let lines = try Checkout.text("Sources/" + path)
                    .split(separator: "\n", omittingEmptySubsequences: false)
                return SourceFile(
                    module: String(path.prefix { $0 != "/" }),
                    path: path,
                    code: lines.map(withoutComment).joined(separator: "\n")
                )
            }
    }

    /// A comment begins a line or follows a space; `https://` does neither.
    private static func withoutComment(_ line: Substring) -> Substring {
        if line.drop(while: { $0 == " " }).hasPrefix("//") { return "" }
        return line.range(of: " //").map { line[..<$0.lowerBound] } ?? line
    }
}
