// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Decides whether a text is a URL that may be asked.
///
/// Strict on purpose: a checker and a client that read one text differently are how requests end up at the wrong
/// host (`http://169.254.169.254\@example.org/`), so what could be read in two ways is refused.
package enum WebAddress {
    /// What is wrong with a text as a URL.
    package struct Fault: Error, Equatable {
        package let message: String
        package let hint: String
    }

    private static let longest = 2_048
    private static let extraCharacters = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)

    private static let badCharacter = Fault(
        message: "has a space, a control character or one of \" < > [ ] ^ ` { | }",
        hint: "percent-encode it"
    )

    /// The URL, or the first thing wrong with it; the fault does not quote the text, which may be a credential.
    package static func parse(_ text: String) -> Result<URL, Fault> {
        if let fault = faultInCharacters(text) ?? faultInParts(text) { return .failure(fault) }
        guard let url = URL(string: text, encodingInvalidCharacters: false), let host = url.host(),
            host.lowercased() == ownHost(of: text).lowercased().trimmingCharacters(in: ["[", "]"])
        else { return .failure(Fault(message: "is not a URL", hint: "write it as https://host/path")) }
        return .success(url)
    }

    private static func faultInCharacters(_ text: String) -> Fault? {
        if text.utf8.count > longest {
            return Fault(message: "is longer than \(longest) bytes", hint: "use a shorter URL")
        }
        if text.utf8.contains(UInt8(ascii: "\\")) {
            return Fault(message: "has a backslash", hint: "a URL has forward slashes only")
        }
        for byte in text.utf8 where !isAllowed(byte) {
            return byte >= 0x80
                ? Fault(
                    message: "has a character outside ASCII",
                    hint: "percent-encode the path (%E5%8C%97), write the host in punycode (xn--…)"
                )
                : badCharacter
        }
        return nil
    }

    private static func faultInParts(_ text: String) -> Fault? {
        let lower = text.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else {
            return Fault(message: "is not an http or https URL", hint: "write it as https://host/path")
        }
        if text.utf8.contains(UInt8(ascii: "#")) {
            return Fault(message: "has a fragment", hint: "remove '#' and what follows: it is never sent")
        }
        let authority = authority(of: text)
        if authority.utf8.contains(UInt8(ascii: "@")) {
            return Fault(
                message: "has a user name or password",
                hint: "send them as a header: `headers: { Authorization: { credential: NAME } }`"
            )
        }
        if ownHost(of: text).isEmpty {
            return Fault(message: "has no host", hint: "write it as https://host/path")
        }
        if text.dropFirst(scheme(of: text).count + authority.count).contains(where: { "[]".contains($0) }) {
            return badCharacter
        }
        let port = authority.dropFirst(ownHost(of: text).count)
        if !port.isEmpty, !port.hasPrefix(":") || !(1...65_535).contains(Int(port.dropFirst()) ?? 0) {
            return Fault(message: "has a bad port", hint: "a port is a number from 1 to 65535")
        }
        return nil
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: extraCharacters.contains(byte)
        }
    }

    private static func scheme(of text: String) -> Substring {
        text.firstRange(of: "://").map { text[..<$0.upperBound] } ?? ""
    }

    private static func authority(of text: String) -> Substring {
        text.dropFirst(scheme(of: text).count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }

    private static func ownHost(of text: String) -> Substring {
        let authority = authority(of: text)
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return authority[...end] }
        return authority.prefix { $0 != ":" }
    }
}
