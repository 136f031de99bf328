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

    /// A finding about a part.
    public init(
        _ severity: Severity = .error,
        subject: Subject,
        range: Range<Int>? = nil,
        message: String,
        hint: String? = nil
    ) {
        self.severity = severity
        self.subject = subject
        self.range = range
        self.message = message
        self.hint = hint
    }
}
