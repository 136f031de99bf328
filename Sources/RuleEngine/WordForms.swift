// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Which words of a text a pattern takes: for `rules forms 'abduct*'`, over stored articles.
public struct WordForms: Sendable {
    private let ruleSet: RuleSet
    /// How the forms are found without reading every article.
    public let probe: FormProbe

    /// A pattern as a rule has it: words, phrases, `abduct*`, `~abduct`, `w?man`, `@dprk`, or several with OR.
    ///
    /// - Throws: a `RuleDiagnostic` that tells what is wrong with the pattern.
    public init(
        of pattern: String,
        entities: [EntitySource] = [],
        languages: [String] = StemLanguages.usual
    ) throws {
        let rule = RuleSource(id: "forms", match: pattern)
        let options = EngineOptions(maxEvidence: .max, checksExamples: false, languages: languages)
        let compilation = RuleSet.compile(rules: [rule], entities: entities, options: options)
        guard let ruleSet = compilation.ruleSet else {
            throw compilation.diagnostics.first { $0.severity == .error }
                ?? RuleDiagnostic(subject: .rule("forms", .match), message: "The pattern cannot be read.")
        }
        self.ruleSet = ruleSet
        probe = FormProbe.of(pattern, entities)
    }

    /// The aliases of an entity, as a pattern.
    ///
    /// - Throws: a `RuleDiagnostic` that tells what is wrong with the entity.
    public init(of entity: EntitySource, languages: [String] = StemLanguages.usual) throws {
        try self.init(of: "@\(entity.name)", entities: [entity], languages: languages)
    }

    /// A word or phrase that the pattern takes, and how often.
    public struct Form: Sendable, Hashable {
        /// The folded words, joined by spaces; characters of Han and kana without.
        public var text: String
        /// The alias that found it, of an entity.
        public var alias: String?
        /// How often it stands there.
        public var count: Int

        /// A form and its number.
        public init(text: String, alias: String? = nil, count: Int) {
            self.text = text
            self.alias = alias
            self.count = count
        }
    }

    /// The forms in an article with their numbers, by their text.
    public func forms(in analysis: Analysis) -> [Form] {
        let evaluator = Evaluator(ruleSet.book, analysis)
        guard let root = ruleSet.book.compiled.first?.match, evaluator.holds(rule: 0) else { return [] }
        var counts: [Form: Int] = [:]
        for field in Scope().indices where !(analysis.repeatsLead && field == TextField.lead.index) {
            let text = analysis.fields[field]
            for place in evaluator.places(root, field, Scope()).withoutOverlap() {
                let form = Form(text: text.joined(place), alias: alias(place), count: 0)
                counts[form, default: 0] += 1
            }
        }
        return Self.sorted(counts)
    }

    private func alias(_ place: Span) -> String? {
        ruleSet.book.compiledEntities.lazy.compactMap { $0.aliases[place.leaf] }.first
    }

    /// Adds up the forms of several articles: the most frequent first.
    public static func sum(_ lists: some Sequence<[Form]>) -> [Form] {
        var counts: [Form: Int] = [:]
        for list in lists {
            for form in list {
                counts[Form(text: form.text, alias: form.alias, count: 0), default: 0] += form.count
            }
        }
        return sorted(counts)
    }

    private static func sorted(_ counts: [Form: Int]) -> [Form] {
        counts.map { Form(text: $0.text, alias: $0.alias, count: $1) }
            .sorted { (-$0.count, $0.text, $0.alias ?? "") < (-$1.count, $1.text, $1.alias ?? "") }
    }

    /// Whether a single word would do, of an article in a language; nil: unknown.
    public func takes(_ word: String, language: String? = nil) -> Bool {
        let article = Article(
            id: "art_word",
            feed: "word",
            text: ArticleText(title: word),
            language: language,
            seen: .init(timeIntervalSince1970: 0)
        )
        return !ruleSet.matches(article).isEmpty
    }
}

extension TokenizedText {
    /// The folded tokens of a place, joined as people write them.
    fileprivate func joined(_ place: Span) -> String {
        var text = ""
        for index in Int(place.first)...Int(place.last) {
            if !text.isEmpty, !tokens[index].isGlued { text += " " }
            text += foldedText(tokens[index])
        }
        return text
    }
}
