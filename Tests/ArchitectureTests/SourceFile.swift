// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// One file of the sources, without its comments.
struct SourceFile: Sendable, CustomStringConvertible {
    /// The target that it belongs to.
    let module: String
    /// Below Sources.
    let path: String
    /// What is compiled, line by line; comments are blank.
    let code: [String]

    var description: String { path }

    /// The numbers of the lines that a pattern is found in.
    func lines(matching pattern: Regex<Substring>) -> [Int] {
        code.indices.filter { code[$0].contains(pattern) }.map { $0 + 1 }
    }

    /// The modules that it imports.
    var imports: Set<String> {
        Set(
            code.compactMap { $0.firstMatch(of: /^(?:@\w+ )*(?:\w+ )?import (?:\w+ )?(\w+)/)?.1 }
                .map(String.init)
        )
    }

    /// Every file of Swift or C below Sources.
    static func all() throws -> [SourceFile] { try readOnce.get() }

    private static let readOnce = Result { try readAll() }

    private static func readAll() throws -> [SourceFile] {
        let sources = Checkout.root.appendingPathComponent("Sources")
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".h") || $0.hasSuffix(".c") }
            .sorted()
            .map { path in
                SourceFile(
                    module: String(path.prefix { $0 != "/" }),
                    path: path,
                    code: try Checkout.text("Sources/" + path)
                        .split(separator: "\n", omittingEmptySubsequences: false)
                        .map { String(withoutComment($0)) }
                )
            }
    }

    /// A comment begins a line or follows a space; `https://` does neither.
    private static func withoutComment(_ line: Substring) -> Substring {
        line.firstRange(of: /(?:^|\s)\/\/.*/).map { line[..<$0.lowerBound] } ?? line
    }
}
