// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What the store knows of the articles that a document's entries may be: by key and by alias, in one feed.
public typealias KnownLookup = [EntryKey: KnownArticle]

/// Which of a document's candidates are articles that are known already.
struct EntryResolution {
    /// What a candidate is.
    enum Standing {
        /// An entry that was never seen; it may rewrite one that was.
        case new(rewrites: KnownArticle?)
        /// A known article, perhaps edited, perhaps under another id.
        case known(KnownArticle)
        /// A known article whose whole feed changed its ids: nobody is told of what it says now.
        case rekeyed(KnownArticle)
        /// The same entry a second time in one document.
        case repeated
    }

    /// How long an entry may have been away and still be found by its link.
    private static let driftWindow = Duration.seconds(30 * 24 * 3600)
    /// A headline that is rewritten within so much time is an edit, where there is no id.
    private static let editWindow = Duration.seconds(12 * 3600)
    /// The smallest document whose ids may be said to have changed as a whole.
    private static let minMassCount = 5
    /// The share of a document that must be new by id and known by link.
    private static let massShare = 0.8

    private let candidates: [Candidate]
    private let known: KnownLookup
    private let edits: EditLookup
    private let now: Date
    private var standings: [Standing?]
    private var claimed: Set<ArticleID> = []

    /// The standing of each candidate, in order.
    static func standings(
        of candidates: [Candidate],
        known: KnownLookup,
        edits: EditLookup,
        now: Date
    ) -> [Standing] {
        var resolution = EntryResolution(candidates: candidates, known: known, edits: edits, now: now)
        resolution.markRepetitions()
        resolution.claimUnmistakable()
        resolution.claimMassRekeyed()
        resolution.claimRest()
        return resolution.standings.map { $0 ?? .new(rewrites: nil) }
    }

    private init(candidates: [Candidate], known: KnownLookup, edits: EditLookup, now: Date) {
        self.candidates = candidates
        self.known = known
        self.edits = edits
        self.now = now
        standings = Array(repeating: nil, count: candidates.count)
    }

    private var open: [Int] { candidates.indices.filter { standings[$0] == nil } }

    private mutating func markRepetitions() {
        var seen: Set<EntryKey> = []
        for index in candidates.indices where !seen.insert(candidates[index].key).inserted {
            standings[index] = .repeated
        }
    }

    /// Known by key and like what was known: nobody else may claim these.
    private mutating func claimUnmistakable() {
        for index in open {
            let candidate = candidates[index]
            if let article = known[candidate.key], isSame(candidate, article) { claim(article, for: index) }
        }
    }

    /// A server that moves to https, or a feed of another format, changes every id at once.
    ///
    /// Most headlines must have stayed: five fixed links with five new stories under new ids are news.
    private mutating func claimMassRekeyed() {
        var found: [Int: KnownArticle] = [:]
        var taken: Set<ArticleID> = []
        for index in open where known[candidates[index].key] == nil {
            guard let article = articles(byAliasesOf: index).first(where: { !taken.contains($0.id) }) else {
                continue
            }
            found[index] = article
            taken.insert(article.id)
        }
        let total = candidates.count
        guard total >= Self.minMassCount, Double(found.count) >= Self.massShare * Double(total) else {
            return
        }
        let alike = found.count { hasDrifted($0.key, from: $0.value) }
        guard alike * 2 >= found.count else { return }
        for (index, article) in found { claim(article, for: index, as: .rekeyed(article)) }
    }

    /// An id that drifted is found by link and headline; else an id that is known stands for its article,
    /// whatever it says now.
    ///
    /// All that is found by its words comes first: ids that count places (1 is the newest) move on with each new
    /// entry, which would otherwise take the article of the one below it.
    private mutating func claimRest() {
        for index in open {
            let elsewhere = articles(byAliasesOf: index)
            if let article = elsewhere.first(where: { isRecent($0) && hasDrifted(index, from: $0) }) {
                claim(article, for: index)
            }
        }
        for index in open {
            guard let article = known[candidates[index].key], !isAnotherStory(index, than: article) else {
                continue
            }
            claim(article, for: index)
        }
        for index in open {
            standings[index] = .new(rewrites: articles(byAliasesOf: index).first(where: isRecent))
        }
    }

    /// The same words a second time, under another id of the article, are no entry of their own.
    private mutating func claim(_ article: KnownArticle, for index: Int, as standing: Standing? = nil) {
        if claimed.insert(article.id).inserted {
            standings[index] = standing ?? .known(article)
        } else if candidates[index].contentHash == article.contentHash {
            standings[index] = .repeated
        }
    }

    /// Articles that no other candidate has claimed.
    private func articles(byAliasesOf index: Int) -> [KnownArticle] {
        candidates[index].aliases.compactMap { known[$0] }.filter { !claimed.contains($0.id) }
    }

    private func isSame(_ candidate: Candidate, _ article: KnownArticle) -> Bool {
        candidate.contentHash == article.contentHash
            || TitleLikeness.areNearlyEqual(candidate.article.text.title, article.title)
    }

    /// Whether an entry under another id is the article that has its link.
    ///
    /// Where there is no headline, or only signs, or another number in it, only the same words say so.
    private func hasDrifted(_ index: Int, from article: KnownArticle) -> Bool {
        let candidate = candidates[index]
        return candidate.contentHash == article.contentHash
            || TitleLikeness.isTelling(article.title) && isSame(candidate, article)
                && TitleLikeness.haveSameNumbers(candidate.article.text.title, article.title)
    }

    /// Whether a link that stood for an article now stands for another: a page that tells something else each day.
    ///
    /// Only asked where headlines differ. An id is its owner's word that the entry is the same. A link is not: with
    /// another headline and another date it is the next story; within half a day it is taken for an edit, since
    /// people who rewrite a headline often set the date anew. Whatever the dates say, words that have nothing in
    /// common with those before are another story.
    private func isAnotherStory(_ index: Int, than article: KnownArticle) -> Bool {
        let candidate = candidates[index]
        guard candidate.key.kind == .link, candidate.contentHash != article.contentHash else { return false }
        if let before = edits[article.id]?.text, CommonWords.areFew(before, candidate.searchText) {
            return true
        }
        guard let before = article.published, let date = candidate.article.published else { return false }
        return date > before + Self.editWindow
    }

    private func isRecent(_ article: KnownArticle) -> Bool {
        article.lastSeen + Self.driftWindow >= now
    }
}
