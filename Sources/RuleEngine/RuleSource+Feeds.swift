// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

extension RuleSource {
    /// The values of `feed:` in the expression, each with its clause's bytes; none when it cannot be parsed.
    ///
    /// The engine knows no feeds; whoever does can say which of them are not there.
    public var feedsNamed: [(name: String, range: Range<Int>)] {
        guard let match, match.contains("feed:"), let clause = try? Parser.parse(match) else { return [] }
        return clause.feedsNamed
    }
}

extension Clause {
    fileprivate var feedsNamed: [(name: String, range: Range<Int>)] {
        switch kind {
        case .value(.feed, let names): names.map { ($0, range) }
        case .all(let operands): operands.flatMap(\.clause.feedsNamed)
        case .either(let clauses), .atLeast(_, let clauses): clauses.flatMap(\.feedsNamed)
        default: []
        }
    }
}
