// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// How much a rule matters, lowest first.
public enum Priority: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Nice to know.
    case low
    /// The default.
    case normal
    /// Should be read today.
    case high
    /// Should wake somebody.
    case urgent

    /// The order of the cases.
    public static func < (left: Priority, right: Priority) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .low: 0
        case .normal: 1
        case .high: 2
        case .urgent: 3
        }
    }
}

/// What the rest of the house needs to know of a rule: all but its expression.
public struct RuleInfo: Sendable, Hashable {
    /// The rule's id.
    public var id: RuleID
    /// What it watches for, as a sentence.
    public var title: String
    /// A hash of its meaning, entities included.
    public var revision: String
    /// Labels for routing and review.
    public var topics: [String]
    /// Sinks that the rule names itself.
    public var notify: [SinkID]
    /// An older article is stored and matched, but not notified.
    public var maxAge: Duration?
    // The small ones last: a hundred thousand rules would pay for the room between.
    /// How much it matters.
    public var priority: Priority
    /// Whether the routes of the settings apply too.
    public var usesRoutes: Bool

    /// All that is known of a rule.
    public init(
        id: RuleID,
        title: String,
        revision: String,
        topics: [String] = [],
        priority: Priority = .normal,
        notify: [SinkID] = [],
        usesRoutes: Bool = true,
        maxAge: Duration? = nil
    ) {
        self.id = id
        self.title = title
        self.revision = revision
        self.topics = topics
        self.priority = priority
        self.notify = notify
        self.usesRoutes = usesRoutes
        self.maxAge = maxAge
    }
}

/// Words of an article that made a rule hold.
public struct Evidence: Sendable, Hashable, Codable {
    /// The field that they stand in.
    public var field: TextField
    /// First byte (UTF-8) within the field.
    public var start: Int
    /// One past the last byte.
    public var end: Int
    /// The words as they stand there.
    public var text: String
    /// The term of the rule that found them, as written (`@japan`, `summit*`).
    public var term: String
    /// The entity's alias that found them, if the term is an entity.
    public var alias: String?
    /// The words with some of their surroundings, the words themselves between `[` and `]`.
    ///
    /// Of a new match it is written when it is first asked for: most lines of most matches nobody reads.
    public var snippet: String {
        get { line.text }
        set { line = .written(newValue) }
    }

    private var line: Line

    /// Words at a place.
    public init(
        field: TextField,
        start: Int,
        end: Int,
        text: String,
        term: String,
        alias: String? = nil,
        snippet: String
    ) {
        self.field = field
        self.start = start
        self.end = end
        self.text = text
        self.term = term
        self.alias = alias
        line = .written(snippet)
    }

    /// Words at a place, whose line is written when it is asked for.
    package init(
        field: TextField,
        bytes: Range<Int>,
        text: String,
        term: String,
        alias: String?,
        line number: Int,
        of writer: any SnippetWriter
    ) {
        self.field = field
        start = bytes.lowerBound
        end = bytes.upperBound
        self.text = text
        self.term = term
        self.alias = alias
        line = .unwritten(writer, number)
    }

    private enum Line: Sendable, Hashable {
        case written(String)
        case unwritten(any SnippetWriter, Int)

        var text: String {
            switch self {
            case .written(let text): text
            case .unwritten(let writer, let number): writer.snippet(number)
            }
        }

        static func == (left: Line, right: Line) -> Bool { left.text == right.text }

        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }
}

/// Writes the lines of the evidence of one field.
package protocol SnippetWriter: AnyObject, Sendable {
    /// The line of a place, by its number.
    func snippet(_ number: Int) -> String
}

/// A rule satisfied by one article revision.
public struct Match: Sendable, Hashable {
    /// The rule, at the revision that matched.
    public var rule: RuleInfo
    /// The words that made it hold, in the order of the fields and of their places.
    public var evidence: [Evidence]
    /// The sum reached, for a rule with a score.
    public var score: Int?

    /// Joins a rule and its evidence.
    public init(rule: RuleInfo, evidence: [Evidence], score: Int? = nil) {
        self.rule = rule
        self.evidence = evidence
        self.score = score
    }
}
