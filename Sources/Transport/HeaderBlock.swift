// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Collects the header of an answer, line by line as libcurl hands it over.
struct HeaderBlock {
    private var collected: [(name: String, value: String)] = []
    /// Whether the body is encoded in a way that libcurl does not know.
    private(set) var hasUnknownEncoding = false

    /// The fields of the last block; one of status 1xx gives way to the next.
    var fields: HeaderFields { HeaderFields(collected.map { ($0.name, $0.value) }) }

    /// Takes one line with its line end.
    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        let line = Self.text(bytes)
        if line.hasPrefix("HTTP/") {
            self = HeaderBlock()
        } else if let first = line.first, first == " " || first == "\t" {
            // A folded line of old (RFC 9112, section 5.2).
            guard let last = collected.indices.last else { return }
            collected[last].value += " " + Self.trimmed(line[...])
        } else if let colon = line.firstIndex(of: ":") {
            add(String(line[..<colon]), Self.trimmed(line[line.index(after: colon)...]))
        }
    }

    private mutating func add(_ name: String, _ value: String) {
        collected.append((name, value))
        guard name.lowercased() == "content-encoding" else { return }
        let known = ["", "identity", "none", "gzip", "x-gzip", "deflate", "br", "zstd"]
        let codings = value.lowercased().split(separator: ",").map { Self.trimmed($0[...]) }
        hasUnknownEncoding = hasUnknownEncoding || !codings.allSatisfy(known.contains)
    }

    /// UTF-8 where it is, else each byte as its own character (Latin-1), so that nothing is lost.
    private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    private static func trimmed(_ text: Substring) -> String {
        let isSpace: (Character) -> Bool = {
            $0 == " " || $0 == "\t" || $0 == "\r\n" || $0 == "\r" || $0 == "\n"
        }
        guard let first = text.firstIndex(where: { !isSpace($0) }),
            let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }
}
