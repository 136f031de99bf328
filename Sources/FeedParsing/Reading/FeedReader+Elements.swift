// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Which element means what. Vocabulary, name and place decide, never the name alone: `media:title` and
// `image/title` are no titles of the entry.
extension FeedReader {
    /// Takes an element whose parent belongs to the record that is being read.
    mutating func element(_ name: ElementName, _ tag: OpenTag) {
        switch name.space {
        case .native, .atom: coreElement(name, tag)
        case .xhtml: xhtmlElement(name, tag)
        case .xml, .rdf: name.local == .rdf ? push(tag, .record) : push(tag, .ignored)
        default: moduleElement(name, tag)
        }
    }

    /// XHTML's `body` is an entry's content, and a text of a feed may be declared to be XHTML together with its inside.
    private mutating func xhtmlElement(_ name: ElementName, _ tag: OpenTag) {
        switch name.local {
        case .body where isInEntry: begin(.content(src: nil), tag)
        case .title, .summary, .description,
            .content where scanner.name == scanner.localName:
            coreElement(name, tag)
        default: pushOther(name, tag)
        }
    }

    private mutating func coreElement(_ name: ElementName, _ tag: OpenTag) {
        switch name.local {
        case .channel, .rss, .feed: push(tag, .record)
        case .title: begin(.title, tag)
        case .description, .summary, .subtitle, .tagline, .abstract: begin(.summary, tag)
        case .content, .encoded, .body, .fullitem: begin(.content(src: link(inAttribute: "src")), tag)
        case .rights, .copyright: begin(.rights, tag)
        case .info: begin(.info, tag)
        case .guid:
            record.isIDOpaque = states("ispermalink", "false")
            begin(.id(isPermanentLink: !record.isIDOpaque), tag)
        case .id: begin(.id(isPermanentLink: false), tag)
        case .link: link(name, tag)
        case .loc: begin(.link, tag)
        case .comments: begin(.word(.comments), tag)
        case .enclosure: enclosure(tag)
        case .category: category(tag)
        case .keywords: begin(.keywords, tag)
        case .source: source(name, tag)
        default: coreDetail(name, tag)
        }
    }

    private mutating func coreDetail(_ name: ElementName, _ tag: OpenTag) {
        switch name.local {
        case .pubdate, .published, .issued: begin(.date(.published), tag)
        case .updated, .modified, .lastbuilddate, .lastmod: begin(.date(.updated), tag)
        case .date: begin(.date(.date), tag)
        case .created: begin(.date(.created), tag)
        case .expirationdate: begin(.date(.expired), tag)
        case .author, .creator: begin(.person(.author), tag)
        case .managingeditor: begin(.person(.editor(key: "managing_editor")), tag)
        case .webmaster: begin(.person(.publisher), tag)
        case .contributor: begin(.person(.contributor), tag)
        case .publisher: begin(.person(.publisher), tag)
        case .language: begin(.word(.language), tag)
        case .ttl: begin(.word(.ttl), tag)
        case .skiphours: begin(.skipHours, tag)
        case .skipdays: begin(.skipDays, tag)
        case .redirect, .categories: push(tag, .record)
        case .newlocation: begin(.word(.movedTo), tag)
        default: extraElement(name, tag)
        }
    }

    private mutating func moduleElement(_ name: ElementName, _ tag: OpenTag) {
        switch (name.space, name.local) {
        case (.dublinCore, .title), (.media, .title), (.news, .title), (.itunes, .title): begin(.title, tag)
        case (.dublinCoreTerms, .title): begin(.title, tag)
        case (.dublinCore, .description), (.dublinCoreTerms, .description), (.media, .description),
            (.googlePlay, .description), (.itunes, .summary), (.itunes, .subtitle),
            (.dublinCoreTerms, .abstract):
            begin(.summary, tag)
        case (.content, .encoded): begin(.content(src: nil), tag)
        case (.dublinCore, .rights), (.dublinCoreTerms, .rights): begin(.rights, tag)
        case (.dublinCore, .date): begin(.date(.date), tag)
        case (.dublinCoreTerms, .issued), (.news, .publicationdate): begin(.date(.published), tag)
        case (.dublinCoreTerms, .modified): begin(.date(.updated), tag)
        case (.dublinCoreTerms, .created): begin(.date(.created), tag)
        case (.dublinCore, .creator), (.dublinCore, .author), (.itunes, .author), (.googlePlay, .author),
            (.dublinCoreTerms, .creator):
            begin(.person(.author), tag)
        case (.dublinCore, .contributor), (.dublinCoreTerms, .contributor): begin(.person(.contributor), tag)
        case (.dublinCore, .publisher), (.dublinCoreTerms, .publisher), (.itunes, .owner):
            begin(.person(.publisher), tag)
        case (.dublinCore, .subject), (.dublinCoreTerms, .subject), (.media, .category):
            begin(.category(scheme: attribute("scheme"), label: attribute("label")), tag)
        case (.itunes, .category): labelInAttribute(tag)
        case (.itunes, .keywords), (.news, .keywords), (.media, .keywords): begin(.keywords, tag)
        case (.dublinCore, .language), (.dublinCoreTerms, .language), (.news, .language):
            begin(.word(.language), tag)
        default: moduleDetail(name, tag)
        }
    }

    private mutating func moduleDetail(_ name: ElementName, _ tag: OpenTag) {
        switch (name.space, name.local) {
        case (.feedBurner, .origlink): begin(.word(.originalLink), tag)
        case (.itunes, .newfeedurl): begin(.word(.movedTo), tag)
        case (.syndication, .updateperiod): begin(.word(.updatePeriod), tag)
        case (.syndication, .updatefrequency): begin(.word(.updateFrequency), tag)
        case (.history, .complete), (.history, .archive): history(name, tag)
        case (.news, .name): begin(.word(.outlet), tag)
        case (.news, .news), (.news, .publication), (.media, .group), (.media, .content): push(tag, .record)
        default: extraElement(name, tag)
        }
    }

    // MARK: - Elements that speak in attributes

    private mutating func link(_ name: ElementName, _ tag: OpenTag) {
        guard !scanner.attributes.isEmpty else { return begin(.link, tag) }
        let href = attribute("href") ?? ""
        let link = LinkValue(
            href: href.isEmpty ? "" : resolve(href),
            rel: LinkValue.relation(attribute("rel")),
            type: attribute("type"),
            hreflang: attribute("hreflang"),
            title: attribute("title"),
            length: attribute("length")
        )
        if href.isEmpty {
            let isStated =
                attribute("rel") != nil || link.type != nil || link.hreflang != nil || link.title != nil
            return begin(isStated ? .statedLink(link) : .link, tag)
        }
        record.add(link)
        push(tag, .ignored)
    }

    private mutating func enclosure(_ tag: OpenTag) {
        if let url = attribute("url") ?? attribute("href") ?? attribute("resource"), !url.isEmpty {
            record.add(
                LinkValue(
                    href: resolve(url),
                    rel: "enclosure",
                    type: attribute("type"),
                    length: attribute("length")
                )
            )
        }
        push(tag, .ignored)
    }

    private mutating func category(_ tag: OpenTag) {
        let term = attribute("term")
        guard term != nil || (isAtom && !scanner.attributes.isEmpty) else {
            return begin(.category(scheme: attribute("domain") ?? attribute("scheme"), label: nil), tag)
        }
        record.add(CategoryValue(term: term, scheme: attribute("scheme"), label: attribute("label")))
        push(tag, .ignored)
    }

    private mutating func labelInAttribute(_ tag: OpenTag) {
        if let text = attribute("text"), !text.isEmpty {
            record.add(CategoryValue(term: text, scheme: "http://www.itunes.com/", label: nil))
        }
        push(tag, .record)
    }

    private mutating func source(_ name: ElementName, _ tag: OpenTag) {
        guard isReadingEntry else { return push(tag, .ignored) }
        if isAtom || name.space == .atom { return push(tag, .source) }
        begin(.source(url: link(inAttribute: "url")), tag)
    }

    private mutating func history(_ name: ElementName, _ tag: OpenTag) {
        if name.local == .complete { record.isComplete = true } else { record.isArchive = true }
        extraElement(name, tag)
    }

    // MARK: - What only the canonical document has

    private mutating func pushOther(_ name: ElementName, _ tag: OpenTag) {
        push(tag, .ignored)
    }

    private mutating func extraElement(_ name: ElementName, _ tag: OpenTag) {
        guard detail == .canonical else { return push(tag, .ignored) }
        switch (name.space, name.local) {
        case (.native, .image), (.native, .textinput):
            begin(.structure(key: name.local.rawValue), tag)
        default: begin(.extra(key: extraKey(name), attributes: attributeMembers()), tag)
        }
    }

    private func extraKey(_ name: ElementName) -> String {
        let bytes = scanner.bytes
        if name.space == .native || name.space == .atom { return bytes.text(scanner.localName).lowercased() }
        return bytes.text(scanner.name).lowercased().replacing(":", with: "_")
    }

    private mutating func attributeMembers() -> [(key: String, value: JSONValue)] {
        scanner.attributes.compactMap { attribute in
            let name = scanner.bytes.text(attribute.name).lowercased()
            if name.hasPrefix("xml") { return nil }
            let local = name.split(separator: ":").last.map(String.init) ?? name
            return (local, .string(text(of: attribute.value)))
        }
    }
}

extension LinkValue {
    /// A `rel` as one lower-case word; none is `alternate`, and IANA's URIs are their last word.
    static func relation(_ rel: String?) -> String {
        let word = (rel ?? "").lowercased()
        let iana = "http://www.iana.org/assignments/relation/"
        if word.hasPrefix(iana) { return String(word.dropFirst(iana.count)) }
        return word.isEmpty ? "alternate" : word
    }
}

extension Record {
    func add(_ enclosure: EnclosureValue) {
        guard enclosures.count < ParseLimits.maxListed,
            !enclosures.contains(where: { $0.url == enclosure.url })
        else { return }
        enclosures.append(enclosure)
    }

    func add(_ link: LinkValue) {
        guard links.count < ParseLimits.maxListed else { return }
        links.append(link)
        if link.rel == "enclosure", !link.href.isEmpty {
            add(EnclosureValue(url: link.href, type: link.type, length: link.length))
        }
    }

    func add(_ category: CategoryValue) {
        guard categories.count < ParseLimits.maxListed, !categories.contains(category),
            category.term?.isEmpty == false || category.label?.isEmpty == false
                || category.scheme?.isEmpty == false
        else { return }
        categories.append(category)
    }
}
