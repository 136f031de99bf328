// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import RuleEngine
import Testing

@Suite struct EastAsianTests {
    @Test(arguments: [
        Row("金与正", "金与正氏は談話を発表した", true),
        Row("北朝鮮", "北朝鮮が弾道ミサイルを発射", true),
        Row("ミサイル", "弾道ミサイルを", true),
        Row("ミサイル", "弾道ﾐｻｲﾙを", true),
        Row("ガス", "ｶﾞｽの供給", true),
        Row("ガス", "カ\u{3099}スの供給", true),
        Row("カス", "ガスの供給", false),
        Row("\"キム・ヨジョン\"", "キム・ヨジョン氏", true),
        Row("\"キム・ヨジョン\"", "キム ヨジョン氏", true),
        Row("拉致", "北朝鮮による拉\n致問題", true),
        Row("鮮拉", "北朝鮮、拉致", false),
        Row("\"北朝鮮、拉致\"", "北朝鮮の拉致", false),
        Row("\"北朝鮮、拉致\"", "北朝鮮、拉致問題", true),
        Row("首相 NEAR/S 会談", "首相は述べた。会談は延期された。", false),
        Row("首相 NEAR/S 会談", "首相は会談に前向きだ。", true),
        Row("ＮＨＫ", "NHKは", true),
        Row("ー", "ミサイル", false),
    ])
    func japanese(row: Row) throws { #expect(try holds(row.match, article(row.body)) == row.expected) }

    @Test(arguments: [
        Row("김여정", "김여정은 담화에서", true),
        Row("김여정", "김여정이 말했다", true),
        Row("김여정", "김여정에게서는", true),
        Row("김여정", "김여정측은", true),
        Row("북한", "북한에서는 오늘", true),
        Row("북한", "북한산 등반", false),
        Row("일본", "일본과 정상회담", true),
        Row("정상회담", "정상회담을 제안", true),
        Row("\"북한 미사일\"", "북한의 미사일을", true),
        Row("BTS", "BTS가 공연", true),
        Row("북한", "\u{1107}\u{116e}\u{11a8}\u{1112}\u{1161}\u{11ab}은", true),
        Row("북한 NEAR/1 미사일", "북한이 또 미사일을", true),
        Row("북한*", "북한군은", true),
    ])
    func korean(row: Row) throws { #expect(try holds(row.match, article(row.body)) == row.expected) }

    @Test(arguments: [
        Row("=김여정", "김여정 담화", true),
        Row("=김여정", "김여정은 담화에서", true),
        Row("=북한", "북한이 미사일을", true),
        Row("=북한", "북한에서는 오늘", true),
        Row("=북한", "북한산 등반", false),
        Row("=북한", "남북한은 오늘", false),
        Row("=북한", "\u{1107}\u{116e}\u{11a8}\u{1112}\u{1161}\u{11ab}\u{110b}\u{1173}\u{11ab}", true),
        Row("=DPRK", "DPRK는 미사일을 발사", true),
        Row("=DPRK", "DPRK 미사일", true),
        Row("=DPRK", "dprk는 미사일을 발사", false),
        Row("=\"북한 미사일\"", "북한의 미사일을", true),
        Row("=\"북한 미사일\"", "북한 미사일", true),
        Row("=\"북한 미사일\"", "북한, 미사일을", false),
        Row("=\"북한\\?\"", "북한? 아니다", true),
        Row("=\"북한\\?\"", "북한은 아니다", false),
        Row("@dprk", "DPRK가 발사", true),
    ])
    func `exact words carry particles too`(row: Row) throws {
        #expect(try holds(row.match, article(row.body)) == row.expected)
    }

    @Test(arguments: [
        "에선", "엔", "께서는", "께선", "이라며", "이자", "이지만", "만큼", "만큼은", "보다는", "보다도", "조차도", "마저도", "이랑", "이라면",
        "에게서", "에게서는", "에겐", "한테서", "이었던", "입니다", "이었습니다", "이었지만", "인데", "이고", "이야말로", "으로선", "으로부터", "은커녕",
        "측에서는", "측에선", "들에게는",
    ])
    func `a particle follows a name`(particle: String) throws {
        for name in ["평양", "김여정"] {
            #expect(try holds(name, article("\(name)\(particle) 오늘")), "\(name)\(particle)")
        }
    }

    @Test(arguments: [
        ("사", "사랑"), ("신", "신랑"), ("아리", "아리랑"), ("호", "호랑이"), ("나", "나라"), ("신", "신라"), ("북한", "북한산"),
        ("평양", "평양냉면"), ("김정", "김정은이"),
    ])
    func `a part of a noun is no particle`(stem: String, noun: String) throws {
        #expect(try !holds(stem, article(noun)))
    }

    @Test(arguments: [
        Row("金与正", "金与正发表谈话", true),
        Row("朝鲜", "朝鲜发射导弹", true),
        Row("=朝鲜", "朝鲜族", false),
        Row("=朝鲜", "“朝鲜”", true),
        Row("导弹 NEAR/2 发射", "发射了一枚弹道导弹", false),
        Row("导弹 NEAR/3 发射", "发射了一枚弹道导弹", true),
        Row("首脑 AND 会谈", "首脑会谈", true),
        Row("@dprk", "朝鲜半岛局势", false),
        Row("2 OF (朝鲜, 日本, 美国)", "日本与美国", true),
        Row("COUNT(朝鲜) >= 2", "朝鲜和朝鲜人", true),
        Row("平壤 NEAR/S 会谈", "他抵达平壤。会谈明天开始。", false),
        Row("words:>=3 AND 朝鲜", "朝鲜导弹", false),
        Row("words:>=2 AND 朝鲜", "朝鲜导弹", true),
    ])
    func chinese(row: Row) throws { #expect(try holds(row.match, article(row.body)) == row.expected) }

    @Test func `Thai is found inside a run of letters`() throws {
        #expect(try holds("ญี่ปุ่น", article("นายกรัฐมนตรีญี่ปุ่นกล่าว")))
        #expect(try !holds("ญี่ปุ่น", article("นายกรัฐมนตรีกล่าว")))
    }

    @Test(arguments: [
        ("The prime minister said it was the end of the talks", "en"),
        ("Le premier ministre et la délégation sont dans une salle", "fr"),
        ("Der Minister ist nicht in der Stadt und wird auch nicht kommen", "de"),
        ("El ministro no ha dicho nada sobre los presos", "es"),
        ("首相は拉致問題について述べた", "ja"), ("朝鲜发射弹道导弹", "zh"), ("북한이 미사일을 발사했다", "ko"),
        ("Премьер министр заявил", "ru"), ("قال الوزير", "ar"), ("นายกรัฐมนตรี", "th"),
    ])
    func `languages are guessed`(text: String, language: String) {
        #expect(LanguageGuess.language(of: text) == language)
    }

    @Test func `no language is guessed from nothing`() {
        #expect(LanguageGuess.language(of: "") == nil)
        #expect(LanguageGuess.language(of: "2026 11 23") != "en")
    }
}
