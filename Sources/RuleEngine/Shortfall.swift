// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// How close a clause came that did not hold.
public struct Shortfall: Sendable, Hashable, Codable {
    /// What kept a clause from holding.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// Its words stand nowhere.
        case missing
        /// An entity stands only inside a phrase that hides it, `by`.
        case masked
        /// Only a weak alias stands there, `by`.
        case weak
        /// The words stand in other fields only, `fields`.
        case field
        /// The words stand behind the first `needed` ones only.
        case behind
        /// The nearest stand `found` words apart, `needed` at most are allowed.
        case distance
        /// The words stand near to one another, but in the other order.
        case order
        /// The words stand in different sentences.
        case sentence
        /// The words stand in different paragraphs.
        case paragraph
        /// The words stand only over one another, or in different fields.
        case apart
        /// Every place has another word too near, or over it, `by`.
        case excluded
        /// There are `found`, and `needed` are wanted.
        case count
        /// There are `found`, and fewer than `needed` are wanted.
        case tooMany
        /// The sum is `found`, and `needed` is the threshold.
        case score
        /// Of the parts `found` hold, and `needed` should.
        case parts
        /// It stands there, and should not.
        case present
        /// The article has another language, source, feed or page, `by`.
        case value
        /// The article has `found` words.
        case words
    }

    /// What kept the clause from holding.
    public var kind: Kind
    /// What there is: a distance in words, a number, a sum.
    public var found: Int?
    /// What there should be.
    public var needed: Int?
    /// The phrase, alias, clause or value in the way.
    public var by: String?
    /// Fields that hold the words and do not count.
    public var fields: [TextField]

    /// What kept a clause from holding, with what is known of it.
    public init(
        _ kind: Kind,
        found: Int? = nil,
        needed: Int? = nil,
        by: String? = nil,
        fields: [TextField] = []
    ) {
        self.kind = kind
        self.found = found
        self.needed = needed
        self.by = by
        self.fields = fields
    }

    /// The same as a short phrase for people.
    public var text: String {
        let (found, needed, by) = (found ?? 0, needed ?? 0, by ?? "another")
        return switch kind {
        case .missing: "not found"
        case .masked: "masked by \(by)"
        case .weak: "only a weak alias: \(by)"
        case .field: "\(fields.map(\.rawValue).joined(separator: " and ")) only"
        case .behind: "behind the first \(needed) words"
        case .distance: "distance \(found), allowed \(needed)"
        case .order: "in the other order"
        case .sentence: "not in one sentence"
        case .paragraph: "not in one paragraph"
        case .apart: "never apart from one another in one field"
        case .excluded: "everywhere with \(by)"
        case .count: "count \(found) of \(needed)"
        case .tooMany: "count \(found), fewer than \(needed) wanted"
        case .score: "score \(found) of \(needed)"
        case .parts: "\(found) of \(needed) hold"
        case .present: "it is there"
        case .value: "the \(by)"
        case .words: "the article has \(found) words"
        }
    }
}
