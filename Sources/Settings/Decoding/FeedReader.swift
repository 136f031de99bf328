// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine

/// Reads a file of `feeds.d`.
struct FeedReader {
    let service: PollingDefaults
    let headers: HeaderReader
    let proxy: ProxyReader
    /// The proxy of feeds that do not name their own.
    let serviceProxy: Secret?

    enum FileKey: String, SettingsKey {
        case defaults, feeds
    }

    /// What a file's `defaults:` may say for its feeds.
    enum DefaultKey: String, SettingsKey {
        case outlet, tags, language, every, backfill
        case maxAge = "max_age"
        case allowPrivate = "allow_private"
        case allowHTTP = "allow_http"
        case proxy, fulltext
        case checkStuck = "check_stuck"
        case quietNotice = "quiet_notice"
        case enabled
    }

    enum Key: String, SettingsKey {
        case id, url, kind, page, title, outlet, tags, language, every, backfill
        case maxAge = "max_age"
        case allowPrivate = "allow_private"
        case allowHTTP = "allow_http"
        case headers, proxy, fulltext
        case checkStuck = "check_stuck"
        case quietNotice = "quiet_notice"
        case enabled
    }

    /// What stands at a feed's URL.
    enum Kind: String, CaseIterable {
        case feed, page
    }

    /// Keys that people may look for one level up.
    private static let pageKeys = Dictionary(
        uniqueKeysWithValues: ["items", "link", "date", "text"].map { ($0, "page") }
    )

    /// A feed that says nothing of its own, at an address that is never asked: each feed replaces it.
    var template: Feed {
        var feed = Feed(id: "", url: URL(filePath: "/"))
        feed.polling = service.polling
        feed.backfill = service.feeds.backfill
        feed.maxAge = service.feeds.maxAge
        feed.noticesQuiet = service.feeds.noticesQuiet
        feed.proxy = serviceProxy
        return feed
    }

    /// The feeds of one file; `names` learns what routes and rules may name.
    func feeds(_ file: Value, names: inout FeedNames) -> [Feed] {
        guard let fields = Fields<FileKey>(file, as: "a file of feeds") else { return [] }
        var template = template
        if let value = fields[.defaults], !value.isNothing,
            let defaults = Fields<DefaultKey>(value, as: "the defaults of feeds")
        {
            for key in DefaultKey.allCases {
                set(Key(rawValue: key.rawValue), of: &template, to: defaults[key])
            }
        }
        var feeds: [Feed] = []
        for member in fields[.feeds]?.list(of: "feeds") ?? [] {
            guard let feed = feed(member, template, &names.ids) else { continue }
            feeds.append(feed)
            names.note(feed, at: member.place, log: member.log)
        }
        return feeds
    }

    private func feed(_ value: Value, _ template: Feed, _ ids: inout Registry) -> Feed? {
        guard let fields = Fields<Key>(value, as: "a feed", elsewhere: Self.pageKeys) else { return nil }
        var feed = template
        let idValue = fields.required(.id, in: "the feed")
        let id = idValue?.identifier()
        if let id, let idValue { ids.claim(id, at: idValue) }
        let url = fields.required(.url, in: id.map { "the feed '\($0)'" } ?? "the feed")
            .flatMap { $0.address() }
        for key in Key.allCases { set(key, of: &feed, to: fields[key]) }
        guard let kind = kind(fields), let id, let url else { return nil }
        feed.kind = kind
        feed.id = FeedID(id)
        feed.url = url
        return feed
    }

    private func set(_ key: Key?, of feed: inout Feed, to value: Value?) {
        guard let key, let value else { return }
        switch key {
        case .id, .url, .kind, .page: break
        case .title: feed.title = value.text() ?? feed.title
        case .outlet: feed.outlet = value.text() ?? feed.outlet
        case .tags:
            for tag in value.identifiers(of: "names") ?? [] where !feed.tags.contains(tag) {
                feed.tags.append(tag)
            }
        case .language: feed.language = Self.language(value) ?? feed.language
        case .every:
            feed.polling.every = PollingReader.every(value, floor: feed.polling.floor) ?? feed.polling.every
        case .backfill: feed.backfill = PollingReader.backfill(value) ?? feed.backfill
        case .maxAge: feed.maxAge = PollingReader.maxAge(value) ?? feed.maxAge
        case .allowPrivate: feed.allowPrivate = value.flag() ?? feed.allowPrivate
        case .allowHTTP: feed.allowHTTP = value.flag() ?? feed.allowHTTP
        case .headers: feed.headers = headers.headers(value) ?? feed.headers
        case .proxy: proxy.set(&feed.proxy, to: value)
        case .fulltext: feed.fullText = value.flag() ?? feed.fullText
        case .checkStuck: feed.polling.checksStuck = value.flag() ?? feed.polling.checksStuck
        case .quietNotice: feed.noticesQuiet = value.flag() ?? feed.noticesQuiet
        case .enabled: feed.isEnabled = value.flag() ?? feed.isEnabled
        }
    }

    private func kind(_ fields: Fields<Key>) -> FeedKind? {
        guard let kind = fields[.kind].map({ $0.choice(Kind.self) }) ?? .feed else { return nil }
        switch (kind, fields[.page]) {
        case (.feed, nil): return .feed
        case (.page, let page?): return PageExpressionsReader().expressions(page).map { .page($0) }
        case (.page, nil):
            fields[.kind]?.fail("a page is watched by its items", hint: "add `page: { items: XPATH }`")
            return nil
        case (.feed, let page?):
            page.fail("a feed of kind feed has no 'page'", hint: "remove it, or add `kind: page`")
            return nil
        }
    }

    /// A primary subtag of BCP 47: `ja`.
    static func language(_ value: Value) -> String? {
        guard let text = value.text() else { return nil }
        if LanguageCode.isKnown(text) { return text }
        value.fail(
            "'\(Excerpt.of(text))' is not a language",
            hint: LanguageCode.meant(by: text).map { "write '\($0)'" }
                ?? "write two or three lower-case letters: en, ja, ko, zh"
        )
        return nil
    }
}
