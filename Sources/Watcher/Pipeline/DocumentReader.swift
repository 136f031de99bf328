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
    }

    /// Reads a document.
    ///
    /// - Throws: `ParseFailure` when it is no feed, or what `known` throws.
    func read(_ document: Document) throws -> Reading {
        let parsed = try FeedParser.parse(document.body, context: DocumentContext(document))
        let keys = EntryIdentity.keys(for: parsed.entries, in: feed.id)
        let known = try known(keys.flatMap { [$0.key] + $0.aliases })
        let candidates = zip(parsed.entries, keys)
            .map { entry, keys in
                candidate(
                    entry,
                    key: keys.key,
                    aliases: keys.aliases,
                    known: known,
                    of: parsed,
                    at: document.fetched
                )
            }
        return Reading(
            metadata: parsed.metadata,
            isTruncated: parsed.isTruncated,
            candidates: candidates
        )
    }

    private func candidate(
        _ entry: Entry,
        key: EntryKey,
        aliases: [EntryKey],
        known: [EntryKey: KnownArticle],
        of parsed: ParsedFeed,
        at now: Date
    ) -> Candidate {
        var article = article(of: entry, in: parsed, at: now)
        let contentHash = ContentHash.of(entry)
        if known[key]?.contentHash == contentHash {
            return Candidate(
                key: key,
                aliases: aliases,
                article: article,
                contentHash: contentHash,
                searchText: ArticleText(),
                matches: []
            )
        }
        let analysis = ruleSet.analysed(article)
        article.language = analysis.language
        return Candidate(
            key: key,
            aliases: aliases,
            article: article,
            contentHash: contentHash,
            searchText: analysis.searchText,
            matches: ruleSet.matches(in: analysis)
        )
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
