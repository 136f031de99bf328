// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Made by config/embed from config/feeds.d/agencies.yaml: edit that file, then run the script.
// swift-format-ignore-file

extension StartingSet {
    static let agencies = ##"""
# News agencies and broadcasters that carry the Japan–North Korea story first.
#
# Feed addresses change: publishers move them without a word. `watchword feeds preview --url URL` shows what an
# address gives today, `watchword feeds list` what failed, and a feed that dies or goes quiet is reported once.
# Read each publisher's terms of use; some allow personal use only.
#
# A list that another program exports may lie beside this file as `NAME.opml`: its feeds have the polling defaults,
# and its folders are tags. Ids are made from titles; a feed that gets another title or id is known by its address.

# What the feeds of this file share; each may say otherwise. All of it is optional.
defaults:
  tags: [agency]
  #every: 15m
  #backfill: none
  #max_age: 7d
  #language: en
  #outlet: An outlet
  #allow_private: false
  #allow_http: false
  #proxy: none
  #fulltext: false
  #check_stuck: true
  #quiet_notice: true
  #enabled: true

feeds:
  # The reference feed: every key. Only id and url are required.
  - # The stable id: what is stored hangs on it, the URL may change. a–z, 0–9, `_`, `-`, at most 64.
    id: nhk-news-ja
    # http or https. User names, fragments, backslashes and characters outside ASCII are refused.
    url: https://www3.nhk.or.jp/rss/news/cat0.xml
    # What people see; without it the document's own title.
    title: NHK ニュース 主要
    # Who speaks, where entries do not say.
    outlet: NHK
    # Labels for routes (`tags:`) and rules (`feed:japan`); they add to those of `defaults`.
    tags: [japan]
    # The language of entries that do not say, two or three letters.
    language: ja
    # Time between polls; without it that of `polling:` in watchword.yaml.
    #every: 15m
    # What to notify of when the feed is seen for the first time: none, notify, or a duration.
    #backfill: none
    # Older articles are stored and matched, but not notified.
    #max_age: 7d
    # Whether private and loopback addresses may be asked.
    #allow_private: false
    # Whether a redirect from https to http may be followed.
    #allow_http: false
    # More request headers, sent to the feed's own origin only; credentials as references.
    #headers: { X-Plan: press, Authorization: { credential: nhk-token } }
    # The proxy: none, http://host:port, socks5h://host:port or a reference. Without it that of `service:`.
    #proxy: none
    # Whether the page of every new entry is fetched, for its main text, before the rules run; for feeds that give
    # a sentence or two only.
    #fulltext: false
    # Whether a server that answers 'not changed' for 14 days is asked once for the whole document.
    #check_stuck: true
    # Whether people are told when it is quiet for longer than usual.
    #quiet_notice: true
    # Whether it is polled at all; false keeps it and what is stored.
    #enabled: true
    # What stands there: feed (any format), or page (see the last feed of this file).
    #kind: feed

  - id: nhk-international-ja
    url: https://www3.nhk.or.jp/rss/news/cat6.xml
    title: NHK ニュース 国際
    outlet: NHK
    tags: [japan]
    language: ja

  - id: nhk-politics-ja
    url: https://www3.nhk.or.jp/rss/news/cat4.xml
    title: NHK ニュース 政治
    outlet: NHK
    tags: [japan]
    language: ja

  - id: kyodo-en
    url: https://english.kyodonews.net/rss/all.xml
    title: Kyodo News+
    outlet: Kyodo News
    tags: [japan]
    language: en

  - id: yonhap-en
    url: https://en.yna.co.kr/RSS/news.xml
    title: Yonhap News Agency
    outlet: Yonhap
    tags: [korea]
    language: en

  - id: yonhap-north-korea-en
    url: https://en.yna.co.kr/RSS/nk.xml
    title: Yonhap, North Korea
    outlet: Yonhap
    tags: [korea]
    language: en

  - id: yonhap-north-korea-ko
    url: https://www.yna.co.kr/rss/northkorea.xml
    title: 연합뉴스 북한
    outlet: Yonhap
    tags: [korea]
    language: ko

  - id: yonhap-ja
    url: https://jp.yna.co.kr/RSS/news.xml
    title: 聯合ニュース
    outlet: Yonhap
    tags: [korea]
    language: ja

  - id: kbs-world-en
    url: https://world.kbs.co.kr/rss/rss_news.htm?lang=e
    title: KBS World
    outlet: KBS
    tags: [korea]
    language: en

  - id: bbc-asia
    url: https://feeds.bbci.co.uk/news/world/asia/rss.xml
    title: BBC News, Asia
    outlet: BBC
    language: en

  - id: dw-asia
    url: https://rss.dw.com/rdf/rss-en-asia
    title: DW, Asia
    outlet: Deutsche Welle
    language: en

  - id: voa-korea
    url: https://www.voakorea.com/api/
    title: VOA 한국어
    outlet: VOA
    language: ko
    # The address is different for every section: take one from https://www.voakorea.com/rssfeeds.
    enabled: false

  # A page without a feed, watched like one: XPath 1.0 expressions find its items. `watchword feeds preview` shows
  # what they find.
  #- id: ministry-press
    #url: https://ministry.example.org/press/
    #kind: page
    #page:
      # The items, one node each. The others are looked up within each item (`.//`), and all but this may be left out.
      #items: //ul[@class="press"]/li
      # The headline; without it the text of the link.
      #title: .//h3
      # The URL, an attribute or an `a` element; without it the first link.
      #link: .//a/@href
      # When it was published, in any spelling that feeds use; without it the first `time` that states it.
      #date: .//span[@class="date"]
      # A summary; without it none.
      #text: .//p

"""##
}
