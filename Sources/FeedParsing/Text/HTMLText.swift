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
        plainText(of: Array(html.utf8), maxBytes: maxBytes).text
    }

    /// The same for bytes of UTF-8.
    public static func plainText(of html: [UInt8], maxBytes: Int = 256 << 10) -> [UInt8] {
        plainText(of: ByteSlice(html), maxBytes: maxBytes)
    }

    /// The same for a part of an array.
    static func plainText(of html: ByteSlice, maxBytes: Int = 256 << 10) -> [UInt8] {
        let first = strip(html, maxBytes)
        guard !first.sawTag else { return first.text }
        let text = ByteSlice(first.text)
        return holdsTag(text) ? strip(text, maxBytes).text : first.text
    }

    /// Text that is no markup, with its white space in order.
    static func tidy(_ text: ByteSlice, maxBytes: Int = 256 << 10, lines: TextBuilder.Lines) -> [UInt8] {
        var builder = TextBuilder(maxBytes: maxBytes, expected: text.count)
        builder.append(text.bytes, text.range, lines: lines)
        return builder.finished()
    }

    /// Whether a tag of HTML stands in it.
    static func holdsTag(_ text: ByteSlice) -> Bool {
        var scanner = MarkupScanner(text.bytes, in: text.range, keepingAttributes: false)
        while text.bytes.firstIndex(of: Byte.less, in: scanner.position..<scanner.end) != nil {
            switch scanner.next() {
            case .startTag, .endTag:
                if HTMLTag.named(scanner.localName, in: text.bytes) != nil { return true }
            case .end: return false
            default: continue
            }
        }
        return false
    }

    private static func strip(_ html: ByteSlice, _ maxBytes: Int) -> (text: [UInt8], sawTag: Bool) {
        var stripper = HTMLStripper(html, maxBytes: maxBytes)
        return stripper.run()
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

    init(_ html: ByteSlice, maxBytes: Int) {
        scanner = MarkupScanner(html.bytes, in: html.range, keepingAttributes: false)
        builder = TextBuilder(maxBytes: maxBytes, expected: html.count)
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
        let lines: TextBuilder.Lines = preformatted > 0 ? .kept : .collapsed
        var from = range.lowerBound
        while let hit = bytes.firstIndex(of: Byte.ampersand, in: from..<range.upperBound) {
            builder.append(bytes, from..<hit, lines: lines)
            scratch.removeAll(keepingCapacity: true)
            from = CharacterReferences.appendReference(bytes, hit, range.upperBound, .html, to: &scratch)
            builder.append(scratch, 0..<scratch.count, lines: lines)
        }
        builder.append(bytes, from..<range.upperBound, lines: lines)
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
