// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// One spelling for the many of a link, to recognise an entry by.
///
/// It is never shown and never asked for: two links with the same canonical form are taken for the same page of
/// one feed, so only what is known not to matter is removed.
public enum CanonicalLink {
    /// The canonical form: no scheme, no `www.`, no default port, no user, no trailing slash, no tracking
    /// parameters, no fragment, the query sorted.
    ///
    /// A fragment that names a page (`#!`, `#/`) stays; the case of a path stays. What is no http link is only
    /// trimmed.
    public static func canonical(_ url: String) -> String {
        let text = url.trimmed
        guard let (rest, port) = text.afterScheme else { return text }
        let (address, fragment) = rest.divided(at: "#")
        let (place, query) = address.divided(at: "?")
        let (authority, path) = place.divided(at: "/")
        return host(of: authority, defaultPort: port) + "/" + canonicalPath(path ?? "")
            + canonicalQuery(query ?? "")
            + canonicalFragment(fragment ?? "")
    }

    /// Whether a canonical form is a site's first page, which no article has to itself.
    static func isHomePage(_ canonical: String) -> Bool {
        canonical.firstIndex(of: "/").map { canonical.index(after: $0) == canonical.endIndex } ?? false
    }

    private static func host(of authority: Substring, defaultPort: String) -> String {
        let afterUser = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
        var host = (afterUser ?? authority).lowercased()
        if host.hasSuffix(defaultPort) { host.removeLast(defaultPort.count) }
        if host.hasSuffix(".") { host.removeLast() }
        // `www.com` is a host of its own.
        if host.hasPrefix("www."), host.dropFirst(4).contains(".") { host.removeFirst(4) }
        return host
    }

    private static func canonicalPath(_ path: Substring) -> String {
        var path = path
        while path.last == "/" { path.removeLast() }
        return PercentEscapes.normalised(path)
    }

    private static func canonicalQuery(_ query: Substring) -> String {
        let parts = query.split(separator: "&").filter { !TrackingParameters.contains($0) }
        guard !parts.isEmpty else { return "" }
        return "?" + parts.map(PercentEscapes.normalised).sorted().joined(separator: "&")
    }

    private static func canonicalFragment(_ fragment: Substring) -> String {
        fragment.hasPrefix("!") || fragment.hasPrefix("/") ? "#" + fragment : ""
    }
}

/// Query parameters that say where a reader came from, not what is read.
private enum TrackingParameters {
    private static let prefixes = ["utm_", "at_campaign", "at_medium", "mtm_", "pk_", "hsa_", "ns_mchannel"]
    private static let names: Set<String> = [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid", "mc_cid",
        "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "cmpid", "ftag", "spm", "ref_src", "ref_url", "ocid", "ito",
        "wt_mc", "wt_zmc", "xtor", "s_cid", "icid", "ns_source", "ns_campaign", "smid", "maca", "source=rss",
    ]

    static func contains(_ parameter: Substring) -> Bool {
        let whole = parameter.lowercased()
        let name = String(whole.divided(at: "=").0)
        return names.contains(name) || names.contains(whole) || prefixes.contains { name.hasPrefix($0) }
    }
}

/// Escapes in one spelling: `%7e` is `~`, `%c3` is `%C3`.
private enum PercentEscapes {
    static func normalised(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), let value = escaped(rest.prefix(2)) else {
                out.append(byte)
                continue
            }
            rest.removeFirst(2)
            out += isUnreserved(value) ? [value] : Array("%\(value < 16 ? "0" : "")".utf8)
            if !isUnreserved(value) { out += Array(String(value, radix: 16, uppercase: true).utf8) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func escaped(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
            return nil
        }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// RFC 3986, section 2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "-._~".utf8.contains(byte)
        }
    }
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// What follows `http://` or `https://`, and the port that need not be said there.
    fileprivate var afterScheme: (Substring, port: String)? {
        for (scheme, port) in [("https://", ":443"), ("http://", ":80")]
        where prefix(scheme.count).lowercased() == scheme {
            return (dropFirst(scheme.count), port)
        }
        return nil
    }
}

extension StringProtocol {
    /// What stands before and after the first of a character; nil after it when there is none.
    fileprivate func divided(at character: Character) -> (SubSequence, SubSequence?) {
        guard let index = firstIndex(of: character) else { return (self[...], nil) }
        return (self[..<index], self[self.index(after: index)...])
    }
}
