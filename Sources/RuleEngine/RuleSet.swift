// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What holds for all rules of a set.
public struct EngineOptions: Sendable, Hashable {
    /// Pieces of evidence that a match carries at most.
    public var maxEvidence: Int
    /// Whether the examples of the rules are checked.
    public var checksExamples: Bool
    /// The languages whose stems are tried on an article of unknown language, as primary subtags.
    public var languages: [String]

    /// The defaults: 20 pieces, examples checked, the usual languages.
    public init(
        maxEvidence: Int = 20,
        checksExamples: Bool = true,
        languages: [String] = StemLanguages.usual
    ) {
        self.maxEvidence = maxEvidence
        self.checksExamples = checksExamples
        self.languages = languages
    }
}

/// What compiling rules and entities led to.
public struct Compilation: Sendable {
    /// The rules, ready to match; nil when there is any error.
    public var ruleSet: RuleSet?
    /// Everything found, in the order of the sources.
    public var diagnostics: [RuleDiagnostic]
}

/// Compiled rules and entities: an immutable snapshot, cheap to copy, safe to share.
public struct RuleSet: Sendable {
    /// Compiles all rules and entities, and reports all that is wrong with them at once.
    public static func compile(
        rules: [RuleSource],
        entities: [EntitySource] = [],
        options: EngineOptions = EngineOptions()
    ) -> Compilation {
        Compiler.compile(rules, entities, options)
    }

    let book: RuleBook

    init(_ book: RuleBook) { self.book = book }

    /// The rules, in the order of their sources.
    public var rules: [RuleInfo] { book.rules }

    /// The entities, in the order of their sources.
    public var entities: [EntitySource] { book.entities }

    /// A rule by its id.
    public func rule(_ id: RuleID) -> RuleInfo? { book.index[id].map { book.rules[$0] } }

    /// Every rule that the article satisfies, in the order of the rules.
    public func matches(_ article: Article) -> [Match] { matches(in: analysed(article)) }

    /// The article's words, ready for matching and for the search index.
    public func analysed(_ article: Article) -> Analysis { Analysis(article) }

    /// Every rule that the analysed article satisfies, in the order of the rules.
    ///
    /// Only rules of which a necessary word occurs are looked at. The time grows in proportion to the article's
    /// length, whatever the rules.
    public func matches(in analysis: Analysis) -> [Match] {
        let evaluator = Evaluator(book, analysis)
        return evaluator.candidates.filter(evaluator.holds(rule:))
            .map { index in
                Match(
                    rule: book.rules[index],
                    evidence: EvidenceCollector.evidence(
                        rule: index,
                        evaluator,
                        most: book.options.maxEvidence
                    ),
                    score: book.compiled[index].score.map(evaluator.score)
                )
            }
    }

    /// How many rules are looked at for an article, for measurements.
    package func candidateCount(in analysis: Analysis) -> Int {
        Evaluator(book, analysis).lookedAt
    }

    /// Every rule that the analysed article would satisfy but for one clause, in the order of the rules.
    ///
    /// Looks at every rule, so it is for trying rules on stored articles, not for the way of each new one.
    public func nearMisses(in analysis: Analysis) -> [NearMiss] {
        let finder = NearMissFinder(Evaluator(book, analysis), most: book.options.maxEvidence)
        return book.rules.indices.compactMap(finder.nearMiss)
    }

    /// The clause for which alone an article does not satisfy a rule; nil when it does, or lacks more.
    public func nearMiss(of rule: RuleID, in analysis: Analysis) -> NearMiss? {
        guard let index = book.index[rule] else { return nil }
        return NearMissFinder(Evaluator(book, analysis), most: book.options.maxEvidence).nearMiss(rule: index)
    }

    /// Why a rule matches an article, or why not; nil for an unknown rule.
    public func explain(rule: RuleID, article: Article) -> Explanation? {
        guard let index = book.index[rule] else { return nil }
        let evaluator = Evaluator(book, analysed(article))
        return Explainer(evaluator: evaluator, most: book.options.maxEvidence).explain(rule: index)
    }
}
