// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

extension Explanation.Clause {
    /// What kept the clause from holding, as people say it: `missing entity @kim`, `a NEAR/10 b: distance 14,
    /// allowed 10`.
    ///
    /// - Parameter longest: characters of the clause that are shown of a long one, 8 at least.
    public func sentence(longest: Int = 100) -> String {
        let name = Self.cut(text, to: max(8, longest))
        guard let shortfall else { return note.map { "\(name): \($0)" } ?? name }
        switch shortfall.kind {
        case .missing where text.hasPrefix("@"): return "missing entity \(name)"
        case .missing: return "missing: \(name)"
        case .present: return "\(name), but \(Self.found(evidence))"
        default: return "\(name): \(shortfall.text)"
        }
    }

    private static func found(_ evidence: [Evidence]) -> String {
        guard let first = evidence.first else { return "it is there" }
        return "there is \"\(cut(first.text, to: 40))\" in the \(first.field.rawValue)"
    }

    /// The text on one line, its beginning where it is long.
    private static func cut(_ text: String, to length: Int) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > length ? line.prefix(length - 1) + "…" : line
    }
}
