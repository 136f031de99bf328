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
        return [
            "tag", "category", "has", "no", "with", "without", "type", "format", "status", "lang", "is", "js",
        ]
        .contains(first)
    }

    private static func of(_ words: NameWords) -> Hints {
        var hints: Hints = words.list == ["widget"] ? .others : []
        var isBody = false
        for start in words.list.indices {
            var name = ""
            for word in words.list[start...].prefix(4) {
                name += word
                hints.formUnion(byName[name] ?? [])
                isBody = isBody || bodyNames.contains(name)
            }
        }
        if isBody, hints.isDisjoint(with: [.around, .others, .line]) { hints.insert(.body) }
        return hints
    }

    /// Words, and up to four words in a row.
    private static let byName: [String: Hints] = {
        var table: [String: Hints] = [:]
        let groups: [(Hints, String)] = [
            (
                .likely,
                "article articles body content contents entry hentry main page post story text blog news column detail"
            ),
            (
                .others,
                "comment comments commentlist disqus respond replies related recommended recommendations recirc "
                    + "recirculation outbrain taboola zergnet sidebar sidebars trending trends disclaimer disclaimers tuijian "
                    + "cookie cookies cookiebar consent gdpr onetrust didomi usercentrics cookiebot cmp "
                    + "kommentare leserkommentare commentaires comentarios commenti reacties komentarze livefyre viafoura"
            ),
            (
                .around,
                "ad ads adv advert advertisement advertisements advertising adslot adunit adbox adsense "
                    + "adsbygoogle dfp gpt sponsor sponsored promo promos promotion promoted banner breadcrumb "
                    + "breadcrumbs nav navbar navigation menu menus submenu footer masthead topbar toolbar tools "
                    + "share shares sharing sharebar sharedaddy social socials addthis addtoany follow "
                    + "newsletter newsletters subscribe subscription signup signin login register "
                    + "regwall popup modal lightbox overlay popular carousel slider ticker "
                    + "pagination pager paging pagenav skip donate donation donations upsell cta search searchform "
                    + "toc navbox editsection headerlink catlinks hatnote jumplinks poll rating ratings teasers "
                    + "recommend suggestions playlist noprint print livechat feedback survey"
            ),
            (.unseen, "visuallyhidden offscreen sronly hidden invisible"),
            (
                .line,
                "byline author authors bio caption captions credit credits copyright timestamp dateline date "
                    + "published meta metadata tags taglist tagcloud keywords topics topic category categories kicker eyebrow "
                    + "label labels cutline figcaption legende bildunterschrift source-credit reading readtime statement"
            ),
        ]
        for (hint, words) in groups {
            for word in words.split(separator: " ") { table[String(word), default: []].insert(hint) }
        }
        for (hint, list) in phrases {
            for name in list { table[name, default: []].insert(hint) }
        }
        return table
    }()

    /// The same for words in a row, without what divides them.
    private static let phrases: [(Hints, [String])] = [
        (
            .around,
            [
                "readmore", "morestories", "morenews", "seealso", "alsoread", "readalso", "youmay",
                "nextpost",
                "prevpost", "postnavigation", "jumpto", "backtotop", "gototop", "followus",
                "tableofcontents", "shareon", "socialmedia", "appdownload", "sitesub", "printfriendly",
                "moreon", "morefrom", "teaserlist", "sharethis", "signup", "mailinglist",
                "callout", "inlineteaser", "calltoaction",
            ]
        ),
        (
            .others,
            [
                "relatedposts", "relatedarticles", "mostread", "mostpopular", "mostviewed", "latestnews",
                "latestposts", "recentposts", "otherstories", "commentarea", "jprelated", "yarpp", "upnext",
                "topstories", "readnext", "widgetarea", "articlelist", "newslist", "relatedcontent",
                "relatednews",
                "xgxw",
            ]
        ),
        (.unseen, ["screenreader", "sronly", "visuallyhidden", "visuallyhide", "dnone", "displaynone"]),
        (
            .line,
            [
                "authorbio", "authorbox", "aboutauthor", "abouttheauthor", "authorinfo", "entrymeta",
                "postmeta", "articlemeta", "postedon", "captiontext", "imagecaption", "photocaption",
                "imgcaption", "imgdesc", "postinfo", "articleinfo", "lastupdated", "pubdate",
            ]
        ),
    ]

    /// What the element just around an article's paragraphs is called.
    private static let bodyNames: Set<String> = [
        "articlebody", "articlecontent", "articlecontents", "articletext", "articlemain", "storybody",
        "storycontent", "storytext", "entrycontent", "entrybody", "entrytext", "postcontent", "postbody",
        "posttext", "newsbody", "newscontent", "newstext", "bodycopy", "bodytext", "textbody",
        "fieldnamebody", "mwparseroutput", "fullstory", "articlefulltext", "singlecontent", "detailcontent",
        "contentbody", "bodycontent", "blogcontent", "pagecontent", "richtext", "articledetail",
        "newsdetail", "newsview", "artikeltext", "artikelbody", "storybodytext", "articlebodytext",
        "contentdetail", "blogpost", "mainarticle", "contentarticle", "articleview", "viewcontent",
        "fulltext", "maintext", "textcontent", "articlecopy", "storycopy", "postarticle",
    ]
}

/// A name cut into words at dashes, underscores, digits and capitals, in lower case.
struct NameWords {
    /// The words.
    let list: [String]

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
    }
}
