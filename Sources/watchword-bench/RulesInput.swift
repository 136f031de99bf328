// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import RuleEngine
import Settings

/// Where the articles and rules of a measurement come from, and how others get them.
enum RulesInput {
    /// So many articles of a generated set, or those of a file of JSON Lines.
    static func articles(_ source: String, _ corpus: inout RulesCorpus) throws -> [Article] {
        if let count = Int(source) { return (0..<count).map { corpus.article($0) } }
        let lines = try Data(contentsOf: URL(filePath: source)).split(separator: 0x0a)
        let articles = try lines.enumerated()
            .map { number, line in
                do {
                    return try JSONDecoder().decode(Line.self, from: Data(line)).article(number)
                } catch {
                    throw ValidationError("\(source):\(number + 1): not an article: \(error)")
                }
            }
        guard !articles.isEmpty else { throw ValidationError("\(source): no article") }
        return articles
    }

    /// The rules of a folder or file, as the service reads them.
    static func ruleSet(_ path: String) throws -> RuleSet {
        let result = SettingsLoader.loadRules([path])
        guard let settings = result.settings else {
            throw ValidationError(result.problems.map(\.description).joined(separator: "\n"))
        }
        return settings.ruleSet
    }

    /// Writes words, rules and matches, a line each, for programs that know no more than spaces.
    ///
    /// Between the fields stand more words than any NEAR of a generated rule spans.
    static func write(
        _ articles: [Article],
        _ sources: [RuleSource],
        _ ruleSet: RuleSet,
        to folder: String
    ) throws {
        let folder = URL(filePath: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let gap = String(repeating: " zzgap", count: 20) + " "
        let texts = articles.map { article in
            let text = ruleSet.analysed(article).searchText
            return [text.title, text.lead, text.body].joined(separator: gap)
        }
        let matches = articles.enumerated()
            .flatMap { number, article in
                ruleSet.matches(article).map { "\(number)\t\($0.rule.id.rawValue)" }
            }
        let rules = sources.map { "\($0.id.rawValue)\t\($0.match ?? "")" }
        for (name, lines) in [("articles", texts), ("rules", rules), ("matches", matches)] {
            let text = lines.map { $0 + "\n" }.joined()
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
    }

    /// An article as `watchword rules match` reads it.
    private struct Line: Decodable {
        var id: String?
        var title: String?
        var lead: String?
        var body: String?
        var url: String?
        var source: String?
        var feed: String?
        var author: String?
        var lang: String?
        var tags: [String]?

        func article(_ number: Int) -> Article {
            Article(
                id: ArticleID(rawValue: id ?? "art_\(number)"),
                feed: FeedID(rawValue: feed ?? "bench"),
                text: ArticleText(title: title ?? "", lead: lead ?? "", body: body ?? ""),
                url: url,
                authors: author.map { [$0] } ?? [],
                outlet: source,
                tags: tags ?? [],
                language: lang,
                seen: Date(timeIntervalSince1970: 0)
            )
        }
    }
}
