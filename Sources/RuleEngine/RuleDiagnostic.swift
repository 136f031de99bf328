// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What is wrong with a rule or an entity, where, and what to do about it.
public struct RuleDiagnostic: Sendable, Hashable, Error {
    /// Whether it stops the rule set from loading.
    public enum Severity: String, Sendable, Hashable {
        /// The rule set is refused.
        case error
        /// The rule set loads; somebody should look.
        case warning
    }

    /// The thing that is wrong.
    public enum Subject: Sendable, Hashable {
        /// A part of a rule.
        case rule(RuleID, RulePart)
        /// A part of an entity.
        case entity(String, EntityPart)
    }

    /// A part of a rule's source.
    public enum RulePart: Sendable, Hashable {
        /// The rule as a whole, or its id.
        case whole
        /// The expression.
        case match
        /// The score as a whole.
        case score
        /// A term of the score, counted from 0.
        case scoreTerm(Int)
        /// An example, counted from 0.
        case example(Int)
    }

    /// A part of an entity's source.
    public enum EntityPart: Sendable, Hashable {
        /// The entity as a whole, or its name.
        case whole
        /// An alias, counted from 0.
        case alias(Int)
        /// A mask, counted from 0.
        case mask(Int)
        /// A weak alias, counted from 0.
        case weak(Int)
    }

    /// Whether it stops the rule set from loading.
    public var severity: Severity
    /// The thing that is wrong.
    public var subject: Subject
    /// The place in that part's text, in bytes of UTF-8; nil: all of it.
    public var range: Range<Int>?
    /// What is wrong, as one sentence.
    public var message: String
    /// What to do, as one sentence with text that can be pasted.
    public var hint: String?
    /// What may stand there instead, ready to be put in: each alone makes this finding go away.
    public var fixes: [Fix]

    /// A text to put in place of another.
    public struct Fix: Sendable, Hashable {
        /// The bytes of the part's text that it replaces.
        public var range: Range<Int>
        /// What to write there.
        public var text: String

        /// A text for a place.
        public init(_ range: Range<Int>, _ text: String) {
            self.range = range
            self.text = text
        }

        /// The part's text with the fix put in.
        public func applied(to source: String) -> String {
            let bytes = Array(source.utf8)
            guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return source }
            let fixed = bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...]
            return String(decoding: fixed, as: UTF8.self)
        }

        /// The lines that it changes, as they are with the fix put in, without the indentation of the first.
        public func lines(in source: String) -> String {
            let bytes = Array(applied(to: source).utf8)
            let newline = UInt8(ascii: "\n")
            let start = bytes.prefix(range.lowerBound).lastIndex(of: newline).map { $0 + 1 } ?? 0
            let last = min(range.lowerBound + text.utf8.count, bytes.count)
            let end = bytes[last...].firstIndex(of: newline) ?? bytes.count
            let lines = bytes[start..<end].drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
            return String(decoding: lines, as: UTF8.self)
        }
    }

    /// A finding about a part.
    public init(
        _ severity: Severity = .error,
        subject: Subject,
        range: Range<Int>? = nil,
        message: String,
        hint: String? = nil,
        fixes: [Fix] = []
    ) {
        self.severity = severity
        self.subject = subject
        self.range = range
        self.message = message
        self.hint = hint
        self.fixes = fixes
    }
}
