// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Which alert a match joins because another article brought the same news: those of the store, and those that the
/// same commit makes.
struct StoryDesk {
    /// What is to be remembered of the articles that made or joined alerts.
    private(set) var fingerprints: [StoryFingerprint] = []

    private let policy: NewsPolicy
    private let now: Date
    /// Whether the articles were stored before: the same news is what was seen at about the same time.
    private let looksBack: Bool
    /// Stories of this commit.
    private var made: [KnownStory] = []
    private var index = StoryIndex()

    /// Articles of one commit that are compared with one of the same; a flood of one form is not compared whole.
    private static let mostCompared = 8

    /// A desk that knows nothing of its own yet.
    init(policy: NewsPolicy, now: Date, looksBack: Bool = false) {
        self.policy = policy
        self.now = now
        self.looksBack = looksBack
    }

    /// The stories that an article is a copy of.
    func originals(of newcomer: Newcomer) -> [KnownStory] {
        let here = index.articles(sharing: newcomer.keys, since: .distantPast, limit: Self.mostCompared)
        return (newcomer.known + here.map { made[Int($0)] }).filter { newcomer.isCopy(of: $0) }
    }

    /// The first alert of the rule that a match adds nothing to; nil: it makes one of its own.
    ///
    /// An alert that does not hold any more is joined by none: what it told is not so.
    func alert(for match: Match, of article: Article, among originals: [KnownStory]) -> KnownAlert? {
        guard let window = policy.window(of: match.rule.id) else { return nil }
        let fitting = originals.flatMap { story in
            story.alerts.filter {
                isRecent($0.alert, for: article, window) && isFit($0.alert, for: match, in: story.text)
            }
        }
        return fitting.min { ($0.alert.created, $0.alert.id) < ($1.alert.created, $1.alert.id) }
    }

    private func isFit(_ alert: Alert, for match: Match, in text: ArticleText) -> Bool {
        alert.rule.id == match.rule.id && alert.matches
            && !EvidenceNews.isAdded(by: match, to: alert, in: text)
    }

    /// Whether an alert is of the time that an article is of.
    ///
    /// One that looked back is as old as its article, whenever it was made.
    private func isRecent(_ alert: Alert, for article: Article, _ window: Duration) -> Bool {
        let made = alert.lookedBack ? alert.article.seen : alert.created
        guard looksBack else { return made + window >= now }
        return made + window >= article.seen && article.seen + window >= made
    }

    /// Remembers an article with the alerts that it made and joined.
    mutating func remember(_ newcomer: Newcomer, alerts: [KnownAlert]) {
        guard !alerts.isEmpty, !newcomer.keys.isEmpty, policy.longestWindow != nil else { return }
        let article = newcomer.article
        fingerprints.append(StoryFingerprint(article: article.id, keys: newcomer.keys, seen: now))
        index.add(Int64(made.count), keys: newcomer.keys, seen: now)
        made.append(
            KnownStory(
                article: article.id,
                feed: article.feed,
                title: article.text.title,
                url: article.url,
                text: newcomer.folded,
                alerts: alerts
            )
        )
    }
}

/// Whether a match says more than an alert did.
enum EvidenceNews {
    /// Whether it holds by a clause or an entity that the alert's evidence lacks.
    ///
    /// Under another revision of the rule a clause may be new in the rule and not in the news: then its words must be
    /// new to the story, too.
    /// - Parameter text: the folded tokens of the story that the match is held against.
    static func isAdded(by match: Match, to alert: Alert, in text: ArticleText) -> Bool {
        let terms = Set(alert.evidence.map(\.term))
        let added = match.evidence.filter { !terms.contains($0.term) }
        if added.isEmpty { return false }
        if alert.rule.revision == match.rule.revision { return true }
        let story = (text.title + text.lead + text.body).filter { $0 != " " }
        return added.contains { !story.contains($0.text.lowercased().filter { $0 != " " }) }
    }
}
