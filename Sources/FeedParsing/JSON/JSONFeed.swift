// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads JSON Feed 1.0 and 1.1 into the same records as all other formats.
enum JSONFeed {
    /// A JSON document as records.
    static func read(_ text: DecodedText, _ context: DocumentContext) throws(ParseFailure) -> FeedDocument {
        var scanner = JSONScanner(text.bytes)
        guard let root = scanner.value(), let items = root["items"], case .array(let list) = items,
            isFeed(root)
        else {
            throw ParseFailure(.json, "the body is JSON, but not a JSON Feed: it has no version and items")
        }
        let version = root["version"]?.string ?? ""
        let base = WebReference.base(context.url ?? root["home_page_url"]?.string)
        var document = FeedDocument(
            format: version.hasSuffix("1.1") ? .json11 : .json1,
            text: text,
            feed: feed(root, base: WebReference.base(context.url)),
            entries: list.prefix(ParseLimits.maxEntries).compactMap { entry($0, base: base) },
            context: context
        )
        if scanner.isCutShort { document.malformed.insert(.truncated) }
        if scanner.isLoose { document.malformed.insert(.looseJSON) }
        return document
    }

    private static func isFeed(_ root: JSONValue) -> Bool {
        guard let version = root["version"]?.string else { return false }
        return version.contains("jsonfeed.org") || version.hasPrefix("1") || version.hasPrefix("https://")
    }

    private static func feed(_ root: JSONValue, base: String?) -> Record {
        let record = Record()
        if let text = text(root["title"], .plain) { record.title.offer(text, rank: 0) }
        if let text = text(root["description"], .plain) { record.summary.offer(text, rank: 0) }
        if let page = root["home_page_url"]?.string {
            record.link.offer(WebReference.resolve(page, against: base), rank: 0)
        }
        record.addLink(root["feed_url"], "self", base)
        record.addLink(root["next_url"], "next", base)
        for hub in root["hubs"]?.items ?? [] { record.addLink(hub["url"], "hub", base) }
        record.language = root["language"]?.string
        record.addAuthors(root)
        for key in ["icon", "favicon", "user_comment"] {
            if let value = root[key] { record.extra.append((key, value)) }
        }
        return record
    }

    private static func entry(_ item: JSONValue, base: String?) -> Record? {
        guard case .object = item else { return nil }
        let record = Record()
        if let id = item["id"]?.string, !id.isEmpty { record.id.offer(WebReference.trim(id), rank: 0) }
        if let url = item["url"]?.string, !url.isEmpty {
            record.link.offer(WebReference.resolve(url, against: base), rank: 0)
        }
        record.external = item["external_url"]?.string.map { WebReference.resolve($0, against: base) }
        if let text = text(item["title"], .plain) { record.title.offer(text, rank: 0) }
        if let text = text(item["summary"], .plain) { record.summary.offer(text, rank: 0) }
        for (key, type) in [("content_html", TextType.html), ("content_text", .plain)] {
            guard var text = text(item[key], type) else { continue }
            text.base = base
            record.content.append(text)
        }
        if let date = date(item["date_published"]) { record.published.offer(date, rank: 0) }
        if let date = date(item["date_modified"]) { record.updated.offer(date, rank: 0) }
        record.addAuthors(item)
        for tag in item["tags"]?.items ?? [] {
            record.add(CategoryValue(term: tag.string, scheme: nil, label: nil))
        }
        record.language = item["language"]?.string
        for file in item["attachments"]?.items ?? [] {
            guard let url = file["url"]?.string, !url.isEmpty else { continue }
            record.add(
                EnclosureValue(
                    url: WebReference.resolve(url, against: base),
                    type: file["mime_type"]?.string,
                    length: file["size_in_bytes"]?.string
                )
            )
        }
        for key in ["external_url", "banner_image", "image"] {
            if let value = item[key] { record.extra.append((key, value)) }
        }
        return record
    }

    private static func text(_ value: JSONValue?, _ type: TextType) -> TextValue? {
        guard let text = value?.string, !text.isEmpty else { return nil }
        return TextValue(written: ByteSlice(Array(text.utf8)), type: type)
    }

    private static func date(_ value: JSONValue?) -> StatedDate? {
        (value?.string).map { StatedDate(raw: $0, date: FeedDate.parse($0)) }
    }
}

extension Record {
    fileprivate func addLink(_ value: JSONValue?, _ rel: String, _ base: String?) {
        guard let url = value?.string, !url.isEmpty else { return }
        links.append(LinkValue(href: WebReference.resolve(url, against: base), rel: rel))
    }

    /// `authors`, or the `author` of version 1.0.
    fileprivate func addAuthors(_ value: JSONValue) {
        let listed = value["authors"].flatMap { $0.isEmpty ? nil : $0 } ?? value["author"]
        for author in listed?.items ?? [] {
            let name = author.string ?? author["name"]?.string
            let person = PersonValue(name: name, email: nil, url: author["url"]?.string)
            if person.display != nil { addAuthor(person) }
        }
    }
}
