// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// HTML as plain text.
public enum HTMLText {
    /// The text of a piece of HTML, at most `maxBytes` bytes, cut at a character.
    ///
    /// Block tags divide paragraphs by a blank line, `<br>` ends a line, scripts and styles vanish, references
    /// are resolved, other white space is one space, control characters are gone. Where the text that comes out
    /// is HTML again (it was escaped twice), that is stripped, too.
    public static func plainText(of html: String, maxBytes: Int = 256 << 10) -> String {
        String(decoding: plainText(of: Array(html.utf8), maxBytes: maxBytes), as: UTF8.self)
    }

    /// The same for bytes of UTF-8.
    public static func plainText(of html: [UInt8], maxBytes: Int = 256 << 10) -> [UInt8] {
        let first = strip(html, maxBytes)
        guard !first.sawTag, holdsTag(first.text) else { return first.text }
        return strip(first.text, maxBytes).text
    }

    /// Text that is no markup, with its white space in order.
    static func tidy(_ text: [UInt8], maxBytes: Int = 256 << 10, lines: TextBuilder.Lines) -> [UInt8] {
        var builder = TextBuilder(maxBytes: maxBytes)
        builder.append(text, 0..<text.count, lines: lines)
        return builder.finished()
    }

    /// Whether a tag of HTML stands in it.
    static func holdsTag(_ text: [UInt8]) -> Bool {
        var scanner = MarkupScanner(text)
        while text.firstIndex(of: Byte.less, in: scanner.position..<text.count) != nil {
            switch scanner.next() {
            case .startTag, .endTag: if HTMLTag.named(scanner.localName, in: text) != nil { return true }
            case .end: return false
            default: continue
            }
        }
        return false
    }

    private static func strip(_ html: [UInt8], _ maxBytes: Int) -> (text: [UInt8], sawTag: Bool) {
        var stripper = HTMLStripper(html, maxBytes: maxBytes)
        return stripper.run()
    }
}

extension MarkupScanner {
    /// The name of the last tag without its prefix.
    var localName: Range<Int> {
        guard let colon = bytes.firstIndex(of: Byte.colon, in: name) else { return name }
        return colon + 1..<name.upperBound
    }
}

/// One pass over HTML that leaves its text.
private struct HTMLStripper {
    private var scanner: MarkupScanner
    private var builder: TextBuilder
    private var scratch: [UInt8] = []
    private var preformatted = 0
    private var isReading = false
    private var sawTag = false

    init(_ html: [UInt8], maxBytes: Int) {
        scanner = MarkupScanner(html)
        builder = TextBuilder(maxBytes: maxBytes)
    }

    mutating func run() -> (text: [UInt8], sawTag: Bool) {
        while !builder.isFull {
            switch scanner.next() {
            case .text(let range): append(range)
            case .cdata(let range):
                builder.append(scanner.bytes, range, lines: preformatted > 0 ? .kept : .collapsed)
            case .startTag: tag(isStart: true)
            case .endTag: tag(isStart: false)
            case .other: continue
            case .end: return (builder.finished(), sawTag)
            }
        }
        return (builder.finished(), sawTag)
    }

    private mutating func append(_ range: Range<Int>) {
        guard !isReading else { return }
        let bytes = scanner.bytes
        guard bytes.firstIndex(of: Byte.ampersand, in: range) != nil else {
            builder.append(bytes, range, lines: preformatted > 0 ? .kept : .collapsed)
            return
        }
        scratch.removeAll(keepingCapacity: true)
        CharacterReferences.append(bytes, range, as: .html, to: &scratch)
        builder.append(scratch, 0..<scratch.count, lines: preformatted > 0 ? .kept : .collapsed)
    }

    private mutating func tag(isStart: Bool) {
        sawTag = true
        let name = scanner.localName
        let kind = HTMLTag.named(name, in: scanner.bytes)
        // The end tag of `<rt>` may be missing: whatever follows but inline markup ends it.
        if isReading, kind != .inline || scanner.bytes.matches(name, "ruby") { isReading = false }
        switch kind {
        case nil, .inline: break
        case .reading: isReading = isStart
        case .space: builder.add(.space)
        case .line: addLine(isStart: isStart, name)
        case .block:
            builder.add(.paragraph)
            if scanner.bytes.matches(name, "pre") { preformatted = max(0, preformatted + (isStart ? 1 : -1)) }
        case .hidden: if isStart, !scanner.isSelfClosing { skipHidden(name) }
        }
    }

    private mutating func addLine(isStart: Bool, _ name: Range<Int>) {
        // Two `<br>` make a paragraph; `</li><li>` is one line end, not two.
        if scanner.bytes.matches(name, "br") {
            if isStart || scanner.isSelfClosing { builder.add(.line) }
        } else if isStart {
            builder.addSoftLine()
        }
    }

    private mutating func skipHidden(_ name: Range<Int>) {
        let bytes = scanner.bytes
        if bytes.matches(name, "script") { scanner.skipRawText(until: "script") }
        if bytes.matches(name, "style") { scanner.skipRawText(until: "style") }
        if bytes.matches(name, "iframe") { scanner.skipRawText(until: "iframe") }
        if bytes.matches(name, "template") { scanner.skipRawText(until: "template") }
        if bytes.matches(name, "textarea") { scanner.skipRawText(until: "textarea") }
        if bytes.matches(name, "noframes") { scanner.skipRawText(until: "noframes") }
    }
}

extension TextBuilder {
    /// Asks for a new line, but not for a second one.
    mutating func addSoftLine() {
        if !isBroken { add(.line) }
    }
}
