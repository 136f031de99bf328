// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Alerting
import FeedFetching
import FeedParsing
import Foundation
import Logging
import NewsModel
import PageReading
import RuleEngine
import Settings

/// What becomes of an article when its page has come, has not, or never will: read, matched, decided, committed.
struct PageEnding: Sendable {
    let store: AlertStore
    let writer: Writer
    let workers: Workers
    let running: RunningBox
    /// Finds the same news among what is stored.
    let stories: StoryMemory
    let now: @Sendable () -> Date
    let log: Logger
    /// Called after each commit that gives sinks something to send.
    let onMessages: @Sendable (Set<SinkID>) -> Void
    /// Called after each commit with something that gathers for a sink.
    let onGathering: @Sendable () -> Void

    /// The page came.
    func end(_ page: PageFetch, with document: Document) async {
        do {
            let text = try await workers.run {
                try PageReader.read(document.body, context: DocumentContext(document))
            }
            await end(page, as: .done, text: text, error: nil)
        } catch let failure as PageFailure {
            await end(page, as: .failed, error: failure.detail)
        } catch {
            await end(page, as: .failed, error: "\(error)")
        }
    }

    /// A request failed: another one follows, or the page is given up.
    func fail(_ page: PageFetch, _ failure: FetchFailure) async {
        guard failure.isTransient, let next = PageDecision.retry(after: page.attempts + 1, now: now()) else {
            return await end(page, as: .failed, error: failure.detail)
        }
        await postpone(page, until: next, error: failure.detail)
    }

    /// The host wishes no request before then; a page that would be older than a day is given up.
    func postpone(_ page: PageFetch, until: Date, because reason: String) async {
        guard until < page.created + .seconds(86_400) else {
            return await end(page, as: .failed, error: reason)
        }
        // At least a while: a host whose time has just come is not asked in a loop.
        await postpone(page, until: max(until, now() + .seconds(1)), error: nil)
    }

    private func postpone(_ page: PageFetch, until: Date, error: String?) async {
        do {
            let time = now()
            try await writer.commit {
                try $0.postponePageFetch(page.article, until: until, error: error, now: time)
            }
        } catch {
            log.error("a page fetch could not be put off", metadata: Self.metadata(page, "\(error)"))
        }
    }

    /// The rules run on what there is now, if they did not yet, and all of it is committed.
    func end(_ page: PageFetch, as state: PageFetch.State, text: ArticlePage? = nil, error: String?) async {
        do {
            // An edit between the reading and the commit makes it begin anew; it is rare, and never endless.
            for _ in 0..<5 {
                if try await attempt(page, as: state, text: text, error: error) { break }
            }
            log.log(
                level: state == .failed ? .notice : .debug,
                "a page \(state.rawValue)",
                metadata: Self.metadata(page, error ?? "")
            )
        } catch {
            log.error(
                "what a page came to could not be stored; it is asked for again",
                metadata: Self.metadata(page, "\(error)")
            )
            // Not at once: the store may be full, and the page's host is not to pay for it.
            try? await Task.sleep(for: .seconds(60))
        }
    }

    /// False when the article was edited meanwhile.
    private func attempt(
        _ page: PageFetch,
        as state: PageFetch.State,
        text: ArticlePage?,
        error: String?
    ) async throws -> Bool {
        let current = running.current
        let time = now()
        let read = try await workers.run { [store] in
            try store.read { (try $0.article(page.article), try $0.pageFetch(page.article)) }
        }
        guard let article = read.0, let known = read.1, known.state != .done, known.state != .failed else {
            return true
        }
        // What the rules made of the summary of a late page stands, where there is no page after all.
        let runsRules = !(known.state == .late && text == nil)
        let complete = Self.complete(article, with: text)
        let (matches, story, searchText, language) = try await workers.run {
            let analysis = current.settings.ruleSet.analysed(complete)
            let matches = runsRules ? current.settings.ruleSet.matches(in: analysis) : nil
            let text = analysis.searchText
            let story = matches?.isEmpty == false ? StoryText(folded: text) : StoryText()
            return (matches, story, text, analysis.language)
        }
        var commit = PageCommit(
            article: complete,
            state: state,
            searchText: searchText,
            error: error,
            decided: time
        )
        commit.article.language = language
        return try await store(commit, matches, story, under: current)
    }

    private func store(
        _ made: PageCommit,
        _ matches: [Match]?,
        _ story: StoryText,
        under current: Running
    ) async throws -> Bool {
        let mostAtOnce = GatheringDecision.mostAtOnce
        let feed = current.feeds[made.article.feed] ?? Feed(id: made.article.feed, url: URL(filePath: "/"))
        let committed = try await writer.commit { transaction -> PageCommit? in
            let silences = try transaction.reading.silences(notOverAt: made.decided)
            let commit = PageDecision.decide(
                made,
                matches: matches,
                story: story,
                stories: try stories.stories(
                    like: story,
                    url: made.article.url,
                    rules: (matches ?? []).map(\.rule.id),
                    policy: current.policy,
                    now: made.decided,
                    in: transaction
                ),
                known: try transaction.reading.edit(of: made.article.id) ?? KnownEdit(),
                isFlood: try transaction.reading.pagesBornWith(made.article.id, most: mostAtOnce + 1)
                    > mostAtOnce,
                feed: feed,
                routing: current.routing.heeding(silences),
                policy: current.policy
            )
            guard try transaction.apply(commit) else { return nil }
            try stories.remember(commit.fingerprints, in: transaction)
            return commit
        }
        guard let committed else { return false }
        if !committed.messages.isEmpty { onMessages(Set(committed.messages.map(\.sink))) }
        if committed.deliveries.contains(where: { $0.due != nil }) { onGathering() }
        return true
    }

    /// The article with the page's main text for its body, and what else only the page says.
    static func complete(_ article: Article, with page: ArticlePage?) -> Article {
        guard let page else { return article }
        var article = article
        article.text.body = PageDecision.body(own: article.text.body, page: page.text)
        if article.text.title.isEmpty, let title = page.title { article.text.title = title }
        if article.authors.isEmpty, let byline = page.byline { article.authors = [byline] }
        if article.published == nil { article.published = page.published }
        if article.language == nil {
            article.language = page.language?.split(separator: "-").first.map { $0.lowercased() }
        }
        return article
    }

    private static func metadata(_ page: PageFetch, _ detail: String) -> Logger.Metadata {
        ["feed": "\(page.feed)", "article": "\(page.article)", "url": "\(page.url)", "detail": "\(detail)"]
    }
}
