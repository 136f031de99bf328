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
# prefix, ~word any form of it; =Word keeps case and accents; a NEAR/8 b: at most 8 words between, in either order
# (ONEAR: in this order); a NOT NEAR/8 b: an a with no b that close; a EXCEPT b: an a that is no part of a b;
# title:( … ) looks at the title only; COUNT( … ) >= 3 counts. Case, accents, width and hyphens do not matter:
# 'Kim Jong-un' is 'Kim Jong Un'. Comments begin with #, in the expressions too.

entities:
  # Keys of an entity: title, aliases (required), mask, weak.
  dprk:
    title: North Korea
    aliases:
      - North Korea*
      - N. Korea*
      - NKorea*
      - =DPRK
      - =N.K.
      - =NK
      - Pyongyang*
      - 北朝鮮
      - 朝鮮民主主義人民共和国
      - 平壌
      - 朝鮮中央通信
      - 조선민주주의인민공화국
      - 북한*
      - 북측
      - 평양
      - 조선중앙통신
      # 'North' in a Korean or Japanese headline, where no other character touches it.
      - =北
      - 朝鲜
      - 北韓
      - 平壤
      - 朝中社
      - Nordkorea*
      - Pjöngjang
      - Corée du Nord
      - nord coréen*
      - Corea del Norte
      - norcorean*
      - Северн* Коре*
      - северокорейск*
      - КНДР
      - Пхеньян*
      - كوريا الشمالية
      - لكوريا الشمالية
      - بكوريا الشمالية
      - وكوريا الشمالية
      - الكوري الشمالي
      - الكورية الشمالية
      - بيونغ يانغ
      - بيونغيانغ
      - بيونج يانج
      - 북측은
      - 북 외무성
      - 북 매체
      - 조선 외무성
      - Coréen du Nord
      - coréenne du Nord
      - Северную Корею
      - Северная Корея
      - северокорейц*
      - пхеньянск*
      - 朝方
      - 朝鲜外务省
      - 朝鲜外相
      - 朝鮮側
      - 朝鮮外務省
      - 朝鮮中央テレビ
      - 労働新聞
      - 로동신문*
      - 노동신문*
      - KCNA
      - Rodong Sinmun
      - Workers' Party of Korea
      - كوريا الشماليه
      - لبيونغ يانغ
      - الزعيم الكوري الشمالي
      - Kim Jong Un
      - Kim Jongun
      - Kim Yo Jong
      - Kim Yojong
      - Choe Son Hui
      - 金正恩
      - 正恩氏
      - 金総書記
      - 金委員長
      - 金与正
      - 与正氏
      - 金與正
      - 崔善姫
      - 崔善姬
      - キム・ジョンウン
      - キム・ヨジョン
      - 김정은
      - 김 위원장
      - 김여정
      - 최선희
      - Ким Чен Ын
      - Ким Чен Ына
      - Ким Чен Ыну
      - Ким Чен Ыном
      - Ким Чен Ыне
      - Ким Ё Чжон
      - Ким Ё Чен
      - كيم جونغ أون
      - كيم جونج أون
      - كيم يو جونغ
    # Inside these phrases the aliases do not count.
    mask:
      - North Korean restaurant*
      - North Korean defector*
      - North Korean refugee*
      - North Korean film*
      - Pyongyang cold noodle*
      - Pyongyang naengmyeon
      - Pyongyang noodle*
      - =NK cell
      - =NK cells
      - 平壌冷麺
      - 북한산*
      - 북한강*
      - 평양냉면
      - 평양 냉면
      - 朝鲜半岛
      - 朝鲜族
      - 朝鲜战争
      - 朝鲜冷面
      - 平壤冷面
    # Counts only where one of the aliases stands in the same article.
    weak: [the North, =Kim, 김정은 정권]

  japan:
    title: Japan
    aliases:
      - Japan*
      - Tokyo
      - 日本
      - 日方
      - 日朝関係
      - 日朝首脳
      - 日朝交渉
      - 日朝国交
      - 日朝平壌宣言
      - 拉致問題
      - 拉致被害者
      - 일본*
      - 도쿄
      # What a Korean headline calls Japan for short.
      - 日과
      - 日에
      - 日은
      - 日측
      - 日정부
      - 日총리
      - 日외무상
      - 조일
      - 东京
      - 東京
      - Tokio
      - Japon*
      - Япони*
      - японск*
      - Токио
      - اليابان
      - لليابان
      - واليابان
      - باليابان
      - الياباني
      - اليابانية
      - اليابانيين
      - يابانيين
      - طوكيو
      - =日相
      - 日정계
      - 日언론
      - 日납치*
      - 日 정부
      - 日 총리
      - 일 정부
      - 일 총리
      - 日 납치*
      - japanisch*
      - يابانية
    mask:
      - Sea of Japan
      - Japanese restaurant*
      - Japanese food
      - Japanese cuisine
      - Tokyo Olympics
      - Japanisches Meer
      - Japanischen Meer
      - mer du Japon
      - Японск* мор*
      - بحر اليابان
      - 日本海
      - 日本料理
      - 日本食
      - 日本酒
      - 일본해*
      - 일본뇌염*
      - 韓国政府
      - 中国政府
      - 米政府
      - 米国政府
      - 北朝鮮政府
      - 韓国首相
      - 中国首相
      - 韩国政府
      - 美国政府
      - 朝鲜政府
    # Once the article has named the country, its government needs no name.
    weak: [=PM, prime minister, premier, 首相, 総理, 政府, 官房長官, 총리, 수상]

  # The head of Japan's government, by office and by name: add the next one here.
  japan_pm:
    title: The prime minister of Japan
    aliases:
      - Japanese prime minister
      - Japan's prime minister
      - Japanese premier
      - Japanese PM
      - Takaichi
      - Ishiba
      - Kishida
      - Shinzo Abe
      - Yoshihide Suga
      - Koizumi
      - 安倍首相
      - 安倍晋三
      - 菅首相
      - 菅義偉
      - 小泉首相
      - 小泉純一郎
      - 아베
      - 高市早苗
      - 高市首相
      - 高市総理
      - 高市氏
      - 高市政権
      - 高市内閣
      - 石破首相
      - 石破総理
      - 石破氏
      - 石破茂
      - 岸田首相
      - 岸田総理
      - 岸田氏
      - 岸田文雄
      - 日本首相
      - 高市总理
      - 일본 총리
      - 일본 수상
      - 다카이치*
      - 이시바*
      - 기시다*
      - Такаити
      - Исиба
      - Кисида
      - تاكايتشي
      - إيشيبا
      - كيشيدا
      - Japan's leader
      - Japanese leader
      - Japan PM
      - Japan's PM
      - Japan's premier
      - leader of Japan
      - 日总理
      - 日首相
      - 日相
      - 日총리
      - 日 총리
      - 日수상
      - japanische Ministerpräsident*
      - japanischen Ministerpräsident*
      - Japans Ministerpräsident*
      - Japans Regierungschef*
      - Premier ministre japonais
      - Première ministre japonaise
      - премьер* Япони*
      - премьер министр* Япони*
      - японск* премьер*
      - رئيسة وزراء اليابان
      - رئيس وزراء اليابان
      - 首相訪朝
    weak: [Abe, Suga]

  # The two countries in one word. Not the bare 日朝: it also stands in 23日朝, 'on the morning of the 23rd'.
  japan_dprk:
    title: Japan and North Korea, in one word
    aliases:
      - Japan-North Korea*
      - North Korea-Japan*
      - Japan-N. Korea*
      - Japan-DPRK
      - DPRK-Japan
      - Tokyo-Pyongyang
      - 日朝関係
      - 日朝国交
      - 日朝平壌宣言
      - 日朝両国
      - 日朝間
      - 日朝关系
      - 朝日关系
      - 북일
      - 북·일
      - 조일관계
      - 조일 관계
      - 조일 사이
      - 북일관계
      - 북일 관계

  # Whole words, since the two sides of a NEAR may not overlap: 日朝首脳 and 首脳会談 share two characters.
  japan_dprk_meeting:
    title: A meeting of Japan and North Korea, in one word
    aliases:
      - Japan-North Korea summit
      - Japan-North Korea talks
      - Japan-North Korea dialogue
      - North Korea-Japan summit
      - North Korea-Japan talks
      - North Korea-Japan dialogue
      - Japan-DPRK summit
      - Japan-DPRK talks
      - DPRK-Japan summit
      - DPRK-Japan talks
      - DPRK-Japan dialogue
      - DPRK-Japan contact*
      - 日朝首脳
      - 日朝会談
      - 日朝交渉
      - 日朝協議
      - 日朝対話
      - 日朝接触
      - 日朝首脑
      - 日朝峰会
      - 日朝会谈
      - 日朝对话
      - 朝日首脑
      - 朝日峰会
      - 朝日会谈
      - 朝日对话
      - 북일정상회담*
      - 북일회담*
      - 북일 정상회담*
      - 북일 정상*
      - 북일 회담*
      - 북일 대화*
      - 조일수뇌회담*
      - 조일 수뇌회담*
      - 조일대화*
      - Japan-North Korea contact*
      - North Korea-Japan contact*
      - Japan-North Korea negotiation*
      - DPRK-Japan negotiation*
      - DPRK-Japan summit meeting
      - Tokyo-Pyongyang talks
      - Tokyo-Pyongyang summit
      - Kim-Takaichi*
      - Takaichi-Kim*
      - 日朝トップ会談
      - 朝日首脳
      - 朝日会談
      - 朝日対話
      - 朝日交渉
      - 朝日接触
      - 日朝の首脳
      - 日朝の接触
      - 日朝の対話
      - 首相訪朝
      - 日朝谈判
      - 日朝首腦
      - 日朝領袖
      - 日朝领导人
      - 朝日领导人
      - 북일정상*
      - 북일 수뇌*
      - 북일 접촉*
      - 북일 교섭*
      - 북일 협상*
      - 북·일 정상*
      - 북·일 회담*
      - 북·일 대화*
      - 북일대화*
      - 조일 대화*
      - 조일회담*
      - 조일 회담*
      - 조일교섭*
      - 조일접촉*

  kim_jong_un:
    title: Kim Jong Un
    aliases:
      - Kim Jong Un
      - Kim Jongun
      - 金正恩
      - 김정은
      - キム・ジョンウン
      - キムジョンウン
      - Ким Чен Ын
      - Ким Чен Ына
      - Ким Чен Ыну
      - Ким Чен Ыном
      - Ким Чен Ыне
      - كيم جونغ أون
      - كيم جونج أون
      - 正恩氏
      - 金総書記
      - 金委員長
      - 김 위원장
  kim_yo_jong:
    title: Kim Yo Jong and the others who speak for Pyongyang
    aliases:
      - Kim Yo Jong
      - Kim Yojong
      - Choe Son Hui
      - 金与正
      - 金與正
      - 김여정
      - キム・ヨジョン
      - キムヨジョン
      - 崔善姫
      - 최선희
      - 崔善姬
      - Ким Ё Чжон
      - Ким Ё Чен
      - كيم يو جونغ
      - 与正氏

  summit:
    title: A meeting of leaders
    aliases:
      - summit
      - summits
      - summitry
      - leaders' meeting
      - leaders meeting
      - meeting of leaders
      - 首脳会談
      - 首脳間
      - トップ会談
      - 정상회담*
      - 정상 회담*
      - 수뇌회담*
      - 수뇌상봉*
      - 수뇌 회담*
      - 首脑会谈
      - 首脑会晤
      - 首脑峰会
      - 首腦會談
      - 峰会
      - 峰會
      - Gipfel
      - Gipfels
      - Gipfeltreffen*
      - sommet
      - cumbre
      - саммит*
      - قمة
      - القمة
      - top-level talks
      - leaders' talks
      - leaders talks
      - summit talks
      - summit meeting*
      - 首脳対話
      - 首脳同士
      - 정상급*
      - 정상외교*
      - 领导人会谈
      - 领导人会晤
      - 领袖会谈
      - rencontre au sommet
      - Gipfelgespräch*
      - встреч* на высшем уровне
      - بقمة
      - لقمة
      - وقمة
      - لقاء قمة
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
      - trilateral summit
      - inter-Korean summit*
      - US-Japan summit
      - Japan-US summit
      - Japan-South Korea summit
      - South Korea-Japan summit
      - Trump-Kim summit
      - Trump-Takaichi summit
      - US-North Korea summit
      - Gipfel des
      - sommet du mont
      - 日米首脳会談
      - 日韓首脳会談
      - 日中首脳会談
      - 日米韓首脳会談
      - 日中韓首脳会談
      - 米韓首脳会談
      - 米中首脳会談
      - 米朝首脳会談
      - 中韓首脳会談
      - 南北首脳会談
      - 中朝首脳会談
      - 朝中首脳会談
      - 露朝首脳会談
      - 한미정상회담*
      - 한미 정상회담*
      - 한일정상회담*
      - 한일 정상회담*
      - 미일정상회담*
      - 미일 정상회담*
      - 미중 정상회담*
      - 한중 정상회담*
      - 한중일 정상회담*
      - 한미일 정상회담*
      - 남북정상회담*
      - 남북 정상회담*
      - 북미정상회담*
      - 북미 정상회담*
      - 북중 정상회담*
      - 북러 정상회담*
      - 中日首脑会谈
      - 韩日首脑会谈
      - 美日首脑会谈
      - 韩朝首脑会谈
      - 朝美首脑会谈
      - 美朝峰会
      - tech summit
      - business summit
      - CEO summit
      - climate summit
      - food summit
      - AI summit
      - startup summit
      - security summit
      - 経営者サミット
      - Paektusan summit
      - 中俄首脑会谈
      - 中日韩峰会
      - 中日韓峰会
      - 韩美首脑会谈
      - 俄朝首脑会谈
      - 朝俄首脑会谈
      - 中朝首脑会谈
      - 日米韓首脳
      - 日中韓サミット
      - 中朝首脳
      - 露朝首脳
      - Gipfel von
      - G7-Gipfel
      - NATO-Gipfel
      - Klimagipfel
      - sommet du G7
      - sommet de l'OTAN
      - саммит* G7
      - саммит* НАТО
      - саммит* АТЭС

  talks:
    title: Talking, as governments do
    aliases:
      - talks
      - dialogue
      - contact
      - contacts
      - negotiation*
      - negotiate*
      - 対話
      - 会談
      - 面会
      - 交渉
      - 회담*
      - 대화*
      - 접촉*
      - 협상*
      - 교섭*
      - 对话
      - 会晤
      - 会谈
      - 谈判
      - 接触
      - Gespräch*
      - Dialog*
      - Kontakt*
      - Verhandlung*
      - dialogue*
      - entretien*
      - pourparlers
      - négociation*
      - diálogo
      - переговор*
      - диалог*
      - контакт*
      - محادثات
      - المحادثات
      - مفاوضات
      - المفاوضات
      - حوار
      - الحوار
      - اتصال
      - الاتصال
      - talk
      - conversation*
      - consultation*
      - 協議
      - 対談
      - 折衝
      - 話し合
      - 対面
      - 마주앉*
      - 마주 앉
      - 담판*
      - 交涉
      - 磋商
      - 對話
      - 會談
      - 談判
      - 接觸
      - Gesprächen
      - Austausch mit
      - discussion*
      - échanges avec
      - conversacion*
      - консультаци*
      - للحوار
      - بالحوار
      - والحوار
      - للمفاوضات
      - مباحثات
      - المباحثات
      - تواصل
    mask:
      - contact lens*
      - contact tracing
      - contact details
      - talk show
      - talk of
      - pep talk
      - talks about his
      - talks about her

  meet:
    title: Meeting and visiting, as anybody does
    aliases:
      - meet
      - meets
      - face to face
      - visit
      - visits
      - visiting
      - invited to
      - invite to
      - travel to
      - trip to
      - go to
      - 直接会
      - 直接向き合
      - 会って
      - 会いたい
      - 会う
      - 訪朝
      - 訪問
      - 방북*
      - 방문*
      - 만나*
      - 만날*
      - 만남*
      - 상봉*
      - 会面
      - 会见
      - 會見
      - 面谈
      - 访朝
      - 访问
      - treffen
      - trifft
      - Besuch*
      - rencontr*
      - reunirse
      - встретить*
      - визит*
      - يلتقي
      - زيارة
      - meeting
      - meetings
      - Treffen
      - reunión
      - встреч*
      - لقاء
      - اللقاء
      - لقائه
      - اجتماع
      - invite
      - invites
      - inviting
      - meet face to face
      - meet in person
      - sit down with
      - see Kim
      - visited
      - travel to Pyongyang
      - trip to Pyongyang
      - Pyongyang visit
      - visit to Pyongyang
      - 訪れ
      - 会談した
      - 面談
      - 만나겠*
      - 만나자*
      - 만난*
      - 만나는*
      - 見面
      - 见面
      - 相见
      - 會面
      - besuchen
      - besucht
      - reist nach
      - Reise nach
      - visite*
      - rencontre*
      - se rendre
      - встретит*
      - встретиться
      - визита
      - поездк*
      - للقاء
      - بلقاء
      - ولقاء
      - تلتقي
      - لزيارة
      - بزيارة
    mask: [annual meeting, council meeting, party meeting, plenary meeting, track meet]

  bid:
    title: Words of somebody who wants something of another, or leaves a door open
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
      - want to
      - wish
      - wishes
      - desire to
      - open to
      - openness
      - determin*
      - intention to
      - intent to
      - intends to
      - pursue*
      - push for
      - pushes for
      - eyes
      - eyeing
      - renew*
      - reach out
      - reaches out
      - reaching out
      - calls for
      - called for
      - call for
      - asked for
      - has asked
      - asks for
      - request*
      - convey*
      - realize
      - realise
      - realization
      - realisation
      - arrange*
      - could
      - might
      - may
      - possible
      - possibility of
      - hints at
      - hinted at
      - no reason not to
      - without preconditions
      - without any preconditions
      - without conditions
      - without any conditions
      - without setting
      - as soon as possible
      - at an early date
      - early summit
      - 意欲
      - 意向
      - 決意
      - 無条件
      - 条件を付けず
      - 条件をつけず
      - 条件付けず
      - 前提条件なし
      - 条件なし
      - 早期
      - 目指す
      - 目指し
      - 実現
      - 提案
      - 打診
      - 要望
      - 要請
      - 申し入れ
      - 伝達
      - 伝えた
      - 働きかけ
      - 働き掛け
      - 呼びかけ
      - 呼び掛け
      - 求め
      - 期待
      - 模索
      - 前向き
      - 会いたい
      - 用意
      - 可能性
      - 来るかも
      - 訪れる日
      - 전제조건 없이
      - 조건 없이
      - 조건없이
      - 제안*
      - 제의*
      - 희망*
      - 의향*
      - 의사*
      - 의지*
      - 의욕*
      - 추진*
      - 타진*
      - 모색*
      - 용의*
      - 요청*
      - 전달*
      - 촉구*
      - 기대*
      - 가능*
      - 실현*
      - 올수도*
      - 올 수도*
      - 만나고 싶다
      - 만나고 싶은
      - 만나고 싶어
      - 만나자*
      - 提议
      - 提出
      - 愿意
      - 愿与
      - 愿同
      - 愿不设
      - 希望
      - 呼吁
      - 无条件
      - 不设前提
      - 寻求
      - 争取
      - 推动
      - 实现
      - 可能
      - 意愿
      - 可以访问
      - 有意
      - 邀请
      - will sich
      - will mit
      - will Kim
      - will Nordkorea*
      - möchte
      - bereit*
      - hofft
      - hoffen
      - strebt
      - anstrebt
      - bietet
      - Angebot*
      - vorgeschlagen
      - schlägt
      - Vorschlag
      - ohne Vorbedingung*
      - souhait*
      - espèr*
      - prêt
      - prête
      - veut
      - sans condition*
      - sin condiciones
      - dispuest*
      - предлож*
      - предлаг*
      - готов*
      - надеется
      - надежд*
      - хочет
      - хотел*
      - стрем*
      - приглас*
      - без предварительных условий
      - يأمل
      - تأمل
      - يسعى
      - تسعى
      - مستعد*
      - استعداد*
      - يعرض
      - تعرض
      - عرض
      - اقترح*
      - رغبت*
      - دون شروط
      - بدون شروط
      - back
      - backs
      - reaffirm*
      - goal
      - floats
      - aiming
      - interest in
      - want
      - wanted
      - asks
      - ask
      - asked
      - urge*
      - call on
      - calls on
      - agree*
      - resume*
      - explor*
      - consider*
      - plans
      - planned
      - prepar*
      - sound* out
      - feelers
      - door open
      - door is open
      - doors open
      - door to
      - opens door
      - open door
      - keen to
      - aims
      - aim to
      - vow*
      - pledge*
      - appeal*
      - welcom*
      - support*
      - help
      - hint*
      - suggest*
      - signal*
      - in secret
      - secret talks
      - secret contact*
      - back channel*
      - would like
      - would love
      - no reason not to appreciate
      - new future
      - political decision
      - determined to
      - every means
      - means available
      - proposal*
      - message to
      - letter to
      - 扉は開
      - 扉を開
      - 扉が開
      - 門戸
      - 言及
      - 示唆
      - 協力を要請
      - 協力要請
      - 探る
      - 調整
      - 検討
      - 再開
      - 極秘
      - 秘密裏
      - 水面下
      - 準備
      - 意思
      - 努力
      - 決断
      - 突破口
      - 開催
      - 派遣
      - 大胆
      - 支持
      - 歓迎
      - 望む
      - 望み
      - 探って
      - 미래
      - 문 열려*
      - 문은 열려*
      - 문을 열
      - 열려 있
      - 열려있*
      - 만나고 싶
      - 준비*
      - 준비돼*
      - 협력 요청*
      - 재개*
      - 검토*
      - 조율*
      - 시사*
      - 내비*
      - 물밑*
      - 비밀 접촉*
      - 극비*
      - 원한다*
      - 바란다*
      - 수단*
      - 초청*
      - 지지*
      - 想与
      - 想同
      - 想见
      - 见到
      - 大门敞开
      - 敞开
      - 敞開
      - 願意
      - 願與
      - 願同
      - 願
      - 邀請
      - 或可
      - 或将
      - 或會
      - 可訪問
      - 可访问
      - 可能會
      - 有望
      - 愿无条件
      - 准备好
      - 要求
      - 尽早
      - 早日
      - 商讨
      - 考虑
      - 计划
      - 拟
      - 安排
      - 通过蒙古
      - 请
      - 協助
      - 协助
      - 支持
      - könnte*
      - würde*
      - offen für
      - will die
      - plant
      - planen
      - erwägt
      - sucht
      - bittet
      - Einladung*
      - eingeladen
      - propose*
      - proposé*
      - offre*
      - pourrait
      - envisage*
      - ouvert*
      - invite*
      - invité*
      - appelle à
      - cherche*
      - ofrece*
      - propone*
      - busca*
      - quiere
      - espera
      - podría
      - допуст*
      - допуска*
      - возможн*
      - может
      - могла бы
      - мог бы
      - попросил*
      - просит
      - призыва*
      - призвал*
      - рассматрива*
      - планиру*
      - намерен*
      - желает
      - открыт* для
      - يمكن
      - قد تزور
      - قد يزور
      - تدعو
      - يدعو
      - دعوة
      - مستعدة
      - ترغب
      - يرغب
      - تطلب
      - يطلب
      - تقترح
      - يقترح
    mask:
      - not possible
      - could not
      - in May
      - of May
      - early May
      - late May
      - last May
      - no hope
      - 実現しない
      - 可能性は低い
      - 可能性はない
      - no possibility
      - 可能性なし
      - 不可能
      - невозможн*
      - 意欲もない
      - 予定も意欲もない
      - no longer possible
      - hope fades

  refusal:
    title: Words of somebody who refuses or denies
    aliases:
      - reject
      - rejects
      - rejected
      - rejecting
      - rejection
      - refuse
      - refuses
      - refused
      - refusing
      - refusal
      - rebuff*
      - spurn*
      - snub
      - snubs
      - snubbed
      - shun
      - shuns
      - shunned
      - dismiss
      - dismisses
      - dismissed
      - rule out
      - rules out
      - ruled out
      - ruling out
      - turn down
      - turns down
      - turned down
      - deny
      - denies
      - denied
      - denial
      - no interest
      - not interested
      - uninterested
      - no intention
      - no desire
      - no plan to
      - no plans to
      - no need to
      - not a matter of concern
      - not our concern
      - not a concern
      - pay no attention
      - nothing to discuss
      - nothing to talk about
      - not accept
      - 拒否
      - 拒絶
      - 拒む
      - 拒んだ
      - 一蹴
      - 無視
      - 背を向け
      - 否定
      - 事実はない
      - 事実無根
      - 応じない
      - 応じず
      - 応じる考えはない
      - 応じるつもりはない
      - 関心事ではない
      - 関心事でない
      - 関心はない
      - 関心ない
      - 関心がない
      - 興味はない
      - 必要はない
      - 거부*
      - 거절*
      - 일축*
      - 불응*
      - 외면*
      - 부인
      - 부인했*
      - 부인하*
      - 부정했*
      - 사실무근
      - 사실이 아니*
      - 관심사가 아니*
      - 관심사 아니*
      - 관심 없다
      - 관심 없음
      - 관심이 없다
      - 관심도 없다
      - 상대하지 않을
      - 상대하지 않겠다
      - 응하지 않을
      - 응하지 않겠다
      - 拒绝
      - 拒絕
      - 回绝
      - 否认
      - 驳斥
      - 无意
      - 不予理会
      - 不予理睬
      - 不理会
      - 不感兴趣
      - 没有兴趣
      - 不是关心的
      - ablehn*
      - abgelehnt
      - lehnt
      - lehnte
      - weist
      - zurückgewiesen
      - verweiger*
      - dementier*
      - kein Interesse
      - rejett*
      - rejette
      - rejettent
      - refus*
      - exclut
      - dément
      - démenti
      - démentent
      - rechaz*
      - отверг*
      - отказ*
      - отклон*
      - исключ*
      - опроверг*
      - не намерен*
      - не заинтересован*
      - رفض*
      - ترفض
      - يرفض
      - تستبعد
      - تستبعد
      - استبعد*
      - نفى
      - نفت
      - تنفي
      - meaningless
      - senseless
      - ends talk of
      - put an end to
      - no summit
      - 興味なし
      - 意味なし
      - 応じぬ
      - 予定なし
      - 予定はない
      - 不再
      - 没有意义
      - 沒有意義
      - no matter of concern
      - not of concern
      - makes no sense
      - made no sense
      - neither accept
      - not respond
      - 일 없어
      - 일 없
      - 없었다
      - 没有任何
      - ignore
      - ignores
      - will ignore
      - say no to
      - says no to
      - said no to
      - no to summit
      - no to talks
      - slams door
      - slammed door
      - slam the door
      - shut the door
      - shuts door
      - closes door
      - closed the door
      - evade*
      - avoid any
      - avoid contact
      - avoid all
      - avoiding any
      - sidestep*
      - will not accept
      - won't accept
      - cannot accept
      - can't accept
      - does not accept
      - not tolerate
      - never accept
      - no interest in
      - lost interest
      - has no idea
      - no reason to
      - no reason for meeting
      - sees no
      - no point
      - pointless
      - refusal to
      - decline*
      - foolish dream
      - pipe dream
      - daydream
      - never proposed
      - never offered
      - never asked
      - did not propose
      - did not ask
      - not true
      - untrue
      - groundless
      - baseless
      - out of the question
      - not on the table
      - nothing to be solved
      - nothing to talk
      - nothing to negotiate
      - no negotiations
      - cut off
      - cuts off
      - break off
      - breaks off
      - 受け入れず
      - 受け入れない
      - 受け入れられない
      - 受入れない
      - 断る
      - 断った
      - 断固拒
      - 回避
      - 避ける
      - つもりはない
      - 考えはない
      - 気はない
      - 意思はない
      - 何もない
      - 理由はない
      - 意味がない
      - 意味はない
      - 愚かな夢
      - 会わない
      - 関心なし
      - 関心を持たない
      - 一切応じ
      - 門前払い
      - 拒み
      - 不快感
      - 打ち切
      - 断絶
      - 받아들이지 않
      - 받아들일 수 없
      - 수용하지 않
      - 수용 못
      - 회피*
      - 피할 것
      - 무시*
      - 배격*
      - 단호히 배격*
      - 응하지 않
      - 안해
      - 안 해
      - 안한다*
      - 하지 않겠다*
      - 하지 않을*
      - 없을 것
      - 일 없다
      - 문제 없다
      - 흥미 없다
      - 흥미없다
      - 관심없*
      - 관심 없
      - 관심이 없
      - 관심밖*
      - 필요 없다*
      - 필요없다*
      - 이유 없다*
      - 의향 없다*
      - 생각 없다*
      - 생각이 없
      - 어리석은 망상*
      - 망상*
      - 개꿈*
      - 차단*
      - 불가능*
      - 돌변*
      - 사실 아니*
      - 사실 아냐*
      - 제안한 적 없
      - 不接受
      - 不会接受
      - 不會接受
      - 拒不
      - 回避
      - 迴避
      - 避免
      - 没什么可谈
      - 没有什么可谈
      - 無意
      - 沒有興趣
      - 不感興趣
      - 没兴趣
      - 毫无兴趣
      - 没有必要
      - 无需
      - 不必
      - 无可奉告
      - 不屑
      - 愚蠢的梦
      - 痴心妄想
      - 白日梦
      - 免谈
      - 不谈
      - 不予
      - 漠不关心
      - 置之不理
      - keine Kontakt*
      - keinerlei
      - keine Gespräch*
      - keine Verhandlung*
      - kein Treffen
      - keinen Dialog
      - will keine*
      - schließt
      - schloss
      - absage*
      - Absage*
      - erteilt
      - aucun intérêt
      - aucune*
      - pas question
      - ne veut pas
      - refusé*
      - refusent
      - rejet*
      - écarte*
      - niega*
      - descarta*
      - ningún
      - sin interés
      - не интересует
      - не интересуют
      - не интересно
      - не пойдет
      - не примет
      - не будет
      - отклоня*
      - отверга*
      - исключа*
      - отрица*
      - опроверга*
      - нет смысла
      - نرفض
      - ورفض*
      - رفضها
      - رفضت
      - لا مصلحة
      - لا نية
      - لا تعتزم
      - لن تقبل
      - لن تجري
      - لن نقبل
      - غير مهتمة
      - ليست مهتمة
      - تتجنب
      - نفي
    mask:
      - refused entry
      - 제재 거부
      - refused to give
      - declined to comment
      - declines to comment
      - declined to say
      - refused to comment
      - refused to say
      - declined to name
      - declined to be named
      - 避けられない
      - 明言を避け
      - コメントを避け
      - 言及を避け
      - 확인을 거부
      - 언급을 회피*
      - 拒绝置评
      - 不予置评
      - 拒绝透露
      - lehnte eine Stellungnahme
      - refusé de commenter

  # The refusal and the meeting in one.
  no_meeting:
    title: No contact, no talks
    aliases:
      - will not meet
      - won't meet
      - never meet
      - no reason to meet
      - no contact
      - no talks
      - no dialogue
      - avoid any contact
      - not meet
      - 会わない
      - 会う必要
      - 会う理由
      - 만나지 않겠다
      - 만나지 않을
      - 만날 일
      - 만날 이유*
      - 만날 생각 없다
      - 不会与
      - keinen Kontakt
      - aucun contact
      - no negotiations
      - no summit
      - 対話せず
      - 対話しない
      - 交渉しない
      - 접촉하지 않을
      - 相手にしない
      - 会談せず
      - 会談しない
      - no Japan-North Korea
      - no North Korea-Japan
      - no DPRK-Japan
      - no Japan-DPRK
      - not meet with
      - never talk
      - no contact with
      - no contacts with
      - not talk to
      - won't talk
      - will not talk
      - not hold talks
      - no more talks
      - no dialogue with
      - refusal to meet
      - never sit
      - not sit down
      - no plans to meet
      - 会わぬ
      - 会うつもりはない
      - 会う考えはない
      - 話し合うことは
      - 対話の必要
      - 対話はない
      - 만나지 않
      - 만나지도 않
      - 대화 안
      - 대화하지 않
      - 대화 없다*
      - 대화는 없다*
      - 회담 없다*
      - 회담은 없다*
      - 접촉 없다*
      - 수뇌회담 없다*
      - 정상회담 없다*
      - 마주앉지 않
      - 마주앉을 일
      - 마주 앉지 않
      - 不会同
      - 不与日
      - 不会面
      - 拒谈
      - 不对话
      - 不会谈
      - kein Dialog
      - keine Gespräche
      - aucun dialogue
      - никаких контакт*
      - никаких переговор*
      - لا حوار
      - لا محادثات
      - لا مفاوضات

  # What is said of nothing else, whatever else the article names.
  abduction_issue:
    title: The abduction issue
    aliases:
      - Japanese abductee*
      - 拉致問題
      - 拉致被害者
      - 拉致家族会
      - 拉致議連
      - 拉致担当
      - 特定失踪者
      - 일본인 납치*
      - 일본인납치*
      - 일본인 랍치*
      - 일본인 납북*
      - 납치 일본인*
      - 납북 일본인*
      - 绑架日本人
      - 绑架日本公民
      - 日本人绑架
      - entführte Japaner*
      - entführten Japaner*
      - Japonais enlevés
      - enlèvement* de Japonais
      - enlèvement* de ressortissants japonais
      - японцев похищен*
      - похищенн* японц*
      - похищени* японц*
      - похищени* японск*
      - المختطفين اليابانيين
      - اختطاف يابانيين
      - اختطاف مواطنين يابانيين
      - Japanese nationals abducted
      - Japanese citizens abducted
      - Japanese people abducted
      - abductees' families
      - abductees' kin
      - abductee families
      - families of abductees
      - families' group of abductees
      - families of abduction victims
      - abduction victims' families
      - victims of North Korea's abductions
      - victims of abduction by North Korea
      - Kidnapped by North Korea
      - abducted by North Korea
      - abductions by North Korea
      - kidnapped by North Korea
      - kidnappings by North Korea
      - North Korea's abduction*
      - North Korean abduction*
      - North Korea abduction*
      - North Korea abductee*
      - North Korea kidnapping*
      - minister in charge of the abduction*
      - minister for the abduction*
      - possibly abducted by North
      - 拉致被害
      - 拉致家族
      - 拉致の可能性を排除できない
      - 拉致された可能性を排除できない
      - 北朝鮮に拉致
      - 北朝鮮による拉致
      - 北朝鮮による日本人拉致
      - 日本人拉致
      - 北朝鮮拉致
      - 拉致対策本部
      - 拉致解決
      - 拉致は解決済み
      - 日 납치*
      - 日납치*
      - 납치피해자 가족회
      - 납치 피해자 가족회
      - 특정 실종자*
      - 특정실종자*
      - 북한에 납치된 일본*
      - 북한의 일본인 납치*
      - 납북일본인*
      - 납북된 일본*
      - 被北韓綁架
      - 遭北韓綁架
      - 日本被绑架者
      - entführter Japaner
      - Entführung* von Japanern
      - Entführung* japanischer
      - verschleppte Japaner*
      - verschleppten Japaner*
      - verschleppter Japaner
      - japonais enlevés
      - japonais kidnappés
      - enlèvement* de citoyens japonais
      - secuestro* de japoneses
      - japoneses secuestrados
      - похищенн* японск*
      - похищенных японцев
      - похищени* гражд* Япони*
      - المخطوفين اليابانيين
      - اليابانيين المختطفين
      - اليابانيين المخطوفين
      - قضية المختطفين اليابانيين
      - خطف يابانيين
      - اختطاف اليابانيين
      - 被朝鲜绑架的日本
      - 遭朝鲜绑架日本
      - 遭朝鲜绑架的日本
      - 朝鲜绑架日本
      - 北韓綁架日本

  # Of the seventeen whom the government of Japan recognises, and their families, the names that say enough.
  abductee:
    title: Abductees and their families, by names that nobody else has
    aliases:
      - Megumi Yokota
      - Yokota Megumi
      - 横田めぐみ
      - 横田惠
      - 橫田惠
      - 横田惠美
      - よこた・めぐみ
      - ヨコタ・メグミ
      - 요코타 메구미
      - 요꼬다 메구미
      - Мэгуми Ёкота
      - Ёкота Мэгуми
      - ميغومي يوكوتا
      - Yaeko Taguchi
      - Taguchi Yaeko
      - 田口八重子
      - 다구치 야에코
      - Yasushi Chimura
      - Chimura Yasushi
      - 地村保志
      - 지무라 야스시
      - Fukie Chimura
      - Fukie Hamamoto
      - 地村富貴恵
      - Kaoru Hasuike
      - Hasuike Kaoru
      - 蓮池薫
      - 하스이케 가오루
      - Yukiko Hasuike
      - Yukiko Okudo
      - 蓮池祐木子
      - Rumiko Masumoto
      - Masumoto Rumiko
      - 増元るみ子
      - 마스모토 루미코
      - Hitomi Soga
      - Soga Hitomi
      - 曽我ひとみ
      - 소가 히토미
      - 曾我瞳
      - 曾我仁美
      - Miyoshi Soga
      - Soga Miyoshi
      - 曽我ミヨシ
      - Keiko Arimoto
      - Arimoto Keiko
      - 有本恵子
      - 아리모토 게이코
      - 原敕晁
      - Sakie Yokota
      - Yokota Sakie
      - 横田早紀江
      - 요코타 사키에
      - 有本明弘
      - 橫田早紀江
      - 横田早纪江
      - 요코다 메구미
      - 요꼬따 메구미
      - 요코타 시게루
      - Shigeru Yokota
      - Yokota Shigeru
      - 莲池薰
      - 蓮池薰
      - 有本惠子
      - 増元照明
      - 마스모토 테루아키
      - Teruaki Masumoto
      - Masumoto Teruaki
      - Shigeo Iizuka
      - Iizuka Shigeo
      - 飯塚繁雄
      - 이이즈카 시게오
      - 아리모토 아키히로
      - Akihiro Arimoto
      - 하마모토 후키에
      - 지무라 후키에
      - Мэгуми Ёкот*
      - Ёкот* Мэгуми
      - Мегуми Йокот*
      - Мэгуми Йокот*
      - Сакиэ Ёкот*
      - Каору Хасуик*
      - يوكوتا ميغومي
    weak: [Megumi, Megumi-san, めぐみさん, めぐみちゃん, 메구미, 메구미 씨, 早紀江さん]


  # Names that others have, too: they count beside the abductions or the country.
  abductee_name:
    title: Abductees and their families, by names that others have, too
    aliases:
      - Yutaka Kume
      - Kume Yutaka
      - 久米裕
      - 구메 유타카
      - Kyoko Matsumoto
      - Matsumoto Kyoko
      - 松本京子
      - 마쓰모토 교코
      - Minoru Tanaka
      - Tanaka Minoru
      - 田中実
      - 다나카 미노루
      - Shuichi Ichikawa
      - Ichikawa Shuichi
      - 市川修一
      - 이치카와 슈이치
      - Toru Ishioka
      - Ishioka Toru
      - 石岡亨
      - 이시오카 도루
      - Kaoru Matsuki
      - Matsuki Kaoru
      - 松木薫
      - 마쓰키 가오루
      - Tadaaki Hara
      - Hara Tadaaki
      - 原敕
      - Takuya Yokota
      - Yokota Takuya
      - 横田拓也
      - 橫田拓也
      - 요코타 다쿠야
      - Tetsuya Yokota
      - 横田哲也
      - 요코타 데쓰야
      - 横田滋
      - Koichiro Iizuka
      - Iizuka Koichiro
      - 飯塚耕一郎
      - 이이즈카 고이치로
      - Megumi-san
      - めぐみさん
      - めぐみちゃん
      - 메구미 씨
      - 家族会
      - 救う会
      - 가족회
      - families' group
      - families' association
      - Kazokukai
      - blue ribbon*
      - ブルーリボン
      - 블루리본*
  abduction:
    title: Abduction
    aliases:
      - abduct*
      - kidnap*
      - 拉致
      - 납치*
      - 랍치*
      - 납북*
      - 绑架
      - 綁架
      - entführ*
      - Entführung*
      - verschlepp*
      - enlèvement*
      - enlev*
      - secuestr*
      - похищ*
      - похит*
      - اختطاف
      - الاختطاف
      - خطف
      - اختطف*
      - مختطف*
      - المختطف*
      - spirited away
      - whisked away
      - snatched by North
      - 拉致された
      - 납치된*
      - 납치돼*
      - 被绑架
      - 被擄
      - 擄走
      - 掳走
      - enlevé*
      - enlevée*
      - kidnapp*
      - secuestrad*
      - المختطفين
      - المخطوفين
      - مختطفين
      - مخطوف*
      - خطفت
      - خطفتهم
    mask: [abductor muscle*, hip abduct*, abduction machine, abductor machine]

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
      - rocket
      - rockets
      - satellite launch*
      - ballistic*
      - ロケット
      - 巡航ミサイル
      - 弾道ミサイル
      - 방사포*
      - 로켓*
      - 위성발사체*
      - 火箭
      - 弹道导弹
      - Rakete*
      - Interkontinentalrakete*
      - Mittelstreckenrakete*
      - ракет*
      - МБР
      - صاروخ*
      - صواريخ
      - الصاروخ*
      - بصاروخ
      - misil*
      - cohete*
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
      - flies
      - splash*
      - flight test*
      - test of
      - tests
      - tested
      - salvo
      - flew over
      - flies over
      - flown over
      - 試射
      - 打ち上げ
      - 打上げ
      - 飛翔
      - 쏘아*
      - 쏜
      - 쏴
      - 쐈
      - 飞越
      - 試射
      - 射向
      - feuert*
      - abgefeuert*
      - startet*
      - Raketentest*
      - Raketenstart*
      - schießt
      - abschoss
      - lance
      - lancé*
      - lancement*
      - tire
      - tiré*
      - tirs
      - tir
      - lanz*
      - dispar*
      - запуст*
      - запуск*
      - пуск*
      - выпуст*
      - испыт*
      - تطلق
      - أطلق*
      - إطلاق
      - يطلق
      - تختبر
      - اختبر*
      - تجربة
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
      - South Korea fires
      - South Korea fired
      - South Korea tests
      - Seoul tests
      - Seoul fires
      - Japan tests
      - Japan fires
      - fires coach
      - fires minister
      - fires foreign
      - fires officials
      - fires official
      - 韩国试射
      - 韓国試射

  # Summits of others with the same words in them.
  other_pairs:
    title: Pairs of countries without Japan
    aliases:
      - Trump
      - inter-Korean
      - トランプ
      - 米朝
      - 南北
      - 트럼프
      - 북미
      - 남북
      - 特朗普
      - 川普
      - Трамп*
      - ترامب
      - 北米
      - 북중
      - 북러
      - 한일
      - 한미
      - 한중
      - 중러
      - 日韓
      - 日米
      - 日中
      - 中朝
      - 露朝
      - 朝俄
      - 中日
      - 韩日
      - 韓日
      - 美日
      - 韩朝
      - 美朝
      - Putin
      - Путин*
      - Poutine
      - بوتين

  others:
    title: Whom a meeting may be with instead
    aliases:
      - Trump
      - Biden
      - Putin
      - Xi Jinping
      - Lee Jae Myung
      - Yoon Suk Yeol
      - Zelensky*
      - South Korea*
      - S. Korea*
      - =ROK
      - Seoul
      - =US
      - =U.S.
      - United States
      - American*
      - Washington
      - Chinese
      - Beijing
      - Russia*
      - Moscow
      - Taiwan*
      - G7
      - Quad
      - トランプ
      - 米国
      - 米大統領
      - 韓国
      - 李在明
      - 尹錫悦
      - 中国
      - 習近平
      - ロシア
      - プーチン
      - 트럼프*
      - 미국*
      - 한국*
      - 이재명*
      - 윤석열*
      - 중국*
      - 시진핑*
      - 러시아*
      - 푸틴*
      - 特朗普
      - 美国
      - 韩国
      - 俄罗斯
      - 普京
      - 习近平
      - Südkorea*
      - Corée du Sud
      - Южн* Коре*
      - Трамп*
      - Путин*
      - США
      - ترامب
      - كوريا الجنوبية
      - =Xi
      - =Lee
      - Yoon
      - Lavrov
      - Zelenskyy
      - Rubio
      - Hegseth
      - =EU
      - European Union
      - Germany
      - France
      - India*
      - Mongolia's president
      - Iran*
      - ASEAN
      - NATO
      - =UN
      - 習氏
      - 米側
      - 中国側
      - 韓国側
      - 米政権
      - 日中
      - 日韓
      - 日米
      - 日米韓
      - 日中韓
      - 米韓
      - 米中
      - 米朝
      - 中朝
      - 露朝
      - 中韓
      - 南北
      - 日美
      - 日韩
      - 中日
      - 中朝
      - 朝俄
      - 俄朝
      - 美日韩
      - 美韩
      - 韩朝
      - 朝美
      - 美朝
      - 中方
      - 韩方
      - 美方
      - 王毅
      - 韓國
      - 美國
      - 中國
      - 俄羅斯
      - 川普
      - 普丁
      - 한미
      - 한일
      - 미일
      - 한미일
      - 한중일
      - 한중
      - 북미
      - 북중
      - 북러
      - 북한미국
      - 남북
      - 남북한
      - 美와
      - 美대화*
      - 美에
      - 韓과
      - 中과
      - 李대통령
      - 李 대통령
      - 이대통령*
      - 이 대통령*
      - 우리 정부*
      - 우크라이나*
      - =USA
      - Russland*
      - amerikanisch*
      - südkoreanisch*
      - États-Unis
      - américain*
      - Séoul
      - Chine
      - Russie
      - Poutine
      - sud-coréen*
      - Estados Unidos
      - Seúl
      - Corea del Sur
      - Кита*
      - китайск*
      - Вашингтон*
      - Москв*
      - Лавров*
      - Сеул*
      - Си Цзиньпин*
      - американск*
      - الولايات المتحدة
      - واشنطن
      - أمريكا
      - الأمريكي*
      - الصين
      - روسيا
      - موسكو
      - بوتين
      - سيول
      - سول
      - وكوريا الجنوبية
      - Росси*
      - ترمب
      - China*
    mask:
      - US-based
      - China Sea
      - Trump administration offici
      - China-based
      - Korea-based

  officials:
    title: Those who meet for their countries
    aliases:
      - prime minister*
      - premier
      - =PM
      - president
      - leader
      - leaders
      - leader's
      - government*
      - minister*
      - ministry
      - cabinet secretary
      - ambassador
      - diplomat*
      - envoy*
      - officials
      - state media
      - KCNA
      - Takaichi
      - Ishiba
      - Kishida
      - Kim Jong Un
      - Kim Yo Jong
      - Choe Son Hui
      - 首相
      - 総理
      - 総書記
      - 委員長
      - 外相
      - 外務省
      - 官房長官
      - 政府
      - 談話
      - 金正恩
      - 金与正
      - 崔善姫
      - 高市
      - 石破
      - 岸田
      - 총리*
      - 수상
      - 외무상
      - 외무성
      - 외상
      - 정부*
      - 담화*
      - 위원장*
      - 총비서*
      - 국무위원장*
      - 김정은
      - 김여정
      - 최선희
      - 다카이치*
      - 이시바
      - 기시다
      - 总理
      - 外务省
      - 外相
      - 领导人
      - 谈话
      - Ministerpräsident*
      - Premierminister*
      - Regierung*
      - Machthaber*
      - ministre*
      - gouvernement*
      - dirigeant*
      - премьер*
      - правительств*
      - лидер*
      - министр*
      - МИД
      - Ким Чен Ын
      - Ким Чен Ына
      - Ким Чен Ыну
      - Ким Чен Ыном
      - Ким Чен Ыне
      - Ким Ё Чжон
      - رئيس الوزراء
      - رئيسة الوزراء
      - رئيس وزراء
      - رئيسة وزراء
      - الزعيم
      - زعيم
      - حكومة
      - الحكومة
      - وزير
      - كيم جونغ أون
      - كيم يو جونغ
      - Japan's leader
      - sister
      - comrade
      - general secretary
      - statement
      - Foreign Minister*
      - lawmaker*
      - parliamentar*
      - House of Representatives
      - statesman
      - Außenminister*
      - Regierungschef*
      - Schwester
      - sœur
      - Première ministre
      - сестра
      - сестры
      - شقيقة
      - 与正氏
      - 正恩氏
      - 議連
      - 議員
      - 朝鮮中央通信
      - 国会
      - 妹
      - 의원*
      - 여동생*
      - 조선중앙통신*
      - 议员
      - 妹妹
      - 胞妹
      - 朝中社

  ukraine_war:
    title: The war in Ukraine
    aliases: [Ukrain*, Kyiv, Kharkiv, ウクライナ, キーウ, 우크라이나*, 乌克兰, 基辅]

  sport:
    title: Words of sports reports
    aliases:
      - qualifier*
      - qualifying
      - semifinal*
      - semi-final*
      - quarterfinal*
      - quarter-final*
      - World Cup
      - Asian Cup
      - Asian Games
      - Olympic*
      - football
      - soccer
      - striker*
      - midfielder*
      - goalkeeper*
      - gold medal*
      - wrestl*
      - weightlift*
      - table tennis
      - judo
      - marathon
      - Nadeshiko
      - サッカー
      - 予選
      - なでしこ
      - W杯
      - 決勝
      - 五輪
      - 卓球
      - 柔道
      - レスリング
      - アジア大会
      - マラソン
      - 축구*
      - 예선*
      - 월드컵*
      - 올림픽*
      - 아시안게임*
      - 아시안컵*
      - 결승*
      - 탁구*
      - 유도
      - 足球
      - 预选赛
      - 世界杯
      - 亚洲杯
      - 亚运会
      - 奥运*
      - 女足
      - 乒乓球
      - 决赛
      - Fußball*
      - WM-Qualifikation
      - Länderspiel*
      - éliminatoires
      - Coupe du monde
      - футбол*
      - чемпионат*
      - сборн*
      - منتخب*
      - كأس العالم
      - تصفيات
      - =AFC
      - =FIFA
      - =JFA
      - kick-off
      - handshake
      - lifters
      - under-17
      - U-17
      - U-20
      - U17
      - U20
      - swimmer*
      - gymnast*
      - medallist*
      - medalist*
      - boxing
      - boxer*
      - volleyball
      - basketball
      - baseball
      - archery
      - skater*
      - ice hockey
      - 代表戦
      - 対戦
      - 準決勝
      - 金メダル
      - 選手団
      - 体操
      - 重量挙げ
      - U17
      - U20
      - アジア杯
      - 금메달*
      - 대표팀*
      - 선수단*
      - 역도*
      - 준결승*
      - 4강
      - 女排
      - 亚冠
      - 半决赛
      - 晋级
      - 金牌
      - 举重
      - 世预赛
      - 亚预赛
      - Halbfinale
      - Weltmeisterschaft*
      - Frauenfußball
      - Judo
      - judoka*
      - demi-finale*
      - médaille*
      - финал*
      - турнир*
      - مباراة
      - نهائي

  leisure:
    title: Words of stories about films, food and travel
    aliases:
      - film*
      - movie*
      - documentary
      - drama
      - novel
      - museum*
      - exhibition*
      - festival*
      - concert*
      - K-pop
      - tourist*
      - tourism
      - tour operator*
      - travel agen*
      - hiker*
      - restaurant*
      - recipe*
      - chef*
      - noodle*
      - video game
      - weather
      - 映画
      - ドラマ
      - 小説
      - 展覧会
      - 観光
      - ツアー
      - 旅行
      - 料理
      - 冷麺
      - レシピ
      - 天気
      - 漫画
      - 영화*
      - 드라마*
      - 소설*
      - 관광*
      - 여행*
      - 맛집*
      - 요리*
      - 냉면*
      - 공연*
      - 전시*
      - 날씨*
      - 电影
      - 电视剧
      - 影片
      - 小说
      - 旅游
      - 旅行团
      - 美食
      - 餐厅
      - 冷面
      - 天气
      - Spielfilm*
      - Tourist*
      - Rezept*
      - cinéma
      - touris*
      - recette*
      - кино*
      - фильм*
      - турист*
      - فيلم
      - سياح*
      - مطعم
      - beach resort*
      - tour package*
      - travel guide
      - holiday*
      - cuisine
      - kimchi
      - ramen
      - cookbook*
      - series
      - sitcom
      - anime
      - manga
      - album*
      - band
      - boy band
      - girl group*
      - pop star*
      - actor*
      - actress*
      - director of the film
      - box office
      - cinema*
      - theatre*
      - novelist*
      - memoir*
      - veteran*
      - anniversary of the armistice
      - K-POP
      - 公演
      - 俳優
      - 女優
      - 上映
      - 公開へ
      - 監督
      - ロケ地
      - 旅行記
      - 여행사*
      - 콘서트*
      - 돔서
      - 팬들*
      - 앨범*
      - 배우*
      - 아이돌*
      - 참전용사*
      - 특별전*
      - 등산객*
      - 촬영지*
      - 演唱会
      - 开唱
      - 女团
      - 男团
      - 上映
      - 导演
      - 景区
      - 旅游区
      - 登山
      - Urlaub*
      - Reiseveranstalter*
      - Kino*
      - Dokumentarfilm*
      - Konzert*
      - voyage*
      - recettes
      - гастрол*
      - концерт*
      - отдых*
      - سينما

  # The wish and the meeting in one.
  meet_wish:
    title: Somebody wants to meet
    aliases:
      - 会いたい
      - 会談したい
      - 直接会う
      - 直接向き合
      - 直接話
      - 만나고 싶다
      - 만나고 싶어
      - 만나고 싶은
      - 만나겠다*
      - 만나길 희망*
      - 希望会面
      - 想见
      - 想見
  # What is said word for word is told to its end.
  statement:
    title: A statement, as state media carry it
    aliases:
      - press statement
      - statement by
      - statement of
      - statement from
      - statement released
      - released the following
      - issued the following
      - made public the following
      - =KCNA
      - 談話
      - 담화*
      - 谈话全文
      - 谈话
      - 談話
      - 声明全文

  rejects:
    title: Refusing, in the words of a statement
    aliases: [reject, rejects, rejected, refuse, refuses, shun, avoid any, not accept, 拒否, 拒絶, 無視, 외면*, 거부*, 배격*, 拒绝, 拒絕]

  # Whose launches are not North Korea's.
  other_launcher:
    title: Others who launch missiles
    aliases: [South Korea*, S. Korea*, =ROK, Seoul, Iran*, Israel*, Russia*, Ukrain*, China*, India*, Pakistan*, =US, =U.S., Japan, Houthi*, Hamas, Hezbollah, 韓国, 米軍, イラン, ロシア, 中国, 자위대, 한국군, 우리 군, 이란*, 러시아*, 韩国, 韩军, 伊朗, 俄罗斯, 美军]

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
      (
        # A headline of the two and their talks says it, when nobody else stands in it.
        (
          title:(
            @japan_dprk_meeting
            OR ((@japan OR @japan_pm) ONEAR/12 ((@summit OR @talks OR "meeting with") ONEAR/4 @dprk))
            OR ((@japan OR @japan_pm) ONEAR/12 (@dprk ONEAR/4 (@summit OR @talks)))
            OR (@dprk ONEAR/12 ((@summit OR @talks) ONEAR/3 (@japan OR @japan_pm)))
            OR (@dprk ONEAR/12 ((@japan OR @japan_pm) ONEAR/2 (@summit OR @talks)))
          )
          AND NOT title:@others
        )
        # The meeting of the two in one word, and that it is wanted.
        OR (@japan_dprk_meeting NEAR/15 @bid)
        OR (@japan_dprk NEAR/20 (@summit OR @talks OR @meet) NEAR/20 @bid)
        # 'Japan … meet Kim', whoever is told so; but not talks with others.
        OR (
          ((@japan EXCEPT ("in Japan" OR "in Tokyo")) OR @japan_pm)
          ONEAR/12 ((((@summit OR @talks OR @meet) NEAR/4 @dprk) EXCEPT (((@summit OR @talks OR @meet) ONEAR/0 (with ONEAR/1 @others)) OR (@others ONEAR/1 (@summit OR @talks OR @meet)))) NEAR/8 @bid)
        )
        OR ((@japan OR @japan_pm) ONEAR/15 (@meet_wish NEAR/8 @dprk))
        # All four close together; 'talks with Seoul on North Korea' and 'Seoul offers talks' are talks of others.
        OR (
          ((@summit OR @talks OR @meet) EXCEPT (((@summit OR @talks OR @meet) ONEAR/3 @others) OR (@others ONEAR/6 (@summit OR @talks OR @meet))))
          NEAR/12 @dprk NEAR/12 (@japan OR @japan_pm) NEAR/12 @bid
        )
        # A meeting with the one ('a summit with Kim', 김정은과 정상회담, 与金正恩会晤), and the other not far.
        OR (
          (((@summit OR @talks OR @meet) NEAR/4 @dprk) EXCEPT (((@summit OR @talks OR @meet) ONEAR/1 @others) OR (@others ONEAR/5 (@summit OR @talks OR @meet)))) NEAR/12 @bid
        )
        NEAR/25 (@japan OR @japan_pm)
        # 'Kim says … talks with Japan'.
        OR (
          @dprk ONEAR/15 ((((@summit OR @talks OR @meet) NEAR/4 (@japan OR @japan_pm)) EXCEPT (((@summit OR @talks OR @meet) ONEAR/3 @others) OR (@others ONEAR/6 (@summit OR @talks OR @meet)))) NEAR/12 @bid)
        )
        # A statement names its own country once.
        OR (
          (title:@statement OR FIRST/40(@statement)) AND @dprk
          AND (((@japan OR @japan_pm) ONEAR/20 ((@summit OR meet OR meeting) NEAR/8 @bid)) EXCEPT (@others OR ((@japan OR @japan_pm) ONEAR/20 (@others ONEAR/20 (@summit OR meet OR meeting)))))
        )
        # The countries in the headline, the wish below it.
        OR (
          title:((@japan OR @japan_pm) NEAR/12 @dprk)
          AND lead:(((@summit OR @talks OR @meet) NEAR/4 @dprk) NEAR/12 @bid)
          AND NOT (title:@others OR lead:@others)
        )
        # In a Japanese headline 首相 needs no country.
        OR (
          lang:ja
          AND title:((首相 OR 総理) NEAR/15 (@kim_jong_un OR @kim_yo_jong) NEAR/15 (@summit OR @talks OR @meet OR @meet_wish) OR (首相 OR 総理) NEAR/15 @dprk NEAR/15 @summit)
          AND NOT title:(@others ONEAR/5 (@summit OR @talks OR @meet))
        )
        # 日朝, but not 23日朝, 'on the morning of the 23rd'.
        OR (
          lang:ja
          AND title:(日朝 NEAR/20 (@summit OR @talks) AND /(^|[^0-9０-９一二三四五六七八九十])日朝/)
          AND NOT title:@others
        )
      )
      # What stands at the end of a long article is background: who meets whom is said at the beginning, or in a
      # statement.
      AND (
        title:(@japan_dprk_meeting OR @meet_wish OR 日朝 OR ((@summit OR @talks OR @meet) NEAR/40 @dprk NEAR/40 (@japan OR @japan_pm OR 首相)))
        OR lead:(@japan_dprk_meeting OR @meet_wish OR ((@summit OR @talks OR @meet) NEAR/40 @dprk NEAR/40 (@japan OR @japan_pm)))
        OR FIRST/80(@japan_dprk_meeting OR @meet_wish OR ((@summit OR @talks OR @meet) NEAR/40 @dprk NEAR/40 (@japan OR @japan_pm)))
        OR title:@statement
        OR FIRST/40(@statement)
      )
      # Governments talk; who meets or visits must be one, too. Teams, tourists and films are another story.
      AND (@summit OR @talks OR @officials OR @japan_dprk_meeting OR @meet_wish)
      AND NOT title:(@sport OR @leisure OR shares OR stocks OR Nikkei OR 株価)
      AND NOT COUNT(@sport) >= 3
      # Not the summits of others, when the title does not speak of Japan.
      AND NOT title:((@other_pairs OR @others) NOT NEAR/30 (@japan OR @japan_pm OR @japan_dprk OR @japan_dprk_meeting OR 首相 OR 総理))
      AND NOT title:((@other_pairs ONEAR/1 @bid) NOT NEAR/8 @japan_pm)
      # 'Trump and Takaichi' meet one another; so do 'Lee, in Japan for talks'.
      AND NOT (
        title:("@others and @japan_pm" OR "@japan_pm and @others" OR "@others and @japan" OR "@japan and @others" OR (@others ONEAR/4 (@japan ONEAR/3 (@summit OR @talks))))
        AND NOT title:((@summit OR @talks OR @meet) ONEAR/1 @dprk)
      )
      # What is refused in the title, or in a statement, is for the next rule.
      AND NOT title:(@refusal OR @no_meeting OR (("will not" OR "won't" OR "would not" OR never) ONEAR/5 (@summit OR @talks OR @meet)))
      AND NOT lead:((@refusal NEAR/6 (@summit OR @talks)) OR @no_meeting)
      AND NOT FIRST/50((@refusal NEAR/6 (@summit OR @talks)) OR @no_meeting)
      AND NOT (
        (title:@statement OR FIRST/40(@statement))
        AND (@rejects ONEAR/6 (@talks OR @summit) OR (@talks OR @summit) ONEAR/6 (@rejects EXCEPT rejects))
      )
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
    title: A summit or contact with Japan is refused or denied
    topics: [summit]
    priority: high
    max_age: 7d
    match: |
      (
        # The meeting of the two in one word, and that it is refused or denied.
        (@japan_dprk_meeting NEAR/15 (@refusal OR @no_meeting))
        OR (@japan_dprk NEAR/15 @refusal)
        OR title:("no Japan-North Korea" OR "no North Korea-Japan" OR "no DPRK-Japan" OR "no Japan-DPRK")
        OR (@no_meeting NEAR/15 (@japan OR @japan_pm) NEAR/15 @dprk)
        OR ((("will not" OR "won't" OR "would not" OR "never") ONEAR/5 (@summit OR @talks OR @meet)) NEAR/15 (@japan OR @japan_pm) NEAR/15 @dprk)
        # All four close together; 'talks with Seoul on North Korea' are talks of others.
        OR (
          ((@summit OR @talks OR @meet) EXCEPT (((@summit OR @talks OR @meet) ONEAR/3 @others) OR (@others ONEAR/3 (@summit OR @talks OR @meet))))
          NEAR/12 @dprk NEAR/12 (@japan OR @japan_pm) NEAR/12 @refusal
        )
        # A meeting with the one ('a summit with Kim', 김정은과 정상회담, 与金正恩会晤), and the other not far.
        OR (
          (((@summit OR @talks OR @meet) NEAR/4 @dprk) EXCEPT ((@summit OR @talks OR @meet) NEAR/3 @others)) NEAR/12 @refusal
        )
        NEAR/25 (@japan OR @japan_pm)
        OR (
          (((@summit OR @talks OR @meet) NEAR/4 (@japan OR @japan_pm)) EXCEPT ((@summit OR @talks OR @meet) NEAR/3 @others)) NEAR/12 @refusal
        )
        NEAR/25 @dprk
        # A statement names its own country once.
        OR ((title:@statement OR FIRST/40(@statement)) AND @dprk AND ((@refusal NEAR/6 (@summit OR @talks)) NEAR/15 (@japan OR @japan_pm)))
        # Both in the headline, the refusal below it.
        OR (
          title:((@japan OR @japan_pm) NEAR/12 @dprk NEAR/12 (@summit OR @talks))
          AND lead:(@refusal NEAR/6 (@summit OR @talks))
          AND NOT title:@others
        )
        # The wish of the one, refused by the other: 'rejects Tokyo's offer'.
        OR (title:((@dprk ONEAR/8 @refusal ONEAR/8 (@japan OR @japan_pm)) EXCEPT (@refusal ONEAR/8 (protest* OR criticism OR sanction* OR demand* OR resolution*))) AND (@summit OR @talks) AND NOT title:@others)
        # In a Japanese headline 首相 needs no country.
        OR (
          lang:ja
          AND title:((@kim_jong_un OR @kim_yo_jong OR @dprk) NEAR/15 (@summit OR @talks OR 会う) NEAR/15 (@refusal OR @no_meeting))
          AND (@japan OR 首相)
          AND NOT title:@others
        )
      )
      # Background stands at the end: the refusal is told at the beginning, or in a statement.
      AND (
        title:(@no_meeting OR @refusal OR never OR "will not" OR "won't" OR "would not")
        OR lead:(@no_meeting OR ((@refusal OR never OR "will not" OR "won't" OR "would not") NEAR/20 (@summit OR @talks OR @meet OR @japan_dprk_meeting)))
        OR FIRST/80(@no_meeting OR ((@refusal OR never OR "will not" OR "won't" OR "would not") NEAR/20 (@summit OR @talks OR @meet OR @japan_dprk_meeting)))
        OR title:@statement
        OR FIRST/40(@statement)
      )
      # Governments talk; who meets or visits must be one, too. Teams, tourists and films are another story.
      AND (@summit OR @talks OR @officials OR @japan_dprk_meeting OR @no_meeting)
      AND NOT title:(@sport OR @leisure)
      AND NOT COUNT(@sport) >= 3
      # Not the summits of others, when the title does not speak of Japan.
      AND NOT title:((@other_pairs OR @others) NOT NEAR/30 (@japan OR @japan_pm OR @japan_dprk OR @japan_dprk_meeting OR 首相 OR 総理))
      # Nor a refusal of others: 'rejects talks with Washington, Japan watches'.
      AND NOT title:((@refusal NEAR/6 (@talks OR @summit) NEAR/6 @others) EXCEPT ((@talks OR @summit) NEAR/2 (@japan OR @japan_pm)))
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
      (
        # Names that nobody else has, wherever they stand.
        @abductee
        OR (COUNT(@abductee_name) >= 2 AND (@japan OR @japan_pm OR @dprk OR victim*))
        OR (@abductee_name NEAR/30 (@abduction OR @abduction_issue OR @dprk))
        OR title:@abduction_issue
        OR (title:((@abduction NEAR/20 @dprk) OR (@abduction NEAR/12 (@japan OR @japan_pm))) AND @dprk AND (@japan OR @japan_pm OR @japan_dprk))
        OR lead:(@abduction_issue OR (@abduction NEAR/20 @dprk AND (@japan OR @japan_pm OR @japan_dprk)))
        OR FIRST/60(@abduction_issue OR (@abduction NEAR/12 @dprk AND (@japan OR @japan_pm OR @japan_dprk)))
        # A headline of the abduction alone, and the countries below it.
        OR (title:@abduction AND (@abduction NEAR/25 @dprk) AND (@abduction NEAR/25 (@japan OR @japan_pm)))
        # Three times is no background.
        OR (COUNT(@abduction) >= 3 AND (@abduction NEAR/20 @dprk) AND (@abduction NEAR/20 (@japan OR @japan_pm)))
        OR (COUNT(@abduction_issue) >= 2)
        OR ((@abduction_issue OR @abduction NEAR/20 @dprk) AND (title:@statement OR FIRST/40(@statement)) AND (@japan OR @japan_pm))
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
      # At the beginning: later it is background.
      (
        title:((@dprk NEAR/12 (@missile NEAR/8 @launch)) OR ((@dprk NEAR/4 @launch) NEAR/8 @missile))
        OR lead:((@dprk NEAR/12 (@missile NEAR/8 @launch)) OR ((@dprk NEAR/4 @launch) NEAR/8 @missile))
        OR FIRST/50((@dprk NEAR/12 (@missile NEAR/8 @launch)) OR ((@dprk NEAR/4 @launch) NEAR/8 @missile))
      )
      # Russia fires North Korean missiles, too, and others fire their own.
      AND NOT title:@ukraine_war
      AND NOT (title:(@other_launcher ONEAR/1 @launch) AND NOT title:(@dprk NEAR/3 @launch))
      AND NOT title:("video game" OR film OR films OR movie)
      AND NOT COUNT(@sport) >= 3
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
      (
        title:((@japan OR @japan_pm) NEAR/40 @dprk)
        OR lead:((@japan OR @japan_pm) NEAR/40 @dprk)
        OR FIRST/60((@japan OR @japan_pm) NEAR/40 @dprk)
      )
      AND NOT title:(@sport OR @leisure)
      AND NOT COUNT(@sport) >= 3
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
