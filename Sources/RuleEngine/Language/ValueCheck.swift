// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Finds values that no article can have: a rule that asks for one is blind.
enum ValueCheck {
    /// What is wrong with a value, which stands at a place of the source; nil when nothing is.
    static func problem(_ field: ValueField, _ text: String, _ range: Range<Int>) -> SyntaxError? {
        switch field {
        case .lang: language(text, range)
        case .source: domain(text, range)
        case .url, .feed: nil
        }
    }

    /// `lang:jp`, `lang:zh-TW`.
    private static func language(_ text: String, _ range: Range<Int>) -> SyntaxError? {
        guard !LanguageCode.isKnown(text.lowercased()) else { return nil }
        let code = LanguageCode.meant(by: text)
        let isTag = text.contains("-") || text.contains("_")
        return SyntaxError(
            range,
            isTag
                ? "lang: takes a language alone, without a region or a script."
                : "There is no language with the code \(text).",
            hint: code.map { "Write lang:\($0) if that was meant." }
                ?? "Write lang:en, lang:ja, lang:ko or lang:zh.",
            fixes: code.map { [SyntaxError.Fix(range, $0)] } ?? []
        )
    }

    /// `source:"https://www.nhk.or.jp/"`, `source:*.nhk.or.jp`.
    private static func domain(_ text: String, _ range: Range<Int>) -> SyntaxError? {
        guard text.contains("/") || text.contains("*") || text.hasPrefix(".") else { return nil }
        let host = host(of: text)
        return SyntaxError(
            range,
            "\(text) is not a domain: source: takes one, and finds its subdomains too.",
            hint: "Write source:\(host ?? "example.org"), or url:\"…\" for a part of the address.",
            fixes: host.map { [SyntaxError.Fix(range, $0)] } ?? []
        )
    }

    private static func host(of text: String) -> String? {
        let parts = text.split(separator: "/")
        let authority = parts.first { !$0.hasSuffix(":") }?.split(separator: "@").last ?? ""
        var host = authority.prefix { $0 != ":" }.drop { $0 == "*" || $0 == "." }
        if host.hasPrefix("www.") { host = host.dropFirst(4) }
        let isPlain = host.utf8.allSatisfy { $0.isNameByte || $0 == UInt8(ascii: ".") }
        return isPlain && host.contains(".") ? host.lowercased() : nil
    }
}

extension UInt8 {
    /// An ASCII letter, a digit or `-`.
    fileprivate var isNameByte: Bool {
        (0x61...0x7a).contains(self | 0x20) || (0x30...0x39).contains(self) || self == 0x2d
    }
}
