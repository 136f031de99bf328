// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A feed, an entry or a source as members of the canonical document.
struct CanonicalRecord {
    private(set) var members = JSONMembers()
    private let record: Record
    private let isFeed: Bool

    init(_ record: Record, isFeed: Bool) {
        self.record = record
        self.isFeed = isFeed
        addTexts()
        addIdentity()
        addDates()
        addPeople()
        addLists()
        if isFeed { addPolling() }
        addExtras()
    }

    // MARK: - Texts

    private mutating func addTexts() {
        add("title", record.title.value)
        add(isFeed ? "subtitle" : "summary", record.summary.value ?? (isFeed ? nil : record.content.first))
        add("rights", record.rights.value)
        add("info", record.info.value)
        guard !isFeed else { return }
        members.add("content", .array(record.content.map(Self.content)))
        if let body = record.content.first ?? record.summary.value { members.add("body", Self.text(body)) }
    }

    private mutating func add(_ key: String, _ text: TextValue?) {
        guard let text else { return }
        members.add(key, Self.text(text))
        members.add(key + "_type", Self.mediaType(text))
        members.add(key + "_lang", text.language)
        members.add(key + "_base", text.base)
    }

    private static func content(_ text: TextValue) -> JSONValue {
        var members = JSONMembers()
        members.add("value", Self.text(text))
        members.add("type", mediaType(text))
        members.add("lang", text.language)
        members.add("base", text.base)
        members.add("src", text.src)
        return members.value
    }

    private static func text(_ text: TextValue) -> String {
        let isMarkup = text.type != .plain
        let written = text.written.array
        let bytes = isMarkup ? CanonicalHTML.text(of: written, against: text.base) : written
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func mediaType(_ text: TextValue) -> String {
        switch text.type {
        case .plain: "text/plain"
        case .html: "text/html"
        case .xhtml: "application/xhtml+xml"
        case .unknown: HTMLText.holdsTag(text.written) ? "text/html" : "text/plain"
        case .other(let name): name
        }
    }

    // MARK: - Identity, dates, people

    private mutating func addIdentity() {
        members.add("link", record.page)
        if isFeed {
            for relation in ["self", "next", "hub"] { members.add(relation, record.link(relation)) }
        }
        members.add("id", record.id.value.map(absoluteID))
        if record.id.value != nil, !isFeed {
            members.members.append(("id_is_link", .bool(record.isIDPermanentLink)))
        }
        members.add("language", record.language)
        members.add("comments", record.comments)
    }

    /// An id that is a path means the URL that it stands for.
    private func absoluteID(_ id: String) -> String {
        id.hasPrefix("/") || (record.statesBase && WebReference.scheme(of: id) == nil)
            ? WebReference.resolve(id, against: record.base) : id
    }

    private mutating func addDates() {
        let updated = record.updated.value ?? record.date.value
        add("published", record.published.value)
        add("updated", updated)
        add("created", record.created.value)
        add("expired", record.expired.value)
        members.add("date", (record.published.value?.date ?? updated?.date)?.rfc3339)
    }

    private mutating func add(_ key: String, _ date: StatedDate?) {
        members.add(key, date?.date?.rfc3339)
        members.add(key + "_raw", date?.raw)
    }

    private mutating func addPeople() {
        members.add("author", record.authors.first?.display)
        members.add("authors", .array(record.authors.map(Self.person)))
        members.add("contributors", .array(record.contributors.map(Self.person)))
        if let publisher = record.publisher { members.add("publisher", Self.person(publisher)) }
    }

    private static func person(_ person: PersonValue) -> JSONValue {
        var members = JSONMembers()
        members.add("name", person.name)
        members.add("email", person.email)
        members.add("url", person.url)
        members.add("display", person.display)
        return members.value
    }

    // MARK: - Lists

    private mutating func addLists() {
        members.add("links", .array(links))
        members.add("categories", .array(record.categories.map(Self.category)))
        members.add("enclosures", .array(record.enclosures.map(Self.enclosure)))
        if let source = record.source.first {
            members.add("source", CanonicalRecord(source, isFeed: true).members.value)
        }
    }

    private var links: [JSONValue] {
        var links = record.links
        if let link = record.link.value, !links.contains(where: { $0.rel == "alternate" }) {
            links.append(LinkValue(href: link, rel: "alternate"))
        }
        return links.map { link in
            var members = JSONMembers()
            members.add("href", link.href)
            members.add("rel", link.rel)
            members.add("type", link.type)
            members.add("hreflang", link.hreflang)
            members.add("title", link.title)
            members.add("length", link.length)
            return members.value
        }
    }

    private static func category(_ category: CategoryValue) -> JSONValue {
        var members = JSONMembers()
        members.add("term", category.term)
        members.add("scheme", category.scheme)
        members.add("label", category.label)
        return members.value
    }

    private static func enclosure(_ enclosure: EnclosureValue) -> JSONValue {
        var members = JSONMembers()
        members.add("url", enclosure.url)
        members.add("type", enclosure.type)
        members.add("length", enclosure.length)
        return members.value
    }

    // MARK: - The rest

    private mutating func addPolling() {
        members.add("ttl", record.polling.ttl)
        members.add("skip_hours", .array(record.polling.skipHours.map(JSONValue.string)))
        members.add("skip_days", .array(record.polling.skipDays.map(JSONValue.string)))
        members.add("new_url", record.polling.movedTo)
    }

    private mutating func addExtras() {
        var others = JSONMembers()
        for (written, stated) in record.extra {
            let (key, value) = Self.canonical(written, stated)
            if Self.ownKeys.contains(key) { members.add(key, value) } else { others.add(key, value) }
        }
        members.add("x", others.value)
    }

    /// A generator as `{name, url, version}`, and iTunes' picture as `{url}`.
    private static func canonical(_ key: String, _ value: JSONValue) -> (String, JSONValue) {
        var members = JSONMembers()
        switch key {
        case "generator":
            members.add("name", value.string ?? value["content"]?.string)
            members.add("url", value["uri"]?.string ?? value["url"]?.string ?? value["resource"]?.string)
            members.add("version", value["version"]?.string)
        case "itunes_image":
            members.add("url", value["href"]?.string ?? value["url"]?.string ?? value.string)
            return ("image", members.value)
        default: return (key, value)
        }
        return (key, members.value)
    }

    private static let ownKeys: Set<String> = [
        "generator", "image", "logo", "icon", "favicon", "cloud", "textinput", "docs", "rating",
        "external_url",
        "banner_image", "managing_editor", "web_master", "license", "user_comment",
    ]
}
