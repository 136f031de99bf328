// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What tells a page's own article from others that the page states, too: its addresses and its titles.
struct PageIdentity {
    private let urls: Set<String>
    private let titles: Set<String>

    /// Takes what is known; what is missing or empty counts for nothing.
    init(urls: [String?] = [], titles: [String?] = []) {
        self.urls = Set(urls.compactMap { $0.flatMap(Self.key(ofURL:)) })
        self.titles = Set(titles.compactMap { $0.flatMap(Self.key(ofTitle:)) })
    }

    /// Those of some values that are the page's own by their address, else by their title; all where none is.
    func own<Value>(
        _ values: [Value],
        urls: (Value) -> [String],
        title: (Value) -> String?
    ) -> [Value] {
        let byURL = values.filter { value in urls(value).contains { isOwn(url: $0) } }
        guard byURL.isEmpty else { return byURL }
        let byTitle = values.filter { title($0).flatMap(Self.key(ofTitle:)).map(titles.contains) ?? false }
        return byTitle.isEmpty ? values : byTitle
    }

    private func isOwn(url: String) -> Bool { Self.key(ofURL: url).map(urls.contains) ?? false }

    /// An address without scheme, `www.`, fragment and final slash; nil for what is none, or a host alone.
    private static func key(ofURL url: String) -> String? {
        let lower = url.trimmed.lowercased()
        guard let scheme = lower.firstRange(of: "://") else { return nil }
        var rest = lower[scheme.upperBound...].prefix { $0 != "#" }
        for prefix in ["www.", "m.", "amp."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        while rest.last == "/" { rest = rest.dropLast() }
        return rest.contains("/") ? String(rest) : nil
    }

    /// A title's letters and digits; nil for none.
    private static func key(ofTitle title: String) -> String? {
        let letters = title.lowercased().filter { $0.isLetter || $0.isNumber }
        return letters.isEmpty ? nil : letters
    }
}
