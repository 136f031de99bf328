// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import FeedParsing
import Foundation
import NewsModel
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
    /// - Throws: `ParseFailure` when it is no feed, or what `known` throws.
    func read(_ document: Document) throws -> Reading {
        let parsed = try FeedParser.parse(document.body, context: DocumentContext(document))
        let keys = EntryIdentity.keys(for: parsed.entries, in: feed.id)
        let known = try known(keys.flatMap { [$0.key] + $0.aliases })
        var skipped: Set<String> = []
        let candidates = zip(parsed.entries, keys)
            .map { entry, keys in
                let article = article(of: entry, in: parsed, at: document.fetched)
                let contentHash = ContentHash.of(entry)
                let isKnown = known[keys.key]?.contentHash == contentHash
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
        return candidate
    }

    private func article(of entry: Entry, in parsed: ParsedFeed, at now: Date) -> Article {
        Article(
            // The writer gives the id: only it knows which article this is.
            id: "",
            feed: feed.id,
            feedTitle: feed.title ?? parsed.metadata.title,
            feedTags: feed.tags,
            text: entry.text,
            url: entry.link,
            authors: entry.authors,
            outlet: entry.outlet ?? feed.outlet,
            tags: entry.categories,
            language: primarySubtag(entry.language ?? feed.language),
            published: entry.published ?? entry.updated,
            seen: now
        )
    }

    private func primarySubtag(_ tag: String?) -> String? {
        tag?.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() }
    }
}
