// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Compiled by `run` into one module with the sources of FeedParsing, for libFuzzer.

import Foundation
import NewsModel

/// What eats the bytes.
private enum FuzzTarget: String, CaseIterable {
    /// A feed in markup, to entries and to the canonical document.
    case markup
    /// A JSON Feed.
    case json
    /// A date.
    case date
    /// A body in some charset; the first byte names one.
    case charset
    /// A list of feeds.
    case opml
    /// HTML as plain text.
    case html
    /// A body that says it is gzip.
    case gzip

    /// `run` names it in the environment.
    static let chosen =
        ProcessInfo.processInfo.environment["WATCHWORD_FUZZ"].flatMap(FuzzTarget.init) ?? .markup

    func eat(_ bytes: [UInt8]) {
        switch self {
        case .markup: parse(bytes)
        case .json: parse(Array("{\"version\":\"https://jsonfeed.org/version/1.1\",".utf8) + bytes)
        case .date: date(bytes)
        case .charset: charset(bytes)
        case .opml: list(bytes)
        case .html: html(bytes)
        case .gzip: gzip(bytes)
        }
    }

    private func parse(_ bytes: [UInt8]) {
        let context = DocumentContext(url: "https://host.example/feed", contentType: "text/xml")
        if let feed = try? FeedParser.parse(bytes, context: context) { feed.entries.forEach(check) }
        _ = try? CanonicalDocument(parsing: bytes, context: context).json
    }

    private func check(_ entry: Entry) {
        for text in [entry.text.title, entry.text.lead, entry.text.body] { isPlain(text) }
        precondition(!entry.text.title.utf8.contains(Byte.lineFeed), "a title has one line")
    }

    private func isPlain(_ text: String) {
        precondition(text.utf8.count <= ArticleText.maxFieldBytes, "a text has at most 256 KiB")
        precondition(
            !text.utf8.contains { $0 < Byte.space && $0 != Byte.lineFeed || $0 == 0x7f },
            "a text has no controls"
        )
    }

    private func date(_ bytes: [UInt8]) {
        let quick = PlainDate.parse(ByteSlice(bytes))
        precondition(quick == nil || quick == FeedDate.parse(bytes), "both ways to read a date agree")
        _ = FeedDate.parse(String(decoding: bytes, as: UTF8.self))
    }

    private func charset(_ bytes: [UInt8]) {
        let labels = [
            "utf-8", "gb18030", "shift_jis", "iso-2022-jp", "euc-kr", "big5", "utf-16", "hz-gb-2312",
            "windows-1251", "windows-1258", "utf-7", "utf-32", "nonsense",
        ]
        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        precondition(UTF8Check.isUTF8(bytes, 0..<bytes.count) == isUTF8, "both looks at UTF-8 agree")
        let label = bytes.first.map { labels[Int($0) % labels.count] } ?? ""
        let text = DecodedText(Array(bytes.dropFirst()), contentType: "text/xml; charset=\(label)")
        let check = UTF8Check(text.bytes)
        precondition(check.invalidBytes == 0 && check.controls == 0, "a text is clean UTF-8")
    }

    private func list(_ bytes: [UInt8]) {
        guard let list = try? OPMLReader.read(bytes) else { return }
        let written = OPMLWriter.write(list)
        let again = try? OPMLReader.read(Array(written.utf8))
        precondition(again?.outlines.count == list.outlines.count, "a list comes back as it was written")
    }

    private func html(_ bytes: [UInt8]) {
        let text = DecodedText(bytes, contentType: nil).bytes
        isPlain(String(decoding: HTMLText.plainText(of: text), as: UTF8.self))
        _ = CanonicalHTML.text(of: text, against: "https://host.example/")
    }

    private func gzip(_ bytes: [UInt8]) {
        let body = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + bytes
        let opened = try? GzipBody(body, maxBytes: 1 << 20)
        precondition(opened.map { $0.bytes.count <= 1 << 20 } ?? true, "the bound holds")
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.chosen.eat(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
