// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What a watcher should have told after a sequence of steps: the whole promise in a few lines.
///
/// When an article is taken in that is new or edited, each rule in force whose word it has makes one alert, if there
/// was none of this rule for this article before. Each sink in force then hears of it once. Nothing else tells.
struct SequenceModel {
    /// A rule and an article.
    struct Alert: Hashable, Comparable, CustomStringConvertible {
        let rule: Int
        let article: Int

        var description: String { "rule \(rule), article \(article)" }

        static func < (left: Self, right: Self) -> Bool {
            (left.article, left.rule) < (right.article, right.rule)
        }
    }

    /// An article as its feed has it.
    struct Article {
        let feed: Int
        var words: Int
        var edition = 1
    }

    /// Which rules there are, and which word each wants.
    struct Rules: Equatable {
        var those: Int
        var shift: Int

        /// The rules that hold for an article with these words.
        func holding(for words: Int) -> [Int] {
            (0..<SequenceStep.count)
                .filter { rule in
                    those >> rule & 1 == 1 && words >> ((rule + shift) % SequenceStep.count) & 1 == 1
                }
        }
    }

    /// Every article that was published, in order.
    private(set) var articles: [Article] = []
    /// What the files say, and what is in force.
    private(set) var writtenRules = Rules(those: 7, shift: 0)
    private(set) var writtenSinks = 7
    private(set) var rules = Rules(those: 7, shift: 0)
    private(set) var sinks = 7
    /// The edition of each article that was taken in last.
    private var taken: [Int: Int] = [:]
    /// Who must hear of what.
    private(set) var told: [Alert: Set<Int>] = [:]

    mutating func take(_ step: SequenceStep) {
        switch step {
        case .publish(let feed, let words): articles.append(Article(feed: feed, words: words))
        case .edit(let article, let words): edit(article, words)
        case .poll(let feed): poll(feed)
        case .writeRules(let those, let shift): writtenRules = Rules(those: those, shift: shift)
        case .writeSinks(let those, _): writtenSinks = those
        case .reload, .restart:
            rules = writtenRules
            sinks = writtenSinks
        case .breakSink, .mendSink, .setClock: break
        }
    }

    private mutating func edit(_ article: Int, _ words: Int) {
        guard !articles.isEmpty else { return }
        articles[article % articles.count].words = words
        articles[article % articles.count].edition += 1
    }

    private mutating func poll(_ feed: Int) {
        for (number, article) in articles.enumerated() where article.feed == feed {
            guard taken[number] != article.edition else { continue }
            taken[number] = article.edition
            for rule in rules.holding(for: article.words) {
                let alert = Alert(rule: rule, article: number)
                if told[alert] == nil {
                    told[alert] = Set((0..<SequenceStep.count).filter { sinks >> $0 & 1 == 1 })
                }
            }
        }
    }
}
