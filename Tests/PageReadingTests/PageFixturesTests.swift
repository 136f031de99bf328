// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import PageReading
import Testing

@Suite struct `Pages of many makes` {
    private static func f1(_ name: String) throws -> Double {
        let page = try PageReader.read(PageFixtures.page(name))
        return shingleF1(page.text, try PageFixtures.text(name))
    }

    @Test(arguments: PageFixtures.names)
    func `the article comes out, and little else`(name: String) throws {
        #expect(try Self.f1(name) >= 0.9)
    }

    @Test func `on average nearly nothing is lost or added`() throws {
        let all = try PageFixtures.names.map(Self.f1)
        #expect(all.count >= 20)
        #expect(all.reduce(0, +) / Double(all.count) >= 0.98)
    }

    @Test(arguments: PageFixtures.names)
    func `the text is plain`(name: String) throws {
        let text = try PageReader.read(PageFixtures.page(name)).text
        #expect(!text.contains("\n\n\n") && !text.hasPrefix("\n") && !text.hasSuffix("\n"))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0xa0 })
    }

    @Test(
        arguments: [
            (
                "wordpress-classic", "Council votes to rebuild the old harbour wall", "Marta Ellison",
                "2021-03-04T09:30:00Z",
                "en", "The Pell Bay Courier"
            ),
            (
                "news-jsonld", "Envoys meet in the capital for a second day of talks",
                "Jonas Wirth, Hana Okada",
                "2020-10-12T18:05:00Z", "en", "Northern Wire"
            ),
            ("japanese-news", "日朝首脳会談の再開に向け実務者が協議", nil, "2021-05-10T01:00:00Z", "ja", "東方新聞"),
            (
                "chinese-portal", "山区公路塌方 三个村庄交通中断", "李明", nil, "zh-CN", nil
            ),
            (
                "russian-amp", "Учёные нашли на дне озера следы древней деревни", nil, "2019-09-17T09:40:00Z",
                "ru",
                "Вести озера"
            ),
            (
                "gallery-wide", "Ten days on the mountain railway, in pictures and words", "Olav Berg", nil,
                "en",
                "The Pell Bay Courier"
            ),
            ("medium-like", "Orchestra saved by a stranger's letter", nil, nil, "en", "Quiet Music"),
            ("joomla", "El mercado central reabre sus puertas con menos puestos", nil, nil, "es-ar", nil),
            (
                "government-aspnet", "Statement of the Ministry on the situation at the border crossing", nil,
                "2022-08-09T00:00:00Z", "en", nil
            ),
        ] as [(String, String, String?, String?, String, String?)]
    )
    func `the page's own facts`(
        name: String,
        title: String,
        byline: String?,
        published: String?,
        language: String,
        site: String?
    ) throws {
        let page = try PageReader.read(PageFixtures.page(name))
        #expect(page.title == title)
        if let byline { #expect(page.byline == byline) }
        #expect(page.published == published.flatMap { try? Date($0, strategy: .iso8601) })
        #expect(page.language == language)
        #expect(page.siteName == site)
    }

    @Test(arguments: [
        // An attribute that ends at a quotation mark inside it.
        (
            #"<meta property=og:title content="Mayor says "never" again"><h1>Mayor says "never" again</h1>"#,
            #"Mayor says "never" again"#
        ),
        // An encyclopedia's headline is a description.
        (
            #"<title>Tide mill - Openpedia</title><script type="application/ld+json">{"@type":"Article","headline":"kind of mill driven by the sea"}</script><meta property=og:title content="Tide mill - Openpedia"><h1>Tide mill</h1>"#,
            "Tide mill"
        ),
        ("<title>山区公路塌方三个村庄_社会频道_山城网</title>", "山区公路塌方三个村庄"),
        ("<title>snake_case in names</title>", "snake_case in names"),
    ])
    func `the title is the one that the page shows`(head: String, title: String) throws {
        #expect(try read(head + "<p>\(`What belongs to an article`.first)").title == title)
    }

    @Test(arguments: [
        ("<span class=author>May 15, 2026</span>", nil), ("<meta name=author content=104363>", nil),
        ("<meta name=author content=104363><p class=author>Author: Eva Lind</p>", "Eva Lind"),
    ])
    func `neither a date nor a number is an author`(head: String, byline: String?) throws {
        #expect(try read(head + "<p>\(`What belongs to an article`.first)").byline == byline)
    }

    @Test func `the name of a charset is no language`() throws {
        let page = "<meta http-equiv=content-language content=utf-8><p>\(`What belongs to an article`.first)"
        #expect(try read(page).language == nil)
    }

    @Test(arguments: [
        ("news-jsonld", ArticlePage.Found.scored), ("wordpress-classic", .article),
        ("japanese-news", .article),
        ("press-release", .scored),
    ])
    func `it says how the text was found`(name: String, found: ArticlePage.Found) throws {
        #expect(try PageReader.read(PageFixtures.page(name)).found == found)
    }
}
