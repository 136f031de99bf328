// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Made by config/embed from config/rules.d/japan-north-korea.yaml: edit that file, then run the script.
// swift-format-ignore-file

extension StartingSet {
    static let japanNorthKorea = ##"""
# Japan and North Korea: summit offers and refusals, abductions, missiles. These rules also teach the language.
#
# A file of rules has `entities` (names with all their spellings; rules say @name) and `rules`. Examples are
# checked at every load: a rule whose examples fail is refused. `watchword rules test` tries a rule on stored
# articles, `watchword rules explain` says why one matched, or why not.
#
# In short: AND, OR and NOT in upper case, AND beside OR only with parentheses; "a phrase" in quotes; word* is a
# prefix; =Word keeps case and accents; a NEAR/8 b: at most 8 words between, in either order; a NOT NEAR/8 b: an a
# with no b that close; title:( … ) looks at the title only; COUNT( … ) >= 3 counts. Case, accents, width and
# hyphens do not matter: 'Kim Jong-un' is 'Kim Jong Un'. Comments begin with #, in the expressions too.

entities:
  # Keys of an entity: title, aliases (required), mask, weak.
  dprk:
    title: North Korea
    aliases:
      - North Korea*
      - N. Korea*
      - =DPRK
      - Pyongyang
      - 北朝鮮
      - 朝鮮民主主義人民共和国
      - 平壌
      - 북한
      - 북측
      - 평양
      - 조선민주주의인민공화국
      - 朝鲜
      - 北韓
      - 平壤
    # Inside these phrases the aliases do not count.
    mask:
      - North Korean restaurant*
      - North Korean defector*
      - North Korean refugee*
      - Pyongyang cold noodle*
      - Pyongyang naengmyeon
      - 平壌冷麺
      - 평양냉면
      - 평양 냉면
      - 朝鲜半岛
      - 朝鲜族
      - 朝鲜战争
    # Counts only where one of the aliases stands in the same article.
    weak: [the North, 김정은 정권]

  japan:
    title: Japan
    aliases: [Japan*, Tokyo, 日本, 日方, 일본*, 도쿄, 东京, 東京]
    mask:
      - Sea of Japan
      - Japanese restaurant*
      - Japanese food
      - Japanese cuisine
      - Tokyo Olympics
      - 日本海
      - 日本料理
      - 日本食
      - 일본해*
      - 일본뇌염*

  # The head of Japan's government, by office and by name: add the next one here.
  japan_pm:
    title: The prime minister of Japan
    aliases:
      - Japanese prime minister
      - Japan's prime minister
      - Japanese PM
      - Takaichi
      - Ishiba
      - Kishida
      - 高市早苗
      - 高市首相
      - 高市総理
      - 高市氏
      - 高市政権
      - 石破首相
      - 石破氏
      - 石破茂
      - 岸田首相
      - 岸田氏
      - 岸田文雄
      - 日本首相
      - 일본 총리
      - 다카이치
      - 이시바
      - 기시다

  # The two countries in one word. Not the bare 日朝: it also stands in 23日朝, 'on the morning of the 23rd'.
  japan_dprk:
    title: Japan and North Korea, in one word
    aliases:
      - Japan-North Korea*
      - North Korea-Japan*
      - Japan-DPRK
      - DPRK-Japan
      - Tokyo-Pyongyang
      - 日朝関係
      - 日朝国交
      - 日朝平壌宣言
      - 日朝間
      - 日朝关系
      - 북일
      - 북·일
      - 조일관계
      - 조일 관계

  # Whole words, since the two sides of a NEAR may not overlap: 日朝首脳 and 首脳会談 share two characters.
  japan_dprk_meeting:
    title: A meeting of Japan and North Korea, in one word
    aliases:
      - 日朝首脳
      - 日朝会談
      - 日朝交渉
      - 日朝協議
      - 日朝対話
      - 日朝接触
      - 日朝首脑
      - 日朝峰会
      - 日朝会谈
      - 북일정상회담*
      - 북일회담*
      - 북일 정상회담*
      - 북일 회담*
      - 조일수뇌회담*
      - 조일 수뇌회담*

  kim_jong_un:
    title: Kim Jong Un
    aliases: [Kim Jong Un, Kim Jongun, 金正恩, 김정은, キム・ジョンウン, キムジョンウン]
  kim_yo_jong:
    title: Kim Yo Jong
    aliases: [Kim Yo Jong, Kim Yojong, 金与正, 金與正, 김여정, キム・ヨジョン, キムヨジョン]

  summit:
    title: A meeting of leaders
    aliases:
      - summit
      - summits
      - leaders' meeting
      - meeting of leaders
      - 首脳会談
      - 首脳間
      - トップ会談
      - 정상회담*
      - 정상 회담*
      - 수뇌회담*
      - 수뇌상봉*
      - 首脑会谈
      - 首脑会晤
      - 首腦會談
      - 峰会
      - 峰會
    # Mountains, and the summits of other pairs and clubs.
    mask:
      - summit of Mount
      - summit of Mt
      - summit of the mountain
      - Paektu summit
      - Everest summit
      - G7 summit
      - G20 summit
      - NATO summit
      - APEC summit
      - ASEAN summit
      - inter-Korean summit*
      - US-Japan summit
      - Japan-US summit
      - Trump-Kim summit
      - US-North Korea summit
      - 日米首脳会談
      - 日韓首脳会談
      - 日中首脳会談
      - 日米韓首脳会談
      - 米韓首脳会談
      - 米中首脳会談
      - 米朝首脳会談
      - 南北首脳会談
      - 中朝首脳会談
      - 露朝首脳会談
      - 한미정상회담*
      - 한미 정상회담*
      - 한일정상회담*
      - 한일 정상회담*
      - 미일 정상회담*
      - 미중 정상회담*
      - 한중 정상회담*
      - 남북정상회담*
      - 남북 정상회담*
      - 북미정상회담*
      - 북미 정상회담*

  talks:
    title: Meeting and talking
    aliases:
      - meet
      - meeting
      - meetings
      - talks
      - dialogue
      - contact
      - contacts
      - negotiation*
      - negotiate*
      - face to face
      - 対話
      - 面会
      - 交渉
      - 接触
      - 直接会
      - 会って
      - 会う
      - 訪朝
      - 방북*
      - 대화*
      - 접촉*
      - 협상*
      - 교섭*
      - 만나*
      - 만남*
      - 对话
      - 会晤
      - 谈判
    mask: [contact lens*, contact tracing, annual meeting, council meeting, party meeting, track meet]

  bid:
    title: Words of somebody who wants something of another
    aliases:
      - offer*
      - propos*
      - invit*
      - seek
      - seeks
      - seeking
      - sought
      - hope
      - hopes
      - hoped
      - hoping
      - willing*
      - ready
      - eager
      - wants
      - open to
      - pursue*
      - reach out
      - reaches out
      - reaching out
      - calls for
      - called for
      - without preconditions
      - without any preconditions
      - without conditions
      - as soon as possible
      - at an early date
      - 意欲
      - 意向
      - 無条件
      - 条件を付けず
      - 条件をつけず
      - 条件なし
      - 早期
      - 目指す
      - 目指し
      - 実現
      - 提案
      - 打診
      - 呼びかけ
      - 呼び掛け
      - 模索
      - 会いたい
      - 전제조건 없이
      - 조건 없이
      - 제안*
      - 제의*
      - 희망*
      - 의향*
      - 의욕*
      - 추진*
      - 타진*
      - 모색*
      - 용의*
      - 提议
      - 愿意
      - 希望
      - 无条件
      - 寻求

  refusal:
    title: Words of somebody who refuses
    aliases:
      - reject
      - rejects
      - rejected
      - rejecting
      - rejection
      - refuse
      - refuses
      - refused
      - refusal
      - rebuff*
      - spurn*
      - shun
      - shuns
      - rule out
      - rules out
      - ruled out
      - turn down
      - turns down
      - turned down
      - no interest
      - not interested
      - no intention
      - no desire
      - will not meet
      - won't meet
      - no reason to meet
      - avoid any contact
      - 拒否
      - 拒絶
      - 拒む
      - 応じない
      - 応じず
      - 会わない
      - 関心はない
      - 興味はない
      - 必要はない
      - 거부*
      - 거절*
      - 일축*
      - 불응*
      - 관심 없다*
      - 관심이 없다*
      - 관심도 없다*
      - 만나지 않는*
      - 만나지 않을*
      - 만나지 않겠*
      - 拒绝
      - 回绝
      - 无意
      - 不感兴趣

  abduction:
    title: Abduction
    aliases: [abduct*, kidnap*, 拉致, 납치*, 납북*, 绑架, 綁架]
    mask: [abductor muscle*, hip abduct*, abduction machine]

  # What is said of nothing else, whatever else the article names.
  abduction_issue:
    title: The abduction issue
    aliases:
      - Japanese abductee*
      - abducted Japanese
      - abduction of Japanese
      - abductions of Japanese
      - 拉致問題
      - 拉致被害者
      - 拉致家族会
      - 拉致議連
      - 拉致担当相
      - 特定失踪者
      - 일본인 납치*
      - 일본인 납북*
      - 납북 일본인*
      - 绑架日本人
      - 日本人绑架

  abductee:
    title: Those who were abducted, and their families' voices
    aliases:
      - Megumi Yokota
      - Yokota Megumi
      - Sakie Yokota
      - Yokota Sakie
      - Takuya Yokota
      - Hitomi Soga
      - Kaoru Hasuike
      - Yasushi Chimura
      - Yaeko Taguchi
      - Keiko Arimoto
      - Rumiko Masumoto
      - Shuichi Ichikawa
      - Koichiro Iizuka
      - 横田めぐみ
      - 横田早紀江
      - 横田拓也
      - 曽我ひとみ
      - 蓮池薫
      - 地村保志
      - 田口八重子
      - 有本恵子
      - 増元るみ子
      - 市川修一
      - 飯塚耕一郎
      - 요코타 메구미
      - 橫田惠
      - 横田惠

  missile:
    title: Missile
    aliases:
      - missile
      - missiles
      - ICBM*
      - projectile*
      - Hwasong*
      - spy satellite
      - ミサイル
      - 飛翔体
      - 미사일*
      - 탄도미사일*
      - 발사체*
      - 导弹
      - 飛彈
      - 飞弹
    mask: [missile defen*, missile shield*, missile interceptor*, missile command, 導弾防衛, ミサイル防衛, 미사일 방어*]

  launch:
    title: Launching
    aliases:
      - launch
      - launches
      - launched
      - launching
      - fire
      - fires
      - fired
      - firing
      - test-fire*
      - test-launch*
      - lobs
      - 発射
      - 발사*
      - 쏘았*
      - 发射
      - 發射
      - 试射
    mask:
      - fire drill
      - fire department
      - launches probe
      - launch event
      - South Korea launches
      - South Korea launched
      - South Korea to launch
      - Seoul launches
      - Japan launches

  # Summits of others with the same words in them.
  other_pairs:
    title: Pairs of countries without Japan
    aliases: [Trump, inter-Korean, トランプ, 米朝, 南北, 트럼프, 북미, 남북, 特朗普, 川普]

  ukraine_war:
    title: The war in Ukraine
    aliases: [Ukrain*, Kyiv, Kharkiv, ウクライナ, キーウ, 우크라이나*, 乌克兰, 基辅]

  sport:
    title: Words of sports reports
    aliases:
      - qualifier*
      - semifinal*
      - semi-final*
      - quarterfinal*
      - World Cup
      - Asian Cup
      - football
      - soccer
      - striker*
      - midfielder*
      - goalkeeper*
      - gold medal*
      - サッカー
      - 予選
      - なでしこ
      - 축구*
      - 예선*
      - 足球
      - 预选赛

rules:
  # Keys of a rule: id (required, it stays; alerts hang on it), title, topics, priority (low, normal, high, urgent),
  # match and/or score, notify (sinks, beside the routes), routes (all, or none: only `notify` counts), max_age,
  # same_news, examples. Below `match: |` nothing needs escaping, and problems are reported with their exact column.
  - id: summit-offer
    title: A summit between Japan and North Korea is offered
    topics: [summit]
    priority: high
    # Older articles are stored and matched, but not notified.
    max_age: 7d
    # How long an article nearly equal to one with an alert joins it: a time, or off. Without it as in watchword.yaml.
    #same_news: { window: 48h }
    # Sinks for this rule, beside those of the routes; with `routes: none` instead of them. Default: all.
    #notify: [archive]
    #routes: all
    match: |
      # Both countries, a meeting, and somebody who wants it, close together: in one word, in two, or in four.
      (
        @japan_dprk_meeting NEAR/12 @bid
        OR @japan_dprk NEAR/20 (@summit OR @talks) NEAR/20 @bid
        OR (@japan OR @japan_pm) NEAR/25 (@summit OR @talks) NEAR/25 (@dprk OR @kim_jong_un OR @kim_yo_jong) NEAR/25 @bid
      )
      # Not the summits of others, when the title does not speak of Japan; and no football.
      AND NOT title:(@other_pairs NOT NEAR/30 (@japan OR @japan_pm OR @japan_dprk OR @japan_dprk_meeting))
      AND NOT title:@sport
      AND NOT COUNT(@sport) >= 3
    # Keys of an example: title, lead, body, lang, source, url, feed, author, tags, expect (match or no-match).
    examples:
      - { title: "Japan's leader hopes to meet Kim Jong Un without preconditions", lang: en, expect: match }
      - title: Prime minister seeks talks with Pyongyang
        lead: Japan's prime minister said she hopes to hold a summit with North Korea as soon as possible.
        lang: en
        expect: match
      - title: Kim Yo Jong says Takaichi may be invited to Pyongyang
        lead: >-
          In a statement carried by KCNA, the sister of Kim Jong Un said a summit with Japan is possible
          if Tokyo is willing to leave the past behind.
        lang: en
        expect: match
      - { title: 首相、日朝首脳会談の実現に意欲「条件を付けず」, lang: ja, expect: match }
      - { title: 金正恩氏と直接会う意向、高市首相が表明 拉致の解決へ, lang: ja, expect: match }
      - { title: 일본 총리 "북일 정상회담 조건 없이 추진", lang: ko, expect: match }
      - { title: 日本首相：愿意与金正恩举行首脑会谈, lang: zh, expect: match }
      - { title: "Japan beat North Korea 2-1 in a qualifier in Pyongyang", lang: en, expect: no-match }
      - title: Japan hope to meet North Korea again after semi-final defeat
        lead: The striker said the team is ready to meet North Korea in the Asian Cup.
        lang: en
        expect: no-match
      - title: Trump says he hopes to meet Kim Jong Un on Asia trip
        lead: The president told reporters on his way to Japan that he is willing to meet the North Korean leader.
        lang: en
        expect: no-match
      - title: Tour operator offers climb to the summit of Mount Paektu
        lead: Hikers from Japan can book a week in North Korea.
        lang: en
        expect: no-match
      - { title: A Tokyo restaurant offers North Korean cold noodles, lang: en, expect: no-match }
      - { title: 日米首脳会談、北朝鮮のミサイルに連携して対応, lang: ja, expect: no-match }
      - { title: 23日朝、北朝鮮から戻った選手が面会に応じた, lang: ja, expect: no-match }

  - id: summit-refusal
    title: A summit or contact with Japan is refused
    topics: [summit]
    priority: high
    max_age: 7d
    match: |
      (
        @japan_dprk_meeting NEAR/12 @refusal
        OR @japan_dprk NEAR/20 @refusal
        OR (@japan OR @japan_pm) NEAR/25 (@summit OR @talks) NEAR/25 (@dprk OR @kim_jong_un OR @kim_yo_jong) NEAR/25 @refusal
      )
      AND NOT title:(@other_pairs NOT NEAR/30 (@japan OR @japan_pm OR @japan_dprk OR @japan_dprk_meeting))
      AND NOT title:@sport
      AND NOT COUNT(@sport) >= 3
    examples:
      - { title: Kim Yo Jong rejects any contact with Japan over abductions, lang: en, expect: match }
      - title: North Korea rules out summit with Japan
        lead: Pyongyang will pay no attention to and reject any contact with the Japanese side, KCNA said.
        lang: en
        expect: match
      - { title: 金与正氏「日本との接触も交渉も拒否する」, lang: ja, expect: match }
      - { title: 北朝鮮、日朝首脳会談に応じない姿勢, lang: ja, expect: match }
      - { title: 김여정 "일본과의 어떤 접촉도 거부할 것", lang: ko, expect: match }
      - { title: 金与正：朝鲜拒绝与日本进行任何接触, lang: zh, expect: match }
      - { title: North Korea refuse to play in Japan as World Cup qualifier is cancelled, lang: en, expect: no-match }
      - { title: Trump says North Korea rejected talks, lang: en, expect: no-match }
      - { title: Japan's court rejects appeal of man who photographed North Korea, lang: en, expect: no-match }
      - { title: 北朝鮮、米国との対話を拒否, lang: ja, expect: no-match }
      - { title: A film on the Korean War refuses easy answers, lang: en, expect: no-match }

  - id: abductions
    title: Japanese abducted by North Korea
    topics: [abductions]
    priority: normal
    max_age: 14d
    match: |
      @abductee
      OR @abduction_issue
      OR (
        @abduction NEAR/20 (@dprk OR @kim_jong_un OR @kim_yo_jong)
        AND (@japan OR @japan_pm OR @japan_dprk)
      )
    examples:
      - title: Families speak at a rally
        body: The mother of Megumi Yokota asked the government for progress.
        author: A reporter
        source: example.org
        url: https://example.org/families
        feed: kyodo-en
        tags: [politics]
        lang: en
        expect: match
      - { title: Tokyo marks anniversary of abductions by North Korea, lang: en, expect: match }
      - { title: 拉致被害者の家族会、首相と面会, lang: ja, expect: match }
      - { title: 横田めぐみさん拉致から49年, lang: ja, expect: match }
      - { title: 북한 "일본인 납치 문제는 이미 해결", lang: ko, expect: match }
      - { title: 요코타 메구미의 어머니 "딸을 돌려 달라", lang: ko, expect: match }
      - { title: 朝鲜称绑架日本人问题已经解决, lang: zh, expect: match }
      - { title: Gunmen abduct dozens of pupils in Nigeria, lang: en, expect: no-match }
      - { title: Exercise of the week is the hip abductor machine, lang: en, expect: no-match }
      - { title: 武装集団が生徒を拉致 ナイジェリア北部, lang: ja, expect: no-match }
      - { title: 김밥집 사장 납치한 일당 검거, lang: ko, expect: no-match }
      - { title: Director of Korean War epic on the stars of his film, lang: en, expect: no-match }

  - id: missile-launch
    title: North Korea launches a missile
    topics: [missiles]
    priority: high
    max_age: 2d
    match: |
      (@dprk OR @kim_jong_un) NEAR/15 (@missile NEAR/8 @launch)
      # Russia fires North Korean missiles, too.
      AND NOT title:@ukraine_war
      AND NOT title:("video game" OR film OR movie)
    examples:
      - { title: North Korea fires ballistic missile towards Sea of Japan, lang: en, expect: match }
      - { title: N. Korea launches suspected ICBM, lang: en, expect: match }
      - { title: 北朝鮮が弾道ミサイルを発射 防衛省, lang: ja, expect: match }
      - { title: "북한, 동해상으로 탄도미사일 발사", lang: ko, expect: match }
      - { title: 朝鲜向东部海域发射导弹, lang: zh, expect: match }
      - { title: Russia fires North Korean missiles at Ukraine, lang: en, expect: no-match }
      - { title: Seoul launches missile defence study to counter North Korea, lang: en, expect: no-match }
      - { title: Film about a North Korean missile launch opens in cinemas, lang: en, expect: no-match }
      - { title: North Korea fires coach after football defeat, lang: en, expect: no-match }
      - { title: South Korea launches spy satellite to watch North Korea, lang: en, expect: no-match }
      - { title: SpaceX launches rocket from Florida, lang: en, expect: no-match }

  # A rule by score instead of an expression: no single word says it, several together do.
  - id: japan-north-korea-tension
    title: Strong words between Japan and North Korea
    topics: [tension]
    priority: low
    match: |
      (@japan OR @japan_pm) NEAR/40 (@dprk OR @kim_jong_un OR @kim_yo_jong) AND NOT title:@sport
    # Each term adds its weight for each time it stands there, up to `cap` times; the sum must reach `threshold`.
    score:
      threshold: 20
      cap: 3
      terms:
        - [condemn*, 8]
        - [protest*, 8]
        - [sanction*, 6]
        - ["title:provocat*", 10]
        - [抗議, 8]
        - [非難, 8]
        - [制裁, 6]
        - [규탄*, 8]
        - [제재*, 6]
        - [festival, -10]
    examples:
      - title: Japan lodges protest after North Korea's launch
        lead: Tokyo condemned the test and said it would keep its sanctions.
        lang: en
        expect: match
      - title: Japan and North Korea at a film festival
        lead: A protest song is the theme of the evening.
        lang: en
        expect: no-match

"""##
}
