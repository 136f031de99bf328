// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A feed as it is written into a file of `feeds.d`; what is left at its default is not written.
public struct FeedEntry: Sendable, Hashable {
    /// The stable id.
    public var id: FeedID
    /// The address.
    public var url: String
    /// What people see.
    public var title: String?
    /// Who speaks.
    public var outlet: String?
    /// Labels.
    public var tags: [String]
    /// The language of entries that state none.
    public var language: String?
    /// Time between polls.
    public var every: Duration?
    /// The expressions of a page that is watched like a feed; nil: it is a feed.
    public var page: PageExpressions?
    /// Whether the page of every new entry is fetched.
    public var fullText = false
    /// Whether private and loopback addresses may be asked.
    public var allowPrivate = false
    /// Whether a redirect from https to http may be followed.
    public var allowHTTP = false
    /// Whether it is polled at all.
    public var isEnabled = true

    /// A feed with its address.
    public init(
        id: FeedID,
        url: String,
        title: String? = nil,
        outlet: String? = nil,
        tags: [String] = [],
        language: String? = nil,
        every: Duration? = nil,
        page: PageExpressions? = nil
    ) {
        self.id = id
        self.url = url
        self.title = title
        self.outlet = outlet
        self.tags = tags
        self.language = language
        self.every = every
        self.page = page
    }

    /// The keys and values in the order in which they are written.
    var tree: YAMLTree {
        var members: [YAMLTree.Member] = [.init("id", .text(id.rawValue)), .init("url", .text(url))]
        if let page { members += [.init("kind", .text("page")), .init("page", page.tree)] }
        let texts = [("title", title), ("outlet", outlet)]
        for (key, text) in texts { if let text { members.append(.init(key, .text(text))) } }
        if !tags.isEmpty { members.append(.init("tags", .list(tags.map { .text($0) }))) }
        if let language { members.append(.init("language", .text(language))) }
        if let every { members.append(.init("every", .text(Quantity.text(every)))) }
        let flags = [
            ("fulltext", fullText, false), ("allow_private", allowPrivate, false),
            ("allow_http", allowHTTP, false), ("enabled", isEnabled, true),
        ]
        for (key, flag, usual) in flags where flag != usual {
            members.append(.init(key, .text(String(flag))))
        }
        return .mapping(members)
    }
}

extension PageExpressions {
    fileprivate var tree: YAMLTree {
        let others = [("title", title), ("link", link), ("date", date), ("text", text)]
        return .mapping(
            [YAMLTree.Member("items", .text(items))]
                + others.compactMap { key, text in text.map { YAMLTree.Member(key, .text($0)) } }
        )
    }
}
