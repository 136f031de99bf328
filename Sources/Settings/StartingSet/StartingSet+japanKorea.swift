// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Made by config/embed from config/feeds.d/japan-korea.yaml: edit that file, then run the script.
// swift-format-ignore-file

extension StartingSet {
    static let japanKorea = ##"""
# Papers, specialists and governments on Japan and the two Koreas. Addresses change: see agencies.yaml.

feeds:
  - id: japan-times
    url: https://www.japantimes.co.jp/feed/
    title: The Japan Times
    outlet: The Japan Times
    tags: [paper, japan]
    language: en

  - id: asahi-en
    url: https://www.asahi.com/rss/ajw/index.rdf
    title: The Asahi Shimbun, Asia & Japan Watch
    outlet: The Asahi Shimbun
    tags: [paper, japan]
    language: en

  - id: asahi-politics-ja
    url: https://www.asahi.com/rss/asahi/politics.rdf
    title: 朝日新聞 政治
    outlet: The Asahi Shimbun
    tags: [paper, japan]
    language: ja

  - id: mainichi-ja
    url: https://mainichi.jp/rss/etc/mainichi-flash.rss
    title: 毎日新聞 ニュース速報
    outlet: The Mainichi
    tags: [paper, japan]
    language: ja

  - id: mainichi-en
    url: https://mainichi.jp/rss/etc/english_latest.rss
    title: The Mainichi
    outlet: The Mainichi
    tags: [paper, japan]
    language: en

  - id: guardian-north-korea
    url: https://www.theguardian.com/world/north-korea/rss
    title: The Guardian, North Korea
    outlet: The Guardian
    tags: [paper]
    language: en

  - id: guardian-japan
    url: https://www.theguardian.com/world/japan/rss
    title: The Guardian, Japan
    outlet: The Guardian
    tags: [paper, japan]
    language: en

  - id: korea-herald
    url: https://www.koreaherald.com/rss/newsAll
    title: The Korea Herald
    outlet: The Korea Herald
    tags: [paper, korea]
    language: en

  - id: hankyoreh-ko
    url: https://www.hani.co.kr/rss/politics/
    title: 한겨레 정치
    outlet: The Hankyoreh
    tags: [paper, korea]
    language: ko

  - id: nk-news
    url: https://www.nknews.org/feed/
    title: NK News
    outlet: NK News
    tags: [specialist, korea]
    language: en
    every: 30m

  - id: 38-north
    url: https://www.38north.org/feed/
    title: 38 North
    outlet: 38 North
    tags: [specialist, korea]
    language: en
    every: 60m

  - id: daily-nk-en
    url: https://www.dailynk.com/english/feed/
    title: Daily NK
    outlet: Daily NK
    tags: [specialist, korea]
    language: en
    every: 60m

  - id: mofa-japan
    url: https://www.mofa.go.jp/rss/index.xml
    title: Ministry of Foreign Affairs of Japan
    outlet: MOFA Japan
    tags: [government, japan]
    language: en
    every: 60m

  - id: un-news-asia
    url: https://news.un.org/feed/subscribe/en/news/region/asia-pacific/feed/rss.xml
    title: UN News, Asia Pacific
    outlet: UN News
    tags: [organisation]
    language: en
    every: 60m

  - id: reliefweb-dprk
    url: https://reliefweb.int/updates/rss.xml?advanced-search=%28PC74%29
    title: ReliefWeb, updates on North Korea
    outlet: ReliefWeb
    tags: [organisation]
    language: en
    every: 60m
    # The number of the country in the search has changed before: compare with the site's own RSS button.
    enabled: false

"""##
}
