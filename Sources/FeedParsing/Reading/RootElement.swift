// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Tells the format from the root element.
enum RootElement {
    /// The format that an element is the root of; nil when it is none.
    static func format(of name: ElementName, _ scanner: MarkupScanner) -> FeedFormat? {
        switch name.local {
        case .rss: return rss(version(scanner), scanner)
        case .rdf where name.space == .rdf || name.space == .native: return rdf(scanner)
        case .feed where name.space == .native || name.space == .atom: return atom(name, scanner)
        case .entry where name.space == .atom: return .atom10
        case .channel where name.space == .native: return .cdf
        case .urlset: return .sitemap
        default: return nil
        }
    }

    private static func version(_ scanner: MarkupScanner) -> String {
        scanner.attribute("version").map { scanner.bytes.text(scanner.bytes.trimmed($0)) } ?? ""
    }

    private static func rss(_ version: String, _ scanner: MarkupScanner) -> FeedFormat {
        switch version {
        case "0.90": .rss090
        case "0.91": isNetscape(scanner) ? .rss091n : .rss091u
        case "0.92": .rss092
        case "0.93": .rss093
        case "0.94": .rss094
        case _ where version.hasPrefix("2"): .rss20
        case "1.0": .rss10
        default: .rss
        }
    }

    /// Netscape's 0.91 has a DOCTYPE, UserLand's has none.
    private static func isNetscape(_ scanner: MarkupScanner) -> Bool {
        scanner.bytes.firstIndex(of: "DTD RSS 0.91", in: 0..<scanner.tokenStart) != nil
    }

    private static func rdf(_ scanner: MarkupScanner) -> FeedFormat {
        let isOld = scanner.attributes.contains {
            scanner.bytes.firstIndex(of: "netscape.com/rdf/simple/0.9", in: $0.value) != nil
        }
        return isOld ? .rss090 : .rss10
    }

    private static func atom(_ name: ElementName, _ scanner: MarkupScanner) -> FeedFormat {
        let version = version(scanner)
        let namespaces = scanner.attributes.filter { scanner.bytes.hasWord("xmlns", at: $0.name.lowerBound) }
        if version.hasPrefix("0.3") { return .atom03 }
        let isOld = namespaces.contains { scanner.bytes.firstIndex(of: "purl.org/atom", in: $0.value) != nil }
        if isOld { return version.isEmpty || version.hasPrefix("0") ? .atom03 : .atom }
        return name.space == .atom ? .atom10 : .atom
    }
}
