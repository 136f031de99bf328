// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine
import Settings
import Testing

/// The shipped rules on headlines as they come, beside the examples in the rules themselves.
@Suite struct ShippedRulesTests {
    static let ruleSet: RuleSet? = SettingsLoader.load(directory: Fixture.config).settings?.ruleSet

    struct Story: CustomTestStringConvertible, Sendable {
        let title: String
        var lead = ""
        var language = "en"
        let rules: Set<String>

        var testDescription: String { title }
    }

    static let stories = [
        // Monday and Tuesday.
        Story(
            title: "North Korea's Kim Yo Jong says Japan's PM could visit Pyongyang",
            lead:
                "The sister of Kim Jong Un said in a statement that Tokyo's offer of a summit is worth a look.",
            rules: ["summit-offer"]
        ),
        Story(
            title: "North Korea rejects all contact and negotiations with Japan",
            lead: "Kim Yo Jong said that Tokyo clings to the abduction issue, which is settled.",
            rules: ["summit-refusal", "abductions"]
        ),
        Story(
            title: "Ishiba renews call to meet North Korea's Kim, hopes for early summit",
            rules: ["summit-offer"]
        ),
        Story(
            title: "Takaichi: I want to meet Kim Jong Un face to face, as soon as possible",
            rules: ["summit-offer"]
        ),
        Story(
            title: "Prime minister proposes Japan-North Korea summit",
            rules: ["summit-offer"]
        ),
        Story(
            title: "Tokyo-Pyongyang talks: officials met in Mongolia, hoping for a summit",
            rules: ["summit-offer"]
        ),
        Story(title: "N.Korea has no interest in summit with Japan - KCNA", rules: ["summit-refusal"]),
        Story(title: "高市首相、金正恩総書記との首脳会談に意欲", language: "ja", rules: ["summit-offer"]),
        Story(title: "日朝首脳会談「早期に実現を」 家族会が要望", language: "ja", rules: ["summit-offer"]),
        Story(title: "北朝鮮、日本との対話を拒否 「会う必要はない」", language: "ja", rules: ["summit-refusal"]),
        Story(title: "다카이치 총리 \"김정은과 정상회담 추진\"", language: "ko", rules: ["summit-offer"]),
        Story(
            title: "북한 \"일본과 대화 거부\"…납치 문제 거론에 반발",
            language: "ko",
            rules: ["summit-refusal", "abductions"]
        ),
        Story(title: "朝日首脑会谈？金与正：日本若改变可以访问平壤", language: "zh", rules: ["summit-offer"]),
        // The abductions.
        Story(title: "Sakie Yokota, 90, pleads for reunion", rules: ["abductions"]),
        Story(
            title: "Japan minister in charge of abduction issue visits Niigata",
            lead: "Five returned from North Korea in 2002, after abductions by North Korea.",
            rules: ["abductions"]
        ),
        Story(title: "拉致問題の集会 新潟", language: "ja", rules: ["abductions"]),
        Story(title: "曽我ひとみさん、母との再会を訴え", language: "ja", rules: ["abductions"]),
        // Missiles.
        Story(
            title: "N. Korea fires short-range ballistic missiles into East Sea: JCS",
            rules: ["missile-launch"]
        ),
        Story(title: "North Korea says it test-fired a new Hwasong-20", rules: ["missile-launch"]),
        Story(title: "北朝鮮から弾道ミサイルの可能性があるもの発射 EEZ外に落下か", language: "ja", rules: ["missile-launch"]),
        Story(title: "합참 \"북한, 동해상으로 미상 탄도미사일 발사\"", language: "ko", rules: ["missile-launch"]),
        // In between.
        Story(
            title: "Japan 2, North Korea 0: Nadeshiko reach Asian Cup final",
            lead: "The teams meet again in May.",
            rules: []
        ),
        Story(title: "North Korea women beat Japan to win U-20 World Cup, seek to meet the best", rules: []),
        Story(
            title: "Inter-Korean summit anniversary passes in silence",
            lead: "Seoul offers talks with North Korea; Japan watches.",
            rules: []
        ),
        Story(title: "Trump, in Tokyo, says he would love to see Kim", rules: []),
        Story(
            title: "The best Korean and Japanese noodles, and how to cook them",
            lead: "From Pyongyang naengmyeon to Tokyo ramen.",
            rules: []
        ),
        Story(
            title: "Review: a film about the Korean War",
            lead: "It was shot in Japan; North Korea is seen from afar.",
            rules: []
        ),
        Story(title: "Japan seeks talks with China on seafood", rules: []),
        Story(title: "Ukraine says North Korean missile fired at Kyiv had Japanese parts", rules: []),
        Story(title: "Climbers reach the summit of Mount Fuji as season opens", rules: []),
        Story(title: "韓国大統領、北朝鮮に対話を提案", lead: "日本政府は歓迎した。", language: "ja", rules: []),
        Story(title: "23日朝、平壌で式典", lead: "日本からの参加者はいない。首脳会談の予定も意欲もない。", language: "ja", rules: []),
        Story(title: "米朝首脳会談の実現に意欲 トランプ氏", lead: "日本政府は北朝鮮の動きを注視する。", language: "ja", rules: []),
        Story(title: "Gunmen kidnap tourists", lead: "Among them is a man from Japan.", rules: []),
        Story(title: "日本海で漁船転覆、2人救助", language: "ja", rules: []),
        Story(
            title: "Three capitals, one week",
            lead: """
                Ministers of Japan and South Korea hold talks on Monday about sanctions on North Korea, and on the
                shipping routes past the islands, where patrols have been doubled since spring.

                In other news, a publisher is ready to meet readers who hope for a sequel; the autumn fair has
                contact details of every exhibitor, and the organisers seek volunteers.
                """,
            rules: []
        ),
        Story(title: "South Korea launches spy satellite to watch North Korea", rules: []),
    ]

    @Test(arguments: stories)
    func `a headline finds the rules that it should, and no other`(_ story: Story) throws {
        let ruleSet = try #require(Self.ruleSet)
        let article = Article(
            id: "art_x",
            revision: 1,
            feed: "f",
            text: ArticleText(title: story.title, lead: story.lead),
            language: story.language,
            seen: Date(timeIntervalSince1970: 1_700_000_000)
        )
        let found = ruleSet.matches(article).filter { $0.rule.id != "japan-north-korea-tension" }
        let why = found.map { "\($0.rule.id): \($0.evidence.map(\.text))" }
        #expect(Set(found.map(\.rule.id.rawValue)) == story.rules, "\(why)")
    }
}
