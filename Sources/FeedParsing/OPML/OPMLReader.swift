// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads lists of feeds, whoever wrote them: bare ampersands, any charset, names in any case, tags that do not match.
public enum OPMLReader {
    /// The deepest folder that is remembered; outlines further down count as its own.
    public static let maxFolders = 32
    /// Outlines of one list; more are passed over.
    public static let maxOutlines = 100_000

    /// The outlines of a list.
    ///
    /// One pass, linear in the number of bytes.
    /// - Throws: a `ParseFailure` when no element of OPML stands in it.
    public static func read(_ bytes: [UInt8]) throws(ParseFailure) -> OPMLDocument {
        try NotAFeed.refuseBytes(bytes)
        let text = DecodedText(bytes, contentType: nil)
        var reading = OPMLReading(text.bytes)
        reading.run()
        guard reading.sawList else { throw failure(of: text, root: reading.firstName) }
        return reading.document
    }

    private static func failure(of text: DecodedText, root: String?) -> ParseFailure {
        if text.bytes.allSatisfy(\.isMarkupSpace) { return ParseFailure(.empty, "the list is empty") }
        guard let root else { return ParseFailure(.text, "this is text without an <opml> element") }
        return ParseFailure(
            root.lowercased() == "html" ? .html : .otherMarkup,
            "the root element is <\(root)>, not <opml>"
        )
    }
}

/// One pass over a list.
private struct OPMLReading {
    private(set) var document = OPMLDocument()
    private(set) var sawList = false
    private(set) var firstName: String?
    private var scanner: MarkupScanner
    private var place: TextPlace
    /// For each open outline, how many folders were open around it.
    private var open: [Int8] = []
    /// Outlines that are open beyond those that `open` counts.
    private var uncounted = 0
    private var folders: [String] = []
    private var isInTitle = false

    /// Open outlines that are told apart.
    private static let maxOpen = 256

    init(_ bytes: [UInt8]) {
        scanner = MarkupScanner(bytes)
        place = TextPlace(bytes)
    }

    mutating func run() {
        while document.outlines.count < OPMLReader.maxOutlines {
            switch scanner.next() {
            case .startTag: startTag()
            case .endTag: endTag()
            case .text(let range), .cdata(let range): text(range)
            case .other: continue
            case .end: return
            }
        }
    }

    private mutating func startTag() {
        let name = scanner.localName
        if firstName == nil { firstName = scanner.bytes.text(name) }
        isInTitle = scanner.bytes.matches(name, "title") && sawList && document.title == nil
        if scanner.bytes.matches(name, "opml") { sawList = true }
        guard scanner.bytes.matches(name, "outline") else { return }
        sawList = true
        outline()
    }

    private mutating func endTag() {
        isInTitle = false
        guard scanner.bytes.matches(scanner.localName, "outline") else { return }
        if uncounted > 0 {
            uncounted -= 1
        } else if let count = open.popLast() {
            folders.removeLast(folders.count - Int(count))
        }
    }

    private mutating func text(_ range: Range<Int>) {
        guard isInTitle, let title = line(range) else { return }
        document.title = title
    }

    private mutating func outline() {
        let title = value("text") ?? value("title")
        let kind = value("type")?.lowercased() ?? "rss"
        let xmlURL = (value("xmlurl") ?? (isFeed(kind) ? value("url") : nil)).map(Self.webURL)
        let isFolder = xmlURL == nil && kind != "include" && !claimsToBeFeed
        if !isFolder {
            document.outlines.append(
                OPMLDocument.Outline(
                    title: title ?? "",
                    xmlURL: xmlURL,
                    htmlURL: value("htmlurl"),
                    kind: kind,
                    folders: folders,
                    categories: categories,
                    position: place.position(at: scanner.tokenStart)
                )
            )
        }
        guard !scanner.isSelfClosing else { return }
        enter(isFolder ? title : nil)
    }

    private mutating func enter(_ folder: String?) {
        guard open.count < Self.maxOpen, uncounted == 0 else {
            uncounted += 1
            return
        }
        open.append(Int8(folders.count))
        if let folder, folders.count < OPMLReader.maxFolders { folders.append(folder) }
    }

    /// A URL that some browsers hand to a feed reader, `feed://h.example/` or `feed:https://h.example/`, as the web's.
    private static func webURL(_ url: String) -> String {
        guard url.lowercased().hasPrefix("feed:") else { return url }
        let rest = url.dropFirst(5)
        return rest.hasPrefix("//") ? "http:" + rest : String(rest)
    }

    /// Whether an outline without a URL means a feed, and is no folder.
    private var claimsToBeFeed: Bool {
        guard let type = value("type")?.lowercased() else { return false }
        return isFeed(type)
    }

    private func isFeed(_ kind: String) -> Bool { kind == "rss" || kind == "atom" || kind == "feed" }

    private var categories: [String] {
        (value("category") ?? "").split(separator: ",")
            .compactMap {
                let category = WebReference.trim(String($0))
                return category.isEmpty ? nil : category
            }
    }

    /// An attribute's text, trimmed; nil when it is missing or empty.
    private func value(_ name: StaticString) -> String? {
        scanner.attribute(name).flatMap(line)
    }

    private func line(_ range: Range<Int>) -> String? {
        var out: [UInt8] = []
        CharacterReferences.append(scanner.bytes, range, as: .xml, to: &out)
        let tidy = HTMLText.tidy(ByteSlice(out), maxBytes: 4 << 10, lines: .collapsed)
        return tidy.isEmpty ? nil : String(decoding: tidy, as: UTF8.self)
    }
}
