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
    # 'North' in a Korean or Japanese headline, where no other character touches it.
    aliases: [
      North Korea*, N. Korea*, NKorea*, =DPRK, =N.K., =NK, Pyongyang*, Nordkorea*, Pjöngjang, Corée du Nord,
      nord coréen*, Corea del Norte, norcorean*, Coréen du Nord, coréenne du Nord, KCNA, Rodong Sinmun,
      Workers' Party of Korea, Kim Jong Un, Kim Jongun, Kim Yo Jong, Kim Yojong, Choe Son Hui, Nordkoreaner*,
      Pjöngjangs, nordkoreanisch*, Phenian, Kim's sister, Kim's powerful sister, Kim's younger sister, sister of Kim,
      Kims Schwester, sœur de Kim, =RPDC, Hermit Kingdom,
      北朝鮮, 朝鮮民主主義人民共和国, 平壌, 朝鮮中央通信, =北, 朝鲜, 北韓, 平壤, 朝中社, 朝方, 朝鲜外务省, 朝鲜外相,
      朝鮮側, 朝鮮外務省, 朝鮮中央テレビ, 労働新聞, 金正恩, 正恩氏, 金総書記, 金委員長, 金与正, 与正氏, 金與正,
      崔善姫, 崔善姬, キム・ジョンウン, キム・ヨジョン, 金正恩朝鮮労働党総書記, 金正恩総書記, 金正恩党総書記,
      金正恩国務委員長, 金正恩委員長, 朝鮮労働党総書記, 北朝鮮の金正恩, 朝鲜最高领导人, 朝鲜领导人, 朝鲜领导人金正恩,
      朝鲜劳动党, 朝媒, 朝鮮労働党, 北朝鮮外相, 金正恩氏, 北朝鮮側, 朝鮮,
      조선민주주의인민공화국, 북한*, 북측, 평양, 조선중앙통신, 북측은, 북 외무성, 북 매체, 조선 외무성, 로동신문*,
      노동신문*, 김정은, 김 위원장, 김여정, 최선희, =북, =북은, =북이, =북과, =북에, 조선중앙TV, 김정은 국무위원장,
      김정은 북한 국무위원장,
      Северн* Коре*, северокорейск*, КНДР, Пхеньян*, Северную Корею, Северная Корея, северокорейц*, пхеньянск*,
      Ким Чен Ын, Ким Чен Ына, Ким Чен Ыну, Ким Чен Ыном, Ким Чен Ыне, Ким Ё Чжон, Ким Ё Чен, сестра Кима, сестра Ким,
      Северной Кореи, Северной Кореей,
      كوريا الشمالية, لكوريا الشمالية, بكوريا الشمالية, وكوريا الشمالية, الكوري الشمالي, الكورية الشمالية, بيونغ يانغ,
      بيونغيانغ, بيونج يانج, كوريا الشماليه, لبيونغ يانغ, الزعيم الكوري الشمالي, كيم جونغ أون, كيم جونج أون,
      كيم يو جونغ, شقيقة كيم, الشطر الشمالي, الكوريين الشماليين, كوريون شماليون, كوري شمالي, كورية شمالية,
      وبيونغ يانغ, ببيونغ يانغ]
    # Inside these phrases the aliases do not count.
    mask: [
      North Korean restaurant*, North Korean defector*, North Korean refugee*, North Korean film*,
      Pyongyang cold noodle*, Pyongyang naengmyeon, Pyongyang noodle*, =NK cell, =NK cells, North Korean migrant*,
      North Korean escapee*, North Korean cuisine, North Korean noodle*, North Korean artist*, North Korean painter*,
      nordkoreanische Küche, cuisine nord-coréenne,
      平壌冷麺, 朝鲜半岛, 朝鲜族, 朝鲜战争, 朝鲜冷面, 平壤冷面, 朝鲜菜, 朝鲜餐厅, 朝鮮半島, 朝鮮戦争, 朝鮮戰爭,
      朝鮮学校, 朝鮮學校, 朝鮮王朝, 朝鮮人, 朝鮮族, 朝鮮総連, 朝鮮通信使, 朝鮮日報, 朝鮮冷麺, 朝鮮語, 朝鮮大学,
      朝鮮時代, 朝鮮高校, 李氏朝鮮, 朝鮮料理,
      북한산*, 북한강*, 평양냉면, 평양 냉면, 북한 음식*, 북한 요리*, 북한이탈주민*, 탈북민*,
      северокорейск* кухн*,
      مطعم كوري شمالي]
    # Counts only where one of the aliases stands in the same article.
    weak: [the North, =Kim, 김정은 정권]

  japan:
    title: Japan
    # What a Korean headline calls Japan for short.
    aliases: [
      Japan*, Tokyo, Tokio, Japon*, japanisch*, Tokios, Tokyos, japonais*,
      日本, 日方, 日朝関係, 日朝首脳, 日朝交渉, 日朝国交, 日朝平壌宣言, 拉致問題, 拉致被害者, 东京, 東京, =日相,
      日NHK*, 日官房长官, 日官房長官, =日媒, 日媒称, 日外相, 日议员, 日議員, 日防卫, 日防衛, 日本人, 日内阁, 日政府,
      朝日首脑, 朝日关系, 対日, 对日, 對日,
      일본*, 도쿄, 日과, 日에, 日은, 日측, 日정부, 日총리, 日외무상, 조일, 日정계, 日언론, 日납치*, 日 정부, 日 총리,
      일 정부, 일 총리, 日 납치*, 日이, 日도, 日의, 日서, 日에서, 日관방*, 日방위*, 日매체*, 日의원*, 日다카이치*,
      日이시바*, 日아사히*, 日요미우리*, 日교도*, 日각료*, 日장관*, 日대사*, 日여당*, 日자민당*, 日국회*, 日대화*,
      日제안*, 日 언론*, 日 의원*, 日 관방*, 日 방위*, 대일,
      Япони*, японск*, Токио, японц*, японк*, японец,
      اليابان, لليابان, واليابان, باليابان, الياباني, اليابانية, اليابانيين, يابانيين, طوكيو, يابانية, اليابانيون,
      لليابانيين, ياباني, يابانيون, وطوكيو, لطوكيو, بطوكيو]
    mask: [
      Sea of Japan, Japanese restaurant*, Japanese food, Japanese cuisine, Tokyo Olympics, Japanisches Meer,
      Japanischen Meer, mer du Japon,
      日本海, 日本料理, 日本食, 日本酒, 韓国政府, 中国政府, 米政府, 米国政府, 北朝鮮政府, 韓国首相, 中国首相,
      韩国政府, 美国政府, 朝鲜政府, 近日政府, 今日政府, 昨日政府, 日政府军, 朝日新聞, 朝日新闻, 绝对日, 相对日,
      일본해*, 일본뇌염*,
      Японск* мор*,
      بحر اليابان]
    # Once the article has named the country, its government needs no name.
    weak: [=PM, prime minister, premier, 首相, 総理, 政府, 官房長官, 총리, 수상]

  # The head of Japan's government, by office and by name: add the next one here.
  japan_pm:
    title: The prime minister of Japan
    aliases: [
      Japanese prime minister, Japan's prime minister, Japanese premier, Japanese PM, Takaichi, Ishiba, Kishida,
      Koizumi, Japan's leader, Japanese leader, Japan PM, Japan's PM, Japan's premier, leader of Japan,
      japanische Ministerpräsident*, japanischen Ministerpräsident*, Japans Ministerpräsident*,
      Japans Regierungschef*, Premier ministre japonais, Première ministre japonaise, Japanese leader's,
      Japanese leaders, Takaichi's, Japan's Takaichi, Japans Premier*, Japans Regierungschefin, japanische Premier*,
      japanischen Premier*, japanische Regierungschef*, japanischen Regierungschef*, Premierminister Japans,
      Premier ministre du Japon, Première ministre du Japon, cheffe du gouvernement japonais,
      chef du gouvernement japonais, dirigeante japonaise, dirigeant japonais, Premiers ministres japonais, =Abe,
      =Suga, Abe's, Naoto Kan, Taro Aso, Yasuo Fukuda, Yoshihiko Noda, Hatoyama,
      安倍首相, 安倍晋三, 菅首相, 菅義偉, 小泉首相, 小泉純一郎, 高市早苗, 高市首相, 高市総理, 高市氏, 高市政権,
      高市内閣, 石破首相, 石破総理, 石破氏, 石破茂, 岸田首相, 岸田総理, 岸田氏, 岸田文雄, 日本首相, 高市总理, 日总理,
      日首相, 日相, 首相訪朝, 高市, 高市早苗氏, 石破, 岸田, 安倍, 日本の首相, 日本総理, 高市さん, 日本首相高市,
      麻生首相, 福田首相, 野田首相, 鳩山首相, 菅義偉首相, 安倍総理, 菅总理, 菅义伟, 小泉纯一郎,
      아베, 일본 총리, 일본 수상, 다카이치*, 이시바*, 기시다*, 日총리, 日 총리, 日수상, 일본 새 총리, 日다카이치*,
      日이시바*, 아베 총리*, 고이즈미*, 스가 총리*, 스가, 스가 요시히데*, 후쿠다 총리*, 하토야마*, 아소 총리*,
      Такаити, Исиба, Кисида, премьер* Япони*, премьер министр* Япони*, японск* премьер*, глав* правительства Япони*,
      глав* японск* правительства, Кисид*, Исиб*, Синдзо Абэ, Коидзуми, Абэ, Суга, Суги, Фукуда,
      تاكايتشي, إيشيبا, كيشيدا, رئيسة وزراء اليابان, رئيس وزراء اليابان, رئيس الوزراء الياباني,
      رئيسة الوزراء اليابانية, رئيسة الحكومة اليابانية, رئيس الحكومة اليابانية, لتاكايتشي, وتاكايتشي, ساناي تاكايتشي,
      سوغا, كويزومي]

  # The two countries in one word. Not the bare 日朝: it also stands in 23日朝, 'on the morning of the 23rd'.
  japan_dprk:
    title: Japan and North Korea, in one word
    aliases: [
      Japan-North Korea*, North Korea-Japan*, Japan-N. Korea*, Japan-DPRK, DPRK-Japan, Tokyo-Pyongyang,
      Tokyo and Pyongyang, Pyongyang and Tokyo,
      日朝関係, 日朝国交, 日朝平壌宣言, 日朝両国, 日朝間, 日朝关系, 朝日关系, 日朝双方, 朝日两国, 朝日両国, 日北,
      日朝之间, 朝日之间, 日朝代表, 日朝高层, 日朝高層, 朝日代表, 朝日高层,
      북일, 북·일, 조일관계, 조일 관계, 조일 사이, 북일관계, 북일 관계, 조일, 북일 간, 북일간, 북·일 관계]

  # Whole words, since the two sides of a NEAR may not overlap: 日朝首脳 and 首脳会談 share two characters.
  japan_dprk_meeting:
    title: A meeting of Japan and North Korea, in one word
    aliases: [
      Japan-North Korea summit, Japan-North Korea talks, Japan-North Korea dialogue, North Korea-Japan summit,
      North Korea-Japan talks, North Korea-Japan dialogue, Japan-DPRK summit, Japan-DPRK talks, DPRK-Japan summit,
      DPRK-Japan talks, DPRK-Japan dialogue, DPRK-Japan contact*, Japan-North Korea contact*,
      North Korea-Japan contact*, Japan-North Korea negotiation*, DPRK-Japan negotiation*, DPRK-Japan summit meeting,
      Tokyo-Pyongyang talks, Tokyo-Pyongyang summit, Japan-DPRK dialogue, Japan-DPRK meeting*, Japan-DPRK contact*,
      Japan-North Korea meeting*, North Korea-Japan meeting*, North Korea-Japan negotiation*,
      North Korea-Japan summit meeting, Tokyo-Pyongyang dialogue, Tokyo-Pyongyang contact*, Tokyo-Pyongyang meeting,
      Pyongyang-Tokyo talks, Pyongyang-Tokyo summit, Pyongyang-Tokyo dialogue, Japan-NK summit, Japan-NK talks,
      nippo-nord-coréen*, japanisch-nordkoreanisch*, nordkoreanisch-japanisch*,
      日朝首脳, 日朝会談, 日朝交渉, 日朝協議, 日朝対話, 日朝接触, 日朝首脑, 日朝峰会, 日朝会谈, 日朝对话, 朝日首脑,
      朝日峰会, 朝日会谈, 朝日对话, 日朝トップ会談, 朝日首脳, 朝日会談, 朝日対話, 朝日交渉, 朝日接触, 日朝の首脳,
      日朝の接触, 日朝の対話, 首相訪朝, 日朝谈判, 日朝首腦, 日朝領袖, 日朝领导人, 朝日领导人, 日朝極秘, 日朝極秘会談,
      日朝秘密, 日朝秘密会談, 日朝秘密接触, 日朝非公式, 日朝実務, 日朝外相, 日朝政府間, 日朝高官, 日朝密会, 朝日密会,
      日朝密谈, 日朝接觸, 日朝對話, 日朝會談, 日朝峰會, 朝日谈判, 朝日接觸, 朝日會談, 朝日峰會, 朝日首腦,
      朝日首脑会谈, 日北峰會, 日北會談, 日朝磋商, 朝日磋商, 日朝交涉, 日朝の秘密, 日朝の極秘, 日朝の水面下,
      日朝の交渉, 日朝の会談, 日朝秘密交渉, 日朝秘密谈判, 日朝の協議,
      북일정상회담*, 북일회담*, 북일 정상회담*, 북일 정상*, 북일 회담*, 북일 대화*, 조일수뇌회담*, 조일 수뇌회담*,
      조일대화*, 북일정상*, 북일 수뇌*, 북일 접촉*, 북일 교섭*, 북일 협상*, 북·일 정상*, 북·일 회담*, 북·일 대화*,
      북일대화*, 조일 대화*, 조일회담*, 조일 회담*, 조일교섭*, 조일접촉*, 북일 비밀*, 북일 물밑*, 북일 극비*,
      북일 비공개*, 북일 실무*, 북일 고위급*, 북일 외교*, 북·일 접촉*, 북·일 협상*, 북일접촉*, 북일협상*, 북일교섭*,
      북일 만남*, 북일 국교*, 조일 접촉*, 조일 교섭*, 조일수뇌*, 조일 수뇌*, 조일수뇌상봉*, 북일협의*, 북일실무*,
      북일 협의*, 북·일 협의*,
      японо-северокорейск*, северокорейско-японск*]

  kim_jong_un:
    title: Kim Jong Un
    aliases: [
      Kim Jong Un, Kim Jongun, Kim Jong-uns,
      金正恩, キム・ジョンウン, キムジョンウン, 正恩氏, 金総書記, 金委員長, 金正恩氏, 金正恩総書記, 金正恩委员长,
      朝鲜领导人,
      김정은, 김 위원장, 김정은 위원장*, 김 총비서*,
      Ким Чен Ын, Ким Чен Ына, Ким Чен Ыну, Ким Чен Ыном, Ким Чен Ыне,
      كيم جونغ أون, كيم جونج أون]
  kim_yo_jong:
    title: Kim Yo Jong and the others who speak for Pyongyang
    aliases: [
      Kim Yo Jong, Kim Yojong, Choe Son Hui,
      金与正, 金與正, キム・ヨジョン, キムヨジョン, 崔善姫, 崔善姬, 与正氏,
      김여정, 최선희,
      Ким Ё Чжон, Ким Ё Чен,
      كيم يو جونغ]

  summit:
    title: A meeting of leaders
    aliases: [
      summit, summits, summitry, leaders' meeting, leaders meeting, meeting of leaders, Gipfel, Gipfels,
      Gipfeltreffen*, sommet, cumbre, top-level talks, leaders' talks, leaders talks, summit talks, summit meeting*,
      rencontre au sommet, Gipfelgespräch*, top meeting, leaders' summit, leader-level, Spitzentreffen,
      Spitzengespräch*, Gipfelkonferenz, rencontre au plus haut niveau, tête-à-tête, Gipfel*,
      首脳会談, 首脳間, トップ会談, 首脑会谈, 首脑会晤, 首脑峰会, 首腦會談, 峰会, 峰會, 首脳対話, 首脳同士,
      领导人会谈, 领导人会晤, 领袖会谈, 首脳級, 首脳交渉, トップ外交, 首脳外交, 领导人会面, 領袖會談, 領導人會談,
      首脑对话, 领导人对话, 元首会谈, 高峰會, トップ同士,
      정상회담*, 정상 회담*, 수뇌회담*, 수뇌상봉*, 수뇌 회담*, 정상급*, 정상외교*, 정상 간, 정상간*, 정상 만남*,
      톱 회담*,
      саммит*, встреч* на высшем уровне, встреч* лидеров, встреч* глав,
      قمة, القمة, بقمة, لقمة, وقمة, لقاء قمة, القمم, مؤتمر قمة]
    # Mountains, and the summits of other pairs and clubs.
    mask: [
      summit of Mount, summit of Mt, summit of the mountain, Paektu summit, Everest summit, G7 summit, G20 summit,
      NATO summit, APEC summit, ASEAN summit, trilateral summit, inter-Korean summit*, US-Japan summit,
      Japan-US summit, Japan-South Korea summit, South Korea-Japan summit, Trump-Kim summit, Trump-Takaichi summit,
      US-North Korea summit, Gipfel des, sommet du mont, tech summit, business summit, CEO summit, climate summit,
      food summit, AI summit, startup summit, security summit, Paektusan summit, Gipfel von, G7-Gipfel, NATO-Gipfel,
      Klimagipfel, sommet du G7, sommet de l'OTAN,
      日米首脳会談, 日韓首脳会談, 日中首脳会談, 日米韓首脳会談, 日中韓首脳会談, 米韓首脳会談, 米中首脳会談,
      米朝首脳会談, 中韓首脳会談, 南北首脳会談, 中朝首脳会談, 朝中首脳会談, 露朝首脳会談, 中日首脑会谈, 韩日首脑会谈,
      美日首脑会谈, 韩朝首脑会谈, 朝美首脑会谈, 美朝峰会, 経営者サミット, 中俄首脑会谈, 中日韩峰会, 中日韓峰会,
      韩美首脑会谈, 俄朝首脑会谈, 朝俄首脑会谈, 中朝首脑会谈, 日米韓首脳, 日中韓サミット, 中朝首脳, 露朝首脳,
      한미정상회담*, 한미 정상회담*, 한일정상회담*, 한일 정상회담*, 미일정상회담*, 미일 정상회담*, 미중 정상회담*,
      한중 정상회담*, 한중일 정상회담*, 한미일 정상회담*, 남북정상회담*, 남북 정상회담*, 북미정상회담*,
      북미 정상회담*, 북중 정상회담*, 북러 정상회담*,
      саммит* G7, саммит* НАТО, саммит* АТЭС]

  talks:
    title: Talking, as governments do
    aliases: [
      talks, dialogue, contact, contacts, negotiation*, negotiate*, Gespräch*, Dialog*, Kontakt*, Verhandlung*,
      dialogue*, entretien*, pourparlers, négociation*, diálogo, talk, conversation*, consultation*, Gesprächen,
      Austausch mit, discussion*, échanges avec, conversacion*, confer, dialog, consult, Austausch, Unterredung*,
      Sondierung*, Gesprächs*, concertation*, channel*, liaison office*, back-channel*, Verbindungsbüro*,
      bureau de liaison, bureaux de liaison, Konsultation*, one on one, overture*, normalization talks, olive branch,
      reden, redet, sprechen, spricht, verhandeln, parler, discuter, dialoguer, négocier,
      対話, 会談, 面会, 交渉, 对话, 会晤, 会谈, 谈判, 接触, 協議, 対談, 折衝, 話し合, 対面, 交涉, 磋商, 對話, 會談,
      談判, 接觸, 対話再開, 密談, 交渉再開, 对谈, 面谈, 面談, 連絡事務所, ハイレベル協議, 联络处, 联络办公室, 聯絡處,
      聯絡辦公室, 通話, 交谈, 交談, 谈谈, 国交正常化交渉, 邦交正常化谈判, 話し合い, 会談再開, 直談判,
      회담*, 대화*, 접촉*, 협상*, 교섭*, 마주앉*, 마주 앉, 담판*, 회동*, 통화 제의*, 연락사무소*, 협의*,
      국교정상화 협상*, 수교 협상*, 수교 교섭*, 수교협상*, 창구*, 대화창구*,
      переговор*, диалог*, контакт*, консультаци*, беседа, беседы, беседу, разговор*, переговоры, офис* связи,
      канал связи, канал* диалога, разговарива*, говорить, обсуждать,
      محادثات, المحادثات, مفاوضات, المفاوضات, حوار, الحوار, اتصال, الاتصال, للحوار, بالحوار, والحوار, للمفاوضات,
      مباحثات, المباحثات, تواصل, اتصالات, الاتصالات, مشاورات, مفاوضة, لمحادثات, لحوار, بحوار, مكتب اتصال, مكاتب اتصال,
      المشاورات, نتحدث, التحدث, تتحدث, نتفاوض]
    mask: [
      contact lens*, contact tracing, contact details, talk show, talk of, pep talk, talks about his, talks about her]

  meet:
    title: Meeting and visiting, as anybody does
    aliases: [
      meet, meets, face to face, visit, visits, visiting, invited to, invite to, travel to, trip to, go to, treffen,
      trifft, Besuch*, rencontr*, reunirse, meeting, meetings, reunión, invite, inviting, meet face to face,
      meet in person, sit down with, visited, travel to Pyongyang, trip to Pyongyang, Pyongyang visit,
      visit to Pyongyang, besuchen, besucht, reist nach, Reise nach, visite*, rencontre*, se rendre, to see, receive,
      receiving, receives, received, to host, hosting, fly to, flies to, flying to, go to Pyongyang,
      come to Pyongyang, shake hands, sit down, head to head, one-on-one, to meet, met, will see, sehen, empfangen,
      empfängt, reisen, Reise, Zusammentreffen, Zusammenkunft, Begegnung*, voir, accueillir, se rendra, se réunir,
      to face, threshold of Pyongyang, set foot, to the table, to table, bargaining table, negotiating table,
      Verhandlungstisch, table des négociations,
      直接会, 直接向き合, 会って, 会いたい, 会う, 訪朝, 訪問, 会面, 会见, 會見, 面谈, 访朝, 访问, 訪れ, 会談した,
      面談, 見面, 见面, 相见, 會面, 向き合, 会見, 会え, 会わせ, 会おう, 会い, 訪れる, 招待, 招請, 平壌入り, 赴朝,
      赴平壤, 碰面, 晤面, 见一面, 會晤, 會談, 謀面, 对谈, 拜访, 出访, 敷居, 门槛, 門檻, 席を共, 同じ席, 同席,
      テーブル, 谈判桌, 談判桌, 坐到一起, 坐在一起, 坐下来, 同坐,
      방북*, 방문*, 만나*, 만날*, 만남*, 상봉*, 만나겠*, 만나자*, 만난*, 만나는*, 면담*, 만남을, 맞대*, 찾아*, 마주*,
      평양행*, 대좌*, 문턱*, 가겠다*, 한자리*, 한 자리*, 자리를 함께, 테이블*,
      встретить*, визит*, встреч*, встретит*, встретиться, визита, поездк*, увидеть*, принять, поехать, посетить,
      посещ*, встретилс*, встретилась, ступит*, стол* переговоров,
      يلتقي, زيارة, لقاء, اللقاء, لقائه, اجتماع, للقاء, بلقاء, ولقاء, تلتقي, لزيارة, بزيارة, تزور, يزور, لقاءه,
      اللقاء مع, ولقائه, الاجتماع, للاجتماع, زيارته, زيارتها, الزيارة, تجتمع, يجتمع, لقائها, مقابلة, نلتقي, ألتقي,
      سألتقي, نجتمع, التقى, التقت, طاولة, سيلتقي, ستلتقي, سيزور, ستزور, ستجتمع]
    mask: [annual meeting, council meeting, party meeting, plenary meeting, track meet]

  bid:
    title: Words of somebody who wants something of another, or leaves a door open
    aliases: [
      offer*, propos*, invit*, seek, seeks, seeking, sought, hope, hopes, hoped, hoping, willing*, ready, eager,
      wants, want to, wish, wishes, desire to, open to, openness, determin*, intention to, intent to, intends to,
      pursue*, push for, pushes for, eyes, eyeing, renew*, reach out, reaches out, reaching out, calls for,
      called for, call for, asked for, has asked, asks for, request*, convey*, realize, realise, realization,
      realisation, arrange*, could, might, may, possible, possibility of, hints at, hinted at, no reason not to,
      without preconditions, without any preconditions, without conditions, without any conditions, without setting,
      as soon as possible, at an early date, early summit, will sich, will mit, will Nordkorea*, möchte, bereit*,
      hofft, hoffen, strebt, anstrebt, bietet, Angebot*, vorgeschlagen, schlägt, Vorschlag, ohne Vorbedingung*,
      souhait*, espèr*, prêt, prête, veut, sans condition*, sin condiciones, dispuest*, back, backs, reaffirm*, goal,
      floats, aiming, interest in, want, wanted, asks, ask, asked, urge*, call on, calls on, agree*, resume*, explor*,
      consider*, plans, planned, prepar*, sound* out, feelers, door open, door is open, doors open, door to,
      opens door, open door, keen to, aims, aim to, vow*, pledge*, appeal*, welcom*, support*, help, hint*, suggest*,
      signal*, in secret, secret talks, secret contact*, back channel*, would like, would love,
      no reason not to appreciate, new future, political decision, determined to, every means, means available,
      proposal*, message to, letter to, könnte*, würde*, offen für, will die, plant, planen, erwägt, sucht, bittet,
      Einladung*, eingeladen, propose*, offre*, pourrait, envisage*, ouvert*, invite*, appelle à, cherche*, ofrece*,
      propone*, busca*, quiere, espera, podría, yearn*, anything to, at any time, any time, anytime, anywhere,
      within reach, wherever, reiterat*, presses for, sounded out, sound out, courts, courting, beckon*, longs, mull*,
      eye, look to, looks to, strive*, striv*, committed to, commits to, commitment to, bid for, bids for, tries to,
      try to, work toward, works toward, working toward, working on, set up, sets up, pave the way, paves way,
      pave way, paving way, to pave, not rule out, not ruled out, not ruling out, not excluded, doesn't rule out,
      leaves door, leaves open, left open, keeps door, extends hand, extended hand, envoy to, special envoy,
      personal letter, in the works, on track, before year, before the end, by year's end, can meet, ready for,
      receptive, optimistic, confident, intention, desire, ambition, unconditional*, flies to, fly to, plan to,
      planning, in talks to, breakthrough, woos, wooing, lotet, auszuloten, sondiert, sondieren, wirbt, werben,
      jederzeit, lädt, lud, einladen, strebt an, anstreben, dringt, drängt, fordert, wünscht, Wunsch, hoffe, Hoffnung,
      nicht aus, nicht ausgeschlossen, zeigt sich offen, Bereitschaft, signalisiert, deutet, stellt in Aussicht,
      in Aussicht, möglich, setzt auf, arbeitet an, Vorstoß, bemüht*, Sondergesandt*, bald, baldig*, geheime, geheim,
      vorbedingungslos*, sagt sich bereit, sonde, sonder, à tout moment, n'exclut pas, n'excluent pas, n'exclue pas,
      tend la main, main tendue, désir*, volonté, relance*, plaid*, émissaire, compte, entend, aspire, ambitionne,
      disposé*, disposée*, en vue de, projet* de, possibilité, ouvre la porte, porte ouverte, laisse la porte,
      réitère, réaffirme, invitation, convie, rêve, veulent, demande, not reject, n'a pas exclu, schließt nicht aus,
      not impossible, chance to, opportunity to, no strings, message, pass on, assist*, vermitteln, vermittelt, hilft,
      übermittelt, aidera, aider, transmis, transmet, évoque, readiness, ajar, weighs, weighing, effort*, time ripe,
      sollicit*, Bemühung*, bemüht, give up,
      意欲, 意向, 決意, 無条件, 条件を付けず, 条件をつけず, 条件付けず, 前提条件なし, 条件なし, 早期, 目指す, 目指し,
      実現, 提案, 打診, 要望, 要請, 申し入れ, 伝達, 伝えた, 働きかけ, 働き掛け, 呼びかけ, 呼び掛け, 求め, 期待, 模索,
      前向き, 会いたい, 用意, 可能性, 来るかも, 訪れる日, 提议, 提出, 愿意, 愿与, 愿同, 愿不设, 希望, 呼吁, 无条件,
      不设前提, 寻求, 争取, 推动, 实现, 可能, 意愿, 可以访问, 有意, 邀请, 扉は開, 扉を開, 扉が開, 門戸, 言及, 示唆,
      協力を要請, 協力要請, 探る, 調整, 検討, 再開, 極秘, 秘密裏, 水面下, 準備, 意思, 努力, 決断, 突破口, 開催, 派遣,
      大胆, 支持, 歓迎, 望む, 望み, 探って, 想与, 想同, 想见, 见到, 大门敞开, 敞开, 敞開, 願意, 願與, 願同, 願, 邀請,
      或可, 或将, 或會, 可訪問, 可访问, 可能會, 有望, 愿无条件, 准备好, 要求, 尽早, 早日, 商讨, 考虑, 计划, 拟, 安排,
      通过蒙古, 请, 協助, 协助, 私の代, 代のうちに, 代で, いつでも, どこでも, 含み, 親書, 特使, 秋波, 橋渡し,
      環境整備, 環境を整え, 手を差し伸べ, ラブコール, 訴え, 強調, 表明, 熱意, 覚悟, 先頭に立, 切り開, 実現した,
      応じる用意, 応じる構え, 否定せず, 否定しない, 排除せず, 排除しない, 含みを残, 狙い, 狙う, 視野, 目標,
      応じる可能性, 道を開, 糸口, 接点, 対話路線, 交渉入り, 向き合う, 盼, 冀望, 期盼, 力求, 谋求, 謀求, 试探, 試探,
      喊话, 喊話, 随时, 隨時, 善意, 拟访, 擬訪, 旨在, 创造条件, 並未關閉, 并未关闭, 没有关上, 未关上, 未关闭, 不排除,
      未排除, 欲与, 欲同, 欲與, 欲访, 拟与, 拟同, 擬與, 打算访, 促成, 促进, 意在, 有意与, 有意同, 准备, 亲笔信,
      親筆信, 示好, 橄榄枝, 橄欖枝, 重申, 表态, 探路, 接洽, 秘密接触, 秘密会谈, 破冰, 無條件, 不設前提, 不設條件,
      无前提, 尋求, 爭取, 推動, 實現, 意願, 呼籲, 有意愿, 愿见, 愿意会见, 会わない理由はない, 拒む理由はない,
      断る理由はない, 不可能ではない, 不否认, 并非不可能, 後押し, 仲介, 橋渡し役, 助け, 帮助, 幫助, 铺路, 鋪路, 撮合,
      互设, 正面から, 可以, 可能になる, 地ならし, 浮上, 或在, 胸襟, 多渠道, 邀约, 邀約, 欢迎, 歡迎, 请求, 請求, 斡旋,
      伝言, 探讨, 探討, 努める, 努め, 想和, 想見, 复信, 回信, 致信, 返書, 可在, 愿为, 願為, 发挥作用, 發揮作用,
      あきらめない, 諦めない, 断念しない, 不会放弃,
      전제조건 없이, 조건 없이, 조건없이, 제안*, 제의*, 희망*, 의향*, 의사*, 의지*, 의욕*, 추진*, 타진*, 모색*, 용의*,
      요청*, 전달*, 촉구*, 기대*, 가능*, 실현*, 올수도*, 올 수도*, 만나고 싶다, 만나고 싶은, 만나고 싶어, 만나자*,
      미래, 문 열려*, 문은 열려*, 문을 열, 열려 있, 열려있*, 만나고 싶, 준비*, 준비돼*, 협력 요청*, 재개*, 검토*,
      조율*, 시사*, 내비*, 물밑*, 비밀 접촉*, 극비*, 원한다*, 바란다*, 수단*, 초청*, 지지*, 각오*, 특사*, 친서*,
      저울질*, 손짓*, 러브콜*, 구애*, 물꼬*, 의중*, 성사*, 언제든*, 언제 어디서*, 흉금*, 못할 이유 없다*,
      못할 이유 없어*, 못할 이유 없음, 못할 이유 없을*, 못할 이유 없었*, 못할 이유 없는, 못할 이유 없으*,
      못할 이유 없습*, 못할 이유가 없다*, 못할 이유가 없어*, 못할 이유가 없음, 못할 이유가 없을*, 못할 이유가 없었*,
      못할 이유가 없는, 못할 이유가 없으*, 못할 이유가 없습*, 못할 것 없다*, 못할 것 없어*, 못할 것 없음,
      못할 것 없을*, 못할 것 없었*, 못할 것 없는, 못할 것 없으*, 못할 것 없습*, 못할 것도 없다*, 못할 것도 없어*,
      못할 것도 없음, 못할 것도 없을*, 못할 것도 없었*, 못할 것도 없는, 못할 것도 없으*, 못할 것도 없습*,
      안될 이유 없다*, 안될 이유 없어*, 안될 이유 없음, 안될 이유 없을*, 안될 이유 없었*, 안될 이유 없는,
      안될 이유 없으*, 안될 이유 없습*, 배제하지 않는*, 배제하지 않겠*, 배제하지 않을*, 배제하지 않았*,
      배제하지 않아*, 배제하지 않기*, 배제하지 않으*, 배제하지 않고, 배제 안 해, 배제 안 한다, 배제 안 할,
      배제 안 했다, 배제 안해*, 배제 안한*, 배제 안할*, 열어놔*, 열어둬*, 열어 놔, 열어뒀*, 여지 남겨*, 여지 남긴*,
      여지 둬, 호소*, 강조*, 노려*, 노크*, 두드린*, 두드려*, 원해*, 원하*, 바라*, 만나길*, 만나야*, 만나고파*,
      만나고 싶어해, 만나고 싶어한다, 만나고 싶다는, 만나고 싶다고, 만나고싶*, 싶다*, 싶어*, 목표*, 결단*, 돌파구*,
      조건없는*, 무조건*, 열린 자세*, 관심 표명*, 관심 보여*, 의사 밝혀*, 의사 밝힌*, 의사 밝혔*, 계획*, 협의 중,
      메시지*, 조기*, 조속*, 이르면*, 연내*, 안 만날 이유 없다*, 안 만날 이유 없어*, 안 만날 이유 없음,
      안 만날 이유 없을*, 안 만날 이유 없었*, 안 만날 이유 없는, 안 만날 이유 없으*, 안 만날 이유 없습*,
      만나지 않을 이유 없다*, 만나지 않을 이유 없어*, 만나지 않을 이유 없음, 만나지 않을 이유 없을*,
      만나지 않을 이유 없었*, 만나지 않을 이유 없는, 만나지 않을 이유 없으*, 만나지 않을 이유 없습*,
      만나지 못할 이유 없다*, 만나지 못할 이유 없어*, 만나지 못할 이유 없음, 만나지 못할 이유 없을*,
      만나지 못할 이유 없었*, 만나지 못할 이유 없는, 만나지 못할 이유 없으*, 만나지 못할 이유 없습*,
      마다할 이유 없다*, 마다할 이유 없어*, 마다할 이유 없음, 마다할 이유 없을*, 마다할 이유 없었*, 마다할 이유 없는,
      마다할 이유 없으*, 마다할 이유 없습*, 거부할 이유 없다*, 거부할 이유 없어*, 거부할 이유 없음, 거부할 이유 없을*,
      거부할 이유 없었*, 거부할 이유 없는, 거부할 이유 없으*, 거부할 이유 없습*, 돕겠*, 도와*, 도울*, 도움*, 돕기*,
      설치*, 정지작업*, 머지않*, 개최설*, 방문 타진*, 중재*, 용의 있, 노력*, 환영*, 포기 안 해, 포기하지 않는*,
      포기하지 않겠*, 포기하지 않을*, 포기하지 않았*, 포기하지 않아*, 포기하지 않기*, 포기하지 않으*, 포기하지 않고,
      предлож*, предлаг*, готов*, надеется, надежд*, хочет, хотел*, стрем*, приглас*, без предварительных условий,
      допуст*, допуска*, возможн*, может, могла бы, мог бы, попросил*, просит, призыва*, призвал*, рассматрива*,
      планиру*, намерен*, желает, открыт* для, не исключ*, зондиру*, прозондир*, прощуп*, добива*, добить*, скорейш*,
      лично, при первой возможности, в любое время, в любой момент, выразил*, выража*, рассчитыва*, ищет, пытается,
      инициатив*, желани*, спецпосланник*, хотела, хотят, мечтает, письмо, допустил*, повтор*, настроен*, намер*,
      открыт*, дверь открыта, направил*, обрати*, поможет, помочь, возможност*, усили*,
      يأمل, تأمل, يسعى, تسعى, مستعد*, استعداد*, يعرض, تعرض, عرض, اقترح*, رغبت*, دون شروط, بدون شروط, يمكن, قد تزور,
      قد يزور, تدعو, يدعو, دعوة, مستعدة, ترغب, يرغب, تطلب, يطلب, تقترح, يقترح, تجس نبض, جس نبض, الباب مفتوح,
      تفتح الباب, يفتح الباب, في أي وقت, في أقرب وقت, استعداده, استعدادها, مستعد, تعرب عن, يعرب عن, أعربت, أعرب,
      لا تستبعد, لا يستبعد, لم تستبعد, لم يستبعد, تلمح, يلمح, تتطلع, يتطلع, تريد, يريد, تود, يود, ترغب في, تخطط, يخطط,
      تعتزم, يعتزم, تدرس, تجدد, يجدد, منفتح*, تبدي, يبدي, تناشد, تعرض عقد, رسالة, مبعوث, اقتراح*, عقد قمة, أمل, الأمل,
      تتعهد, مبادرة, سيساعد, تساعد, مساعدة, أبلغت, أبلغنا, برغبتنا, برغبتها, برغبته, رغبتها, جهود]
    mask: [
      not possible, could not, in May, of May, early May, late May, last May, no hope, no possibility,
      no longer possible, hope fades, keine Hoffnung, pas d'espoir, nicht möglich, pas prêt, pas prête, unwilling,
      not willing, not ready, not open to, no hopes,
      実現しない, 可能性は低い, 可能性はない, 可能性なし, 不可能, 意欲もない, 予定も意欲もない, 不太可能, 无可能,
      希望破灭, 想都别想, 不愿意, 不願意, 没有意愿, 無意願, 不希望, 無希望, 応じる意思はない, 意欲なし,
      불가능*, 가능성 없다*, 가능성 없어*, 가능성 없음, 가능성 없을*, 가능성 없었*, 가능성 없는, 가능성 없으*,
      가능성 없습*, 가능성 낮다*, 가능성 낮아*, 가능성 낮은, 의향 없다*, 의향 없어*, 의향 없음, 의향 없을*,
      의향 없었*, 의향 없는, 의향 없으*, 의향 없습*, 의사 없다*, 의사 없어*, 의사 없음, 의사 없을*, 의사 없었*,
      의사 없는, 의사 없으*, 의사 없습*, 의향이 없다*, 의향이 없어*, 의향이 없음, 의향이 없을*, 의향이 없었*,
      의향이 없는, 의향이 없으*, 의향이 없습*, 의사가 없다*, 의사가 없어*, 의사가 없음, 의사가 없을*, 의사가 없었*,
      의사가 없는, 의사가 없으*, 의사가 없습*, 용의 없다*, 용의 없어*, 용의 없음, 용의 없을*, 용의 없었*, 용의 없는,
      용의 없으*, 용의 없습*, 용의가 없다*, 용의가 없어*, 용의가 없음, 용의가 없을*, 용의가 없었*, 용의가 없는,
      용의가 없으*, 용의가 없습*,
      невозможн*, нет надежды, не намерен*, не хочет, не готов*, нежел*,
      غير مستعد*]

  refusal:
    title: Words of somebody who refuses or denies
    aliases: [
      reject, rejects, rejected, rejecting, rejection, refuse, refuses, refused, refusing, refusal, rebuff*, spurn*,
      snub, snubs, snubbed, shun, shuns, shunned, dismiss, dismisses, dismissed, rule out, rules out, ruled out,
      ruling out, turn down, turns down, turned down, deny, denies, denied, denial, no interest, not interested,
      uninterested, no intention, no desire, no plan to, no plans to, no need to, not a matter of concern,
      not our concern, not a concern, pay no attention, nothing to discuss, nothing to talk about, not accept,
      ablehn*, abgelehnt, lehnt, lehnte, weist, zurückgewiesen, verweiger*, dementier*, kein Interesse, rejett*,
      rejette, rejettent, refus*, exclut, dément, démenti, démentent, rechaz*, meaningless, senseless, ends talk of,
      put an end to, no summit, no matter of concern, not of concern, makes no sense, made no sense, neither accept,
      not respond, ignore, ignores, will ignore, say no to, says no to, said no to, no to summit, no to talks,
      slams door, slammed door, slam the door, shut the door, shuts door, closes door, closed the door, evade*,
      avoid any, avoid contact, avoid all, avoiding any, sidestep*, will not accept, won't accept, cannot accept,
      can't accept, does not accept, not tolerate, never accept, no interest in, lost interest, has no idea,
      no reason to, no reason for meeting, sees no, no point, pointless, refusal to, decline*, foolish dream,
      pipe dream, daydream, never proposed, never offered, never asked, did not propose, did not ask, not true,
      untrue, groundless, baseless, out of the question, not on the table, nothing to be solved, nothing to talk,
      nothing to negotiate, no negotiations, cut off, cuts off, break off, breaks off, keine Kontakt*, keinerlei,
      keine Gespräch*, keine Verhandlung*, kein Treffen, keinen Dialog, will keine*, schließt, schloss, absage*,
      erteilt, aucun intérêt, aucune*, pas question, ne veut pas, refusé*, refusent, rejet*, écarte*, niega*,
      descarta*, ningún, sin interés, brushes off, brushed off, brush off, brushing off, brushes aside, brushed aside,
      shrugs off, shrugged off, scoff*, mocks, mocked, ridicul*, laughs off, laughed off, cold shoulder*,
      pours cold water, pour cold water, poured cold water, pouring cold water, throws cold water, threw cold water,
      calls off, called off, call off, calling off, cancels summit, cancels talks, cancels meeting, cancel summit,
      cancel talks, canceled, cancelled, scraps summit, scraps talks, scrapped summit, walks away, walked away,
      no plan for, no plans for, no plan of, no need for, no need of, no room for, no chance of, no chance for,
      no prospect of, no prospects for, no place for, no value in, no use in, no sense in, no basis for,
      no grounds for, no benefit, not worth, worthless, nothing to gain, nothing to say, nothing left to,
      forget about, forget it, short shrift, slaps down, slapped down, knocks back, knocked back, shoots down,
      shot down, bats away, batted away, swats away, swats aside, waves off, waves away, waved off, thumbs down,
      repudiat*, refut*, rubbish*, quash*, scorn*, derid*, deride*, belittle*, turns its back, turned its back,
      turn its back, turns back on, turned back on, turns away from, turn away from, turned away, slams the door,
      slams shut, slammed shut, shuts the door, shut door, closes the door, close the door, closed door on,
      door closed, door is closed, door shut, bars door, not ready to, not willing to, unwilling, not in the cards,
      not on the cards, off the table, off the agenda, not on the agenda, not open to, not possible, not consider*,
      not planning, does not plan, doesn't plan, has no plan, have no plan, ends hope*, dashes hope*, dashed hope*,
      dash hope*, crushes hope*, kills hope*, no appetite, no wish to, no wish for, no desire for, stonewall*,
      impossible, unthinkable, out of question, not happening, won't happen, will not happen, never happen, nix*,
      nixed, balk*, pulls out of, pulled out of, no secret talks, no secret contact*, no secret meeting*,
      false report, report false, fake news, fabricat*, unfounded, without foundation, in no mood, not in mood,
      waste of time, wasting time, wishful thinking, delusion*, absurd, preposterous, fantasy, cannot meet,
      can't meet, doesn't want, does not want, don't want, do not want, not want to, not seek*, does not intend,
      doesn't intend, do not intend, not intend to, shelves, shelved, suspends talks, suspend talks, halts talks,
      rules out any, not agree to, freezes out, ghosted, gives up on, no intent, no takers, hits back at,
      leaves no room, bristl*, poison pill, off limits, kein Bedarf, kein Gipfel, keinen Gipfel, keine Gipfel*,
      kein Grund, keinen Grund, keinen Anlass, nicht reden, nicht sprechen, nicht treffen, nicht verhandeln,
      nicht an Gespräch*, ausgeschlossen, ausschlägt, Angebot aus, Einladung aus, brüskiert*, ignoriert*, ignorieren,
      verwirft, verwarf, verworfen, blockt, abgeblockt, kalte Schulter, Abfuhr, verschließt, Tür zu, Türe zu,
      Tür geschlossen, sinnlos, zwecklos, nichts zu besprechen, nichts zu sagen, kein Thema, nicht interessiert,
      Desinteresse, keine Pläne, sagt ab, sagte ab, abgesagt, bestreitet, bestritt, widerspricht, Nein zu,
      nicht bereit, unmöglich, undenkbar, winkt ab, lässt abblitzen, abblitzen, abblitzt, verspottet*, verhöhnt*,
      Hohn, Spott, zeigt kein, nicht infrage, nicht in Frage, keine Absicht, keine Kontakte, kein Kontakt,
      keinen Kontakt, keine Treffen, keinen Sinn, haltlos, unwahr, zurückweis*, ferme la porte, porte fermée,
      porte close, claque la porte, repouss*, rien à discuter, rien à dire, rien à négocier, rien à se dire,
      tourne le dos, balaie*, balaye*, balay*, éconduit*, snob*, boud*, douche, enterr*, annul*, fin de non-recevoir,
      pas de dialogue, pas de sommet, pas de rencontre, pas de discussion*, pas de négociation*, pas de pourparlers,
      pas de contact*, n'entend pas, n'envisage pas, n'envisage aucun*, pas intéressé*, pas l'intention, sans intérêt,
      =nie, nient, hors de question, dit non, oppose un refus, oppose une fin, inutile, ne rencontrera, ne parlera,
      ne discutera, ne souhaite pas, ne compte pas, pas besoin, aucun besoin, aucun contact, aucun dialogue,
      aucun sommet, ignor*, moque*, raill*, tacl*, désintérêt, ne s'intéresse, n'a aucun, n'y aura pas, pas prêt,
      pas prête, vaine*, dénué* de sens, sèchement, infondé*, weist zurück, wies zurück, pas à l'ordre du jour,
      no truth, shuts off, shut off, shuts out, cuts ties, severs, severed, cut ties, rules it out,
      nicht von Interesse, bricht, brach, abgebrochen, kappt, Abbruch, n'intéresse, rompt, rompre, rompu,
      coupe les ponts, suspend, Zeitverschwendung, perte de temps, ends talks, ended talks, end talks,
      ends consultations, ends dialogue, ends contact*, breaks with, pulls plug, pulls the plug, met fin, mis fin,
      mettre fin, beendet Gespräch*, beendet Konsultation*, beendet Dialog, beendet, of lying, lies about,
      false claim*, never talk, lacks courage, no courage, lacks the courage, lassen Gespräche platzen, platzt,
      geplatzt, geplatzte, scheitert, gescheitert, échoue, halts dialogue, halts contact*, lying, deaf ears,
      not allow, not permit, hypocri*, farce, sham, insincer*, brazen, shameless, laughable, impudent, Heuchelei,
      heuchlerisch, lächerlich, Unverschämt*, unverschämt, hypocrit*, hypocrisie, mascarade, ridicule*, plays down,
      played down, downplay*, closes book, closes the book, closed the book, close the book, never again,
      ferme le canal, coupe le contact, coupe tout contact, sagt Gipfel, sagt Treffen, sagt Gespräch*, sagte Gipfel,
      sagte Treffen, Unsinn, tears up, torn up, backs out, backed out, drops plan*, dropped plan*, drops bid,
      scraps plan*, scrapped plan*, abandons, abandoned, gave up on, shelves plan*, talks over, talks are over, stunt,
      talks off, withdraws from, withdrew from, gibt Pläne auf, verzichtet*, zieht sich zurück, renonce*, abandonn*,
      se retire,
      拒否, 拒絶, 拒む, 拒んだ, 一蹴, 無視, 背を向け, 否定, 事実はない, 事実無根, 応じない, 応じず, 応じる考えはない,
      応じるつもりはない, 関心事ではない, 関心事でない, 関心はない, 関心ない, 関心がない, 興味はない, 必要はない,
      拒绝, 拒絕, 回绝, 否认, 驳斥, 无意, 不予理会, 不予理睬, 不理会, 不感兴趣, 没有兴趣, 不是关心的, 興味なし,
      意味なし, 応じぬ, 予定なし, 予定はない, 不再, 没有意义, 沒有意義, 没有任何, 受け入れず, 受け入れない,
      受け入れられない, 受入れない, 断る, 断った, 断固拒, 回避, 避ける, つもりはない, 考えはない, 気はない,
      意思はない, 何もない, 理由はない, 意味がない, 意味はない, 愚かな夢, 会わない, 関心なし, 関心を持たない,
      一切応じ, 門前払い, 拒み, 不快感, 打ち切, 断絶, 不接受, 不会接受, 不會接受, 拒不, 迴避, 避免, 没什么可谈,
      没有什么可谈, 無意, 沒有興趣, 不感興趣, 没兴趣, 毫无兴趣, 没有必要, 无需, 不必, 无可奉告, 不屑, 愚蠢的梦,
      痴心妄想, 白日梦, 免谈, 不谈, 不予, 漠不关心, 置之不理, 突っぱね, はねつけ, 撥ねつけ, 突き放, 退け, 退ける,
      黙殺, 断り, 取り合わ, 取り合う考え, 相手にし, 相手にす, 白紙, 毛頭ない, さらさらない, 余地はない, 余地がない,
      余地なし, 余地ない, 値しない, 値せず, 気もない, 気はさらさら, 気は毛頭, 考えていない, 考えておらず, 考えない,
      考えなし, 考えは全くない, 考えはまったくない, 考えもない, 考えたこともない, 考えは毛頭, 考えはさらさら,
      つもりない, つもりなし, つもりもない, つもりは全くない, 意思ない, 意思なし, 意思もない, 意向はない, 意向なし,
      意向ない, 必要ない, 必要なし, 必要がない, 必要性はない, 理由ない, 理由なし, 理由がない, 関心はなく,
      関心を示さず, 興味ない, 興味がない, 興味はなく, ことはない, こともない, ことは何もない, 話すことは何も,
      話すことはない, 話すことなど, 冷淡, 冷や水, 冷ややか, 嘲笑, 一笑に付, あざ笑, あり得ない, ありえない, あり得ず,
      不可能, 中止, 取りやめ, 取り消, 破談, 物別れ, 拒否し, 拒否する, 拒絶し, 受け付けず, 受け付けない, 応じられない,
      応ぜず, 応じる必要, 事実でない, 事実ではない, 事実と異な, 誤報, 打ち消, 打消, 接触ない, 接触なし,
      接触していない, 幻想, 妄想, 夢物語, 夢想, 白昼夢, 目もくれず, 歯牙, にべもな, 素っ気な, 無意味, 無駄, 意味ない,
      扉を閉, 扉は閉, 門を閉, 閉ざ, 冷たく, 承知していないと否定, 応じる考えなし, 応じる考えない, 応じる考えは,
      応じるつもりない, 応じるつもりは, 応じる気はない, 応じる気ない, 接触した事実はない, 不打算, 无打算, 沒打算,
      没打算, 沒有打算, 没有打算, 回絕, 拒与, 拒與, 拒同, 拒談, 拒绝与, 婉拒, 断然, 斷然, 严词, 嚴詞, 嗤之以鼻,
      泼冷水, 潑冷水, 奚落, 嘲讽, 嘲諷, 讥讽, 不会与, 不會與, 不会同, 不會同, 不會和, 不会和, 不会见, 不會見, 排除,
      关上大门, 關上大門, 关闭大门, 關閉大門, 大门关闭, 关上对话, 关闭对话, 做梦, 作梦, 做夢, 作夢, 白日夢, 休想,
      别想, 別想, 免談, 不談, 取消, 叫停, 否認, 駁斥, 反驳, 反駁, 不实, 不實, 子虚乌有, 子虛烏有, 并无此事, 並無此事,
      没有此事, 沒有此事, 没有这样的事实, 沒有這樣的事實, 没有接触, 沒有接觸, 未曾接触, 未接触, 不存在, 不考虑,
      不考慮, 無可談, 不願, 不愿, 不想, 不肯, 不值, 没必要, 沒必要, 無必要, 毫无必要, 没有理由, 沒有理由, 毫无意义,
      毫無意義, 無意義, 无意义, 不回应, 不回應, 不理, 不理睬, 碰壁, 被拒, 遭拒, 遭回绝, 闭门羹, 閉門羹, 不与, 不與,
      不予考虑, 不予回应, 不予回應, 不接触, 不接觸, 不见面, 不再与, 无话可说, 無話可說, 无从谈起, 絕不, 绝不, 决不,
      決不, 永不, 甭想, 无兴趣, 無興趣, 沒興趣, 冷遇, 冷落, 无望, 無望, 没戏, 告吹, 泡汤, 不對話, 不会谈, 不會談,
      不会晤, 不會晤, 返答拒, 関心を失, 立ち消え, 頓挫, 不是朝方关心, 不是我们关心, 并非朝方关心, 不是我方关心,
      非朝方关心, 没有任何理由, 無任何理由, 没任何理由, 美梦, 美夢, 一厢情愿, 一廂情願, 断绝, 斷絕, 切断, 切斷,
      時間の無駄, 浪费时间, 浪費時間, 资格なし, 資格なし, 資格はない, 資格がない, 没有资格, 沒有資格, 无资格, 不配,
      中断, 打切り, 打ち切り, 停止对话, 停止磋商, 停止会谈, 没有与, 没有同, 沒有與, 沒有同, 无计划, 没有计划,
      沒有計劃, 尚无计划, 暂无计划, 没有安排, 沒有安排, 并无计划, 並無計劃, 予定していない, 計画はない, 計画ない,
      計画なし, 値する価値, 相手にする価値, 見込みなし, 見込みはない, 冷淡に, 破裂, 谈崩, 谈判破裂, 终止磋商,
      终止对话, 终止接触, 终止谈判, 暂无会谈, 暂无会晤, 暂无对话, 暂无接触, またげない, またげぬ, またがせ,
      相手にならない, 相手ではない, 相手にならず, 価値もない, 価値はない, 価値ない, 価値なし, 価値がない, 厚かまし,
      厚顔, 偽善, 欺瞞, 破廉恥, 笑止, 諦めろ, 断念, 言语道断, 言語道断, 不够格, 不夠格, 不够资格, 毫无价值, 毫無價值,
      毫无考虑, 毫無考慮, 無考慮價值, 没有价值, 沒有價值, 痛斥, 怒斥, 斥日, 厚颜, 厚顏, 无耻, 無恥, 虚伪, 虛偽, 伪善,
      可笑, 荒唐, 死心, 窓口閉鎖, 窓口を閉, 关闭窗口, 关闭渠道, 关闭通道, 关闭联络, 永遠にない, 二度とない, 一笑,
      妄言, 狂言, 得るものなし, 得るものはない, 得るものがない, 一无所获, 一無所獲, 关闭, 關閉, 離脱, 政治ショー,
      切り捨て, 見送り, 見送る, 見送った, 放弃, 放棄, 退出, 政治秀, 作秀,
      거부*, 거절*, 일축*, 불응*, 외면*, 부인, 부인했*, 부인하*, 부정했*, 사실무근, 사실이 아니*, 관심사가 아니*,
      관심사 아니*, 관심 없다, 관심 없음, 관심이 없다, 관심도 없다, 상대하지 않을, 상대하지 않겠다, 응하지 않을,
      응하지 않겠다, 일 없어, 없었다, 수용 못, 회피*, 피할 것, 무시*, 배격*, 단호히 배격*, 안해, 안 해, 안한다*,
      하지 않겠다*, 하지 않을*, 없을 것, 일 없다, 문제 없다, 흥미 없다, 흥미없다, 관심없*, 관심밖*, 필요 없다*,
      필요없다*, 이유 없다*, 의향 없다*, 생각 없다*, 어리석은 망상*, 망상*, 개꿈*, 차단*, 불가능*, 돌변*, 사실 아니*,
      사실 아냐*, 받아들이지 않는*, 받아들이지 않겠*, 받아들이지 않을*, 받아들이지 않았*, 받아들이지 않아*,
      받아들이지 않기*, 받아들이지 않으*, 받아들이지 않고, 응하지 않는*, 응하지 않겠*, 응하지 않을*, 응하지 않았*,
      응하지 않아*, 응하지 않기*, 응하지 않으*, 응하지 않고, 응답하지 않는*, 응답하지 않겠*, 응답하지 않을*,
      응답하지 않았*, 응답하지 않아*, 응답하지 않기*, 응답하지 않으*, 응답하지 않고, 응대하지 않는*, 응대하지 않겠*,
      응대하지 않을*, 응대하지 않았*, 응대하지 않아*, 응대하지 않기*, 응대하지 않으*, 응대하지 않고, 수용하지 않는*,
      수용하지 않겠*, 수용하지 않을*, 수용하지 않았*, 수용하지 않아*, 수용하지 않기*, 수용하지 않으*, 수용하지 않고,
      상대하지 않는*, 상대하지 않겠*, 상대하지 않을*, 상대하지 않았*, 상대하지 않아*, 상대하지 않기*, 상대하지 않으*,
      상대하지 않고, 상종하지 않는*, 상종하지 않겠*, 상종하지 않을*, 상종하지 않았*, 상종하지 않아*, 상종하지 않기*,
      상종하지 않으*, 상종하지 않고, 마주하지 않는*, 마주하지 않겠*, 마주하지 않을*, 마주하지 않았*, 마주하지 않아*,
      마주하지 않기*, 마주하지 않으*, 마주하지 않고, 논의하지 않는*, 논의하지 않겠*, 논의하지 않을*, 논의하지 않았*,
      논의하지 않아*, 논의하지 않기*, 논의하지 않으*, 논의하지 않고, 회담하지 않는*, 회담하지 않겠*, 회담하지 않을*,
      회담하지 않았*, 회담하지 않아*, 회담하지 않기*, 회담하지 않으*, 회담하지 않고, 협상하지 않는*, 협상하지 않겠*,
      협상하지 않을*, 협상하지 않았*, 협상하지 않아*, 협상하지 않기*, 협상하지 않으*, 협상하지 않고, 고려하지 않는*,
      고려하지 않겠*, 고려하지 않을*, 고려하지 않았*, 고려하지 않아*, 고려하지 않기*, 고려하지 않으*, 고려하지 않고,
      원하지 않는*, 원하지 않겠*, 원하지 않을*, 원하지 않았*, 원하지 않아*, 원하지 않기*, 원하지 않으*, 원하지 않고,
      바라지 않는*, 바라지 않겠*, 바라지 않을*, 바라지 않았*, 바라지 않아*, 바라지 않기*, 바라지 않으*, 바라지 않고,
      검토하지 않는*, 검토하지 않겠*, 검토하지 않을*, 검토하지 않았*, 검토하지 않아*, 검토하지 않기*, 검토하지 않으*,
      검토하지 않고, 개의치 않는*, 개의치 않겠*, 개의치 않을*, 개의치 않았*, 개의치 않아*, 개의치 않기*, 개의치 않으*,
      개의치 않고, 상대조차 않는*, 상대조차 않겠*, 상대조차 않을*, 상대조차 않았*, 상대조차 않아*, 상대조차 않기*,
      상대조차 않으*, 상대조차 않고, 관심 없다*, 관심 없어*, 관심 없을*, 관심 없었*, 관심 없는, 관심 없으*,
      관심 없습*, 관심이 없다*, 관심이 없어*, 관심이 없음, 관심이 없을*, 관심이 없었*, 관심이 없는, 관심이 없으*,
      관심이 없습*, 관심도 없다*, 관심도 없어*, 관심도 없음, 관심도 없을*, 관심도 없었*, 관심도 없는, 관심도 없으*,
      관심도 없습*, 생각 없어*, 생각 없음, 생각 없을*, 생각 없었*, 생각 없는, 생각 없으*, 생각 없습*, 생각이 없다*,
      생각이 없어*, 생각이 없음, 생각이 없을*, 생각이 없었*, 생각이 없는, 생각이 없으*, 생각이 없습*, 생각은 없다*,
      생각은 없어*, 생각은 없음, 생각은 없을*, 생각은 없었*, 생각은 없는, 생각은 없으*, 생각은 없습*, 생각도 없다*,
      생각도 없어*, 생각도 없음, 생각도 없을*, 생각도 없었*, 생각도 없는, 생각도 없으*, 생각도 없습*, 추호도 없다*,
      추호도 없어*, 추호도 없음, 추호도 없을*, 추호도 없었*, 추호도 없는, 추호도 없으*, 추호도 없습*, 이유 없어*,
      이유 없음, 이유 없을*, 이유 없었*, 이유 없는, 이유 없으*, 이유 없습*, 이유가 없다*, 이유가 없어*, 이유가 없음,
      이유가 없을*, 이유가 없었*, 이유가 없는, 이유가 없으*, 이유가 없습*, 이유도 없다*, 이유도 없어*, 이유도 없음,
      이유도 없을*, 이유도 없었*, 이유도 없는, 이유도 없으*, 이유도 없습*, 이유는 없다*, 이유는 없어*, 이유는 없음,
      이유는 없을*, 이유는 없었*, 이유는 없는, 이유는 없으*, 이유는 없습*, 필요 없어*, 필요 없음, 필요 없을*,
      필요 없었*, 필요 없는, 필요 없으*, 필요 없습*, 필요가 없다*, 필요가 없어*, 필요가 없음, 필요가 없을*,
      필요가 없었*, 필요가 없는, 필요가 없으*, 필요가 없습*, 필요도 없다*, 필요도 없어*, 필요도 없음, 필요도 없을*,
      필요도 없었*, 필요도 없는, 필요도 없으*, 필요도 없습*, 필요성 없다*, 필요성 없어*, 필요성 없음, 필요성 없을*,
      필요성 없었*, 필요성 없는, 필요성 없으*, 필요성 없습*, 의향 없어*, 의향 없음, 의향 없을*, 의향 없었*, 의향 없는,
      의향 없으*, 의향 없습*, 의향이 없다*, 의향이 없어*, 의향이 없음, 의향이 없을*, 의향이 없었*, 의향이 없는,
      의향이 없으*, 의향이 없습*, 의향도 없다*, 의향도 없어*, 의향도 없음, 의향도 없을*, 의향도 없었*, 의향도 없는,
      의향도 없으*, 의향도 없습*, 의사 없다*, 의사 없어*, 의사 없음, 의사 없을*, 의사 없었*, 의사 없는, 의사 없으*,
      의사 없습*, 의사가 없다*, 의사가 없어*, 의사가 없음, 의사가 없을*, 의사가 없었*, 의사가 없는, 의사가 없으*,
      의사가 없습*, 의사도 없다*, 의사도 없어*, 의사도 없음, 의사도 없을*, 의사도 없었*, 의사도 없는, 의사도 없으*,
      의사도 없습*, 뜻 없다*, 뜻 없어*, 뜻 없음, 뜻 없을*, 뜻 없었*, 뜻 없는, 뜻 없으*, 뜻 없습*, 뜻이 없다*,
      뜻이 없어*, 뜻이 없음, 뜻이 없을*, 뜻이 없었*, 뜻이 없는, 뜻이 없으*, 뜻이 없습*, 일 없다*, 일 없어*, 일 없음,
      일 없을*, 일 없었*, 일 없는, 일 없으*, 일 없습*, 일이 없다*, 일이 없어*, 일이 없음, 일이 없을*, 일이 없었*,
      일이 없는, 일이 없으*, 일이 없습*, 일은 없다*, 일은 없어*, 일은 없음, 일은 없을*, 일은 없었*, 일은 없는,
      일은 없으*, 일은 없습*, 일도 없다*, 일도 없어*, 일도 없음, 일도 없을*, 일도 없었*, 일도 없는, 일도 없으*,
      일도 없습*, 계획 없다*, 계획 없어*, 계획 없음, 계획 없을*, 계획 없었*, 계획 없는, 계획 없으*, 계획 없습*,
      계획이 없다*, 계획이 없어*, 계획이 없음, 계획이 없을*, 계획이 없었*, 계획이 없는, 계획이 없으*, 계획이 없습*,
      용의 없다*, 용의 없어*, 용의 없음, 용의 없을*, 용의 없었*, 용의 없는, 용의 없으*, 용의 없습*, 용의가 없다*,
      용의가 없어*, 용의가 없음, 용의가 없을*, 용의가 없었*, 용의가 없는, 용의가 없으*, 용의가 없습*, 흥미 없다*,
      흥미 없어*, 흥미 없음, 흥미 없을*, 흥미 없었*, 흥미 없는, 흥미 없으*, 흥미 없습*, 흥미가 없다*, 흥미가 없어*,
      흥미가 없음, 흥미가 없을*, 흥미가 없었*, 흥미가 없는, 흥미가 없으*, 흥미가 없습*, 얘기 없다*, 얘기 없어*,
      얘기 없음, 얘기 없을*, 얘기 없었*, 얘기 없는, 얘기 없으*, 얘기 없습*, 이야기 없다*, 이야기 없어*, 이야기 없음,
      이야기 없을*, 이야기 없었*, 이야기 없으*, 이야기 없습*, 할 말 없다*, 할 말 없어*, 할 말 없음, 할 말 없을*,
      할 말 없었*, 할 말 없는, 할 말 없으*, 할 말 없습*, 여지 없다*, 여지 없어*, 여지 없음, 여지 없을*, 여지 없었*,
      여지 없는, 여지 없으*, 여지 없습*, 여지가 없다*, 여지가 없어*, 여지가 없음, 여지가 없을*, 여지가 없었*,
      여지가 없는, 여지가 없으*, 여지가 없습*, 사실 없다*, 사실 없어*, 사실 없음, 사실 없을*, 사실 없었*, 사실 없는,
      사실 없으*, 사실 없습*, 사실이 없다*, 사실이 없어*, 사실이 없음, 사실이 없을*, 사실이 없었*, 사실이 없는,
      사실이 없으*, 사실이 없습*, 사실도 없다*, 사실도 없어*, 사실도 없음, 사실도 없을*, 사실도 없었*, 사실도 없는,
      사실도 없으*, 사실도 없습*, 가치 없다*, 가치 없어*, 가치 없음, 가치 없을*, 가치 없었*, 가치 없는, 가치 없으*,
      가치 없습*, 가치가 없다*, 가치가 없어*, 가치가 없음, 가치가 없을*, 가치가 없었*, 가치가 없는, 가치가 없으*,
      가치가 없습*, 적 없다*, 적 없어*, 적 없음, 적 없을*, 적 없었*, 적 없으*, 적 없습*, 적이 없다*, 적이 없어*,
      적이 없음, 적이 없을*, 적이 없었*, 적이 없는, 적이 없으*, 적이 없습*, 바 없다*, 바 없어*, 바 없음, 바 없을*,
      바 없었*, 바 없으*, 바 없습*, 접촉한 바 없다*, 접촉한 바 없어*, 접촉한 바 없음, 접촉한 바 없을*,
      접촉한 바 없었*, 접촉한 바 없는, 접촉한 바 없으*, 접촉한 바 없습*, 예정 없다*, 예정 없어*, 예정 없음,
      예정 없을*, 예정 없었*, 예정 없는, 예정 없으*, 예정 없습*, 예정이 없다*, 예정이 없어*, 예정이 없음,
      예정이 없을*, 예정이 없었*, 예정이 없는, 예정이 없으*, 예정이 없습*, 의미 없다*, 의미 없어*, 의미 없음,
      의미 없을*, 의미 없었*, 의미 없는, 의미 없으*, 의미 없습*, 의미가 없다*, 의미가 없어*, 의미가 없음,
      의미가 없을*, 의미가 없었*, 의미가 없는, 의미가 없으*, 의미가 없습*, 기대할 것 없다*, 기대할 것 없어*,
      기대할 것 없음, 기대할 것 없을*, 기대할 것 없었*, 기대할 것 없는, 기대할 것 없으*, 기대할 것 없습*,
      받아들일 수 없다*, 받아들일 수 없는, 수용할 수 없다*, 퇴짜*, 걷어차*, 걷어찼*, 걷어찬*, 손사래*, 선 긋는*,
      선 긋고, 선 그어*, 선 그은*, 선긋*, 묵살*, 뿌리치*, 뿌리쳐*, 뿌리쳤*, 뿌리친*, 내쳐*, 내쳤*, 찬물*, 단칼*,
      냉담*, 코웃음*, 꿈도 꾸지*, 꿈 깨라, 꿈 깨야, 꿈깨*, 꿈꾸지*, 꿈도 꾸지 말라, 헛꿈*, 배제*, 백지화*, 취소*,
      철회*, 무산*, 결렬*, 반박*, 사실과 달라*, 사실과 다르*, 사실 무근*, 어림없*, 가당치*, 상종*, 거들떠*, 시큰둥*,
      싸늘*, 단호히 거부*, 딱 잘라*, 일언지하*, 응할 생각*, 응할 이유*, 응할 뜻, 응할 뜻이, 응할 뜻은, 안 한다,
      문전박대*, 빗장*, 문 닫아, 문 닫은, 문 닫고, 문 닫혔*, 문 닫힌, 문 닫았*, 문 닫나, 문닫*, 문을 닫아, 문을 닫은,
      문을 닫고, 문을 닫혔*, 문을 닫힌, 문을 닫았*, 문을 닫나, 등 돌려, 등 돌린*, 등 돌렸*, 등돌*, 비웃*, 조소*,
      오보*, 낭설*, 실현 불가*, 있을 수 없다*, 있을 수 없어*, 있을 수 없음, 있을 수 없을*, 있을 수 없었*,
      있을 수 없는, 있을 수 없으*, 있을 수 없습*, 가망 없다*, 가망 없어*, 가망 없음, 가망 없을*, 가망 없었*,
      가망 없는, 가망 없으*, 가망 없습*, 값어치*, 무의미*, 시간 낭비*, 시간낭비*, 논할 것, 논할 것이, 의논할 것,
      의논할 것이, 헛된 꿈, 단절*, 끊어*, 끊는*, 끊었*, 끊겠*, 자격 없다*, 자격 없어*, 자격 없음, 자격 없을*,
      자격 없었*, 자격 없는, 자격 없으*, 자격 없습*, 자격이 없다*, 자격이 없어*, 자격이 없음, 자격이 없을*,
      자격이 없었*, 자격이 없는, 자격이 없으*, 자격이 없습*, 값 없어*, 값 없음, 값 없을*, 값 없었*, 값 없는, 값 없으*,
      값 없습*, 중단 통보*, 중단 선언*, 중단했*, 중단하겠*, 중단한다*, 협의 중단*, 회담 중단*, 대화 중단*, 교섭 중단*,
      가치도 없다*, 가치도 없어*, 가치도 없음, 가치도 없을*, 가치도 없었*, 가치도 없는, 가치도 없으*, 가치도 없습*,
      상대 못해, 상대 못한다*, 상대 못할*, 상대가 못해, 상대가 못한다*, 상대가 못할*, 상대가 아니*, 상대 아니*,
      상대도 안 해, 상대도 안 한다, 상대도 안 할, 상대도 안 했다, 상대도 안해*, 상대도 안한*, 상대도 안할*, 뻔뻔*,
      파렴치*, 적반하장*, 위선*, 기만*, 황당*, 기대 접, 기대를 접, 접어라, 미련 버, 단념*, 버려라, 상대 못 된다*,
      상대가 못 된다*, 상대가 안 된다*, 상대 안 된다*, 폐쇄*, 망언*, 얻을 게 없다*, 얻을 게 없어*, 얻을 게 없음,
      얻을 게 없을*, 얻을 게 없었*, 얻을 게 없는, 얻을 게 없으*, 얻을 게 없습*, 얻을 것 없다*, 얻을 것 없어*,
      얻을 것 없음, 얻을 것 없을*, 얻을 것 없었*, 얻을 것 없는, 얻을 것 없으*, 얻을 것 없습*, 얻을 것이 없다*,
      얻을 것이 없어*, 얻을 것이 없음, 얻을 것이 없을*, 얻을 것이 없었*, 얻을 것이 없는, 얻을 것이 없으*,
      얻을 것이 없습*, 포기*, 박차고*, 박차*, 정치쇼*, 정치 쇼, 치부*, 내팽개*, 없던 일, 물 건너*, 물건너*,
      отверг*, отказ*, отклон*, исключ*, опроверг*, не намерен*, не заинтересован*, не интересует, не интересуют,
      не интересно, не пойдет, не примет, не будет, отклоня*, отверга*, исключа*, отрица*, опроверга*, нет смысла,
      не о чем, нечего обсуждать, нечего, пуст*, не видит смысла, не видит необходимости, бессмыслен*, не планирует,
      не планирова*, не собира*, нет планов, не нужд*, не нужен, не нужны, закры* двер*, захлоп*, осмея*, высме*,
      проигнорир*, игнорир*, нет необходимости, нет нужды, нет интереса, нет желания, нет намерени*, не станет,
      не будут, не будем, невозмож*, отпор, отмен*, не состоится, не ведет, не вела, не проводил*, не хочет,
      не желает, не готов*, не встретится, отмахн*, не видит, не видят, ставит крест, поставил* крест, назвал* глуп*,
      мечт*, исключен*, исключил*, не рассматрива*, без ответа, не интерес*, разорв*, разрыв*, прекра*, прерва*,
      свернул*, уклон*, потер* времени, пустая трата, трат* времени, провал*, провали*, сорва*, лицемер*, фарс,
      смехотвор*, абсурд*, закрыл*, закрыва*, отказыва*,
      رفض*, ترفض, يرفض, تستبعد, استبعد*, نفى, نفت, تنفي, نرفض, ورفض*, رفضها, رفضت, لا مصلحة, لا نية, لا تعتزم,
      لن تقبل, لن تجري, لن نقبل, غير مهتمة, ليست مهتمة, تتجنب, نفي, لا حاجة, لا داعي, تغلق الباب, أغلقت الباب,
      يغلق الباب, تغلق باب, أغلقت باب, إغلاق الباب, تصد, تتجاهل, يتجاهل, تجاهل*, لا ترى, لا يرى, لا فائدة, لا جدوى,
      لا معنى, لا سبب, لا مجال, لا شيء, غير مهتم, غير مهتمين, غير وارد, مستحيل*, لن تلتقي, لن يلتقي, لن نلتقي,
      لن تجتمع, لن تتحاور, لن نتحاور, لن تتفاوض, لن تعقد, لن تشارك, تكذب, كذبت, تنكر, أنكرت, ليس لدينا, ليس لديها,
      تدير ظهرها, أدارت ظهرها, تلغي, ألغت, إلغاء, لا ترغب, لا تريد, لا يريد, لا تنوي, لا ننوي, لا تخطط, لا خطط,
      ليست مستعدة, غير مستعدة, غير مستعد, تسخر, يسخر, سخرت, تهزأ, بلا جدوى, بلا معنى, عقيم*, لا اهتمام,
      ليس من اهتمام*, لا صحة, غير صحيح*, استبعاد, ردت برفض, صفعة, لا يهمنا, لا تهمنا, لا يهمها, لا يعنينا, تقطع, قطعت,
      لا نرغب, مضيعة للوقت, مضيعة, تنهي, أنهت, إنهاء, نفاق, بالنفاق, مهزلة, سخيف*, هراء, أبدا, تتخلى, تخلت, تنسحب,
      انسحبت, سترفض, سيرفض, سنرفض, وترفض, ورفضت, رفضا, ستتجاهل, سنتجاهل, وتنفي, ونفت, وتستبعد, لا تهم, لا يهم]
    mask: [
      refused entry, refused to give, declined to comment, declines to comment, declined to say, refused to comment,
      refused to say, declined to name, declined to be named, lehnte eine Stellungnahme, refusé de commenter,
      not rule out, not ruled out, not ruling out, doesn't rule out, didn't rule out, can't rule out, cannot rule out,
      won't rule out, refuses to rule out, declines to rule out, not reject, hasn't rejected, not refuse, not dismiss,
      not deny, not denied, not denying, does not deny, neither confirm nor deny, no reason not to,
      no reason to refuse, no reason to reject, will not be ignored, not impossible, nicht ausgeschlossen,
      nicht abgelehnt, nicht ablehn*, lehnt nicht ab, schließt nicht aus, schließt ein Treffen nicht aus,
      schließt Treffen nicht aus, schließt Gipfel nicht aus, schließt Gespräche nicht aus,
      schließt einen Gipfel nicht aus, n'exclut pas, n'excluent pas, n'exclue pas, n'a pas exclu, ne refuse pas,
      ne rejette pas, ne ferme pas la porte, ne dément pas, not give up, never abandon, not abandon, ne renonce pas,
      verzichtet nicht, verzichtet auf Bedingungen, verzichtet auf Vorbedingungen, verzichtet auf Atom*,
      renonce au nucléaire, renonce à ses, abandons hostile, abandon hostile, drops hostile, hostile policy abandoned,
      gives up hostile, feindselige Politik, renonce à sa politique, abandonne sa politique, renonce à son hostilité,
      won't give up, will not give up, never give up, never gives up, not giving up, n'abandonne pas, gibt nicht auf,
      避けられない, 明言を避け, コメントを避け, 言及を避け, 拒绝置评, 不予置评, 拒绝透露, 否定せず, 否定しない,
      否定しなかった, 否定していない, 否定も肯定も, 肯定も否定も, 排除せず, 排除しない, 排除しなかった, 拒否せず,
      拒否しない, 拒否していない, 拒まず, 拒まない, 不可能ではない, 会わない理由はない, 拒む理由はない,
      断る理由はない, 無視できない, 会わない理由, 不排除, 未排除, 没有排除, 沒有排除, 并不排除, 並不排除, 不否认,
      不否認, 未否认, 未否認, 没有否认, 不拒绝, 不拒絕, 未拒绝, 没有拒绝, 并非不可能, 並非不可能, 不是不可能,
      不会拒绝, 不會拒絕, 未关闭, 并未关闭, 没有关闭, 不会关闭, 不关闭, 並未關閉, 不會關閉, 沒有關閉, 关闭核,
      关闭宁边, 不放弃, 绝不放弃, 不放棄, 放弃核, 放棄核, 放弃导弹, 核放棄, 核兵器放棄, 核・ミサイル放棄, 放弃敌,
      放弃前, 断念しない, 諦めない, 敵視政策の撤回, 敵視政策を撤回, 敵視政策放棄, 放弃敌视, 放棄敵視, 放弃对朝敌,
      取消敌视, 取消制裁, 取消對朝, 不会放弃, 不會放棄, 决不放弃, 決不放棄, 没有放弃, 沒有放棄, あきらめない,
      断念せず,
      제재 거부, 확인을 거부, 언급을 회피*, 배제 안 해, 배제 안 한다, 배제 안 할, 배제 안 했다, 배제 안해*,
      배제 안한*, 배제 안할*, 배제 않는*, 배제 않겠*, 배제 않을*, 배제 않았*, 배제 않아*, 배제 않기*, 배제 않으*,
      배제 않고, 배제하지*, 배제할 수 없다*, 배제할 수 없어*, 배제할 수 없음, 배제할 수 없을*, 배제할 수 없었*,
      배제할 수 없는, 배제할 수 없으*, 배제할 수 없습*, 배제 못해, 배제 못한다*, 배제 못할*, 부인 안 해, 부인 안 한다,
      부인 안 할, 부인 안 했다, 부인 안해*, 부인 안한*, 부인 안할*, 부인하지*, 부인도*, 거부 안 해, 거부 안 한다,
      거부 안 할, 거부 안 했다, 거부 안해*, 거부 안한*, 거부 안할*, 거부하지*, 거절하지*, 못할 이유 없다*,
      못할 이유 없어*, 못할 이유 없음, 못할 이유 없을*, 못할 이유 없었*, 못할 이유 없는, 못할 이유 없으*,
      못할 이유 없습*, 못할 이유가 없다*, 못할 이유가 없어*, 못할 이유가 없음, 못할 이유가 없을*, 못할 이유가 없었*,
      못할 이유가 없는, 못할 이유가 없으*, 못할 이유가 없습*, 못할 이유도 없다*, 못할 이유도 없어*, 못할 이유도 없음,
      못할 이유도 없을*, 못할 이유도 없었*, 못할 이유도 없는, 못할 이유도 없으*, 못할 이유도 없습*, 안될 이유 없다*,
      안될 이유 없어*, 안될 이유 없음, 안될 이유 없을*, 안될 이유 없었*, 안될 이유 없는, 안될 이유 없으*,
      안될 이유 없습*, 안 될 이유 없다*, 안 될 이유 없어*, 안 될 이유 없음, 안 될 이유 없을*, 안 될 이유 없었*,
      안 될 이유 없는, 안 될 이유 없으*, 안 될 이유 없습*, 안 할 이유 없다*, 안 할 이유 없어*, 안 할 이유 없음,
      안 할 이유 없을*, 안 할 이유 없었*, 안 할 이유 없는, 안 할 이유 없으*, 안 할 이유 없습*, 않을 이유 없다*,
      않을 이유 없어*, 않을 이유 없음, 않을 이유 없을*, 않을 이유 없었*, 않을 이유 없는, 않을 이유 없으*,
      않을 이유 없습*, 안 만날 이유 없다*, 안 만날 이유 없어*, 안 만날 이유 없음, 안 만날 이유 없을*,
      안 만날 이유 없었*, 안 만날 이유 없는, 안 만날 이유 없으*, 안 만날 이유 없습*, 안만날 이유 없다*,
      안만날 이유 없어*, 안만날 이유 없음, 안만날 이유 없을*, 안만날 이유 없었*, 안만날 이유 없는, 안만날 이유 없으*,
      안만날 이유 없습*, 못 만날 이유 없다*, 못 만날 이유 없어*, 못 만날 이유 없음, 못 만날 이유 없을*,
      못 만날 이유 없었*, 못 만날 이유 없는, 못 만날 이유 없으*, 못 만날 이유 없습*, 마다할 이유 없다*,
      마다할 이유 없어*, 마다할 이유 없음, 마다할 이유 없을*, 마다할 이유 없었*, 마다할 이유 없는, 마다할 이유 없으*,
      마다할 이유 없습*, 마다할 이유가 없다*, 마다할 이유가 없어*, 마다할 이유가 없음, 마다할 이유가 없을*,
      마다할 이유가 없었*, 마다할 이유가 없는, 마다할 이유가 없으*, 마다할 이유가 없습*, 거부할 이유 없다*,
      거부할 이유 없어*, 거부할 이유 없음, 거부할 이유 없을*, 거부할 이유 없었*, 거부할 이유 없는, 거부할 이유 없으*,
      거부할 이유 없습*, 거부할 이유가 없다*, 거부할 이유가 없어*, 거부할 이유가 없음, 거부할 이유가 없을*,
      거부할 이유가 없었*, 거부할 이유가 없는, 거부할 이유가 없으*, 거부할 이유가 없습*, 거절할 이유 없다*,
      거절할 이유 없어*, 거절할 이유 없음, 거절할 이유 없을*, 거절할 이유 없었*, 거절할 이유 없는, 거절할 이유 없으*,
      거절할 이유 없습*, 피할 이유 없다*, 피할 이유 없어*, 피할 이유 없음, 피할 이유 없을*, 피할 이유 없었*,
      피할 이유 없는, 피할 이유 없으*, 피할 이유 없습*, 만나지 않을 이유 없다*, 만나지 않을 이유 없어*,
      만나지 않을 이유 없음, 만나지 않을 이유 없을*, 만나지 않을 이유 없었*, 만나지 않을 이유 없는,
      만나지 않을 이유 없으*, 만나지 않을 이유 없습*, 만나지 못할 이유 없다*, 만나지 못할 이유 없어*,
      만나지 못할 이유 없음, 만나지 못할 이유 없을*, 만나지 못할 이유 없었*, 만나지 못할 이유 없는,
      만나지 못할 이유 없으*, 만나지 못할 이유 없습*, 불가능하지 않는*, 불가능하지 않겠*, 불가능하지 않을*,
      불가능하지 않았*, 불가능하지 않아*, 불가능하지 않기*, 불가능하지 않으*, 불가능하지 않고, 불가능한 것 아니*,
      핵 포기*, 핵포기*, 비핵화 포기*, 포기하지 않는*, 포기하지 않겠*, 포기하지 않을*, 포기하지 않았*, 포기하지 않아*,
      포기하지 않기*, 포기하지 않으*, 포기하지 않고, 포기 않는*, 포기 않겠*, 포기 않을*, 포기 않았*, 포기 않아*,
      포기 않기*, 포기 않으*, 포기 않고, 포기 안 해, 포기 안 한다, 포기 안 할, 포기 안 했다, 포기 안해*, 포기 안한*,
      포기 안할*, 미사일 포기*, 적대정책 철회*, 적대시정책 철회*, 적대정책 포기*, 대북적대 포기*,
      не исключ*, не отказ*, не отверг*, не отверга*, не отклон*, не отрица*, не опроверг*, не закры* двер*,
      не отказыва*, отказ* от враждебн*, отказ* от политик*, отказ* от санкц*, отказ* от ядерн*, не откаж*,
      لا تستبعد, لا يستبعد, لم تستبعد, لم يستبعد, لا نستبعد, لا ترفض, لم ترفض, لا يرفض, لم يرفض, لا تنفي, لم تنف,
      لا تنفى, التخلي عن السياسة, تخلت عن سياستها, تتخلى عن سياستها, تخلت عن العداء, لن تتخلى, لا تتخلى]

  # The refusal and the meeting in one.
  no_meeting:
    title: No contact, no talks
    aliases: [
      will not meet, won't meet, never meet, no reason to meet, no contact, no talks, no dialogue, avoid any contact,
      not meet, keinen Kontakt, aucun contact, no negotiations, no summit, no Japan-North Korea, no North Korea-Japan,
      no DPRK-Japan, no Japan-DPRK, not meet with, never talk, no contact with, no contacts with, not talk to,
      won't talk, will not talk, not hold talks, no more talks, no dialogue with, refusal to meet, never sit,
      not sit down, no plans to meet, kein Dialog, keine Gespräche, aucun dialogue, no meeting with, no sit-down,
      never meet with, not see Kim, never hold talks, never hold, not be meeting, no face-to-face, won't sit,
      will not sit, not sit with, kein Treffen mit, keinen Gipfel mit, nicht mit Japan reden, pas de rencontre,
      aucune rencontre, rien à discuter, rien à dire, rien à négocier, nothing to discuss, nothing to talk about,
      nothing to say to, nichts zu besprechen, nichts zu sagen, won't deal, will not deal, nothing to do with Japan,
      deals no more, not worth talking, not worth meeting, no business with, not welcome,
      会わない, 会う必要, 会う理由, 不会与, 対話せず, 対話しない, 交渉しない, 相手にしない, 会談せず, 会談しない,
      会わぬ, 会うつもりはない, 会う考えはない, 話し合うことは, 対話の必要, 対話はない, 不会同, 不与日, 不会面, 拒谈,
      不对话, 不会谈, 会うことはない, 会うことはあり得ない, 会うことなどない, 会うつもりない, 会う考えはなく,
      会う考えない, 会う考えは全くない, 会う気はない, 会う意思はない, 会う用意はない, 会う予定はない,
      対話することはない, 対話する考えはない, 対話する考えない, 話すことはない, 話すことは何もない, 対話の余地,
      向き合う考えはない, 向き合うつもりはない, 不會與日, 不會面, 不与日本, 不同日本, 不與日本, 不和日本, 不见日,
      不會談, 無話可談, 没什么好谈, 沒什麼好談, 没什么可谈, 沒什麼可談, 没什么可说, 没有什么可谈, 没有见面的理由,
      沒有見面的理由, 没有见面的必要, 没有会面的理由, 没有会面的必要, 没有对话的必要, 没有任何见面, 没有理由见面,
      没有必要见面, 没有对话的理由, 相手にする価値, 相手にする必要, 相手にするつもり, 相手にする考え, 不配对话,
      不配与, 不配與, 不配同, 会うことは永遠, 永遠に会わ, 二度と会わ, 永远不会见, 永远不见,
      만날 일, 만날 이유*, 만날 생각 없다, 대화 안, 대화 없다*, 대화는 없다*, 회담 없다*, 회담은 없다*, 접촉 없다*,
      수뇌회담 없다*, 정상회담 없다*, 마주앉을 일, 만나지 않는*, 만나지 않겠*, 만나지 않을*, 만나지 않았*,
      만나지 않아*, 만나지 않기*, 만나지 않으*, 만나지 않고, 만나지는 않는*, 만나지는 않겠*, 만나지는 않을*,
      만나지는 않았*, 만나지는 않아*, 만나지는 않기*, 만나지는 않으*, 만나지는 않고, 만나지도 않는*, 만나지도 않겠*,
      만나지도 않을*, 만나지도 않았*, 만나지도 않아*, 만나지도 않기*, 만나지도 않으*, 만나지도 않고, 마주앉지 않는*,
      마주앉지 않겠*, 마주앉지 않을*, 마주앉지 않았*, 마주앉지 않아*, 마주앉지 않기*, 마주앉지 않으*, 마주앉지 않고,
      마주 앉지 않는*, 마주 앉지 않겠*, 마주 앉지 않을*, 마주 앉지 않았*, 마주 앉지 않아*, 마주 앉지 않기*,
      마주 앉지 않으*, 마주 앉지 않고, 마주하지 않는*, 마주하지 않겠*, 마주하지 않을*, 마주하지 않았*, 마주하지 않아*,
      마주하지 않기*, 마주하지 않으*, 마주하지 않고, 접촉하지 않는*, 접촉하지 않겠*, 접촉하지 않을*, 접촉하지 않았*,
      접촉하지 않아*, 접촉하지 않기*, 접촉하지 않으*, 접촉하지 않고, 대화하지 않는*, 대화하지 않겠*, 대화하지 않을*,
      대화하지 않았*, 대화하지 않아*, 대화하지 않기*, 대화하지 않으*, 대화하지 않고, 회담하지 않는*, 회담하지 않겠*,
      회담하지 않을*, 회담하지 않았*, 회담하지 않아*, 회담하지 않기*, 회담하지 않으*, 회담하지 않고, 대좌하지 않는*,
      대좌하지 않겠*, 대좌하지 않을*, 대좌하지 않았*, 대좌하지 않아*, 대좌하지 않기*, 대좌하지 않으*, 대좌하지 않고,
      만날 일 없다*, 만날 일 없어*, 만날 일 없음, 만날 일 없을*, 만날 일 없었*, 만날 일 없는, 만날 일 없으*,
      만날 일 없습*, 만날 일은 없다*, 만날 일은 없어*, 만날 일은 없음, 만날 일은 없을*, 만날 일은 없었*,
      만날 일은 없는, 만날 일은 없으*, 만날 일은 없습*, 만날 일이 없다*, 만날 일이 없어*, 만날 일이 없음,
      만날 일이 없을*, 만날 일이 없었*, 만날 일이 없는, 만날 일이 없으*, 만날 일이 없습*, 만날 생각 없다*,
      만날 생각 없어*, 만날 생각 없음, 만날 생각 없을*, 만날 생각 없었*, 만날 생각 없는, 만날 생각 없으*,
      만날 생각 없습*, 만날 생각은 없다*, 만날 생각은 없어*, 만날 생각은 없음, 만날 생각은 없을*, 만날 생각은 없었*,
      만날 생각은 없는, 만날 생각은 없으*, 만날 생각은 없습*, 만날 생각이 없다*, 만날 생각이 없어*, 만날 생각이 없음,
      만날 생각이 없을*, 만날 생각이 없었*, 만날 생각이 없는, 만날 생각이 없으*, 만날 생각이 없습*, 만날 이유 없다*,
      만날 이유 없어*, 만날 이유 없음, 만날 이유 없을*, 만날 이유 없었*, 만날 이유 없는, 만날 이유 없으*,
      만날 이유 없습*, 만날 이유가 없다*, 만날 이유가 없어*, 만날 이유가 없음, 만날 이유가 없을*, 만날 이유가 없었*,
      만날 이유가 없는, 만날 이유가 없으*, 만날 이유가 없습*, 만날 필요 없다*, 만날 필요 없어*, 만날 필요 없음,
      만날 필요 없을*, 만날 필요 없었*, 만날 필요 없는, 만날 필요 없으*, 만날 필요 없습*, 만날 필요가 없다*,
      만날 필요가 없어*, 만날 필요가 없음, 만날 필요가 없을*, 만날 필요가 없었*, 만날 필요가 없는, 만날 필요가 없으*,
      만날 필요가 없습*, 만날 의사 없다*, 만날 의사 없어*, 만날 의사 없음, 만날 의사 없을*, 만날 의사 없었*,
      만날 의사 없는, 만날 의사 없으*, 만날 의사 없습*, 만날 뜻 없다*, 만날 뜻 없어*, 만날 뜻 없음, 만날 뜻 없을*,
      만날 뜻 없었*, 만날 뜻 없는, 만날 뜻 없으*, 만날 뜻 없습*, 만나줄 이유 없다*, 만나줄 이유 없어*,
      만나줄 이유 없음, 만나줄 이유 없을*, 만나줄 이유 없었*, 만나줄 이유 없는, 만나줄 이유 없으*, 만나줄 이유 없습*,
      만나 줄 이유 없다*, 만나 줄 이유 없어*, 만나 줄 이유 없음, 만나 줄 이유 없을*, 만나 줄 이유 없었*,
      만나 줄 이유 없는, 만나 줄 이유 없으*, 만나 줄 이유 없습*, 마주앉을 일 없다*, 마주앉을 일 없어*,
      마주앉을 일 없음, 마주앉을 일 없을*, 마주앉을 일 없었*, 마주앉을 일 없는, 마주앉을 일 없으*, 마주앉을 일 없습*,
      마주 앉을 일 없다*, 마주 앉을 일 없어*, 마주 앉을 일 없음, 마주 앉을 일 없을*, 마주 앉을 일 없었*,
      마주 앉을 일 없는, 마주 앉을 일 없으*, 마주 앉을 일 없습*, 마주할 일 없다*, 마주할 일 없어*, 마주할 일 없음,
      마주할 일 없을*, 마주할 일 없었*, 마주할 일 없는, 마주할 일 없으*, 마주할 일 없습*, 마주할 생각 없다*,
      마주할 생각 없어*, 마주할 생각 없음, 마주할 생각 없을*, 마주할 생각 없었*, 마주할 생각 없는, 마주할 생각 없으*,
      마주할 생각 없습*, 마주앉을 생각 없다*, 마주앉을 생각 없어*, 마주앉을 생각 없음, 마주앉을 생각 없을*,
      마주앉을 생각 없었*, 마주앉을 생각 없는, 마주앉을 생각 없으*, 마주앉을 생각 없습*, 마주 앉을 생각 없다*,
      마주 앉을 생각 없어*, 마주 앉을 생각 없음, 마주 앉을 생각 없을*, 마주 앉을 생각 없었*, 마주 앉을 생각 없는,
      마주 앉을 생각 없으*, 마주 앉을 생각 없습*, 대화할 생각 없다*, 대화할 생각 없어*, 대화할 생각 없음,
      대화할 생각 없을*, 대화할 생각 없었*, 대화할 생각 없는, 대화할 생각 없으*, 대화할 생각 없습*,
      대화할 생각이 없다*, 대화할 생각이 없어*, 대화할 생각이 없음, 대화할 생각이 없을*, 대화할 생각이 없었*,
      대화할 생각이 없는, 대화할 생각이 없으*, 대화할 생각이 없습*, 대화할 뜻 없다*, 대화할 뜻 없어*, 대화할 뜻 없음,
      대화할 뜻 없을*, 대화할 뜻 없었*, 대화할 뜻 없는, 대화할 뜻 없으*, 대화할 뜻 없습*, 대화할 이유 없다*,
      대화할 이유 없어*, 대화할 이유 없음, 대화할 이유 없을*, 대화할 이유 없었*, 대화할 이유 없는, 대화할 이유 없으*,
      대화할 이유 없습*, 대화할 필요 없다*, 대화할 필요 없어*, 대화할 필요 없음, 대화할 필요 없을*, 대화할 필요 없었*,
      대화할 필요 없는, 대화할 필요 없으*, 대화할 필요 없습*, 할 얘기 없다*, 할 얘기 없어*, 할 얘기 없음,
      할 얘기 없을*, 할 얘기 없었*, 할 얘기 없는, 할 얘기 없으*, 할 얘기 없습*, 할 이야기 없다*, 할 이야기 없어*,
      할 이야기 없음, 할 이야기 없을*, 할 이야기 없었*, 할 이야기 없는, 할 이야기 없으*, 할 이야기 없습*,
      나눌 얘기 없다*, 나눌 얘기 없어*, 나눌 얘기 없음, 나눌 얘기 없을*, 나눌 얘기 없었*, 나눌 얘기 없는,
      나눌 얘기 없으*, 나눌 얘기 없습*, 나눌 말 없다*, 나눌 말 없어*, 나눌 말 없음, 나눌 말 없을*, 나눌 말 없었*,
      나눌 말 없는, 나눌 말 없으*, 나눌 말 없습*, 안 만나*, 안 만난다*, 안만나*, 안만난다*, 상종 안 해, 상종 안 한다,
      상종 안 할, 상종 안 했다, 상종 안해*, 상종 안한*, 상종 안할*, 상종 않는*, 상종 않겠*, 상종 않을*, 상종 않았*,
      상종 않아*, 상종 않기*, 상종 않으*, 상종 않고, 대화 안 한다*, 대화 안해*, 접촉 없었다*, 접촉한 적 없다*,
      접촉한 적 없어*, 상대 안 한다, 대화 없어*, 대화 없음, 대화 없을*, 대화 없었*, 대화는 없어*, 대화는 없음,
      대화는 없을*, 대화는 없었*, 대화도 없다*, 대화도 없어*, 대화도 없음, 대화도 없을*, 대화도 없었*, 회담 없어*,
      회담 없음, 회담 없을*, 회담 없었*, 회담은 없어*, 회담은 없음, 회담은 없을*, 회담은 없었*, 접촉 없어*, 접촉 없음,
      접촉 없을*, 접촉 없었*, 접촉은 없다*, 접촉은 없어*, 접촉은 없음, 접촉은 없을*, 접촉은 없었*, 만남 없다*,
      만남 없어*, 만남 없음, 만남 없을*, 만남 없었*, 만남은 없다*, 만남은 없어*, 만남은 없음, 만남은 없을*,
      만남은 없었*, 협상 없다*, 협상 없어*, 협상 없음, 협상 없을*, 협상 없었*, 협상은 없다*, 협상은 없어*,
      협상은 없음, 협상은 없을*, 협상은 없었*, 정상회담 없어*, 정상회담 없음, 정상회담 없을*, 정상회담 없었*,
      정상회담은 없다*, 정상회담은 없어*, 정상회담은 없음, 정상회담은 없을*, 정상회담은 없었*, 수뇌회담 없어*,
      수뇌회담 없음, 수뇌회담 없을*, 수뇌회담 없었*, 수뇌회담은 없다*, 수뇌회담은 없어*, 수뇌회담은 없음,
      수뇌회담은 없을*, 수뇌회담은 없었*, 마주앉는 일 없다*, 마주앉는 일 없어*, 마주앉는 일 없음, 마주앉는 일 없을*,
      마주앉는 일 없었*, 마주할 이유 없다*, 마주할 이유 없어*, 마주할 이유 없음, 마주할 이유 없을*, 마주할 이유 없었*,
      상대할 가치 없다*, 상대할 가치 없어*, 상대할 가치 없음, 상대할 가치 없을*, 상대할 가치 없었*, 상대할 일 없다*,
      상대할 일 없어*, 상대할 일 없음, 상대할 일 없을*, 상대할 일 없었*, 상대할 생각 없다*, 상대할 생각 없어*,
      상대할 생각 없음, 상대할 생각 없을*, 상대할 생각 없었*, 상대할 필요 없다*, 상대할 필요 없어*, 상대할 필요 없음,
      상대할 필요 없을*, 상대할 필요 없었*, 상대할 이유 없다*, 상대할 이유 없어*, 상대할 이유 없음, 상대할 이유 없을*,
      상대할 이유 없었*, 손 잡지 않겠*, 손잡지 않겠*,
      никаких контакт*, никаких переговор*, никаких встреч, ни о каких, не о чем говорить, не о чем разговаривать,
      нечего обсуждать, не о чем вести,
      لا حوار, لا محادثات, لا مفاوضات, لا لقاء, لا قمة, لا اتصال, لا تواصل, ليس هناك ما, لا شيء نناقشه]

  # What is said of nothing else, whatever else the article names.
  abduction_issue:
    title: The abduction issue
    aliases: [
      Japanese abductee*, entführte Japaner*, entführten Japaner*, Japonais enlevés, enlèvement* de Japonais,
      enlèvement* de ressortissants japonais, Japanese nationals abducted, Japanese citizens abducted,
      Japanese people abducted, abductees' families, abductees' kin, abductee families, families of abductees,
      families' group of abductees, families of abduction victims, abduction victims' families,
      victims of North Korea's abductions, victims of abduction by North Korea, Kidnapped by North Korea,
      abducted by North Korea, abductions by North Korea, kidnappings by North Korea, North Korea's abduction*,
      North Korean abduction*, North Korea abduction*, North Korea abductee*, North Korea kidnapping*,
      minister in charge of the abduction*, minister for the abduction*, possibly abducted by North,
      entführter Japaner, Entführung* von Japanern, Entführung* japanischer, verschleppte Japaner*,
      verschleppten Japaner*, verschleppter Japaner, japonais kidnappés, enlèvement* de citoyens japonais,
      secuestro* de japoneses, japoneses secuestrados, enlèvements de Japonais, Enlevés par la Corée du Nord,
      enlevés par Pyongyang, ressortissants japonais enlevés, Entführungsfrage, Verschleppten Japaner,
      nach Nordkorea verschleppt*, von Nordkorea Verschleppten, von Nordkorea entführt*, von Nordkorea verschleppt*,
      Japanese held in North Korea*, Japanese held by North Korea*, taken by North Korean agents,
      snatched by North Korean agents, seized by North Korean agents, whisked away by North Korean agents,
      kidnapped by North Korean agents, abducted by North Korean agents, Japanese taken by North Korea*,
      Japanese snatched by, Japanese missing in North Korea, Japan abduction*, Japanese abduction*,
      enlevés par la Corée, japanische Entführungsopfer, Entführungsopfer aus Japan, taken to North Korea,
      拉致問題, 拉致被害者, 拉致家族会, 拉致議連, 拉致担当, 特定失踪者, 绑架日本人, 绑架日本公民, 日本人绑架,
      拉致被害, 拉致家族, 拉致の可能性を排除できない, 拉致された可能性を排除できない, 北朝鮮に拉致, 北朝鮮による拉致,
      北朝鮮による日本人拉致, 日本人拉致, 北朝鮮拉致, 拉致対策本部, 拉致解決, 拉致は解決済み, 被北韓綁架, 遭北韓綁架,
      日本被绑架者, 被朝鲜绑架的日本, 遭朝鲜绑架日本, 遭朝鲜绑架的日本, 朝鲜绑架日本, 北韓綁架日本, 拉致国民大集会,
      拉致問題担当, 拉致担当相, 拉致解決へ, 拉致再調査, 拉致から, 拉致認定, めぐみさんの同級生, めぐみさん拉致,
      めぐみさんの母, めぐみさんの弟, めぐみさんと家族, 日本绑架问题, 绑架受害者家属, 被绑架日本人, 被綁架日本人,
      日本被绑架, 遭朝鲜绑架, 被朝鲜绑架, 朝鲜绑架, 綁架日本人, 拉致調査, 拉致交渉, 拉致進展, 拉致の再調査,
      拉致は解決, 拉致未解決, 日本绑架受害者, 日本綁架受害者, 日本人被绑架, 日本人被綁架, 绑架日本人问题,
      めぐみさんが拉致, 拉致現場, 横田惠被绑架,
      일본인 납치*, 일본인납치*, 일본인 랍치*, 일본인 납북*, 납치 일본인*, 납북 일본인*, 日 납치*, 日납치*,
      납치피해자 가족회, 납치 피해자 가족회, 특정 실종자*, 특정실종자*, 북한에 납치된 일본*, 북한의 일본인 납치*,
      납북일본인*, 납북된 일본*, 납치문제담당상*, 납치담당상*, 日납북*, 日 납북*, 일본인 납북자*, 납치 재조사*,
      납북 피해자 가족*, 메구미 납치*,
      японцев похищен*, похищенн* японц*, похищени* японц*, похищени* японск*, похищенн* японск*, похищенных японцев,
      похищени* гражд* Япони*, похищенн* КНДР, похищенных КНДР, похищенной КНДР, похищенные КНДР, похищенный КНДР,
      похищенного КНДР, похищал* японц*, похитил* японц*, похищенных в КНДР, похищенн* Северной Кореей,
      похищенн* северокорейск*,
      المختطفين اليابانيين, اختطاف يابانيين, اختطاف مواطنين يابانيين, المخطوفين اليابانيين, اليابانيين المختطفين,
      اليابانيين المخطوفين, قضية المختطفين اليابانيين, خطف يابانيين, اختطاف اليابانيين, المختطفين في كوريا الشمالية,
      المخطوفين لدى كوريا الشمالية, اليابانيين الذين اختطفتهم, قضية المخطوفين, المواطنين اليابانيين المختطفين,
      خطف اليابانيين]

  # Of the seventeen whom the government of Japan recognises, and their families, the names that say enough.
  abductee:
    title: Abductees and their families, by names that nobody else has
    aliases: [
      Megumi Yokota, Yokota Megumi, Yaeko Taguchi, Taguchi Yaeko, Yasushi Chimura, Chimura Yasushi, Fukie Chimura,
      Fukie Hamamoto, Kaoru Hasuike, Hasuike Kaoru, Yukiko Hasuike, Yukiko Okudo, Rumiko Masumoto, Masumoto Rumiko,
      Hitomi Soga, Soga Hitomi, Miyoshi Soga, Soga Miyoshi, Keiko Arimoto, Arimoto Keiko, Sakie Yokota, Yokota Sakie,
      Shigeru Yokota, Yokota Shigeru, Teruaki Masumoto, Masumoto Teruaki, Shigeo Iizuka, Iizuka Shigeo,
      Akihiro Arimoto, Abductee Hasuike, Abductee Soga, Abductee Chimura, Abductee Yokota, abductee Megumi,
      横田めぐみ, 横田惠, 橫田惠, 横田惠美, よこた・めぐみ, ヨコタ・メグミ, 田口八重子, 地村保志, 地村富貴恵, 蓮池薫,
      蓮池祐木子, 増元るみ子, 曽我ひとみ, 曾我瞳, 曾我仁美, 曽我ミヨシ, 有本恵子, 原敕晁, 横田早紀江, 有本明弘,
      橫田早紀江, 横田早纪江, 莲池薰, 蓮池薰, 有本惠子, 増元照明, 飯塚繁雄, 横田めぐみさん, ヨコタメグミ,
      有本恵子さん, 曽我瞳,
      요코타 메구미, 요꼬다 메구미, 다구치 야에코, 지무라 야스시, 하스이케 가오루, 마스모토 루미코, 소가 히토미,
      아리모토 게이코, 요코타 사키에, 요코다 메구미, 요꼬따 메구미, 요코타 시게루, 마스모토 테루아키, 이이즈카 시게오,
      아리모토 아키히로, 하마모토 후키에, 지무라 후키에,
      Мэгуми Ёкота, Ёкота Мэгуми, Мэгуми Ёкот*, Ёкот* Мэгуми, Мегуми Йокот*, Мэгуми Йокот*, Сакиэ Ёкот*,
      Каору Хасуик*, Мегуми Ёкот*, Хитоми Сог*, Кэйко Аримот*,
      ميغومي يوكوتا, يوكوتا ميغومي, ميجومي يوكوتا]
    weak: [Megumi, Megumi-san, めぐみさん, めぐみちゃん, 메구미, 메구미 씨, 早紀江さん]


  # Names that others have, too: they count beside the abductions or the country.
  abductee_name:
    title: Abductees and their families, by names that others have, too
    aliases: [
      Yutaka Kume, Kume Yutaka, Kyoko Matsumoto, Matsumoto Kyoko, Minoru Tanaka, Tanaka Minoru, Shuichi Ichikawa,
      Ichikawa Shuichi, Toru Ishioka, Ishioka Toru, Kaoru Matsuki, Matsuki Kaoru, Tadaaki Hara, Hara Tadaaki,
      Takuya Yokota, Yokota Takuya, Tetsuya Yokota, Koichiro Iizuka, Iizuka Koichiro, Megumi-san, families' group,
      families' association, Kazokukai, blue ribbon*,
      久米裕, 松本京子, 田中実, 市川修一, 石岡亨, 松木薫, 原敕, 横田拓也, 橫田拓也, 横田哲也, 横田滋, 飯塚耕一郎,
      めぐみさん, めぐみちゃん, 家族会, 救う会, ブルーリボン,
      구메 유타카, 마쓰모토 교코, 다나카 미노루, 이치카와 슈이치, 이시오카 도루, 마쓰키 가오루, 요코타 다쿠야,
      요코타 데쓰야, 이이즈카 고이치로, 메구미 씨, 가족회, 블루리본*]
  abduction:
    title: Abduction
    aliases: [
      abduct*, kidnap*, entführ*, Entführung*, verschlepp*, enlèvement*, enlev*, secuestr*, spirited away,
      whisked away, snatched by North, enlevé*, enlevée*, kidnapp*, secuestrad*, Verschleppten, Verschleppt*,
      snatched, seized by North, spirited off, enlèvements,
      拉致, 绑架, 綁架, 拉致された, 被绑架, 被擄, 擄走, 掳走, 被掳, 遭绑架, 遭綁架,
      납치*, 랍치*, 납북*, 납치된*, 납치돼*,
      похищ*, похит*, похищен*, похищал*, похитил*,
      اختطاف, الاختطاف, خطف, اختطف*, مختطف*, المختطف*, المختطفين, المخطوفين, مختطفين, مخطوف*, خطفت, خطفتهم, مختطفة,
      مخطوفة, المخطوفة, اختطفت, اختطفتهم]
    mask: [abductor muscle*, hip abduct*, abduction machine, abductor machine, UFO*, 宇宙人に拉致]

  missile:
    title: Missile
    aliases: [
      missile, missiles, ICBM*, projectile*, Hwasong*, spy satellite, rocket, rockets, satellite launch*, ballistic*,
      Rakete*, Interkontinentalrakete*, Mittelstreckenrakete*, misil*, cohete*, SLBM*, IRBM*, Marschflugkörper*,
      Flugkörper*, Raketentest*, Raketenstart*, Geschoss*, Hyperschall*, missile*, missile balistique, fusée*,
      reconnaissance satellite*, military satellite*, Spionagesatellit*, Aufklärungssatellit*, satellite espion,
      satellites espions, satellite militaire, satellite de reconnaissance, Kurzstreckenrakete*, Langstreckenrakete*,
      Artillerierakete*, Feststoffrakete*, Raketenartillerie, Lenkwaffe*,
      ミサイル, 飛翔体, 导弹, 飛彈, 飞弹, ロケット, 巡航ミサイル, 弾道ミサイル, 火箭, 弹道导弹, 極超音速,
      極超音速ミサイル, 超音速ミサイル, 短距離弾道, ICBM級, 超高音速, 高超音速, 巡航导弹, 彈道飛彈, 導彈, 洲际, 洲際,
      偵察衛星, 軍事衛星, 侦察卫星, 军事卫星, 弾道弾, 短距離弾道弾, 飞行物, 飛行物, 不明飞行物,
      미사일*, 탄도미사일*, 발사체*, 방사포*, 로켓*, 위성발사체*, 탄도탄*, 순항미사일*, 극초음속*, 초대형방사포*,
      단거리탄도*, 정찰위성*, 군사위성*, 군사정찰위성*,
      ракет*, МБР, снаряд*, баллистическ*, спутник* разведчик*, разведывательн* спутник*, военн* спутник*,
      разведспутник*, межконтинентальн*,
      صاروخ*, صواريخ, الصاروخ*, بصاروخ, صاروخا, صاروخي*, بالستي*, باليستي*, وصواريخ, صاروخين, مقذوف*, قمر صناعي,
      قمرا صناعيا, قمر اصطناعي, قمرا اصطناعيا]
    mask: [
      missile defen*, missile shield*, missile interceptor*, missile command, Abwehrrakete*, Raketenabwehr*,
      missile intercepteur, missile maker*, missile museum*, missile plan*, missile part*, anti-missile,
      rocket launcher factory,
      導弾防衛, ミサイル防衛, 迎撃ミサイル, 拦截导弹, 攔截飛彈, 反导,
      미사일 방어*, 요격미사일*, 요격 미사일*, 지대공미사일 실사격*,
      ракет* перехватчик*, противоракет*,
      صاروخا اعتراضيا, صاروخ اعتراضي]

  launch:
    title: Launching
    aliases: [
      launch, launches, launched, launching, fire, fires, fired, firing, test-fire*, test-launch*, lobs, flies,
      splash*, flight test*, test of, tests, tested, salvo, flew over, flies over, flown over, feuert*, abgefeuert*,
      startet*, Raketentest*, Raketenstart*, schießt, abschoss, lance, lancé*, lancement*, tire, tiré*, tirs, tir,
      lanz*, dispar*, test-fired, test fire, test launch, test launched, firing of, launch of, falls, lands, landed,
      shoots, test-firing, hurls, lobbed, lob, unleash*, testet*, getestet, Test, Abschuss*, Raketenabschuss*,
      abgeschossen, schoss, schießen, feuern, startete, teste, testé*, tirent, tirer, essai*, lancent, procédé,
      fliegt, flog, überfliegt, überflog, überquert, survole, J-Alert, overflies, overflew, soars, put into orbit,
      places in orbit, successfully tested, sends missile*, sent missile*, flying over,
      発射, 发射, 發射, 试射, 試射, 打ち上げ, 打上げ, 飛翔, 飞越, 射向, 落下, 落下か, 発射か, 撃った, 飛来, 落入,
      落在, 射弹, 射彈, 上空通過, 上空を通過, 飞越日本, 飛越, 越过, Jアラート, 齐射, 齊射, 実験, 试验, 試驗, 落ちた,
      着弾, 飛距離, 连射, 連射, 飞行, 発を発射, 発発射, 日本海に向け, 東に向け, 太平洋に向け, 東方向, 列島越え,
      列島を越え,
      발사*, 쏘았*, 쏘아*, 쐈다*, 쐈나, 쐈어*, 쐈는*, 쏜다*, 쏜 듯, 쏘다, 쏘고, 쏘나, 쏘며, 쏘는*, 쏴올*, 쏘아올*,
      시험발사*, 시험 발사*, 낙하*, 날렸*, 쏜, 쏴, 상공 통과*, 상공 지나*, 실험*, 떨어진*, 떨어졌*, 떨어져*, 착탄*,
      동해로, 동해상으로, 서해로, 서해상으로, 동쪽으로, 열도 넘어*,
      запуст*, запуск*, пуск*, выпуст*, испыт*, провел* испыт*, выстрел*, стреля*, выстрелил*, запустил*, дала залп,
      пролетел*, пролет*,
      تطلق, أطلق*, إطلاق, يطلق, تختبر, اختبر*, تجربة, أطلقت, إطلاقها, اختبرت, اختبار*, وتطلق, يختبر, تجري تجربة,
      بإطلاق, يحلق, حلق, يعبر, عبرت, ستطلق, وأطلقت, وأطلق]
    mask: [
      fire drill, fire department, launches probe, launch event, South Korea launches, South Korea launched,
      South Korea to launch, Seoul launches, Japan launches, South Korea fires, South Korea fired, South Korea tests,
      Seoul tests, Seoul fires, Japan tests, Japan fires, fires coach, fires minister, fires foreign, fires officials,
      fires official, launch attack*, launch cyberattack*, launch cyber*, launches attack*, launches cyber*,
      launched cyber*, launched attack*, launches campaign*, launches crackdown*, launches website, launches app,
      launches airline, launches smartphone, launches drive, launches ship, launches warship, launches destroyer,
      launches offensive, launches tour*, fires envoy*, fires ambassador*, fires general*, fires diplomat*,
      fires aide*, fires chief*, fires top, fires official*, fires defence, fires defense, fired envoy, tests hotel*,
      tests positive, tests ties, tests patience, tests alliance, tests new president, tests nerves, test of will,
      under fire, cease fire, fire alarm, fires up, fire breaks, forest fire*, lance un appel, lance une campagne,
      startet Kampagne, startet Tourismus, nuclear test*, Atomtest*, essai nucléaire, essais nucléaires,
      韩国试射, 韓国試射, 核実験, 核実験場, 核试验, 核試驗, 実験室,
      발사체 추정 물체 없다*, 발사체 추정 물체 없어*, 발사체 추정 물체 없음, 발사체 추정 물체 없을*,
      발사체 추정 물체 없었*, 발사체 추정 물체 없는, 발사체 추정 물체 없으*, 발사체 추정 물체 없습*, 핵실험*,
      핵 실험*,
      запуск* производств*, ядерн* испытан*,
      تجربة نووية]

  # An invitation names its guest, and no meeting.
  invite:
    title: Inviting
    aliases: [
      invite, invites, invited, inviting, invitation*, lädt, lud, eingeladen, einladen, Einladung*, convie, convié*,
      invité*,
      邀请, 邀請, 招待, 招請, 招く, 招いた,
      초청*, 초대*,
      приглас*, приглаша*, приглашени*,
      دعا, دعت, دعوة, تدعو, يدعو]

  # Summits of others with the same words in them.
  other_pairs:
    title: Pairs of countries without Japan
    aliases: [
      Trump, inter-Korean, Putin, Poutine,
      トランプ, 米朝, 南北, 特朗普, 川普, 北米, 日韓, 日米, 日中, 中朝, 露朝, 朝俄, 中日, 韩日, 韓日, 美日, 韩朝,
      美朝,
      트럼프, 북미, 남북, 북중, 북러, 한일, 한미, 한중, 중러,
      Трамп*, Путин*,
      ترامب, بوتين]

  others:
    title: Whom a meeting may be with instead
    aliases: [
      Trump, Biden, Putin, Xi Jinping, Lee Jae Myung, Yoon Suk Yeol, Zelensky*, South Korea*, S. Korea*, =ROK, Seoul,
      =US, =U.S., United States, American*, Washington, Chinese, Beijing, Russia*, Moscow, Taiwan*, G7, Quad,
      Südkorea*, Corée du Sud, =Xi, =Lee, Yoon, Lavrov, Zelenskyy, Rubio, Hegseth, =EU, European Union, Germany,
      France, India*, Mongolia's president, Iran*, ASEAN, NATO, =UN, =USA, Russland*, amerikanisch*, südkoreanisch*,
      États-Unis, américain*, Chine, Russie, Poutine, sud-coréen*, Estados Unidos, Seúl, Corea del Sur, China*,
      Weißes Haus, Maison-Blanche, Shoigu, Lawrow, Selenskyj, Wang Yi, Trumps, Putins, unification minister*,
      Unification Ministry,
      トランプ, 米国, 米大統領, 韓国, 李在明, 尹錫悦, 中国, 習近平, ロシア, プーチン, 特朗普, 美国, 韩国, 俄罗斯,
      普京, 习近平, 習氏, 米側, 中国側, 韓国側, 米政権, 日中, 日韓, 日米, 日米韓, 日中韓, 米韓, 米中, 米朝, 中朝,
      露朝, 中韓, 南北, 日美, 日韩, 中日, 朝俄, 俄朝, 美日韩, 美韩, 韩朝, 朝美, 美朝, 中方, 韩方, 美方, 王毅, 韓國,
      美國, 中國, 俄羅斯, 川普, 普丁, 韓方, 李大統領, 李氏, 尹氏, プーチン氏, 習主席, ルビオ, ラブロフ, 白宫, 白宮,
      拉夫罗夫, ショイグ, 绍伊古, 対南, 对南, 對南, 韓国統一, =美, =米, =韓, =露, 統一省, 统一部, 统一部长, 美特使,
      美总统, 美官员, 美国务卿, 美防长, 美高官, 韩总统, 韩外长, 韩官员, 韩政府, 俄总统, 俄外长, 俄防长, 中国主席,
      米特使, 米高官, 米国務長官, 米国防長官, 米長官, 韓国大統領, 韓国外相, 露外相, 露大統領,
      트럼프*, 미국*, 한국*, 이재명*, 윤석열*, 중국*, 시진핑*, 러시아*, 푸틴*, 한미, 한일, 미일, 한미일, 한중일, 한중,
      북미, 북중, 북러, 북한미국, 남북, 남북한, 美와, 美대화*, 美에, 韓과, 中과, 李대통령, 李 대통령, 이대통령*,
      이 대통령*, 우리 정부*, 우크라이나*, 남한*, 백악관*, 이 대통령, 시 주석, 라브로프*, 쇼이구*, 대남*, 통일부*,
      통일장관*, 국방장관*, 국방부*, 외교장관*, 대통령실*, 美특사*, 美대통령*, 美국무*, 美정부*, 美백악관*, 韓정부*,
      韓대통령*,
      Южн* Коре*, Трамп*, Путин*, США, Кита*, китайск*, Вашингтон*, Москв*, Лавров*, Сеул*, Си Цзиньпин*, американск*,
      Росси*, Белый дом, Ли Чжэ Мён*, Шойгу,
      ترامب, كوريا الجنوبية, الولايات المتحدة, واشنطن, أمريكا, الأمريكي*, الصين, روسيا, موسكو, بوتين, سيول, سول,
      وكوريا الجنوبية, ترمب, البيت الأبيض, لافروف, لي جاي ميونغ]
    mask: [
      US-based, China Sea, Trump administration offici, China-based, Korea-based, in Beijing, in China, in Moscow,
      in Peking, à Pékin, en Chine, Seoul daily, Seoul newspaper*, Seoul media, South Korean media,
      South Korean daily, South Korean newspaper*, China media, at UN, UN speech, to UN, at the UN, UN assembly,
      UN General Assembly, UN address, ambassador to China, embassy in China, ambassador to Russia, envoy to China,
      Botschafter in China, ambassadeur en Chine,
      北京で, 中国で, 北京市内で, 在北京, 在中国, 在莫斯科, 韓国メディア, 韓国情報機関, 韓国紙, 韩媒, 韓媒,
      国家情報院, 韓国紙報道, 駐中国, 中国駐在, 中国大使, 驻中国, 驻俄罗斯,
      베이징에서, 베이징서, 중국서, 중국에서, 한국 언론*, 한국언론*, 주중 북한, 중국주재*, 중국 주재*,
      중화인민공화국주재*,
      в Пекине, в Китае, посол* в Китае,
      في بكين, في الصين]

  # Who has nothing to do with the story. Where talks of the two are held, and who carries their letters, is no such
  # party: 'in Hanoi', 'through Mongolia'.
  elsewhere:
    title: Countries and leaders outside the story
    aliases: [
      Macron, Merz, Scholz, Modi, Marcos, Albanese, Starmer, Carney, Meloni, Anwar, Prabowo, To Lam, Lula, Milei,
      Erdogan, Netanyahu, Zelenskyy, Zelensky, Rutte, von der Leyen, Guterres, Philippine*, Filipino, Manila,
      Australia*, Canberra, New Zealand*, Wellington, India, Indian, New Delhi, Vietnam*, Hanoi, Indonesia*, Jakarta,
      Malaysia*, Thailand, Thai, Bangkok, Laos, Cambodia*, Myanmar, Bangladesh*, Pakistan*, Britain*, British, =UK,
      =U.K., London, France, French, Paris, German*, Berlin, Italy, Italian, Rome, Canada*, Canadian, Ottawa, Spain,
      Spanish, Poland, Polish, Turkey, Turkish, Israel*, Iran*, Saudi*, Qatar*, Egypt*, Brazil*, Mexico*, Mexican,
      Argentin*, Nigeria*, Kenya*, South Africa*, Ethiopia*, Ukrain*, Belarus*, Lukashenko, =EU, European Union, NATO,
      Sweden, Swedish, Haiti*, Colombia*, Australien*, australisch*, Indien*, indisch*, Philippinen*, philippinisch*,
      Frankreich*, französisch*, Deutschland*, Großbritannien*, britisch*, Italien*, Kanada*, Neuseeland*, Türkei,
      Belarus, Schweden, Mexiko*, Philippines, Manille, Australie, Inde, Allemagne, Royaume-Uni, Italie, Canada,
      Indonésie, Malaisie, Thaïlande, Nouvelle-Zélande, Turquie, Israël, Ukraine, Biélorussie, vietnamien*,
      philippin*, Suède, Mexique, Otan, UN chief, U.N. chief, UN Secretary General, IAEA, president of Mongolia,
      Mongolian president, Mongolian leader, Mongolia leader*, UN-Chef, UN-Generalsekretär*, mongolischen Präsidenten,
      mongolische Präsident*, président mongol, chef de l'ONU, secrétaire général de l'ONU,
      マクロン, メルツ, モディ, マルコス, アルバニージー, スターマー, カーニー, メローニ, ゼレンスキー, ネタニヤフ,
      ルカシェンコ, トーラム, 豪首相, 豪外相, 豪国防相, 豪州, オーストラリア, 英首相, 英外相, 英国, 仏大統領, 仏外相,
      フランス, 独首相, 独外相, ドイツ, 伊首相, イタリア, 加首相, カナダ, 比大統領, 比外相, フィリピン, 印首相,
      印外相, インド, 越首相, 越国家主席, 越書記長, ベトナム, タイ首相, インドネシア, マレーシア, ラオス, カンボジア,
      ミャンマー, バングラ, パキスタン, イラン, イスラエル, サウジ, トルコ, エジプト, ブラジル, メキシコ,
      アルゼンチン, ナイジェリア, ケニア, 南アフリカ, エチオピア, ウクライナ, ベラルーシ, ニュージーランド, NZ首相,
      日豪, 日比首脳, 日比外相, 日印, 日英, 日仏, 日独, 日伊, 日加首脳, 日越, 日欧, 日EU, 日NATO, 日米豪印, 日米豪,
      日米比, 欧州連合, NATO事務総長, スウェーデン, 马克龙, 默茨, 莫迪, 马科斯, 小马科斯, 阿尔巴尼斯, 斯塔默, 卡尼,
      梅洛尼, 泽连斯基, 内塔尼亚胡, 卢卡申科, 苏林, 澳大利亚, 澳洲, 菲律宾, 菲律賓, 印度, 法国, 法國, 德国, 德國,
      英國, 意大利, 加拿大, 越南, 泰国, 印尼, 印度尼西亚, 马来西亚, 老挝, 柬埔寨, 缅甸, 孟加拉, 巴基斯坦, 伊朗,
      以色列, 沙特, 土耳其, 埃及, 巴西, 墨西哥, 阿根廷, 尼日利亚, 肯尼亚, 南非, 乌克兰, 烏克蘭, 白俄罗斯, 新西兰,
      日澳, 日菲, 日法, 日德, 日意, 日加, 欧盟, 歐盟, 北约, 北約, 瑞典, 美日印澳, 国連総長, 国連事務総長, グテレス,
      モンゴル大統領, モンゴル首相, 联合国秘书长, 聯合國秘書長, 古特雷斯, 蒙古总统, 蒙古总理, 蒙古國總統, =仏, =英,
      =独, =豪, =印,
      마크롱*, 메르츠*, 모디*, 마르코스*, 앨버니지*, 스타머*, 카니 총리*, 멜로니*, 젤렌스키*, 네타냐후*, 루카셴코*,
      또럼*, 호주*, 필리핀*, 인도 총리*, 인도 외무*, 인도와, 일·인도, 프랑스*, 독일*, 영국*, 이탈리아*, 캐나다*,
      베트남*, 태국*, 인도네시아*, 말레이시아*, 라오스*, 캄보디아*, 미얀마*, 방글라데시*, 파키스탄*, 이란*, 이스라엘*,
      사우디*, 튀르키예*, 이집트*, 브라질*, 멕시코*, 나이지리아*, 우크라이나*, 벨라루스*, 뉴질랜드*, 나토*, 유럽연합*,
      스웨덴*, 유엔 사무총장*, 유엔총장*, 구테흐스*, 몽골 대통령*, 몽골 총리*,
      Макрон*, Мерц*, Моди, Маркос*, Зеленск*, Лукашенко, Филиппин*, Австрали*, Инди*, Вьетнам*, Франци*, Германи*,
      Британи*, британск*, Итали*, Канад*, Индонези*, Малайзи*, Таиланд*, Лаос*, Турци*, Израил*, Иран*, Украин*,
      Белорусси*, Беларус*, Нигери*, Мексик*, Евросоюз*, НАТО, Швеци*, Генсек* ООН, Гутерриш*, президент* Монголии,
      ماكرون, مودي, ماركوس, زيلينسكي, لوكاشينكو, الفلبين, والفلبين, أستراليا, وأستراليا, الهند, والهند, فيتنام, فرنسا,
      ألمانيا, بريطانيا, إيطاليا, كندا, إندونيسيا, ماليزيا, تايلاند, تركيا, إسرائيل, إيران, أوكرانيا, بيلاروسيا,
      نيجيريا, المكسيك, الاتحاد الأوروبي, الناتو, السويد, رئيس منغوليا, الأمين العام للأمم المتحدة,
      الأمم المتحدة تدعو]
    mask: [
      in Vietnam, in Hanoi, in Malaysia, in Indonesia, in Jakarta, in Thailand, in Bangkok, in Laos, in Cambodia,
      in Sweden, in Berlin, in Germany, in London, in Paris, in Rome, in Canada, in India, in Turkey, in Qatar,
      through Sweden, via Sweden, through Vietnam, via Vietnam, Vietnam talks, French press, British press,
      Indian Ocean, in Schweden, in Indonesien, au Vietnam, en Malaisie, en Suède, en Indonésie, à Hanoï, à Stockholm,
      à Berlin, à Genève, nach Hanoi, via Hanoi, through Hanoi, Hanoi talks,
      ベトナムで, ハノイで, マレーシアで, タイで, インドネシアで, ラオスで, スウェーデンで, スウェーデン経由,
      ドイツで, 英国で, フランスで, カンボジアで, 中越, 在越南, 在河内, 在马来西亚, 在泰国, 在印尼, 在老挝, 在瑞典,
      在德国, 在英国, 通过越南, 通过瑞典,
      베트남서, 베트남에서, 하노이서, 하노이에서, 말레이시아서, 말레이시아에서, 태국서, 태국에서, 인도네시아서,
      인도네시아에서, 라오스서, 라오스에서, 스웨덴서, 스웨덴에서, 독일서, 독일에서, 독일식*,
      во Вьетнаме, в Малайзии, в Швеции, в Индонезии, через Вьетнам,
      في فيتنام, في ماليزيا, في السويد]

  # Japan looks on, worries or welcomes: then the talks are those of others.
  onlooker:
    title: Looking on
    aliases: [
      watches, watching, watch, watched, monitors, monitoring, looks on, wary, worried, worries, worry, concerned,
      concern, concerns, uneasy, unsettles, unsettled, unsettling, nervous, on edge, on alert, alarm*, welcomes,
      welcomed, hails, applauds, frets, braces, cautious, eyes move, jitters, rattled, left out, sidelined, anxious,
      keeps eye, silent, media say, media report*, besorgt, Sorge, beobachtet, beunruhigt, begrüßt, wachsam,
      alarmiert, skeptisch, verfolgt, nervös, inquiet, inquiète, préoccup*, observe, surveille, salue, s'inquiète,
      applaudit, se félicite, vigilant*, attentif, craint, redoute, Kyodo, =NHK, Nikkei, Yomiuri, Asahi, Mainichi,
      Jiji,
      注視, 警戒, 静観, 懸念, 歓迎, 見守, 危惧, 神経をとが, 影響も, 影響か, 反応, 関心, 焦り, 蚊帳の外, 危機感, 評価,
      关切, 关注, 密切关注, 担忧, 擔憂, 關切, 關注, 憂慮, 忧虑, 警惕, 紧盯, 欢迎, 歡迎, 表示欢迎, 表示关注, 表示关切,
      高度关注, 紧张, 不安, 戒备, 反应, 静观, 情報収集, 強め, 加强戒备, 收集情报, 連携,
      주시*, 우려*, 촉각*, 긴장*, 예의주시*, 환영*, 경계*, 주목*, 촉각도, 언론*, 불안*, 반응*, 침묵*, 고심*, 당혹*,
      패싱*, 타전*, 불똥*, 강화,
      обеспоко*, встревож*, следит, следят, наблюда*, поддержал*, приветств*, озабоч*, тревог*, опаса*, внимательно,
      выразила обеспокоенность, усил*,
      قلقة, قلق, تراقب, يراقب, ترحب, يرحب, رحبت, تتابع, بقلق, تترقب, تخشى, متخوفة]

  # Whom others receive from Japan: what they say there of the North is theirs.
  japan_envoy:
    title: Ministers and ambassadors of Japan
    aliases: [
      Japan FM, Japan's FM, Japan's foreign minister, Japanese foreign minister, Japanese FM, Japanese ambassador,
      Japan's ambassador, Japan's defence minister, Japan's defense minister, Japans Außenminister*,
      japanischen Außenminister*, ministre japonais, ambassadeur du Japon,
      日本大使, 日本外相, 日本の外相, 駐日大使, 日本驻韩大使, 日本防卫大臣,
      주한 일본대사*, 일본대사*, 일본 대사*, 일본 외무상*, 日 외무상*, 日외무상*, 日대사*, 日 대사*,
      японск* посл*, посл* Япони*, МИД Японии,
      وزير خارجية اليابان, وزير الخارجية الياباني, السفير الياباني]

  officials:
    title: Those who meet for their countries
    aliases: [
      prime minister*, premier, =PM, president, leader, leaders, leader's, government*, minister*, ministry,
      cabinet secretary, ambassador, diplomat*, envoy*, officials, state media, KCNA, Takaichi, Ishiba, Kishida,
      Kim Jong Un, Kim Yo Jong, Choe Son Hui, Ministerpräsident*, Premierminister*, Regierung*, Machthaber*,
      ministre*, gouvernement*, dirigeant*, Japan's leader, sister, comrade, general secretary, statement,
      Foreign Minister*, lawmaker*, parliamentar*, House of Representatives, statesman, Außenminister*,
      Regierungschef*, Schwester, sœur, Première ministre, Vertreter*, représentant*, diplomate*, spokesman,
      spokeswoman, spokesperson, adviser*, advisor*, delegation*, authorities, Sondergesandt*, Gesandt*, émissaire*,
      emissary, emissaries,
      首相, 総理, 総書記, 委員長, 外相, 外務省, 官房長官, 政府, 談話, 金正恩, 金与正, 崔善姫, 高市, 石破, 岸田, 总理,
      外务省, 领导人, 谈话, 与正氏, 正恩氏, 議連, 議員, 朝鮮中央通信, 国会, 妹, 议员, 妹妹, 胞妹, 朝中社, 代表, 大使,
      外交官, 高官, 外交部, 当局, 當局, 特使, 官房长官, 外长, 外長,
      총리*, 수상, 외무상, 외무성, 외상, 정부*, 담화*, 위원장*, 총비서*, 국무위원장*, 김정은, 김여정, 최선희,
      다카이치*, 이시바, 기시다, 의원*, 여동생*, 조선중앙통신*, 대사*, 관방*, 외교관*, 특사*,
      премьер*, правительств*, лидер*, министр*, МИД, Ким Чен Ын, Ким Чен Ына, Ким Чен Ыну, Ким Чен Ыном, Ким Чен Ыне,
      Ким Ё Чжон, сестра, сестры, представител*, дипломат*, спецпосланник*, посланник*,
      رئيس الوزراء, رئيسة الوزراء, رئيس وزراء, رئيسة وزراء, الزعيم, زعيم, حكومة, الحكومة, وزير, كيم جونغ أون,
      كيم يو جونغ, شقيقة, مسؤول*, دبلوماسي*, مبعوث]

  ukraine_war:
    title: The war in Ukraine
    aliases: [Ukrain*, Kyiv, Kharkiv, ウクライナ, キーウ, 우크라이나*, 乌克兰, 基辅]

  sport:
    title: Words of sports reports
    aliases: [
      qualifier*, qualifying, semifinal*, semi-final*, quarterfinal*, quarter-final*, World Cup, Asian Cup,
      Asian Games, Olympic*, football, soccer, striker*, midfielder*, goalkeeper*, gold medal*, weightlift*,
      table tennis, judo, marathon, Nadeshiko, Fußball*, WM-Qualifikation, Länderspiel*, éliminatoires,
      Coupe du monde, =AFC, =FIFA, =JFA, handshake, lifters, under-17, U-17, U-20, U17, U20, swimmer*, gymnast*,
      medallist*, medalist*, boxing, boxer*, volleyball, basketball, baseball, archery, skater*, ice hockey,
      Halbfinale, Weltmeisterschaft*, Frauenfußball, judoka*, demi-finale*, médaille*, Fußballerinnen, Handschlag,
      WM-Quali*, Asienspiele, Tennis*, footballeuse*, championne*, penalties, runners, athlete*, athletes, rematch,
      coaches, teammate*, wrestler*, wrestling, foot féminin,
      サッカー, 予選, なでしこ, W杯, 決勝, 五輪, 卓球, 柔道, レスリング, アジア大会, マラソン, 足球, 预选赛, 世界杯,
      亚洲杯, 亚运会, 奥运*, 女足, 乒乓球, 决赛, 代表戦, 対戦, 準決勝, 金メダル, 選手団, 体操, 重量挙げ, アジア杯,
      女排, 亚冠, 半决赛, 晋级, 金牌, 举重, 世预赛, 亚预赛, テニス, バレー, 引き分け, 女子代表, 夺冠, 选手, 選手,
      逆转, 击败, 马拉松, 球迷, 世界卓球, 大会出場, 女子サッカー,
      축구*, 예선*, 월드컵*, 올림픽*, 아시안게임*, 아시안컵*, 결승*, 탁구*, 금메달*, 대표팀*, 선수단*, 역도*, 준결승*,
      4강, 선수, 선수권*, 완패*, 배구*, 농구*, 여자축구*, 남자축구*, 축구대표팀*, 여자대표팀*, 나데시코*, 여자배구*,
      여자농구*, 관중*, 유도 선수*, 유도 대표*, 유도대표*, 여자유도*, 남자유도*, 유도 국가*, 유도 금, 유도 스타*,
      футбол*, чемпионат*, сборн*, финал*, турнир*, теннис*, дзюдо*, спортсмен*, Азиатск* игр*, лыжник*, хоккей*,
      منتخب*, كأس العالم, تصفيات, مباراة, نهائي, لاعب*, بطولة, المباراة, كرة القدم]

  leisure:
    title: Words of stories about films, food and travel
    aliases: [
      film*, movie*, documentary, drama, museum*, exhibition*, festival*, K-pop, tourist*, tourism, tour operator*,
      travel agen*, hiker*, restaurant*, recipe*, noodle*, video game, weather, Spielfilm*, Rezept*, cinéma, touris*,
      recette*, beach resort*, tour package*, travel guide, holiday*, cuisine, kimchi, ramen, cookbook*, sitcom,
      anime, manga, album*, band, boy band, girl group*, pop star*, actor*, actress*, director of the film,
      box office, cinema*, theatre*, novelist*, memoir*, anniversary of the armistice, Urlaub*, Reiseveranstalter*,
      Kino*, Dokumentarfilm*, Konzert*, recettes, Yakiniku, Küche, Nudeln, Kochbuch*, Koreakrieg*, guerre de Corée,
      nouilles, climber*, mountaineer*, bergsteiger*, alpinist*, playwright, musical, opera, painter*,
      photo exhibition, documentary*, novelist, hotel booking*, Korean War, Korean War film, sushi chef,
      celebrity chef, head chef, chef's, Japanese chef, North Korean chef, former chef, chef brings, chef who,
      chef shares, chef opens, TV series, drama series, novels, novel on, novel about, new novel, her novel,
      his novel, war veteran*, veterans, concert, concerts, récit de voyage, voyageur*, voyagiste*,
      agence* de voyage*, voyage organisé,
      映画, ドラマ, 小説, 展覧会, 観光, ツアー, 旅行, 料理, 冷麺, レシピ, 天気, 漫画, 电影, 电视剧, 影片, 小说, 旅游,
      旅行团, 美食, 餐厅, 冷面, 天气, 公演, 俳優, 女優, 上映, 公開へ, 監督, ロケ地, 旅行記, 演唱会, 开唱, 女团, 男团,
      导演, 景区, 旅游区, 登山, 朝鮮戦争, 抗美援朝, 朝鲜战争, 登山家, 登山隊, 食堂, 焼肉, グルメ, 料理店, 美味, 食客,
      冷面馆, 游客, 觀光, 遊客, 餐馆, 餐館,
      영화*, 드라마*, 소설*, 관광*, 여행*, 맛집*, 요리*, 냉면*, 공연*, 전시*, 날씨*, 여행사*, 콘서트*, 돔서, 팬들*,
      앨범*, 배우*, 아이돌*, 참전용사*, 특별전*, 등산객*, 촬영지*, 한국전쟁*, 냉면집*,
      кино*, фильм*, турист*, гастрол*, концерт*, отдых*, Корейск* войн*, лапш*, ресторан*, рецепт*, курорт*,
      فيلم, سياح*, مطعم, سينما, الحرب الكورية, مطاعم, مطبخ, وصفات, سائح*, للسياح]

  # The wish and the meeting in one.
  meet_wish:
    title: Somebody wants to meet
    aliases: [
      may visit, might visit, could visit, may be invited,
      会いたい, 会談したい, 直接会う, 直接向き合, 直接話, 希望会面, 想见, 想見, 会う用意, 会う意向, 会う覚悟,
      会う準備, いつでも会う, 会って話, 会えれば, 会談の用意, 会う意欲, 希望会见, 愿意会见, 話したい, 率直に話,
      愿会见,
      만나고 싶다, 만나고 싶어, 만나고 싶은, 만나겠다*, 만나길 희망*, 만나고 싶어해*, 만나고 싶어한다*,
      만나고 싶다는*, 만나고 싶다고*, 만나고싶*, 만나고파*, 만나길 원해, 만나길 원한다*, 만나기를 희망*, 만날 각오*,
      만날 용의*, 만날 준비*, 이야기하고 싶다*, 이야기하고 싶어*, 얘기하고 싶다*, 얘기하고 싶어*,
      قد يزور, قد تزور, يمكن أن يزور]
  # What is said word for word is told to its end.
  statement:
    title: A statement, as state media carry it
    aliases: [
      press statement, statement by, statement of, statement from, statement released, released the following,
      issued the following, made public the following, =KCNA,
      談話, 谈话全文, 谈话, 声明全文,
      담화*]

  # When the North speaks, a no beside the meeting refuses it, whatever the verb; doors left open are masked.
  negation:
    title: No and not
    aliases: [
      "no", not, never, nothing, won't, wouldn't, can't, cannot, doesn't, don't, isn't, neither, nicht, kein, keine,
      keinen, keinem, keiner, nie, niemals, nichts, pas, aucun, aucune, jamais, rien,
      ない, なし, せず, ぬ, 不, 没, 沒, 无, 無, 未, 别, 拒,
      없다*, 없어*, 없음, 않는*, 않겠*, 않을*, 않아*, 않았*, 아니다*, 아냐,
      не, нет,
      لا, لن, ليس, ليست, لم, عدم]
    mask: [
      no precondition*, no conditions, no strings, no reason not, not rule out, not ruled out, not ruling out,
      no objection*, no problem with, no change, no limits, not only, not just, no matter, no time to lose,
      not impossible, not opposed, not against, not averse, not too late, not far, no comment, no response, no reply,
      not yet, not responded, not reject, not refuse, not deny, not dismiss, not closed, never closed, cannot ignore,
      nicht aus, nicht ausgeschlossen, nicht abgeneigt, nicht nur, keine Vorbedingung*, keine Bedingung*,
      keine Einwände, kein Hindernis, nicht zu spät, nicht verschlossen, nicht geschlossen, nicht ab, pas exclu*,
      n'exclut pas, pas opposé*, pas seulement, pas hostile, ne ferme pas, aucune condition*, pas à pas, pas fermé*,
      n'exclue pas, not give up, never give up, not giving up, gibt nicht auf, n'abandonne pas,
      条件なし, 否定しない, 排除しない, 否定せず, 排除せず, 会わない理由, 拒まない, 拒否しない, 閉ざさない,
      閉ざしていない, 閉じていない, 反対しない, しかない, ほかない, 欠かせない, 違いない, かもしれない, 変わらない,
      変わりない, 反応なし, 回答なし, 返答なし, 反応せず, 応答なし, 惜しまない, 問わない, ためらわない, こだわらない,
      辞さない, 遠くない, 不可欠, 無条件, 未来, 未定, 不明, 不设, 不設, 无条件, 無條件, 不排除, 未排除, 不否认,
      不否認, 不拒绝, 不拒絕, 不久, 不断, 不斷, 不仅, 不僅, 不变, 不變, 不同, 无论, 無論, 未來, 无核, 無核, 不可避免,
      不介意, 不惜, 不反对, 不反對, 不附, 不提, 不问, 不拘, 不限, 没有前提, 没有条件, 未回应, 未回應, 未答复, 未答覆,
      未置评, 未关, 未關, 没关, 沒關, 没有关, 不关, 不關, 不遗余力, 不懈, 不晚, 不远, 别国, 特别, 分别, 区别, 性别,
      级别, 級別, 告别, 不是不可, 并未关闭, 沒有關, 不放弃, 不放棄, 不丹, 不法, 不安, 断念しない, 断念せず, 諦めない,
      諦めず, あきらめない, あきらめず, 不会放弃, 不會放棄, 决不放弃, 決不放棄, 没有放弃,
      못할 이유 없다*, 못할 이유 없어*, 못할 이유 없음, 못할 이유 없을*, 못할 이유 없었*, 못할 이유 없는,
      못할 이유 없으*, 못할 이유 없습*, 못할 이유가 없다*, 못할 이유가 없어*, 못할 이유가 없음, 못할 이유가 없을*,
      못할 이유가 없었*, 못할 이유가 없는, 못할 이유가 없으*, 못할 이유가 없습*, 못할 것 없다*, 못할 것 없어*,
      못할 것 없음, 못할 것 없을*, 못할 것 없었*, 못할 것 없는, 못할 것 없으*, 못할 것 없습*, 못할 것도 없다*,
      못할 것도 없어*, 못할 것도 없음, 못할 것도 없을*, 못할 것도 없었*, 못할 것도 없는, 못할 것도 없으*,
      못할 것도 없습*, 않을 이유 없다*, 않을 이유 없어*, 않을 이유 없음, 않을 이유 없을*, 않을 이유 없었*,
      않을 이유 없는, 않을 이유 없으*, 않을 이유 없습*, 않을 이유가 없다*, 않을 이유가 없어*, 않을 이유가 없음,
      않을 이유가 없을*, 않을 이유가 없었*, 않을 이유가 없는, 않을 이유가 없으*, 않을 이유가 없습*, 안될 이유 없다*,
      안될 이유 없어*, 안될 이유 없음, 안될 이유 없을*, 안될 이유 없었*, 안될 이유 없는, 안될 이유 없으*,
      안될 이유 없습*, 안 될 이유 없다*, 안 될 이유 없어*, 안 될 이유 없음, 안 될 이유 없을*, 안 될 이유 없었*,
      안 될 이유 없는, 안 될 이유 없으*, 안 될 이유 없습*, 마다할 이유 없다*, 마다할 이유 없어*, 마다할 이유 없음,
      마다할 이유 없을*, 마다할 이유 없었*, 마다할 이유 없는, 마다할 이유 없으*, 마다할 이유 없습*, 거부할 이유 없다*,
      거부할 이유 없어*, 거부할 이유 없음, 거부할 이유 없을*, 거부할 이유 없었*, 거부할 이유 없는, 거부할 이유 없으*,
      거부할 이유 없습*, 피할 이유 없다*, 피할 이유 없어*, 피할 이유 없음, 피할 이유 없을*, 피할 이유 없었*,
      피할 이유 없는, 피할 이유 없으*, 피할 이유 없습*, 배제하지 않는*, 배제하지 않겠*, 배제하지 않을*,
      배제하지 않았*, 배제하지 않아*, 배제하지 않기*, 배제하지 않으*, 배제하지 않고, 거부하지 않는*, 거부하지 않겠*,
      거부하지 않을*, 거부하지 않았*, 거부하지 않아*, 거부하지 않기*, 거부하지 않으*, 거부하지 않고, 부인하지 않는*,
      부인하지 않겠*, 부인하지 않을*, 부인하지 않았*, 부인하지 않아*, 부인하지 않기*, 부인하지 않으*, 부인하지 않고,
      닫지 않는*, 닫지 않겠*, 닫지 않을*, 닫지 않았*, 닫지 않아*, 닫지 않기*, 닫지 않으*, 닫지 않고, 닫히지 않는*,
      닫히지 않겠*, 닫히지 않을*, 닫히지 않았*, 닫히지 않아*, 닫히지 않기*, 닫히지 않으*, 닫히지 않고, 조건 없다*,
      변함 없다*, 변함없다*, 다를 바 없다*, 응답 없다*, 응답 없어*, 응답 없음, 응답 없을*, 응답 없었*, 응답 없는,
      응답 없으*, 응답 없습*, 반응 없다*, 반응 없어*, 반응 없음, 반응 없을*, 반응 없었*, 반응 없는, 반응 없으*,
      반응 없습*, 답 없다*, 답 없어*, 답 없음, 답 없을*, 답 없었*, 답 없는, 답 없으*, 답 없습*, 답이 없다*,
      답이 없어*, 답이 없음, 답이 없을*, 답이 없었*, 답이 없는, 답이 없으*, 답이 없습*, 답변 없다*, 답변 없어*,
      답변 없음, 답변 없을*, 답변 없었*, 답변 없는, 답변 없으*, 답변 없습*, 회신 없다*, 회신 없어*, 회신 없음,
      회신 없을*, 회신 없었*, 회신 없는, 회신 없으*, 회신 없습*, 화답 없다*, 화답 없어*, 화답 없음, 화답 없을*,
      화답 없었*, 화답 없는, 화답 없으*, 화답 없습*, 언급 없다*, 언급 없어*, 언급 없음, 언급 없을*, 언급 없었*,
      언급 없는, 언급 없으*, 언급 없습*, 소식 없다*, 소식 없어*, 소식 없음, 소식 없을*, 소식 없었*, 소식 없는,
      소식 없으*, 소식 없습*, 변화 없다*, 변화 없어*, 변화 없음, 변화 없을*, 변화 없었*, 변화 없는, 변화 없으*,
      변화 없습*, 변함 없어*, 변함 없음, 변함 없을*, 변함 없었*, 변함 없는, 변함 없으*, 변함 없습*, 조건 없어*,
      조건 없음, 조건 없을*, 조건 없었*, 조건 없는, 조건 없으*, 조건 없습*, 진전 없다*, 진전 없어*, 진전 없음,
      진전 없을*, 진전 없었*, 진전 없는, 진전 없으*, 진전 없습*, 반대하지 않는*, 반대하지 않겠*, 반대하지 않을*,
      반대하지 않았*, 반대하지 않아*, 반대하지 않기*, 반대하지 않으*, 반대하지 않고, 늦지 않는*, 늦지 않겠*,
      늦지 않을*, 늦지 않았*, 늦지 않아*, 늦지 않기*, 늦지 않으*, 늦지 않고, 멀지 않는*, 멀지 않겠*, 멀지 않을*,
      멀지 않았*, 멀지 않아*, 멀지 않기*, 멀지 않으*, 멀지 않고, 포기하지 않는*, 포기하지 않겠*, 포기하지 않을*,
      포기하지 않았*, 포기하지 않아*, 포기하지 않기*, 포기하지 않으*, 포기하지 않고, 포기 않는*, 포기 않겠*,
      포기 않을*, 포기 않았*, 포기 않아*, 포기 않기*, 포기 않으*, 포기 않고, 포기 안 해, 포기 안 한다, 포기 안 할,
      포기 안 했다, 포기 안해*, 포기 안한*, 포기 안할*,
      не исключ*, не против, не отказ*, не отверга*, не отверг*, не ответ*, не только, не возраж*, нет препятств*,
      не закры*, не поздно,
      لا تستبعد, لا يستبعد, لم تستبعد, لم يستبعد, لا تمانع, لا يمانع, لا شروط, لم ترد, لا يزال, لا تزال, لا ترفض,
      لم تغلق, لن تتخلى]

  # What was refused before is background beside a new offer.
  past:
    title: Before, not now
    aliases: [
      last year, last month, last March, in the past, previously, earlier this year, has rejected, had rejected,
      have rejected, has refused, had refused, has rebuffed, had rebuffed, has dismissed, had dismissed,
      has repeatedly, had repeatedly, has long, so far, has ruled out, had ruled out, has shunned, has ignored,
      has spurned, in 2024, in 2025, years ago, until now, letztes Jahr, im vergangenen Jahr, vergangenes Jahr, zuvor,
      bisher, bislang, früher, in der Vergangenheit, l'an dernier, l'année dernière, l'an passé, par le passé,
      auparavant, précédemment, jusqu'ici, jusqu'à présent,
      昨年, 一昨年, 去年, 前年, 先月, 以前, 過去, かつて, これまで, 従来, 今年3月, 年3月, これまでの, 再三,
      繰り返し拒, 曾, 此前, 先前, 过去, 上月, 上个月, 一直, 迄今, 多次,
      지난해, 작년, 지난달, 앞서, 과거, 그동안, 이전, 바 있다, 지금까지, 올해 초, 지난 3월, 재작년, 해왔다, 해 왔다,
      거듭 거부,
      в прошлом году, ранее, раньше, прежде, до сих пор, неоднократно,
      العام الماضي, سابقا, في السابق, في الماضي, حتى الآن, مرارا]

  # Who scorns the wish refuses it.
  scorn:
    title: Criticising, in a word
    aliases: [
      criticize*, criticise*, condemn*, slams, slammed, blasts, blasted, denounce*, lambast*, decries, decried,
      assails, mocks, rails, kritisier*, verurteil*, prangert, geißelt, critique*, dénonce*, fustig*, condamne*,
      非難, 批判, 非難し, 糾弾, 罵倒, 批评, 批評, 抨击, 抨擊, 谴责, 譴責, 批, 指责, 指責,
      비난*, 맹비난*, 비판*, 규탄*, 힐난*, 맹공*,
      раскритик*, критик*, осуд*, обруш*,
      تنتقد, تندد, تهاجم, انتقدت, نددت, ينتقد, تدين]

  # A journey and its goal in one.
  journey:
    title: A journey to the North
    aliases: [
      Pyongyang trip, Pyongyang visit, trip to Pyongyang, visit to Pyongyang, visit Pyongyang, trip to North Korea,
      visit to North Korea, visit North Korea, North Korea trip, North Korea visit, Nordkorea-Reise,
      Reise nach Pjöngjang, Reise nach Nordkorea, Besuch in Pjöngjang, Besuch in Nordkorea, voyage en Corée du Nord,
      voyage à Pyongyang, visite à Pyongyang, visite en Corée du Nord,
      訪朝, 訪北, 访朝, 平壌入り, 平壌行き, 去平壤, 赴平壤, 往平壤, 访问平壤, 訪問平壤, 访问朝鲜, 平壌訪問,
      北朝鮮訪問, 平壌を訪問,
      방북*, 평양행*, 평양 간다*, 평양 가겠다*, 평양 갈, 평양에 간다*, 평양에 가겠다*, 평양 방문*, 북한 방문*,
      визит* в Пхеньян, визит* в КНДР, поездк* в Пхеньян, поездк* в КНДР,
      زيارة بيونغ يانغ, زيارة كوريا الشمالية, زيارة إلى بيونغ يانغ]

  rejects:
    title: Refusing, in the words of a statement
    aliases: [reject, rejects, rejected, refuse, refuses, shun, avoid any, not accept, 拒否, 拒絶, 無視, 외면*, 거부*, 배격*, 拒绝, 拒絕]

  # Seoul calls it the North, and so do its agencies.
  north_fires:
    title: The North fires, in the words of Seoul
    aliases: [North fires, North fired, North launches, North launched, North lobs, North lobbed, North tests, North tested, North test fires, North test fired, Norden feuert, Norden testet]

  # A launch of others that answers the North, or follows its missiles.
  answering:
    title: Answering
    aliases: [
      in response to, in answer to, response to, counter, to counter, countering, against, to track, tracking,
      to monitor, to watch, to deter, Antwort auf, Reaktion auf, gegen, réponse, riposte, face à, contre,
      対抗, 想定, 追尾, 監視, 備え, けん制, 回应, 回應, 应对, 應對, 追踪, 追蹤, 监视, 监测, 反制, 针对,
      맞서*, 대응*, 대비*, 가정*, 추적*, 감시*, 견제*,
      в ответ на, против,
      ردا على, لمواجهة]

  # Whose launches are not North Korea's.
  other_launcher:
    title: Others who launch missiles
    aliases: [
      South Korea*, S. Korea*, =ROK, Seoul, Iran*, Israel*, Russia*, Ukrain*, China*, India*, Pakistan*, =US, =U.S.,
      Japan, Houthi*, Hamas, Hezbollah, =USA, United States, Pentagon, Tokyo, Tel Aviv, SpaceX, Südkorea*, Russland*,
      Ukraine, Japan*, Corée du Sud, Etats-Unis, Russie, Space Force, US Air Force,
      韓国, 米軍, イラン, ロシア, 中国, 韩国, 韩军, 伊朗, 俄罗斯, 美军, 日本, 自衛隊, 米国, 韓国軍, 美国, 以色列,
      印度, 中方, 日本自卫队, 自卫队, 韓軍, =美, =米, =軍, =韓, 米宇宙軍, 美軍,
      자위대, 한국군, 우리 군, 이란*, 러시아*, 한국, 미국, 미군, 일본, 중국, 이스라엘, 군 당국, 해군, 공군, 육군,
      Южн* Коре*, Сеул*, США, Япони*, Росси*, Иран*,
      كوريا الجنوبية, سيول, اليابان, إيران, روسيا, واشنطن, الولايات المتحدة, إسرائيل]
    mask: [
      Sea of Japan, East Sea, Japanisch* Meer, mer du Japon, toward Japan, towards Japan, over Japan, near Japan,
      off Japan, into Japan, past Japan, Richtung Japan, über Japan, vers le Japon, au-dessus du Japon, Japan says,
      Japan reports, Japan detects, Japan confirms, Japan alert*, Seoul says, Seoul reports, Seoul detects,
      South Korea says, S. Korea says, South Korea reports, South Korea detects, S. Korea detects,
      South Korea's military, Seoul's military, South's military,
      日本海, 日本上空, 日本方面, 日本方向, 日本に向, 日本の方, 日本の排他, 日本EEZ, 日本のEEZ, 日本政府, 韩联参,
      韓国軍が探知, 日本列島, 日本列岛, 日本越え, 日本海方向,
      일본 상공*, 일본 방향*, 일본 쪽으로, 일본해*, 일본 EEZ*, 일본 열도*, 일본열도*,
      Японск* мор*, Японского моря, в сторону Японии, над Японией,
      بحر اليابان, باتجاه اليابان, فوق اليابان]

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
        # An invitation; and the meeting that a headline calls by the name Kim alone.
        OR title:((@dprk ONEAR/6 (@invite ONEAR/6 @japan_pm)) OR (@dprk ONEAR/8 (@japan_pm ONEAR/8 @invite))
          OR (@dprk ONEAR/2 ((invit* OR lädt OR lud OR приглас* OR دعت OR تدعو OR 邀请 OR 邀請) ONEAR/1 @japan)))
        OR (
          title:(@japan_pm NEAR/12 (=Kim ONEAR/0 (@summit OR @talks)) OR @japan_pm NEAR/12 ((@summit OR @talks
            OR @meet OR face) ONEAR/2 (@kim_jong_un OR =Kim OR Кимом OR Киму OR Кима OR كيم OR 金氏))
            OR @japan_pm NEAR/12 (@kim_jong_un ONEAR/2 (@meet OR @talks OR 突破口 OR 돌파구*))
            OR @japan_pm NEAR/12 ((=Kim OR @kim_jong_un) ONEAR/3 (treffen OR besuchen OR rencontrer))
            OR @japan_pm ONEAR/3 ((will OR möchte OR wants) ONEAR/4 (@kim_jong_un ONEAR/6 (treffen OR sprechen
            OR sehen))))
          AND NOT title:@others
        )
        OR title:(@japan_pm ONEAR/8 (@bid NEAR/8 ((meet OR meeting OR @summit OR @talks) ONEAR/3 (@kim_jong_un OR =Kim))))
        OR title:(((@japan_pm ONEAR/0 @kim_jong_un) OR (@kim_jong_un ONEAR/0 @japan_pm) OR (@japan_pm ONEAR/0 =Kim)
          OR (=Kim ONEAR/0 @japan_pm)) ONEAR/1 (만남* OR 회담* OR meeting OR @summit OR @talks))
        OR title:(@japan_pm NEAR/6 ((message OR letter OR 親書 OR 친서* OR 메시지* OR 亲笔信) NEAR/6 (@kim_jong_un OR =Kim)))
        # Who is sent, and who met in secret.
        OR title:((@japan OR @japan_pm) ONEAR/8 ((send* OR dispatch* OR 派 OR 파견* OR entsend* OR envoyer OR направ*) NEAR/8 @dprk NEAR/8 (@officials OR @bid)))
        OR title:(((@japan NEAR/3 @dprk) OR @japan_dprk OR 日朝) NEAR/8 ((@talks OR @meet) NEAR/3 (secret* OR 極秘
          OR 秘密 OR 密会 OR 비밀* OR 극비* OR geheim* OR тайн* OR секретн* OR سري*)))
        OR (title:(@japan_pm NEAR/6 ((urge* OR calls OR asks OR tells) ONEAR/2 (=Kim ONEAR/6 (@summit OR @talks)))) AND NOT title:@others)
        # In a Japanese headline the foreign ministry and the lawmakers are Japan's.
        OR (lang:ja AND title:(外務省 OR 官邸 OR 自民 OR 議連 OR 議員団 OR 超党派 OR 総裁選 OR 首相 OR 総理)
          AND title:(((@dprk ONEAR/6 (@summit OR @talks OR @meet)) NEAR/10 @bid)) AND NOT title:(@others
          OR @elsewhere))
        # 'Ready to talk with Japan', whoever carries it; and help that Japan asks for.
        OR title:((@dprk OR =Kim) ONEAR/12 ((((@summit OR @talks OR meet OR meeting) ONEAR/0 ("with @japan"
          OR "mit @japan" OR "avec @japan" OR "с @japan" OR "مع @japan")) OR (("@japan と" OR 일본과 OR 日과 OR 도쿄와
          OR "与 @japan" OR "同 @japan" OR "與 @japan") ONEAR/2 (@summit OR @talks OR @meet))) NEAR/6 @bid))
        OR title:(@japan_pm ONEAR/20 (平壌へ OR "평양 간다" OR 去平壤 OR 赴平壤))
        OR title:(@dprk ONEAR/6 (("door open" OR "open door" OR "door ajar" OR 문을 OR 扉 OR 大门敞开 OR 敞开大门) ONEAR/6 (@japan OR @japan_pm)))
        OR title:((@japan OR @japan_pm) ONEAR/3 ((ask* OR request* OR bittet OR sollicit* OR попрос* OR просит OR تطلب
          OR طلبت OR 请求 OR 請求) ONEAR/8 ((@summit OR @talks) ONEAR/3 @dprk)))
        OR (title:((@japan NEAR/3 @dprk) NEAR/6 ((hold OR holds OR held) ONEAR/3 (meeting OR meetings OR @talks))) AND NOT title:(@others OR @elsewhere))
        # A journey to the North in one word; the anniversary of an old one is no plan.
        OR title:(((@japan OR @japan_pm OR 首相) ONEAR/8 (방북* OR 訪朝 OR 访朝 OR 訪北 OR 평양행*)) NEAR/8 @bid
          OR (@japan_pm ONEAR/8 @journey) NEAR/8 @bid OR @japan_pm ONEAR/3 (@bid ONEAR/3 @journey))
        OR (title:((@japan OR @japan_pm) NEAR/12 (=Kim ONEAR/0 @summit)) AND NOT title:(@others OR @elsewhere))
        # The Korean headline's 日 is Japan where no other character touches it.
        OR (lang:ko AND title:(=日 NEAR/15 @dprk NEAR/15 (@summit OR @talks OR @meet)) AND NOT title:(@others OR @elsewhere))
        # The meeting of the two in one word, and that it is wanted.
        OR (@japan_dprk_meeting NEAR/15 @bid)
        OR (@japan_dprk NEAR/20 (@summit OR @talks OR @meet) NEAR/20 @bid)
        # 'Japan … meet Kim', whoever is told so; but not talks with others.
        OR (
          ((@japan EXCEPT ("in Japan" OR "in Tokyo")) OR @japan_pm)
          ONEAR/12 ((((@summit OR @talks OR @meet) NEAR/4 @dprk) EXCEPT (((@summit OR @talks
            OR @meet) ONEAR/0 (with ONEAR/1 @others)) OR (@others ONEAR/1 (@summit OR @talks OR @meet)))) NEAR/8 @bid)
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
          @dprk ONEAR/15 ((((@summit OR @talks OR @meet) NEAR/4 (@japan OR @japan_pm)) EXCEPT (((@summit OR @talks
            OR @meet) ONEAR/3 @others) OR (@others ONEAR/6 (@summit OR @talks OR @meet)))) NEAR/12 @bid)
        )
        # A statement names its own country once.
        OR (
          (title:@statement OR FIRST/40(@statement)) AND @dprk
          AND (((@japan OR @japan_pm) ONEAR/20 ((@summit OR meet OR meeting) NEAR/8 @bid)) EXCEPT (@others OR ((@japan
            OR @japan_pm) ONEAR/20 (@others ONEAR/20 (@summit OR meet OR meeting)))))
        )
        # The countries in the headline, the wish below it.
        OR (
          title:((@japan OR @japan_pm) NEAR/12 @dprk)
          AND lead:(((@summit OR @talks OR @meet) NEAR/4 @dprk) NEAR/12 @bid)
          AND NOT (title:@others OR lead:@others)
        )
        # The prime minister's wish to meet Kim, some sentences long.
        OR (
          (
            lead:(((((@summit OR @talks OR @meet OR @meet_wish) NEAR/4 @kim_jong_un) EXCEPT (@others ONEAR/8 ((@summit
              OR @talks OR @meet OR @meet_wish) NEAR/4 @kim_jong_un))) NEAR/6 @bid) NEAR/60 @japan_pm)
            OR FIRST/80(((((@summit OR @talks OR @meet
              OR @meet_wish) NEAR/4 @kim_jong_un) EXCEPT (@others ONEAR/8 ((@summit OR @talks OR @meet
              OR @meet_wish) NEAR/4 @kim_jong_un))) NEAR/6 @bid) NEAR/60 @japan_pm)
          )
          AND NOT title:@others
        )
        # In a Japanese text 首相 needs no country.
        OR (
          lang:ja
          AND (
            lead:((((首相 OR 総理) EXCEPT ((@others OR @elsewhere) ONEAR/3 (首相
              OR 総理))) ONEAR/20 ((@dprk NEAR/6 @summit) NEAR/10 @bid)) EXCEPT ((@others
              OR @elsewhere) ONEAR/6 @summit))
            OR FIRST/60((((首相 OR 総理) EXCEPT ((@others OR @elsewhere) ONEAR/3 (首相
              OR 総理))) ONEAR/20 ((@dprk NEAR/6 @summit) NEAR/10 @bid)) EXCEPT ((@others
              OR @elsewhere) ONEAR/6 @summit))
          )
          AND NOT title:(@others OR @elsewhere)
        )
        OR (
          lang:ja
          AND title:((首相 OR 総理) NEAR/15 (@kim_jong_un OR @kim_yo_jong) NEAR/15 (@summit OR @talks OR @meet OR @meet_wish) OR (首相 OR 総理) NEAR/15 @dprk NEAR/15 @summit)
          AND NOT title:(@others ONEAR/5 (@summit OR @talks OR @meet))
        )
        # 日朝, but not 23日朝, 'on the morning of the 23rd'.
        OR (
          lang:(ja OR zh)
          AND title:(日朝 NEAR/20 (@summit OR @talks) AND /(^|[^0-9０-９一二三四五六七八九十今近昨明次翌毎每连同本当])日朝/)
          AND NOT title:@others
        )
      )
      # What stands at the end of a long article is background: who meets whom is said at the beginning, or in a
      # statement.
      AND (
        title:(@japan_dprk_meeting OR @meet_wish OR @invite OR 日朝 OR @journey OR 平壌へ
          OR (@dprk ONEAR/6 ("door open" OR "open door" OR "door ajar" OR 문을 OR 扉 OR 大门敞开 OR 敞开大门))
          OR ((@japan OR @japan_pm) NEAR/12 =Kim) OR (=日 NEAR/20 @dprk) OR (@japan_dprk NEAR/20 (@summit OR @talks
          OR @meet)) OR ((@japan OR @japan_pm) NEAR/12 (send* OR dispatch* OR 派 OR 파견* OR 突破口 OR 돌파구*
          OR message OR 메시지* OR 親書)) OR ((@summit OR @talks OR @meet) NEAR/40 @dprk NEAR/40 (@japan OR @japan_pm
          OR 首相 OR 外務省 OR 官邸 OR 自民 OR 議連 OR 議員団 OR 超党派 OR 総裁選)))
        OR lead:(@japan_dprk_meeting OR @meet_wish OR ((@summit OR @talks OR @meet) NEAR/40 @dprk NEAR/40 (@japan OR @japan_pm OR 首相)))
        OR FIRST/80(@japan_dprk_meeting OR @meet_wish OR ((@summit OR @talks OR @meet) NEAR/40 @dprk NEAR/40 (@japan OR @japan_pm OR 首相)))
        OR title:@statement
        OR FIRST/40(@statement)
      )
      # Governments talk; who meets or visits must be one, too. Teams, tourists and films are another story.
      AND (@summit OR @talks OR @officials OR @japan_pm OR @japan_dprk_meeting OR @meet_wish OR secret* OR title:(@dprk ONEAR/6 ("door open" OR "open door")))
      AND NOT (title:(@sport OR @leisure OR "shares rise" OR "shares fall" OR "shares up" OR "shares down"
        OR "shares end" OR "shares close" OR "shares jump" OR "shares slip" OR stocks OR Nikkei OR 株価)
        AND NOT title:(@japan_dprk_meeting OR (@japan_pm NEAR/20 @kim_jong_un)
        OR (@japan_pm NEAR/12 (@dprk ONEAR/2 @summit))))
      AND NOT COUNT(@sport) >= 3
      # Not the summits of others, when the title does not speak of Japan.
      AND NOT (title:((@other_pairs OR @others) NOT NEAR/30 (@japan OR @japan_pm OR @japan_dprk OR @japan_dprk_meeting
        OR 首相 OR 総理)) AND NOT (lead:(@japan_pm ONEAR/10 (((@kim_jong_un ONEAR/3 @summit)
        OR (@summit ONEAR/3 @kim_jong_un)) NEAR/8 @bid))
        OR FIRST/35(@japan_pm ONEAR/10 (((@kim_jong_un ONEAR/3 @summit)
        OR (@summit ONEAR/3 @kim_jong_un)) NEAR/8 @bid))))
      AND NOT (title:((@other_pairs ONEAR/1 @bid) NOT NEAR/8 (@japan_pm OR @japan_dprk_meeting)) AND NOT title:(@japan ONEAR/2 (@bid ONEAR/6 @dprk)))
      # Somebody outside the story stands in the title: then only a meeting with the North counts.
      AND NOT (title:@elsewhere AND NOT title:(@japan_dprk_meeting OR ("with @dprk" OR "meet Kim" OR "with Kim"
        OR "mit Kim" OR "avec Kim" OR "rencontrer Kim" OR "meet @dprk" OR "meets @dprk" OR "meeting @dprk"
        OR "see @dprk" OR "mit @dprk" OR "avec @dprk" OR "rencontrer @dprk" OR "с @dprk" OR "مع @dprk" OR "@dprk と"
        OR 북한과 OR 김정은과 OR 위원장과 OR 北과 OR 평양과 OR "与 @dprk" OR "同 @dprk" OR "和 @dprk" OR "與 @dprk")))
      # Talks about the North are not talks with it.
      AND NOT (
        title:((("on @dprk" OR "over @dprk" OR "about @dprk" OR "discuss @dprk" OR "against @dprk" OR "amid @dprk"
          OR "über @dprk" OR "sur @dprk" OR "بشأن @dprk" OR denuclear* OR Denuklear* OR dénucléar* OR денуклеар*
          OR 非核化 OR 비핵화* OR 无核化 OR 無核化 OR 谈及朝鲜 OR 北朝鮮も OR 北朝鮮問題 OR "북한 문제" OR 朝鲜问题
          OR 朝核) EXCEPT ("on @dprk summit" OR "about @dprk summit" OR "over @dprk summit" OR "on @dprk talks"
          OR "about @dprk talks" OR "on @dprk dialogue" OR "about @dprk dialogue")))
        AND NOT title:(@japan_dprk_meeting OR @meet_wish OR ("with @dprk" OR "meet Kim" OR "with Kim" OR "mit Kim"
          OR "avec Kim" OR "rencontrer Kim" OR "meet @dprk" OR "meets @dprk" OR "meeting @dprk" OR "see @dprk"
          OR "mit @dprk" OR "avec @dprk" OR "rencontrer @dprk" OR "с @dprk" OR "مع @dprk" OR "@dprk と" OR 북한과
          OR 김정은과 OR 위원장과 OR 北과 OR 평양과 OR "与 @dprk" OR "同 @dprk" OR "和 @dprk" OR "與 @dprk"))
      )
      # Others offer or meet, Japan looks on.
      AND NOT (title:((@japan OR @japan_pm) ONEAR/2 @onlooker) AND NOT title:(((@japan OR @japan_pm) EXCEPT ((@japan
        OR @japan_pm) ONEAR/2 @onlooker)) OR @japan_dprk_meeting OR @japan_dprk))
      AND NOT title:(((@others OR @elsewhere) ONEAR/3 (offer* OR propos* OR seek* OR sought OR biete* OR schlägt
        OR предлож* OR предлага* OR تعرض OR تقترح)) EXCEPT ((@others OR @elsewhere) ONEAR/3 (@japan OR @japan_pm)))
      AND NOT (title:((@others OR @elsewhere) ONEAR/12 @japan_envoy) AND NOT title:@japan_dprk_meeting)
      AND NOT (title:(((@others OR @elsewhere) ONEAR/3 (ready OR willing OR eager OR wants OR hopes)) EXCEPT ((@others
        OR @elsewhere) ONEAR/3 (@japan OR @japan_pm))) AND NOT title:(@japan_pm OR @japan_dprk_meeting
        OR (@japan ONEAR/3 @bid)))
      AND NOT (title:((@others OR @elsewhere) ONEAR/6 ((@dprk ONEAR/3 @meet) ONEAR/2 (준비* OR 용의* OR 用意 OR 意欲))) AND NOT title:(@japan_pm OR @japan_dprk_meeting))
      # 'Trump and Takaichi' meet one another; so do 'Lee, in Japan for talks'.
      AND NOT (
        title:("@others and @japan_pm" OR "@others @japan_pm" OR "@others @japan" OR "@japan @others"
          OR "@japan_pm @others" OR "@japan_pm and @others" OR "@others and @japan" OR "@japan and @others"
          OR (@others ONEAR/4 (@japan ONEAR/3 (@summit OR @talks))))
        AND NOT title:(((@summit OR @talks OR @meet) ONEAR/1 @dprk) OR (@japan_pm ONEAR/0 @kim_jong_un)
          OR @japan_dprk_meeting OR ((@dprk OR =Kim) ONEAR/12 (((@summit OR @talks OR meet
          OR meeting) ONEAR/0 ("with @japan" OR "mit @japan" OR "avec @japan" OR "с @japan" OR "مع @japan"))
          OR (("@japan と" OR 일본과 OR 日과 OR 도쿄와 OR "与 @japan" OR "同 @japan" OR "與 @japan") ONEAR/2 (@summit
          OR @talks OR @meet)))))
      )
      # What is refused in the title, or in a statement, is for the next rule.
      AND NOT title:(@refusal OR @no_meeting OR ((("will not" OR "won't" OR "would not"
        OR never) EXCEPT ("will not miss" OR "won't miss" OR "will not give up" OR "won't give up" OR "never give up"
        OR "never stop" OR "will not stop" OR "never miss")) ONEAR/5 (@summit OR @talks OR @meet)))
      AND NOT title:(@dprk ONEAR/15 ((@negation NEAR/5 (@summit OR @talks OR @meet)) OR (@negation NEAR/8 (@summit OR @talks OR @meet) NEAR/8 (@japan OR @japan_pm))))
      AND NOT title:(@journey NEAR/4 @negation)
      AND NOT (title:((@dprk ONEAR/4 (@scorn ONEAR/8 (@summit OR @talks OR @japan_dprk_meeting)))
        OR (@dprk ONEAR/15 ((@summit OR @talks OR @japan_dprk_meeting) ONEAR/6 @scorn))) AND NOT title:(@others
        OR @elsewhere OR @other_pairs))
      AND NOT title:((@negation NEAR/5 (@summit OR @talks OR @meet)) ONEAR/12 @kim_yo_jong)
      AND NOT (
        (lead:(((@refusal EXCEPT (@refusal NEAR/6 @past)) NEAR/6 (@summit OR @talks OR @japan_dprk_meeting))
          OR (@no_meeting EXCEPT (@no_meeting NEAR/6 @past)))
          OR FIRST/50(((@refusal EXCEPT (@refusal NEAR/6 @past)) NEAR/6 (@summit OR @talks OR @japan_dprk_meeting))
          OR (@no_meeting EXCEPT (@no_meeting NEAR/6 @past))))
        AND NOT (title:(((@japan OR @japan_pm OR 首相) ONEAR/5 (@bid ONEAR/10 @dprk)) OR ((@japan OR @japan_pm
          OR 首相) ONEAR/20 (@dprk ONEAR/6 ((@summit OR @talks OR @meet) ONEAR/8 @bid))))
          AND NOT title:((@dprk ONEAR/8 (@japan OR @japan_pm)) OR @refusal OR @no_meeting OR @negation))
      )
      AND NOT (
        (title:@statement OR FIRST/40(@statement))
        AND (@rejects ONEAR/6 (@talks OR @summit) OR (@talks OR @summit) ONEAR/6 (@rejects EXCEPT rejects)
          OR @japan_dprk_meeting NEAR/6 @refusal OR @no_meeting NEAR/8 (@japan OR @japan_pm))
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
        OR ((@no_meeting EXCEPT (@others ONEAR/6 @no_meeting)) NEAR/15 (@japan OR @japan_pm) NEAR/15 @dprk)
        OR ((lead:(@no_meeting NEAR/8 (@japan OR @japan_pm)) OR FIRST/80(@no_meeting NEAR/8 (@japan OR @japan_pm)))
          AND (title:@dprk OR lead:@dprk OR FIRST/40(@dprk)) AND NOT (title:@others
          OR lead:(@others NEAR/8 @no_meeting) OR FIRST/80(@others NEAR/8 @no_meeting)))
        OR (((("will not" OR "won't" OR "would not" OR "never") EXCEPT ("will not miss" OR "won't miss"
          OR "will not give up" OR "won't give up" OR "never give up" OR "never stop" OR "will not stop"
          OR "never miss")) ONEAR/5 (@summit OR @talks OR @meet)) NEAR/15 (@japan OR @japan_pm) NEAR/15 @dprk)
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
        # 'Rejects the talks of Japan', whoever travels there meanwhile.
        OR title:(@dprk ONEAR/15 (((@japan OR @japan_pm) ONEAR/1 (@summit OR @talks)) NEAR/6 @refusal))
        # The North says no, whatever the verb.
        OR (title:(((@dprk ONEAR/15 (@negation NEAR/5 (@summit OR @talks OR @meet))) OR ((@negation NEAR/5 (@summit
          OR @talks OR @meet)) ONEAR/12 @kim_yo_jong)) NEAR/15 (@japan OR @japan_pm)) AND NOT title:(@others
          OR @elsewhere))
        OR (title:(@dprk ONEAR/12 (@negation NEAR/8 (@summit OR @talks OR @meet) NEAR/8 (@japan OR @japan_pm))) AND NOT title:(@others OR @elsewhere))
        # No journey is planned.
        OR title:((@japan OR @japan_pm OR 首相 OR 官房長官) NEAR/12 (@journey NEAR/4 (@negation OR @refusal)))
        # Who scorns the wish refuses it.
        OR (title:((@dprk ONEAR/4 (@scorn ONEAR/8 (@summit OR @talks OR @japan_dprk_meeting)))
          OR (@dprk ONEAR/15 ((@summit OR @talks OR @japan_dprk_meeting) ONEAR/6 @scorn))) AND (title:(@japan
          OR @japan_pm OR @japan_dprk_meeting) OR (lang:ko AND title:=日)) AND NOT title:(@others OR @elsewhere
          OR @other_pairs))
        # The meeting with Kim, whom a headline calls by this name alone.
        OR (title:((@japan OR @japan_pm) NEAR/12 (((@summit OR @talks OR @meet) ONEAR/2 =Kim)
          OR (=Kim ONEAR/0 @summit)) NEAR/12 (@refusal OR @no_meeting)) AND NOT title:(@others OR @elsewhere))
        # The wish of the one, refused by the other: 'rejects Tokyo's offer'.
        OR (title:((@dprk ONEAR/8 @refusal ONEAR/8 (@japan OR @japan_pm)) EXCEPT (@refusal ONEAR/8 (protest*
          OR criticism OR sanction* OR demand* OR resolution*))) AND (@summit OR @talks) AND NOT title:@others)
        # The Korean headline's 日 is Japan where no other character touches it.
        OR (lang:ko AND title:(=日 NEAR/15 @dprk NEAR/15 (@refusal OR @no_meeting) NEAR/15 (@summit OR @talks OR @meet)) AND NOT title:(@others OR @elsewhere))
        OR (lang:ko AND title:(=日 NEAR/15 @dprk NEAR/15 @no_meeting) AND NOT title:(@others OR @elsewhere))
        # In a Japanese headline 首相 needs no country.
        OR (
          lang:ja
          AND title:((@kim_jong_un OR @kim_yo_jong OR @dprk) NEAR/15 (@summit OR @talks OR 会う) NEAR/15 (@refusal OR @no_meeting))
          AND (@japan OR @japan_pm OR 首相 OR 官房長官)
          AND NOT title:@others
        )
      )
      # Background stands at the end: the refusal is told at the beginning, or in a statement.
      AND (
        title:(@no_meeting OR @refusal OR @scorn OR (@journey NEAR/4 @negation)
          OR (@dprk ONEAR/15 (@negation NEAR/8 (@summit OR @talks OR @meet))) OR ((@negation NEAR/5 (@summit OR @talks
          OR @meet)) ONEAR/12 @kim_yo_jong) OR never OR "will not" OR "won't" OR "would not")
        OR lead:((@no_meeting EXCEPT (@no_meeting NEAR/6 @past)) OR (((@refusal EXCEPT (@refusal NEAR/6 @past))
          OR never OR "will not" OR "won't" OR "would not") NEAR/20 (@summit OR @talks OR @meet
          OR @japan_dprk_meeting)))
        OR FIRST/80((@no_meeting EXCEPT (@no_meeting NEAR/6 @past)) OR (((@refusal EXCEPT (@refusal NEAR/6 @past))
          OR never OR "will not" OR "won't" OR "would not") NEAR/20 (@summit OR @talks OR @meet
          OR @japan_dprk_meeting)))
        OR title:@statement
        OR FIRST/40(@statement)
      )
      # Governments talk; who meets or visits must be one, too. Teams, tourists and films are another story.
      AND (@summit OR @talks OR @officials OR @japan_pm OR @japan_dprk_meeting OR @no_meeting
        OR title:(@dprk ONEAR/15 (@negation NEAR/5 @meet)) OR "@dprk says" OR "@dprk tells" OR "@dprk said")
      AND NOT (title:(@sport OR @leisure) AND NOT title:(@japan_dprk_meeting OR (@japan_pm NEAR/20 @kim_jong_un)))
      AND NOT COUNT(@sport) >= 3
      # Not the summits of others, when the title does not speak of Japan.
      AND NOT title:((@other_pairs OR @others) NOT NEAR/30 (@japan OR @japan_pm OR @japan_dprk OR @japan_dprk_meeting OR 首相 OR 総理))
      AND NOT (title:((@japan OR @japan_pm) ONEAR/2 @onlooker) AND NOT title:(((@japan OR @japan_pm) EXCEPT ((@japan
        OR @japan_pm) ONEAR/2 @onlooker)) OR @japan_dprk_meeting OR @japan_dprk))
      AND NOT (title:@elsewhere AND NOT title:(@japan_dprk_meeting OR ((@summit OR @talks OR @meet) NEAR/3 (@japan OR @japan_pm))))
      # A new offer in the headline; what was refused before is background.
      AND NOT (title:(((@japan OR @japan_pm OR 首相) ONEAR/5 (@bid ONEAR/10 @dprk)) OR ((@japan OR @japan_pm
        OR 首相) ONEAR/20 (@dprk ONEAR/6 ((@summit OR @talks OR @meet) ONEAR/8 @bid))))
        AND NOT title:((@dprk ONEAR/8 (@japan OR @japan_pm)) OR @refusal OR @no_meeting OR @negation))
      # Nor a refusal of others: 'rejects talks with Washington, Japan watches'.
      AND NOT (
        title:((@talks OR @summit OR @meet OR @no_meeting) ONEAR/1 @others)
        AND NOT title:(@japan_dprk_meeting OR (((@talks OR @summit OR @meet OR @no_meeting) NEAR/8 (@japan
          OR @japan_pm)) EXCEPT (((@talks OR @summit OR @meet OR @no_meeting) ONEAR/2 @others) ONEAR/8 (@japan
          OR @japan_pm))))
      )
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
        OR (COUNT(@abductee_name) >= 2 AND (@abduction OR @abduction_issue OR @dprk OR victim*))
        OR (@abductee_name NEAR/30 (@abduction OR @abduction_issue OR @dprk))
        OR title:@abduction_issue
        OR (title:((@abduction NEAR/20 @dprk) OR (@abduction NEAR/12 (@japan OR @japan_pm))) AND @dprk AND (@japan OR @japan_pm OR @japan_dprk))
        OR lead:(@abduction_issue OR (@abduction NEAR/20 @dprk AND (@japan OR @japan_pm OR @japan_dprk)))
        # 'The leaders also spoke of the abductions' is no story of theirs.
        OR (FIRST/60(@abduction_issue OR (@abduction NEAR/12 @dprk AND (@japan OR @japan_pm OR @japan_dprk))) AND NOT title:@elsewhere)
        OR ((lead:("abduction issue" OR "abductions issue") OR FIRST/60("abduction issue" OR "abductions issue")) AND abductee* AND NOT title:@elsewhere)
        # A headline of the abduction alone, and the countries below it.
        OR (title:@abduction AND (@abduction NEAR/25 @dprk) AND (@abduction NEAR/25 (@japan OR @japan_pm)))
        # Three times is no background.
        OR (COUNT(@abduction) >= 3 AND (@abduction NEAR/20 @dprk) AND (@abduction NEAR/20 (@japan OR @japan_pm)))
        OR (COUNT(@abduction_issue) >= 2)
        OR ((@abduction_issue OR @abduction NEAR/20 @dprk) AND (title:@statement OR FIRST/40(@statement)) AND (@japan OR @japan_pm))
        OR title:((@abduction NEAR/4 (famil* OR 가족* OR 家族 OR 家属 OR Angehörige* OR семь* OR عائلات OR أسر)) NEAR/12 @japan_pm)
        OR (title:(@abduction NEAR/4 (resolved OR settled OR 解決 OR 해결* OR 解决 OR erledigt OR gelöst OR réglé* OR решен*)) AND title:@dprk)
        OR title:((绑架问题 OR 綁架問題 OR 납치문제* OR "납치 문제" OR "abduction issue" OR "abductions issue" OR Entführungsfrage) NEAR/12 (@japan OR @japan_pm))
        OR (title:(abductee* OR 拉致集会に) AND (@japan OR @japan_pm OR @dprk OR lang:ja))
      )
      # Others abduct Japanese, too.
      AND NOT (title:(cult OR gang OR gangs OR gunmen OR ransom OR bandits OR pirates OR UFO OR 身代金 OR 몸값
        OR 몸값을 OR 일당 OR 赎金 OR Lösegeld OR rançon OR выкуп OR فدية) AND NOT (@abductee OR @abduction_issue))
      # Films have soldiers kidnapped.
      AND NOT (title:(film OR films OR movie* OR 映画 OR 영화* OR 电影 OR 電影 OR фильм* OR فيلم)
        AND NOT (title:@abduction OR @abductee OR @abduction_issue))
      AND NOT (title:@elsewhere AND NOT (@dprk OR @abductee))
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
        OR title:(@north_fires NEAR/8 @missile)
        OR lead:((@dprk NEAR/12 (@missile NEAR/8 @launch)) OR ((@dprk NEAR/4 @launch) NEAR/8 @missile))
        OR FIRST/50((@dprk NEAR/12 (@missile NEAR/8 @launch)) OR ((@dprk NEAR/4 @launch) NEAR/8 @missile))
      )
      # Russia fires North Korean missiles, too, and others fire their own.
      AND NOT title:@ukraine_war
      AND NOT (title:(@other_launcher ONEAR/1 @launch) AND NOT title:(@north_fires OR (@dprk NEAR/3 @launch)))
      AND NOT (title:(@other_launcher ONEAR/6 @launch) AND title:@dprk AND NOT title:(@north_fires
        OR (@dprk ONEAR/15 @launch) OR "by @dprk" OR "from @dprk" OR "of @dprk" OR "von @dprk" OR "aus @dprk"
        OR "par @dprk" OR "par la @dprk" OR "depuis la @dprk"))
      AND NOT title:("video game" OR film OR films OR movie OR museum*)
      AND NOT title:((@other_launcher ONEAR/12 (@answering ONEAR/3 @dprk)) OR (@other_launcher ONEAR/4 (@dprk ONEAR/2 @answering)))
      # What is only talked about was not launched today.
      AND NOT title:((discuss* OR condemn*) ONEAR/6 launches)
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
