// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import PageReading
import Testing

/// One article in many pages: layouts, ways to write paragraphs, and what stands around them.
@Suite struct `One article in many pages` {
    @Test(arguments: Layout.allCases, Paragraphs.allCases)
    func `the same text comes out`(layout: Layout, paragraphs: Paragraphs) throws {
        for surroundings in Surroundings.combinations {
            let body = paragraphs.html(Self.article)
            let html = surroundings.page(layout.html(title: Self.title, body: body))
            let text = try read(html).text
            let f1 = shingleF1(text, Self.article.joined(separator: "\n\n"))
            #expect(f1 >= 0.95, "\(layout) \(paragraphs) \(surroundings.rawValue): \(text)")
        }
    }

    static let title = "The ferry returns in May"
    static let article = [
        "The ferry between the two islands will run again from May, the shipping office announced on Thursday.",
        "It had been laid up since the collision of last autumn, in which nobody was hurt but a pier was damaged.",
        "“We have used the winter well,” said the captain, Aud Larsen, and pointed to a new engine and new seats.",
        "The timetable stays as it was: six crossings a day, eight on Fridays, and none on the first of May.",
        "Tickets will be a tenth dearer. The office gives the price of fuel as the reason, and promises not to raise "
            + "them again before 2027.",
        "Farmers on the smaller island welcomed the news. They had sent their milk by helicopter for three weeks.",
    ]

    /// What holds the article.
    enum Layout: CaseIterable {
        case article
        case articleInMain
        case postContent
        case namelessDivs
        case sections
        case table
        case sidebarWrapper
        case form

        func html(title: String, body: String) -> String {
            let heading = "<h1>\(title)</h1>"
            return switch self {
            case .article: "<article>\(heading)\(body)</article>"
            case .articleInMain:
                "<main><article class='post'><header>\(heading)<p class=byline>By A. Moen</p></header>"
                    + "<div>\(body)</div></article></main>"
            case .postContent:
                "<div id=content><h2>\(title)</h2><div class='entry-content'>\(body)</div></div>"
            case .namelessDivs:
                "<div><div><div class=x1>\(heading)</div><div class=x2><div>\(body)</div></div></div></div>"
            case .sections:
                "<section class=s><div class=s2>\(heading)<section>\(body)</section></div></section>"
            case .table:
                "<table><tr><td width=120><a href=/a>Back</a></td><td>\(heading)\(body)</td></tr></table>"
            case .sidebarWrapper:
                "<div class='content-sidebar-wrap'><main class='content'><div class='entry'>\(heading)\(body)</div></main></div>"
            case .form:
                "<form id=aspnetForm><div id=bodyarea>\(heading)<div class=rte>\(body)</div></div></form>"
            }
        }
    }

    /// How its paragraphs are written.
    enum Paragraphs: CaseIterable {
        case paragraphs
        case breaks
        case divisions
        case wrapped
        case spans
        case mixed

        func html(_ texts: [String]) -> String {
            switch self {
            case .paragraphs: texts.map { "<p>\($0)</p>" }.joined(separator: "\n")
            case .breaks: texts.joined(separator: "<br><br>\n")
            case .divisions: texts.map { "<div>\($0)</div>" }.joined()
            case .wrapped:
                texts.map { "<div class='block'><div class='inner'><p class='t'>\($0)</p></div></div>" }
                    .joined()
            case .spans:
                texts.map { "<p><span style='font-size: 11pt'><span lang=en>\($0)</span></span></p>" }
                    .joined()
            case .mixed:
                texts.enumerated()
                    .map {
                        $0 == 2
                            ? "<blockquote>\($1)</blockquote>"
                            : $0 == 4 ? "<ul><li>\($1)</li></ul>" : "<p>\($1)</p>"
                    }
                    .joined()
            }
        }
    }

    /// What stands around it.
    struct Surroundings: OptionSet {
        let rawValue: Int

        static let navigation = Surroundings(rawValue: 1)
        static let cookies = Surroundings(rawValue: 2)
        static let related = Surroundings(rawValue: 4)
        static let comments = Surroundings(rawValue: 8)
        static let sidebar = Surroundings(rawValue: 16)
        static let footer = Surroundings(rawValue: 32)

        static let combinations = (0..<64).map(Surroundings.init(rawValue:))

        func page(_ article: String) -> String {
            var html =
                "<!doctype html><html lang=en><head><title>The ferry returns in May - Isle Post</title></head><body>"
            if contains(.cookies) { html += Self.cookieBanner }
            if contains(.navigation) { html += Self.menu }
            html += "<div class=wrapper>\(article)"
            if contains(.related) { html += Self.relatedStories }
            if contains(.comments) { html += Self.readers }
            html += "</div>"
            if contains(.sidebar) { html += Self.side }
            if contains(.footer) { html += Self.foot }
            return html + "</body></html>"
        }

        private static let cookieBanner = """
            <div class="cc-window cookie-notice" role="dialog"><p>We use cookies to make this site better, to count its \
            readers, and to show advertisements that fit. You may refuse all but the necessary ones.</p>\
            <a class="cc-btn" href="#">Got it</a></div>
            """
        private static let menu = """
            <ul class="menu"><li><a href="/">Start</a></li><li><a href="/n">News</a></li><li><a href="/w">Weather</a></li>\
            <li><a href="/t">Tides</a></li><li><a href="/c">Contact</a></li></ul>
            """
        private static let relatedStories = """
            <div class="related-posts"><h3>You may also like</h3><div><a href="/1"><h4>Lighthouse painted red</h4></a>\
            <p>After long quarrels the council has chosen a colour, and it is not the one that anybody had proposed.</p></div>\
            <div><a href="/2"><h4>School without a roof</h4></a><p>Lessons go on in the boathouse while the storm damage is \
            repaired, and the pupils do not want to go back.</p></div></div>
            """
        private static let readers = """
            <div id="comments"><h3>Comments</h3><div class="comment"><b>gull77</b><p>At last. I have waited for this since \
            autumn, and I hope that they have also repaired the coffee machine, which nobody ever mentions.</p></div>\
            <div class="comment"><b>skerry</b><p>A tenth dearer, and then they wonder why people move to the mainland, \
            where there are bridges and no captains.</p></div></div>
            """
        private static let side = """
            <div id="sidebar"><div class="widget"><h3>About</h3><p>The Isle Post is made by four people and a dog, and comes \
            out every day on which the mail boat does.</p></div><div class="widget"><h3>Popular</h3><ul>\
            <li><a href="/3">Whale seen off the pier</a></li><li><a href="/4">Tide tables for spring</a></li></ul></div></div>
            """
        private static let foot = """
            <footer><p>Isle Post, Harbour Street 3. Responsible for the content: the editor. Copying is allowed where the \
            source is named, and forbidden everywhere else.</p><a href="/imprint">Imprint</a></footer>
            """
    }
}
