// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

// What becomes of a text when its element closes.
extension FeedReader {
    /// Begins a text.
    mutating func begin(_ field: Capture.Field, _ tag: OpenTag) {
        var stated = StatedType()
        if tag.name.space == .atom || (isAtom && tag.name.space == .native), field.isText {
            stated = StatedType(type: attribute("type"), mode: attribute("mode"))
        } else if tag.name.space == .xhtml {
            stated.type = .xhtml
        }
        capture = Capture(field: field, tag: tag, start: scanner.position, stated: stated)
        if scanner.isSelfClosing { finishCapture(at: scanner.position) }
    }

    /// Stores the text that ends at an index.
    mutating func finishCapture(at end: Int) {
        // Taken out, not copied.
        var taken: Capture?
        swap(&taken, &self.capture)
        guard let capture = taken else { return }
        store(capture, capture.start..<max(capture.start, end))
        restore(bindings: capture.tag.bindings, bases: capture.tag.bases, languages: capture.tag.languages)
    }

    private mutating func store(_ capture: Capture, _ range: Range<Int>) {
        let rank = capture.tag.name.space.rank(inAtom: isAtom)
        switch capture.field {
        case .title: if let value = text(capture, range) { record.title.offer(value, rank: rank) }
        case .summary: storeSummary(capture, range, rank)
        case .rights: if let value = text(capture, range) { record.rights.offer(value, rank: rank) }
        case .info: if let value = text(capture, range) { record.info.offer(value, rank: rank) }
        case .content(let src): storeContent(capture, range, src)
        case .id(let isPermanentLink): storeID(word(range), isPermanentLink, rank)
        case .link: storeLink(word(range), rank)
        case .statedLink(let link): storeStatedLink(word(range), link)
        case .date(let field): storeDate(field, wordBytes(range), rank)
        case .person(let role): storePerson(role, capture, range, rank)
        case .category(let scheme, let label):
            record.add(CategoryValue(term: words(range), scheme: scheme, label: label))
        case .keywords: storeKeywords(words(range))
        case .source(let url): storeSource(url, capture, range)
        case .word(let field): storeWord(field, word(range))
        case .skipHours: record.polling.skipHours = children(of: range).map(\.text)
        case .skipDays: record.polling.skipDays = children(of: range).map(\.text)
        case .extra(let key, let attributes): storeExtra(key, attributes, range)
        case .structure(let key): storeStructure(key, range)
        }
    }

    // MARK: - Texts

    /// The text of an element; nil when it is empty.
    private mutating func text(_ capture: Capture, _ range: Range<Int>) -> TextValue? {
        let value = value(capture, range)
        return value.written.isEmpty ? nil : value
    }

    private mutating func value(_ capture: Capture, _ range: Range<Int>) -> TextValue {
        var (written, sawTag) = flatten(range, capture)
        // Tags that stand as tags are markup, whatever they are called.
        let type = capture.stated.type ?? (sawTag ? .html : .unknown)
        if capture.stated.isBase64, let decoded = Base64.decode(written.array) {
            written = ByteSlice(decoded)
        }
        if capture.stated.hasWrapper { written = ByteSlice(XHTMLWrapper.remove(from: written.array)) }
        return TextValue(
            written: written.withoutSectionMarks,
            type: type,
            language: language,
            base: base
        )
    }

    /// The inside of an element: references resolved where it is text, markup as it stands where it is markup.
    private mutating func flatten(
        _ range: Range<Int>,
        _ capture: Capture
    ) -> (written: ByteSlice, sawTag: Bool) {
        let text = ByteSlice(scanner.bytes, scanner.bytes.trimmed(range))
        let isMarkup = capture.stated.type == .xhtml || (capture.sawMarkup && !capture.sawSection)
        if isMarkup { return flattenMarkup(text, isMarkup: true) }
        if text.contains(Byte.less) { return section(text) ?? flattenMarkup(text, isMarkup: false) }
        guard text.contains(Byte.ampersand) else { return (text, false) }
        return (ByteSlice(CharacterReferences.resolved(text, as: .xml)), false)
    }

    /// The inside of the one CDATA section that is all of a text.
    private func section(_ text: ByteSlice) -> (written: ByteSlice, sawTag: Bool)? {
        var inner = MarkupScanner(text.bytes, in: text.range, keepingAttributes: false)
        guard case .cdata(let range) = inner.next(), inner.position == text.range.upperBound else {
            return nil
        }
        return (ByteSlice(text.bytes, range).trimmed, false)
    }

    private func flattenMarkup(_ text: ByteSlice, isMarkup: Bool) -> (written: ByteSlice, sawTag: Bool) {
        let bytes = text.bytes
        var sawTag = false
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var inner = MarkupScanner(bytes, in: text.range, keepingAttributes: false)
        while true {
            switch inner.next() {
            case .text(let text) where isMarkup: out.append(bytes, text)
            case .text(let text): CharacterReferences.append(bytes, text, as: .xml, to: &out)
            case .cdata(let text) where isMarkup: MarkupText.appendEscaped(bytes[text], to: &out)
            case .cdata(let text): out.append(bytes, text)
            case .startTag, .endTag:
                sawTag = true
                MarkupText.appendTag(of: inner, to: &out)
            case .other: continue
            case .end: return (ByteSlice(out).trimmed, sawTag)
            }
        }
    }

    private mutating func storeContent(_ capture: Capture, _ range: Range<Int>, _ src: String?) {
        var value = value(capture, range)
        value.src = src
        guard !value.written.isEmpty || src != nil, record.content.count < ParseLimits.maxListed else {
            return
        }
        record.content.append(value)
    }

    /// A text that is a word or a link: references resolved, tags and sections opened, trimmed.
    private mutating func word(_ range: Range<Int>) -> String { wordBytes(range).text }

    private mutating func wordBytes(_ range: Range<Int>) -> ByteSlice {
        let bytes = scanner.bytes
        guard bytes.firstIndex(of: Byte.less, in: range) != nil else {
            return resolved(range).withoutSectionMarks
        }
        var out: [UInt8] = []
        var inner = MarkupScanner(bytes, in: range, keepingAttributes: false)
        while true {
            switch inner.next() {
            case .text(let text): CharacterReferences.append(bytes, text, as: .xml, to: &out)
            case .cdata(let text): out.append(bytes, text)
            case .startTag, .endTag, .other: continue
            case .end: return ByteSlice(out).trimmed.withoutSectionMarks
            }
        }
    }

    /// A short text for people: white space in order.
    private mutating func words(_ range: Range<Int>, maxBytes: Int = ArticleText.maxFieldBytes) -> String {
        PlainLine.text(wordBytes(range), maxBytes: maxBytes)
    }

    // MARK: - Words and links

    private mutating func storeID(_ id: String, _ isPermanentLink: Bool, _ rank: UInt8) {
        guard !id.isEmpty else { return }
        if record.id.value == nil { record.isIDPermanentLink = isPermanentLink }
        record.id.offer(id, rank: rank)
    }

    /// A link that is text: RSS has no other.
    private mutating func storeLink(_ link: String, _ rank: UInt8) {
        if !link.isEmpty { record.link.offer(resolve(link), rank: rank) }
    }

    /// A link that is text and states a relation: one of Atom's, badly written.
    private mutating func storeStatedLink(_ text: String, _ stated: LinkValue) {
        var link = stated
        link.href = text.isEmpty ? "" : resolve(text)
        if detail == .canonical || !link.href.isEmpty { record.add(link) }
    }

    /// RSS with a `summary` beside the `description`: then that one is the content.
    private mutating func storeSummary(_ capture: Capture, _ range: Range<Int>, _ rank: UInt8) {
        guard let value = text(capture, range) else { return }
        let name = capture.tag.name
        if name.space == .native, isReadingEntry, !isAtom {
            switch name.local {
            case .summary:
                if let description = record.summary.value, record.content.isEmpty, !record.hasSummary {
                    record.content.append(description)
                    record.summary = Ranked()
                }
                record.hasSummary = true
            case .description where record.hasSummary:
                record.content.insert(value, at: 0)
                return
            default: break
            }
        }
        record.summary.offer(value, rank: rank + capture.summaryPenalty)
    }

    private mutating func storeDate(_ field: Capture.DateField, _ text: ByteSlice, _ rank: UInt8) {
        guard !text.isEmpty else { return }
        let raw = detail == .canonical ? text.text : ""
        let stated = StatedDate(raw: raw, date: FeedDate.parse(text))
        // A date that nobody can read gives way to any other.
        let rank = stated.date == nil ? rank + 100 : rank
        switch field {
        case .published: record.published.offer(stated, rank: rank, lastCounts: true)
        case .updated: record.updated.offer(stated, rank: rank, lastCounts: true)
        case .date: record.date.offer(stated, rank: rank, lastCounts: true)
        case .created: record.created.offer(stated, rank: rank, lastCounts: true)
        case .expired: record.expired.offer(stated, rank: rank, lastCounts: true)
        }
    }

    private mutating func storeKeywords(_ text: String) {
        let parts = text.contains(",") ? text.split(separator: ",") : text.split(separator: " ")
        for part in parts {
            record.add(CategoryValue(term: WebReference.trim(String(part)), scheme: nil, label: nil))
        }
    }

    private mutating func storeWord(_ field: Capture.Word, _ text: String) {
        guard !text.isEmpty else { return }
        switch field {
        case .language: record.language = text
        case .comments: record.comments = resolve(text)
        case .originalLink: record.originalLink = resolve(text)
        case .movedTo: record.polling.movedTo = text
        case .ttl: record.polling.ttl = text
        case .updatePeriod: record.polling.updatePeriod = text
        case .updateFrequency: record.polling.updateFrequency = text
        case .outlet: record.outlet = text
        }
    }

    private mutating func storeSource(_ url: String?, _ capture: Capture, _ range: Range<Int>) {
        let source = Record()
        if let title = text(capture, range) { source.title.offer(title, rank: 0) }
        if let url { source.link.offer(url, rank: 0) }
        record.source = [source]
    }

    // MARK: - People

    private mutating func storePerson(
        _ role: Capture.Role,
        _ capture: Capture,
        _ range: Range<Int>,
        _ rank: UInt8
    ) {
        var person =
            capture.sawMarkup
            ? structuredPerson(range) : PersonValue(words(range, maxBytes: ParseLimits.maxPersonBytes))
        person.rank = rank
        guard person.display != nil else { return }
        switch role {
        case .author: record.addAuthor(person)
        case .contributor where record.contributors.count < ParseLimits.maxListed:
            record.contributors.append(person)
        case .contributor: break
        case .publisher: record.publisher = record.publisher ?? person
        case .editor(let key):
            person.rank += 1
            record.addAuthor(person)
            record.extra.append((key, .string(words(range))))
        }
    }

    private mutating func structuredPerson(_ range: Range<Int>) -> PersonValue {
        var person = PersonValue()
        for child in children(of: range) {
            switch child.name {
            case "name": person.name = child.text
            case "email": person.email = child.text
            case "uri", "url", "homepage":
                person.url = WebReference.resolve(child.text, against: child.base ?? base)
            default: continue
            }
        }
        guard person.display == nil else { return person }
        return PersonValue(words(range, maxBytes: ParseLimits.maxPersonBytes))
    }

    // MARK: - Children

    /// The elements directly inside a range, with their texts.
    private mutating func children(of range: Range<Int>) -> [(name: String, text: String, base: String?)] {
        var found: [(name: String, text: String, base: String?)] = []
        var inner = MarkupScanner(scanner.bytes, in: range)
        var open: (name: String, start: Int, base: String?)?
        while true {
            switch inner.next() {
            case .startTag where open == nil && !inner.isSelfClosing:
                let ownBase = inner.attribute("base")
                    .map { WebReference.resolve(text(of: $0), against: base) }
                open = (scanner.bytes.text(inner.localName).lowercased(), inner.position, ownBase)
            case .endTag:
                guard let child = open, scanner.bytes.text(inner.localName).lowercased() == child.name else {
                    continue
                }
                let text = word(child.start..<inner.tokenStart)
                if !text.isEmpty, found.count < ParseLimits.maxListed {
                    found.append((child.name, text, child.base))
                }
                open = nil
            case .end: return found
            default: continue
            }
        }
    }

    private mutating func storeExtra(
        _ key: String,
        _ attributes: [(key: String, value: JSONValue)],
        _ range: Range<Int>
    ) {
        let text = word(range)
        var members = attributes
        if !text.isEmpty { members.append(("content", .string(text))) }
        let value: JSONValue = attributes.isEmpty ? .string(text) : .object(members)
        if !value.isEmpty { record.extra.append((key, value)) }
    }

    private mutating func storeStructure(_ key: String, _ range: Range<Int>) {
        var members = children(of: range).map { ($0.name, JSONValue.string($0.text)) }
        if members.isEmpty { members = [("content", .string(word(range)))] }
        record.extra.append((key, .object(members.map { (key: $0.0, value: $0.1) })))
    }
}

extension Capture.Field {
    fileprivate var isText: Bool {
        switch self {
        case .title, .summary, .content, .rights, .info: true
        default: false
        }
    }
}

extension Capture {
    /// `itunes:subtitle` is a shorter `itunes:summary`.
    fileprivate var summaryPenalty: UInt8 {
        tag.name.space == .itunes && tag.name.local == .subtitle ? 1 : 0
    }
}

extension Record {
    /// Keeps an author once, under the best of the vocabularies that name them.
    func addAuthor(_ person: PersonValue) {
        guard authors.count < ParseLimits.maxListed,
            !authors.contains(where: {
                $0.name == person.name && $0.email == person.email && $0.url == person.url
            })
        else { return }
        let index = authors.firstIndex { $0.rank > person.rank } ?? authors.count
        authors.insert(person, at: index)
    }
}

extension ByteSlice {
    /// The text without the marks of a CDATA section that was escaped, or put into another one.
    fileprivate var withoutSectionMarks: ByteSlice {
        let (low, high) = (range.lowerBound + 9, range.upperBound - 3)
        guard low <= high, bytes[range.lowerBound] == Byte.less,
            bytes.hasWord("<![cdata[", at: range.lowerBound),
            bytes.hasWord("]]>", at: high)
        else { return self }
        return ByteSlice(bytes, low..<high).trimmed
    }
}
