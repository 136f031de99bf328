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
    /// What was changed since.
    let patch: Patch?

    init(_ book: RuleBook, _ patch: Patch? = nil) {
        self.book = book
        self.patch = patch
    }

    /// The rules, in the order of their sources.
    public var rules: [RuleInfo] {
        patch == nil ? book.rules : inOrder { book, index in book.rules[index] }
    }

    /// The entities, in the order of their sources.
    public var entities: [EntitySource] { patch?.entities ?? book.entities }

    /// A rule by its id.
    public func rule(_ id: RuleID) -> RuleInfo? { place(of: id).map { book, index in book.rules[index] } }

    /// The book that a rule is in, and its number there.
    func place(of id: RuleID) -> (book: RuleBook, index: Int)? {
        if let patch, let index = patch.index(of: id) { return (patch.book, index) }
        guard let index = book.index[id], patch?.hidden.contains(index) != true else { return nil }
        return (book, index)
    }

    /// Every rule that the article satisfies, in the order of the rules.
    public func matches(_ article: Article) -> [Match] { matches(in: analysed(article)) }

    /// The article's words, ready for matching and for the search index.
    public func analysed(_ article: Article) -> Analysis { Analysis(article) }

    /// Every rule that the analysed article satisfies, in the order of the rules.
    ///
    /// Only rules of which a necessary word occurs are looked at. The time grows in proportion to the article's
    /// length, whatever the rules.
    public func matches(in analysis: Analysis) -> [Match] {
        let found = book.matches(in: analysis, where: { patch?.hidden.contains($0) != true })
        guard let patch, !patch.keys.isEmpty else { return found.map(\.match) }
        let edited = patch.book.matches(in: analysis, where: { $0 < patch.keys.count })
        let places =
            found.map { (key: Patch.Key(base: Int32($0.index)), match: $0.match) }
            + edited.map { (key: patch.keys[$0.index], match: $0.match) }
        return places.sorted { $0.key < $1.key }.map(\.match)
    }

    /// How many rules are looked at for an article, for measurements.
    package func candidateCount(in analysis: Analysis) -> Int {
        Evaluator(book, analysis).lookedAt + (patch.map { Evaluator($0.book, analysis).lookedAt } ?? 0)
    }

    /// Every rule that the analysed article would satisfy but for one clause, in the order of the rules.
    ///
    /// Looks at every rule, so it is for trying rules on stored articles, not for the way of each new one.
    public func nearMisses(in analysis: Analysis) -> [NearMiss] {
        let finder = nearMissFinder(book, analysis)
        let edited = patch.map { nearMissFinder($0.book, analysis) } ?? finder
        return inOrder { book, index in (book === self.book ? finder : edited).nearMiss(rule: index) }
            .compactMap { $0 }
    }

    /// The clause for which alone an article does not satisfy a rule; nil when it does, or lacks more.
    public func nearMiss(of rule: RuleID, in analysis: Analysis) -> NearMiss? {
        guard let (book, index) = place(of: rule) else { return nil }
        return nearMissFinder(book, analysis).nearMiss(rule: index)
    }

    private func nearMissFinder(_ book: RuleBook, _ analysis: Analysis) -> NearMissFinder {
        NearMissFinder(Evaluator(book, analysis), most: book.options.maxEvidence)
    }

    /// Why a rule matches an article, or why not; nil for an unknown rule.
    public func explain(rule: RuleID, article: Article) -> Explanation? {
        guard let (book, index) = place(of: rule) else { return nil }
        let evaluator = Evaluator(book, analysed(article))
        let most = book.options.maxEvidence
        var explanation = Explainer(evaluator: evaluator, most: most).explain(rule: index)
        explanation.lacking = NearMissFinder(evaluator, most: most).lacking(rule: index)
        return explanation
    }
}

extension RuleBook {
    /// The rules that hold for an article and are wanted, in their order.
    fileprivate func matches(
        in analysis: Analysis,
        where isWanted: (Int) -> Bool
    ) -> [(index: Int, match: Match)] {
        let evaluator = Evaluator(self, analysis)
        let found = evaluator.candidates.filter { isWanted($0) && evaluator.holds(rule: $0) }
        evaluator.touch(found)
        var collector = EvidenceCollector(evaluator, most: options.maxEvidence)
        return found.map { index in
            let evidence = collector.evidence(rule: index)
            let score = compiled[index].score.map(evaluator.score)
            return (index, Match(rule: rules[index], evidence: evidence, score: score))
        }
    }
}
