// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import RuleEngine

extension ReviewDesk {
    /// Articles that are read for one pattern, at most: somebody waits for the answer.
    private static let mostArticles = 100_000
    /// Articles of one read.
    private static let pageSize = 100

    /// The words and phrases that a pattern takes in stored articles, with their numbers.
    ///
    /// A single word, prefix or stem is answered from the index of the search; a phrase or entity by reading the
    /// articles that the index names; what it cannot narrow down by reading all of them, the newest first.
    public func forms(_ query: FormsQuery, entities: [EntitySource]) throws -> FormsReport {
        let forms: WordForms
        do {
            forms = try WordForms(of: query.pattern, entities: entities)
        } catch let problem as RuleDiagnostic {
            throw APIProblem("'\(query.pattern)': \(problem.message)", hint: problem.hint)
        }
        switch forms.probe {
        case .words(let beginnings) where query.since == nil:
            return try indexed(forms, query, beginnings)
        case .words(let beginnings):
            let term = SearchQuery.Term(anyOf: [], orBeginningWith: beginnings.map { [$0] })
            return try read(forms, query, SearchQuery([term]))
        case .phrases(let phrases):
            let term = SearchQuery.Term(
                anyOf: phrases.filter { !$0.isPrefix }.map(\.words),
                orBeginningWith: phrases.filter(\.isPrefix).map(\.words)
            )
            return try read(forms, query, SearchQuery([term]))
        case .everything: return try read(forms, query, nil)
        }
    }

    private func indexed(
        _ forms: WordForms,
        _ query: FormsQuery,
        _ beginnings: [String]
    ) throws -> FormsReport {
        var words: [String: IndexedWord] = [:]
        try store.read { transaction in
            for beginning in beginnings {
                try transaction.words(beginningWith: beginning) { word in
                    if words[word.text] == nil, forms.takes(word.text) { words[word.text] = word }
                }
            }
        }
        let found = words.values.map {
            FormsReport.Form(text: $0.text, alias: nil, count: $0.count, articles: $0.articles)
        }
        return FormsReport(pattern: query.pattern, forms: Self.sorted(found), read: 0, isCutShort: false)
    }

    private func read(
        _ forms: WordForms,
        _ query: FormsQuery,
        _ search: SearchQuery?
    ) throws -> FormsReport {
        let numbers = try store.read { transaction in
            try search.map { try transaction.articleNumbers($0, since: query.since) }
                ?? transaction.articleNumbers(since: query.since)
        }
        let wanted = numbers.suffix(Self.mostArticles)
        var found: [WordForms.Form: FormsReport.Form] = [:]
        var rest = wanted[...]
        while !rest.isEmpty {
            let articles = try store.read { try $0.articles(numbered: rest.prefix(Self.pageSize)) }
            rest = rest.dropFirst(Self.pageSize)
            for article in articles { Self.add(forms.forms(in: Analysis(article)), to: &found) }
        }
        return FormsReport(
            pattern: query.pattern,
            forms: Self.sorted(Array(found.values)),
            read: wanted.count,
            isCutShort: wanted.count < numbers.count
        )
    }

    private static func add(_ forms: [WordForms.Form], to found: inout [WordForms.Form: FormsReport.Form]) {
        for form in forms {
            let key = WordForms.Form(text: form.text, alias: form.alias, count: 0)
            var sum = found[key] ?? .init(text: form.text, alias: form.alias, count: 0, articles: 0)
            sum.count += form.count
            sum.articles += 1
            found[key] = sum
        }
    }

    private static func sorted(_ forms: [FormsReport.Form]) -> [FormsReport.Form] {
        forms.sorted { (-$0.count, $0.text, $0.alias ?? "") < (-$1.count, $1.text, $1.alias ?? "") }
    }
}
