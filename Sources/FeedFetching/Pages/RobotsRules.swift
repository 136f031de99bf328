// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What a `robots.txt` asks of us (RFC 9309).
///
/// Pure. Only the rules that concern us are kept: those of the groups for our name, else those for everybody.
public struct RobotsRules: Sendable, Hashable {
    /// Our product token.
    static let ourName = "watchword"
    /// What is read of a file; RFC 9309 asks for 500 KiB at least.
    public static let maxBytes = 500 << 10
    /// The most rules that are kept of a file, the longest.
    static let maxRules = 5000

    /// Longest first, and what allows before what does not: the first that matches decides.
    private let rules: [Rule]

    private struct Rule: Hashable {
        let allows: Bool
        let pattern: [UInt8]
    }

    /// Rules that allow everything.
    public static let none = RobotsRules([])

    /// Reads a file; what it does not say is allowed.
    public init(_ file: [UInt8]) {
        var reader = Reader()
        for line in file.prefix(Self.maxBytes).split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) {
            reader.take(line)
        }
        let found = reader.ours ?? reader.everybodys
        rules = Array(found.sorted { Self.goesBefore($0, $1) }.prefix(Self.maxRules))
    }

    /// Whether we may fetch a URL; its scheme and host are not looked at.
    public func allows(_ url: URL) -> Bool {
        var path = url.path(percentEncoded: true)
        if path.isEmpty { path = "/" }
        if path == "/robots.txt" { return true }
        let query = url.query(percentEncoded: true).map { "?" + $0 } ?? ""
        let target = Self.normalised((path + query).utf8, keepsWildcards: false)
        return rules.first { Self.matches($0.pattern, target) }?.allows ?? true
    }

    /// Bytes that the rules take.
    var cost: Int { rules.reduce(0) { $0 + 48 + $1.pattern.count } }

    private static func goesBefore(_ left: Rule, _ right: Rule) -> Bool {
        left.pattern.count == right.pattern.count
            ? left.allows && !right.allows : left.pattern.count > right.pattern.count
    }
}

// Reading.
extension RobotsRules {
    /// Takes lines one by one, and keeps the rules of the two groups that may be ours.
    private struct Reader {
        var ours: [Rule]?
        var everybodys: [Rule] = []
        private var isOurs = false
        private var isEverybodys = false
        /// Whether the last line of a group was a rule: the next name begins a new one.
        private var hasRules = false

        mutating func take(_ line: ArraySlice<UInt8>) {
            let said = line.prefix { $0 != UInt8(ascii: "#") }
            guard let colon = said.firstIndex(of: UInt8(ascii: ":")) else { return }
            let value = RobotsRules.trimmed(said[(colon + 1)...])
            // A byte-order mark may stand before the first key.
            let key = RobotsRules.trimmed(said[..<colon].drop { [0xef, 0xbb, 0xbf].contains($0) })
            switch String(decoding: key, as: UTF8.self).lowercased() {
            case "user-agent": name(value)
            case "allow": add(true, value)
            case "disallow": add(false, value)
            // `Sitemap`, `Crawl-delay` and the like belong to no group.
            default: return
            }
        }

        private mutating func name(_ value: ArraySlice<UInt8>) {
            if hasRules { (isOurs, isEverybodys, hasRules) = (false, false, false) }
            if value.first == UInt8(ascii: "*") {
                isEverybodys = true
            } else if RobotsRules.token(value) == RobotsRules.ourName {
                isOurs = true
                ours = ours ?? []
            }
        }

        private mutating func add(_ allows: Bool, _ value: ArraySlice<UInt8>) {
            hasRules = true
            // An empty rule forbids, or allows, nothing.
            guard isOurs || isEverybodys, !value.isEmpty else { return }
            let rule = Rule(allows: allows, pattern: RobotsRules.normalised(value, keepsWildcards: true))
            if isOurs { ours?.append(rule) }
            if isEverybodys { everybodys.append(rule) }
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        guard let last = bytes.lastIndex(where: { !isSpace($0) }) else { return [] }
        return bytes[...last].drop(while: isSpace)
    }

    /// The product token at the start of a name, in lower case: `Watchword/1.0` means us too.
    private static func token(_ bytes: ArraySlice<UInt8>) -> String {
        let letters = bytes.prefix {
            (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0) || $0 == 0x2d || $0 == 0x5f
        }
        return String(decoding: letters, as: UTF8.self).lowercased()
    }
}

// Comparing.
extension RobotsRules {
    /// One spelling for each path (RFC 9309, section 2.2.2): escapes of plain characters are resolved, all else that is
    /// not plain ASCII is escaped, with capital digits.
    ///
    /// In a URL `*` and `$` are characters like others, so they are escaped there; in a rule only `%2A` means one.
    private static func normalised(_ bytes: some Sequence<UInt8>, keepsWildcards: Bool) -> [UInt8] {
        let bytes = Array(bytes)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                append(high << 4 | low, to: &out, isPlain: isUnreserved(high << 4 | low))
                index += 3
                continue
            }
            let isWildcard = byte == UInt8(ascii: "*") || byte == UInt8(ascii: "$")
            append(byte, to: &out, isPlain: byte > 0x20 && byte < 0x7f && (keepsWildcards || !isWildcard))
            index += 1
        }
        return out
    }

    private static func append(_ byte: UInt8, to out: inout [UInt8], isPlain: Bool) {
        if isPlain {
            out.append(byte)
        } else {
            let digits = Array("0123456789ABCDEF".utf8)
            out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        default: "-._~".utf8.contains(byte)
        }
    }

    /// Whether a pattern matches the beginning of a path, or all of it when it ends in `$`.
    ///
    /// The last `*` alone is gone back to: at most the product of the two lengths.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let pattern = isAnchored ? pattern.dropLast() : pattern[...]
        var (place, position) = (0, 0)
        var star: (place: Int, position: Int)?
        while place < pattern.count || isAnchored && position < path.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = (place + 1, position)
                place += 1
            } else if place < pattern.count, position < path.count, pattern[place] == path[position] {
                place += 1
                position += 1
            } else if let (after, from) = star, from < path.count {
                star = (after, from + 1)
                (place, position) = (after, from + 1)
            } else {
                return false
            }
        }
        return true
    }
}
