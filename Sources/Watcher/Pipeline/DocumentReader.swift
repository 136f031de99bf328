// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import FeedParsing
import Foundation
import NewsModel
import PageReading
import RuleEngine

/// Makes candidates of a document: parsed, recognised, analysed and matched.
///
/// Pure but for the look at what is known; runs on a worker.
struct DocumentReader: Sendable {
    /// The feed, as configured.
    let feed: Feed
    /// The rules in force.
    let ruleSet: RuleSet
    /// What the store knew a moment ago, by key: what is known and unchanged is not analysed again.
    ///
    /// The writer looks once more: this only saves work.
    let known: @Sendable ([EntryKey]) throws -> [EntryKey: KnownArticle]
    /// The main text of the pages of known articles, where the feed has full text.
    let pageText: @Sendable ([ArticleID]) throws -> [ArticleID: String]

    /// What a document came to.
    struct Reading: Sendable {
        /// The document's own facts.
        let metadata: FeedMetadata
        /// Whether the document broke off.
        let isTruncated: Bool
        /// Its entries, in order.
        let candidates: [Candidate]
        /// Content hashes of candidates that were known and unchanged, and so not analysed.
        let skipped: Set<String>

        /// Whether everything that the writer stores anew was analysed.
        func covers(_ commit: Commit) -> Bool {
            !commit.articles.contains { $0.action != .touch && skipped.contains($0.contentHash) }
        }
    }

    /// Reads a document.
    ///
    /// - Throws: `UnreadableDocument` when it is not what the feed should be, or what a look at the store throws.
    func read(_ document: Document) throws -> Reading {
        let parsed = try entries(of: document)
        let keys = EntryIdentity.keys(for: parsed.entries, in: feed.id)
        let known = try known(keys.flatMap { [$0.key] + $0.aliases })
        let hashes = parsed.entries.map { ContentHash.of($0) }
        let pages = try pages(
            of: zip(keys, hashes)
                .compactMap { keys, hash in
                    known[keys.key].flatMap { $0.contentHash == hash || $0.page != .done ? nil : $0.id }
                }
        )
        var skipped: Set<String> = []
        let candidates = parsed.entries.indices
            .map { index in
                let (keys, contentHash) = (keys[index], hashes[index])
                var article = article(of: parsed.entries[index], in: parsed.metadata, at: document.fetched)
                let before = known[keys.key]
                if let page = before.flatMap({ pages[$0.id] }) {
                    article.text.body = PageDecision.body(own: article.text.body, page: page)
                }
                let isKnown = before?.contentHash == contentHash
                if isKnown { skipped.insert(contentHash) }
                return candidate(article, keys, contentHash, isAnalysed: !isKnown)
            }
        return Reading(
            metadata: parsed.metadata,
            isTruncated: parsed.isTruncated,
            candidates: candidates,
            skipped: skipped
        )
    }

    /// An edit brings the feed's words only: the page's are put back before the rules run.
    private func pages(of edited: [ArticleID]) throws -> [ArticleID: String] {
        feed.fullText && !edited.isEmpty ? try pageText(edited) : [:]
    }

    private typealias Parsed = (entries: [Entry], metadata: FeedMetadata, isTruncated: Bool)

    private func entries(of document: Document) throws -> Parsed {
        let context = DocumentContext(document)
        do {
            switch feed.kind {
            case .feed:
                let feed = try FeedParser.parse(document.body, context: context)
                return (feed.entries, feed.metadata, feed.isTruncated)
            case .page(let expressions):
                let page = try PageItems.entries(
                    in: document.body,
                    context: context,
                    expressions: expressions
                )
                return (page.entries, page.metadata, page.isTruncated)
            }
        } catch let failure as ParseFailure {
            throw UnreadableDocument(detail: failure.detail)
        } catch let failure as PageFailure {
            throw UnreadableDocument(detail: failure.detail)
        }
    }

    private func candidate(
        _ article: Article,
        _ keys: (key: EntryKey, aliases: [EntryKey]),
        _ contentHash: String,
        isAnalysed: Bool
    ) -> Candidate {
        var candidate = Candidate(
            key: keys.key,
            aliases: keys.aliases,
            article: article,
            contentHash: contentHash,
            searchText: ArticleText(),
            matches: []
        )
        guard isAnalysed else { return candidate }
        let analysis = ruleSet.analysed(article)
        candidate.article.language = analysis.language
        candidate.searchText = analysis.searchText
        candidate.matches = ruleSet.matches(in: analysis)
        if !candidate.matches.isEmpty { candidate.story = StoryText(folded: candidate.searchText) }
        return candidate
    }

    private func article(of entry: Entry, in metadata: FeedMetadata, at now: Date) -> Article {
        Article(
            // The writer gives the id: only it knows which article this is.
            id: "",
            feed: feed.id,
            feedTitle: feed.title ?? metadata.title,
            feedTags: feed.tags,
            text: entry.text,
            url: entry.link,
            authors: entry.authors,
            outlet: entry.outlet ?? feed.outlet,
            tags: entry.categories,
            language: primarySubtag(entry.language ?? feed.language),
            published: Self.plausible(entry.published ?? entry.updated, seen: now),
            seen: now
        )
    }

    /// A date that can be one of publication: not before there were feeds (1970 and year 1 stand for none), and no
    /// later than it was seen.
    private static func plausible(_ date: Date?, seen: Date) -> Date? {
        guard let date, date >= Date(timeIntervalSince1970: 788_918_400) else { return nil }
        return min(date, seen)
    }

    private func primarySubtag(_ tag: String?) -> String? {
        tag?.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() }
    }
}

/// A document that is no feed, or a page on which the feed's expressions find nothing.
struct UnreadableDocument: Error {
    /// What is wrong with it, as a person reads it.
    let detail: String
}
