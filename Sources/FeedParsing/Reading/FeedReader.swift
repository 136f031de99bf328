// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads the markup of a feed into records: a stack of open elements over a `MarkupScanner`.
///
/// One pass. An element whose text counts is remembered as a range of the input and read when it closes; what is
/// in it is not looked at before. Items are taken at any depth, end tags close what they can.
///
/// Its small questions are `mutating`, though they change nothing: whoever asks one that is not hands it a copy of
/// all of the reader, some 400 bytes (Swift 6.3, November 2026).
struct FeedReader {
    var scanner: MarkupScanner
    let detail: Detail
    let context: DocumentContext
    var record = Record()
    var entries: [Record] = []
    var format: FeedFormat?
    var malformed: Set<Malformation> = []
    var capture: Capture?

    /// The first element of a document that is no feed.
    private(set) var strangeRoot: String?
    private var isRefused = false
    private var sawUndeclaredEntity = false
    private var frames: [Frame] = []
    private var outer: [Record] = []
    private var entryDepth: Int?
    private var overDepth = 0
    private var bases: [String?]
    private var languages: [String?]
    private var scope = NamespaceScope()

    /// How much is collected.
    enum Detail {
        /// What watching needs.
        case watching
        /// Everything.
        case canonical
    }

    /// An open element.
    private struct Frame {
        let name: ElementName
        let role: Role
        let bindings: Int
        let bases: Int
        let languages: Int
    }

    /// What an open element is for its children.
    enum Role {
        /// They belong to the record that is being read.
        case record
        /// The element is an entry.
        case entry
        /// The element is an entry's source.
        case source
        /// They mean nothing, entries apart.
        case ignored
    }

    init(_ bytes: [UInt8], context: DocumentContext, detail: Detail) {
        scanner = MarkupScanner(bytes)
        self.context = context
        self.detail = detail
        let location = context.contentLocation.map { WebReference.resolve($0, against: context.url) }
        bases = [WebReference.base(location.flatMap { WebReference.isWeb($0) ? $0 : nil } ?? context.url)]
        languages = [nil]
    }

    /// The base of relative links where the reader stands.
    var base: String? { bases.last ?? nil }
    /// The language where the reader stands.
    var language: String? { languages.last ?? nil }
    /// Whether an entry is open.
    var isInEntry: Bool { entryDepth != nil }
    /// Whether the record being read is an entry, not its source.
    var isReadingEntry: Bool { entryDepth != nil && outer.count == 1 }
    /// Whether the document is Atom.
    var isAtom: Bool { format?.family == .atom }

    /// Reads the document to its end.
    mutating func read() {
        while !isRefused {
            switch scanner.next() {
            case .text(let range): lookForEntities(in: range)
            case .other: continue
            case .cdata: capture?.sawSection = true
            case .startTag: startTag()
            case .endTag: endTag()
            case .end: return finish()
            }
        }
    }

    private mutating func lookForEntities(in range: Range<Int>) {
        sawUndeclaredEntity = sawUndeclaredEntity || !CharacterReferences.areXML(scanner.bytes, range)
    }

    // MARK: - Tags

    private mutating func startTag() {
        if overDepth > 0 || frames.count >= ParseLimits.maxDepth {
            guard let entryKey, nameKey() == entryKey else { return startTooDeep() }
            overDepth = 0
        }
        if capture != nil, !closesCapture() { return }
        let frame = open()
        if format == nil { return openRoot(frame) }
        if isEntryStart(frame.name) { return openEntry(frame) }
        guard let parent = frames.last, parent.role != .ignored else { return push(frame, .ignored) }
        element(frame.name, frame)
    }

    private mutating func startTooDeep() {
        malformed.insert(.overLimit)
        if !scanner.isSelfClosing { overDepth += 1 }
    }

    /// Notes a tag inside a text; answers whether it cannot be inside, so that the text ends before it.
    private mutating func closesCapture() -> Bool {
        let key = nameKey()
        if key == entryKey || (capture?.isShort == true && isSibling())
            || (capture?.isExtra == true && isEntryName())
        {
            malformed.insert(.mismatchedTags)
            finishCapture(at: scanner.tokenStart)
            return true
        }
        capture?.sawMarkup = true
        if key == capture?.key, !scanner.isSelfClosing { capture?.depth += 1 }
        return false
    }

    /// The name of the entry that is open.
    private var entryKey: NameKey? {
        mutating get {
            guard let entryDepth else { return nil }
            return frames[entryDepth].name.key
        }
    }

    /// Whether the tag is one that never stands in a short text: the text was not closed.
    private mutating func isSibling() -> Bool {
        switch LocalName.named(scanner.name, in: scanner.bytes) {
        case .item, .entry, .guid, .pubdate, .description: true
        case .link: !scanner.attributes.isEmpty || !isAtom
        default: false
        }
    }

    private mutating func isEntryName() -> Bool {
        switch LocalName.named(scanner.name, in: scanner.bytes) {
        case .item, .entry: true
        default: false
        }
    }

    private mutating func endTag() {
        let key = nameKey()
        if overDepth > 0 {
            // The end of an entry is that, however many elements in it were not closed.
            guard key == entryKey else {
                overDepth -= 1
                return
            }
            overDepth = 0
        }
        if let wanted = capture?.key {
            if key == wanted {
                capture?.depth -= 1
                if let depth = capture?.depth, depth < 0 { finishCapture(at: scanner.tokenStart) }
                return
            }
            // The end of an element around it: the text was not closed.
            guard frames.contains(where: { $0.name.key == key }) else { return }
            malformed.insert(.mismatchedTags)
            finishCapture(at: scanner.tokenStart)
        }
        guard let index = frames.lastIndex(where: { $0.name.key == key }) else {
            malformed.insert(.mismatchedTags)
            return
        }
        if index < frames.count - 1 { malformed.insert(.mismatchedTags) }
        while frames.count > index { close() }
    }

    private mutating func nameKey() -> NameKey { NameKey(scanner.bytes, scanner.name) }

    private mutating func finish() {
        if scope.sawUndeclaredPrefix { malformed.insert(.undeclaredPrefix) }
        if sawUndeclaredEntity { malformed.insert(.undeclaredEntity) }
        guard format != nil else { return }
        if capture != nil || !frames.isEmpty || scanner.isCutShort { malformed.insert(.truncated) }
        capture = nil
        // An entry that broke off is not whole: it comes again with the next document.
        while !outer.isEmpty { record = outer.removeLast() }
        frames.removeAll()
    }

    // MARK: - The stack

    /// Takes the declarations of a start tag, and names it.
    private mutating func open() -> OpenTag {
        let marks = (scope.count, bases.count, languages.count)
        for attribute in scanner.attributes {
            lookForEntities(in: attribute.value)
            if scanner.bytes[attribute.name.lowerBound] | 0x20 == 0x78 { declare(attribute) }
        }
        return OpenTag(name: elementName(), bindings: marks.0, bases: marks.1, languages: marks.2)
    }

    private mutating func declare(_ attribute: MarkupScanner.Attribute) {
        let bytes = scanner.bytes
        let name = attribute.name
        if bytes.matches(name, "xmlns") {
            scope.bind(name.upperBound..<name.upperBound, to: attribute.value, in: bytes)
        } else if bytes.hasWord("xmlns:", at: name.lowerBound), name.count > 6 {
            scope.bind(name.lowerBound + 6..<name.upperBound, to: attribute.value, in: bytes)
        } else if bytes.matches(name, "xml:base") {
            let stated = WebReference.resolve(text(of: attribute.value), against: base)
            // `javascript:` is no place.
            let isPlace = WebReference.isWeb(stated) || WebReference.scheme(of: stated) == nil
            bases.append(isPlace ? WebReference.base(stated) ?? base : base)
        } else if bytes.matches(name, "xml:lang") {
            let tag = text(of: attribute.value)
            languages.append(tag.isEmpty ? nil : tag.replacing("_", with: "-"))
        }
    }

    private mutating func elementName() -> ElementName {
        let bytes = scanner.bytes
        let local = scanner.localName
        let prefix = scanner.name.lowerBound..<max(scanner.name.lowerBound, local.lowerBound - 1)
        let key = nameKey()
        var space = scope.space(of: prefix, in: bytes)
        guard prefix.isEmpty else {
            return ElementName(space: space, local: LocalName.named(local, in: bytes), key: key)
        }
        let name = LocalName.named(local, in: bytes, key: key)
        if space != .native, space != .atom, name == .channel || name == .item || name == .entry {
            scope.correctDefault()
            space = .native
        }
        return ElementName(space: space, local: name, key: key)
    }

    /// Opens an element, or passes over it when it is empty.
    mutating func push(_ frame: OpenTag, _ role: Role) {
        frames.append(
            Frame(
                name: frame.name,
                role: role,
                bindings: frame.bindings,
                bases: frame.bases,
                languages: frame.languages
            )
        )
        if role == .entry { entryDepth = frames.count - 1 }
        if role == .entry || role == .source {
            outer.append(record)
            record = Record()
            record.base = base
            record.statesBase = isAtom && bases.count > 1
        }
        if scanner.isSelfClosing, role != .entry { close() }
    }

    private mutating func close() {
        guard let frame = frames.popLast() else { return }
        switch frame.role {
        case .entry:
            entryDepth = nil
            let entry = record
            record = outer.popLast() ?? Record()
            keep(entry)
        case .source:
            let source = record
            record = outer.popLast() ?? Record()
            record.source = [source]
        case .record, .ignored: break
        }
        restore(bindings: frame.bindings, bases: frame.bases, languages: frame.languages)
    }

    mutating func restore(bindings: Int, bases: Int, languages: Int) {
        scope.drop(to: bindings)
        if bases < self.bases.count { self.bases.removeLast(self.bases.count - bases) }
        if languages < self.languages.count { self.languages.removeLast(self.languages.count - languages) }
    }

    private mutating func keep(_ entry: Record) {
        if entries.count < ParseLimits.maxEntries {
            entries.append(entry)
        } else {
            malformed.insert(.overLimit)
        }
    }

    // MARK: - Roots and entries

    private mutating func openRoot(_ frame: OpenTag) {
        guard let found = RootElement.format(of: frame.name, scanner) else {
            refuseOrPassOver(frame.name)
            return restore(bindings: frame.bindings, bases: frame.bases, languages: frame.languages)
        }
        format = found
        if strangeRoot != nil { malformed.insert(.junkBeforeRoot) }
        record.language = language
        record.base = base
        record.statesBase = isAtom && bases.count > 1
        if found == .cdf { takeAttributesOfCDF() }
        if frame.name.space != .atom { scope.correctDefault() }
        // An Atom entry may be a document of its own (RFC 4287, section 2).
        if frame.name.local == .entry { openEntry(frame) } else { push(frame, .record) }
    }

    /// What stands before a feed (a warning of PHP, say) is passed over, for a while; a page is refused.
    private mutating func refuseOrPassOver(_ name: ElementName) {
        strangeRoot = strangeRoot ?? scanner.bytes.text(scanner.localName).lowercased()
        switch name.local {
        case .html, .opml, .sitemapindex:
            strangeRoot = name.local.rawValue
            isRefused = true
        default: isRefused = scanner.position > ParseLimits.maxPreambleBytes
        }
    }

    private mutating func isEntryStart(_ name: ElementName) -> Bool {
        guard name.space == .native || name.space == .atom else { return false }
        switch name.local {
        case .item: return true
        case .entry: return name.space == .atom || isAtom
        case .url: return format == .sitemap && !isInEntry
        default: return false
        }
    }

    private mutating func openEntry(_ frame: OpenTag) {
        // The entry before was not closed.
        if let depth = entryDepth {
            malformed.insert(.mismatchedTags)
            while frames.count > depth { close() }
        }
        push(frame, .entry)
        if attribute("lang") != nil { record.language = language }
        if let about = attribute("about") { record.id.offer(about, rank: 1) }
        if format == .cdf { takeAttributesOfCDF() }
        if scanner.isSelfClosing { close() }
    }

    /// CDF has its links and dates in attributes.
    private mutating func takeAttributesOfCDF() {
        if let href = attribute("href") { record.link.offer(resolve(href), rank: 0) }
        if let date = attribute("lastmod") {
            record.updated.offer(StatedDate(raw: date, date: FeedDate.parse(date)), rank: 0)
        }
    }

    // MARK: - Attributes

    /// The value of an attribute of the last start tag, its references resolved.
    mutating func attribute(_ name: StaticString) -> String? {
        guard let value = scanner.attribute(name) else { return nil }
        return text(of: value)
    }

    /// Whether an attribute of the last start tag is this word, without regard to case.
    mutating func states(_ name: StaticString, _ word: StaticString) -> Bool {
        guard let value = scanner.attribute(name) else { return false }
        return scanner.bytes.matches(scanner.bytes.trimmed(value), word)
    }

    /// A range of the input as text, references resolved, trimmed.
    mutating func text(of range: Range<Int>) -> String { resolved(range).text }

    /// A range of the input, references resolved, trimmed.
    mutating func resolved(_ range: Range<Int>) -> ByteSlice {
        let slice = ByteSlice(scanner.bytes, range).trimmed
        guard slice.contains(Byte.ampersand) else { return slice }
        return ByteSlice(CharacterReferences.resolved(slice, as: .xml))
    }

    /// The link in an attribute of the last start tag, made absolute.
    mutating func link(inAttribute name: StaticString) -> String? {
        guard let value = attribute(name) else { return nil }
        return resolve(value)
    }

    /// A link made absolute.
    mutating func resolve(_ reference: String) -> String {
        WebReference.resolve(reference, against: base)
    }
}

/// A start tag on its way to the stack: its name, and what to go back to when it closes.
struct OpenTag {
    let name: ElementName
    let bindings: Int
    let bases: Int
    let languages: Int
}
