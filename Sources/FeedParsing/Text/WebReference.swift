// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Resolves relative references (RFC 3986, section 5.2), leniently and without `URL`.
///
/// Characters beyond ASCII stay as they are: an IRI is as good a link, and feeds have them.
public enum WebReference {
    /// A reference made absolute against a base; unchanged when it is absolute or nothing can be done.
    public static func resolve(_ reference: String, against base: String?) -> String {
        let trimmed = trim(reference)
        guard let base, !base.isEmpty, schemeLength(of: trimmed) == nil else { return trimmed }
        guard let scheme = scheme(of: base) else { return trimmed.isEmpty ? base : trimmed }
        let parts = Parts(base, afterScheme: scheme)
        guard parts.isHierarchical else { return trimmed }
        if trimmed.isEmpty { return base.prefix { $0 != "#" }.description }
        if trimmed.hasPrefix("//") { return scheme + ":" + trimmed }
        if trimmed.hasPrefix("#") { return parts.root + parts.path + parts.query + trimmed }
        if trimmed.hasPrefix("?") { return parts.root + parts.path + trimmed }
        let tail = trimmed.drop { $0 != "?" && $0 != "#" }
        let path = trimmed.prefix { $0 != "?" && $0 != "#" }
        let directory = parts.path.lastIndex(of: "/").map { String(parts.path[...$0]) } ?? "/"
        let joined = path.hasPrefix("/") ? String(path) : directory + path
        return parts.root + withoutDots(joined) + tail
    }

    /// What links may be resolved against: a base of bounded length, without its query where that makes it fit.
    static func base(_ stated: String?) -> String? {
        guard let stated, stated.utf8.count > ParseLimits.maxBaseBytes else { return stated }
        let place = stated.prefix { $0 != "?" && $0 != "#" }
        return place.utf8.count <= ParseLimits.maxBaseBytes ? String(place) : nil
    }

    /// The scheme that a reference begins with, in lower case, without its colon.
    static func scheme(of reference: String) -> String? {
        schemeLength(of: reference).map { reference.prefix($0).lowercased() }
    }

    private static func schemeLength(of reference: String) -> Int? {
        if let length = webSchemeLength(of: reference) { return length }
        var count = 0
        for byte in reference.utf8 {
            if byte == Byte.colon { return count > 1 ? count : nil }
            let isPart =
                byte.isASCIILetter
                || count > 0
                    && (byte.isASCIIDigit || byte == Byte.plus || byte == Byte.minus || byte == Byte.dot)
            guard isPart, count < 32 else { return nil }
            count += 1
        }
        return nil
    }

    /// Whether it is a link that a browser follows to a page.
    public static func isWeb(_ reference: String) -> Bool {
        webSchemeLength(of: reference) != nil
    }

    /// The length of `http` or `https` before a colon: what nearly all links begin with.
    private static func webSchemeLength(of reference: String) -> Int? {
        reference.utf8.withContiguousStorageIfAvailable { text -> Int? in
            guard text.count >= 5, text[0] | 0x20 == 0x68, text[1] | 0x20 == 0x74, text[2] | 0x20 == 0x74,
                text[3] | 0x20 == 0x70
            else { return nil }
            if text[4] == Byte.colon { return 4 }
            return text.count > 5 && text[4] | 0x20 == 0x73 && text[5] == Byte.colon ? 5 : nil
        } ?? nil
    }

    /// Without white space around it, and without line ends in it.
    static func trim(_ reference: String) -> String {
        let isTrim = reference.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 > Byte.space } }
        if isTrim == true { return reference }
        var bytes = Array(reference.utf8)
        let range = bytes.trimmed(0..<bytes.count)
        guard range.count < bytes.count || bytes.contains(where: { $0 < 0x20 }) else { return reference }
        bytes = bytes[range].filter { $0 >= 0x20 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func withoutDots(_ path: String) -> String {
        guard path.contains("/.") else { return path }
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { kept.append("") }
            case "..":
                if kept.count > 1 { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(segment)
            }
        }
        return kept.joined(separator: "/")
    }

    /// A base, cut where a reference can replace it.
    private struct Parts {
        var root: String
        var path: String
        var query: String
        var isHierarchical: Bool

        init(_ base: String, afterScheme scheme: String) {
            let rest = base.dropFirst(scheme.count + 1).prefix { $0 != "#" }
            isHierarchical = rest.hasPrefix("/")
            let hasAuthority = rest.hasPrefix("//")
            let authority =
                hasAuthority
                ? rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" } : Substring()
            let afterRoot = rest.dropFirst(hasAuthority ? 2 + authority.count : 0)
            root = scheme + ":" + (hasAuthority ? "//" : "") + authority
            let path = afterRoot.prefix { $0 != "?" }
            self.path = path.isEmpty ? "/" : String(path)
            query = String(afterRoot.dropFirst(path.count))
        }
    }
}
