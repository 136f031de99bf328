// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What the names that a page's authors gave an element (`class`, `id`, `role`) say of its content.
struct Hints: OptionSet, Sendable {
    let rawValue: UInt8

    /// It holds the words of an article.
    static let body = Hints(rawValue: 1)
    /// It may hold an article, or a part of one.
    static let likely = Hints(rawValue: 2)
    /// It stands around an article: navigation, sharing, advertisements, other stories.
    static let around = Hints(rawValue: 4)
    /// Readers' comments, and other stories: more text than an article may have.
    static let others = Hints(rawValue: 8)
    /// Nobody sees it.
    static let unseen = Hints(rawValue: 16)
    /// A line about the article: author, date, topics, caption; not where much text stands in it.
    static let line = Hints(rawValue: 32)

    /// What a list of names, as `class` has it, says.
    static func of(_ names: UnsafeBufferPointer<UInt8>) -> Hints {
        var hints: Hints = []
        for name in names.prefix(512).split(whereSeparator: \.isSpace) {
            let words = NameWords(name)
            guard !isDescription(words) else { continue }
            hints.formUnion(of(words))
        }
        return hints
    }

    /// `tag-comments`, `category-social`, `has-sidebar`, `post-123`: what WordPress says of a whole article.
    private static func isDescription(_ words: NameWords) -> Bool {
        guard words.list.count > 1, let first = words.list.first else { return false }
        return ["tag", "category", "has", "no", "with", "without", "type", "format", "status", "lang", "is", "js"]
            .contains(first)
    }

    private static func of(_ words: NameWords) -> Hints {
        var hints: Hints = []
        if words.joined == "widget" { hints.insert(.others) }
        for word in words.list { hints.formUnion(byWord[word] ?? []) }
        if names.around.contains(where: words.joined.contains) { hints.insert(.around) }
        if names.others.contains(where: words.joined.contains) { hints.insert(.others) }
        if names.unseen.contains(where: words.joined.contains) { hints.insert(.unseen) }
        if names.line.contains(where: words.joined.contains) { hints.insert(.line) }
        let isAside = !hints.isDisjoint(with: [.around, .others, .line])
        if !isAside, names.body.contains(where: words.joined.contains) { hints.insert(.body) }
        return hints
    }

    private static let byWord: [String: Hints] = {
        var table: [String: Hints] = [:]
        let groups: [(Hints, String)] = [
            (
                .likely,
                "article articles body content contents entry hentry main page post story text blog news column detail"
            ),
            (
                .others,
                "comment comments commentlist disqus respond replies related recommended recommendations recirc "
                    + "recirculation outbrain taboola zergnet sidebar sidebars trending trends"
            ),
            (
                .around,
                "ad ads adv advert advertisement advertisements advertising adslot adunit adbox adsense "
                    + "adsbygoogle dfp gpt sponsor sponsored promo promos promotion promoted banner breadcrumb "
                    + "breadcrumbs nav navbar navigation menu menus submenu footer masthead topbar toolbar tools "
                    + "share shares sharing sharebar sharedaddy social socials addthis addtoany follow cookie "
                    + "cookies consent gdpr newsletter newsletters subscribe subscription signup signin login register "
                    + "paywall regwall popup modal lightbox overlay popular carousel slider ticker "
                    + "pagination pager paging pagenav skip donate donation donations upsell cta search searchform "
                    + "toc navbox editsection headerlink catlinks hatnote jumplinks poll rating ratings teasers "
                    + "recommend suggestions playlist noprint print livechat feedback survey"
            ),
            (.unseen, "visuallyhidden offscreen sronly hidden invisible"),
            (
                .line,
                "byline author authors bio caption captions credit credits copyright timestamp dateline date "
                    + "published meta metadata tags taglist tagcloud keywords topics topic category categories kicker eyebrow "
                    + "label labels cutline figcaption legende bildunterschrift source-credit reading readtime"
            ),
        ]
        for (hint, words) in groups {
            for word in words.split(separator: " ") { table[String(word), default: []].insert(hint) }
        }
        return table
    }()

    /// Parts of names with their dashes and capitals taken out.
    private static let names = (
        body: [
            "articlebody", "articlecontent", "articletext", "articlemain", "storybody", "storycontent",
            "storytext", "entrycontent", "postcontent", "postbody", "posttext", "newsbody", "newscontent",
            "newstext", "bodycopy", "bodytext", "textbody", "fieldnamebody", "mwparseroutput", "fullstory",
            "articlefulltext", "singlecontent", "detailcontent", "contentbody", "bodycontent", "blogcontent",
            "pagecontent", "richtext", "articledetail", "newsdetail", "artikeltext", "artikelbody",
        ],
        around: [
            "readmore", "morestories", "morenews", "seealso", "alsoread", "readalso", "youmay", "nextpost",
            "prevpost", "postnavigation", "jumpto", "backtotop", "gototop", "followus", "signup", "tableofcontents",
            "shareon", "socialmedia", "appdownload", "sitesub", "printfriendly", "cookiebar", "moreon", "morefrom", "teaserlist",
        ],
        others: [
            "relatedposts", "mostread", "mostpopular", "mostviewed", "latestnews", "latestposts", "recentposts",
            "otherstories", "commentlist", "commentarea", "jprelated", "yarpp", "upnext", "topstories",
        ],
        unseen: ["screenreader", "sronly", "visuallyhidden", "visuallyhide", "dnone", "displaynone"],
        line: [
            "authorbio", "authorbox", "aboutauthor", "abouttheauthor", "authorinfo", "entrymeta", "postmeta",
            "articlemeta", "postedon", "captiontext", "imagecaption", "photocaption", "imgcaption", "postinfo",
            "articleinfo", "lastupdated", "pubdate",
        ]
    )
}

/// A name cut into words at dashes, underscores, digits and capitals, in lower case.
struct NameWords {
    /// The words.
    let list: [String]
    /// The words without anything between them.
    let joined: String

    init(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
        var words: [String] = []
        var word: [UInt8] = []
        var wasLower = false
        for byte in name.prefix(80) {
            let isUpper = byte >= 0x41 && byte <= 0x5a
            if !byte.isLetter && byte < 0x80 || isUpper && wasLower {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            }
            if byte.isLetter || byte >= 0x80 { word.append(isUpper ? byte | 0x20 : byte) }
            wasLower = byte.isLetter && !isUpper
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        list = words
        joined = words.joined()
    }
}
