// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What a matching article is held against others by.
struct Newcomer {
    /// The article, with its id.
    let article: Article
    /// Its folded tokens.
    let folded: ArticleText
    /// The same, as they are compared.
    let text: StoryText
    /// Its canonical link, unless that is a site's first page.
    let link: String?
    /// What it is found under.
    let keys: [UInt32]
    /// Articles of the store that share some of it.
    let known: [KnownStory]

    init(_ article: Article, folded: ArticleText, text: StoryText, known: [KnownStory]) {
        self.article = article
        self.folded = folded
        self.text = text
        self.known = known
        link = CanonicalLink.ofPage(article.url)
        keys = StoryKeys.keys(of: text, link: link)
    }

    /// Whether it brings what a story brought: the same page in another feed, or nearly the same text.
    func isCopy(of story: KnownStory) -> Bool {
        guard story.article != article.id else { return false }
        let other = StoryText(folded: story.text)
        let likeness = StoryLikeness(other)
        if let link, story.feed != article.feed, link == CanonicalLink.ofPage(story.url),
            isPlausible(story, other, likeness)
        {
            return true
        }
        guard likeness.isCopied(by: text) else { return false }
        return story.feed != article.feed || isOneAndTheSame(story, other)
    }

    /// A page that tells something else each day (`/live`) has one link for many stories.
    private func isPlausible(_ story: KnownStory, _ other: StoryText, _ likeness: StoryLikeness) -> Bool {
        guard other.isTelling, text.isTelling else { return true }
        return TitleLikeness.areNearlyEqual(story.title, article.text.title)
            || max(likeness.share(of: text), StoryLikeness(text).share(of: other)) >= Self.leastShare
    }

    private static let leastShare = 0.1

    /// Whether two entries of one feed are one story, and not one form with other names filled in.
    ///
    /// An agency greets one head of state after another in the same words, and a feed may say the same of each of its
    /// entries. Its own stories come back under nearly the same headline, or with hardly a word changed but for what
    /// was added.
    private func isOneAndTheSame(_ story: KnownStory, _ other: StoryText) -> Bool {
        if TitleLikeness.areNearlyEqual(story.title, article.text.title) { return true }
        return !(folded.body.isEmpty && story.text.body.isEmpty)
            && StoryLikeness(text).share(of: other) >= Self.leastShareInFeed
    }

    private static let leastShareInFeed = 0.9
}

extension CanonicalLink {
    /// The canonical form of a page's link; nil for none, and for a site's first page.
    static func ofPage(_ url: String?) -> String? {
        guard let url else { return nil }
        let link = canonical(url)
        return link.isEmpty || isHomePage(link) ? nil : link
    }
}
