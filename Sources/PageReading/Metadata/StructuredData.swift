// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation

/// What a page says of its article for programs: schema.org in JSON-LD.
struct StructuredData {
    /// The headline.
    var headline: String?
    /// The main text, plain.
    var body: String?
    /// The authors' names.
    var authors: [String] = []
    /// `datePublished`.
    var published: Date?
    /// `inLanguage`.
    var language: String?
    /// The publisher's name.
    var publisher: String?

    /// Takes what the scripts of a page say of its own article; what is not JSON is passed over.
    init(_ scripts: [String], about page: PageIdentity) {
        let articles = scripts.flatMap(Self.articles)
        for article in page.own(articles, urls: Self.urls, title: { Self.string($0["headline"]) }) {
            take(article)
        }
    }

    private typealias Object = [String: Any]

    /// The objects in a script that describe an article, wherever they stand.
    private static func articles(in script: String) -> [Object] {
        guard let json = LooseJSON.value(script) else { return [] }
        var found: [Object] = []
        var open: [Any] = [json]
        var count = 0
        while let value = open.popLast(), count < 20_000 {
            count += 1
            if let list = value as? [Any] { open += list.reversed() }
            guard let object = value as? Object else { continue }
            if isArticle(object) { found.append(object) }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"] {
                if let inner = object[key], !(inner is String) { open.append(inner) }
            }
        }
        return found
    }

    private static func isArticle(_ object: Object) -> Bool {
        let types = (object["@type"] as? [Any] ?? [object["@type"] as Any]).compactMap { $0 as? String }
        return types.contains { type in
            let name = type.split(separator: "/").last.map(String.init) ?? type
            return name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report"
                || name == "Review"
        }
    }

    /// The addresses by which an article calls itself.
    private static func urls(_ article: Object) -> [String] {
        let page = article["mainEntityOfPage"]
        return [article["url"], article["@id"], page, (page as? Object)?["@id"], (page as? Object)?["url"]]
            .compactMap { $0 as? String }
    }

    private mutating func take(_ article: Object) {
        if headline == nil { headline = Self.string(article["headline"]) ?? Self.string(article["name"]) }
        if published == nil {
            published = Self.string(article["datePublished"] ?? article["dateCreated"])
                .flatMap(PageDate.parse)
        }
        if language == nil { language = Self.string(article["inLanguage"]) }
        if publisher == nil { publisher = Self.names(article["publisher"]).first }
        if authors.isEmpty { authors = Self.names(article["author"] ?? article["creator"]) }
        let text = Self.body(article)
        if text.utf8.count > body?.utf8.count ?? 0 { body = text }
    }

    /// The text of an article, and behind it that of a live blog's entries; empty where none is stated.
    private static func body(_ article: Object) -> String {
        let value = article["articleBody"] ?? article["text"]
        let text =
            value as? String ?? (value as? [Any])?.compactMap { $0 as? String }.joined(separator: "\n\n")
        let updates = (article["liveBlogUpdate"] as? [Any])?.compactMap { $0 as? Object } ?? []
        let entries = updates.prefix(500).flatMap { [string($0["headline"]) ?? "", body($0)] }
        return ([text.map(plain) ?? ""] + entries).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Names of persons and organisations: strings, objects with a name, or lists of these.
    private static func names(_ value: Any?) -> [String] {
        let values = value as? [Any] ?? [value as Any]
        return values.prefix(20).compactMap { string($0) ?? string(($0 as? Object)?["name"]) }
    }

    private static func string(_ value: Any?) -> String? {
        let text =
            value as? String ?? (value as? [Any])?.first as? String ?? (value as? Object)?["name"] as? String
        guard let line = text.map({ HTMLText.plainText(of: $0).oneLine }), !line.isEmpty else { return nil }
        return line
    }

    /// Text with its paragraphs; where there are tags or references in it, it is HTML.
    private static func plain(_ text: String) -> String {
        if text.contains("<"), text.contains(">") { return HTMLText.plainText(of: text) }
        let paragraphs = text.split(whereSeparator: \.isNewline).map { HTMLText.plainText(of: String($0)) }
        return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

/// JSON as pages write it: with raw line ends in strings, comments of HTML and CDATA around it, or a `;` behind.
enum LooseJSON {
    /// The value of a text; nil when nothing can be made of it.
    static func value(_ text: String) -> Any? {
        guard text.utf8.count <= PageLimits.maxScriptBytes else { return nil }
        let bytes = Array(text.replacing("<![CDATA[", with: "").replacing("]]>", with: "").utf8)
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let end = bytes.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }),
            start < end
        else { return nil }
        return try? JSONSerialization.jsonObject(with: Data(repaired(bytes[start...end])))
    }

    /// With control characters in strings escaped, and without commas before a closing bracket.
    private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 64)
        var isString = false
        var isEscaped = false
        for byte in bytes {
            if isString {
                if byte < 0x20 {
                    out += Array(byte == 0x0a ? "\\n".utf8 : " ".utf8)
                    isEscaped = false
                    continue
                }
                if byte == UInt8(ascii: "\""), !isEscaped { isString = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            } else if byte == UInt8(ascii: "\"") {
                isString = true
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                while let last = out.last, last.isSpace { out.removeLast() }
                if out.last == UInt8(ascii: ",") { out.removeLast() }
            }
            out.append(byte)
        }
        return out
    }
}
