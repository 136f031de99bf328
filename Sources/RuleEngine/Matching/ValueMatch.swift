// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Whether a value field of an article has one of the wanted values.
enum ValueMatch {
    static func holds(_ field: ValueField, _ values: [String], _ analysis: Analysis) -> Bool {
        let article = analysis.article
        switch field {
        case .lang: return values.contains { $0.lowercased() == analysis.language }
        case .feed: return values.contains { $0 == article.feed.rawValue || article.feedTags.contains($0) }
        case .url:
            guard let url = article.url?.lowercased() else { return false }
            return values.contains { url.contains($0.lowercased()) }
        case .source:
            let domains = [article.url.flatMap(host), article.outlet?.lowercased()].compactMap { $0 }
            return values.contains { value in domains.contains { isWithin($0, value.lowercased()) } }
        }
    }

    /// Whether a host is a domain or one of its subdomains.
    private static func isWithin(_ host: String, _ domain: String) -> Bool {
        host == domain || host.hasSuffix("." + domain)
    }

    /// The host of an absolute URL, in lower case.
    private static func host(of url: String) -> String? {
        guard let scheme = url.range(of: "://") else { return nil }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        let afterUser = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let host = afterUser.prefix { $0 != ":" }
        return host.isEmpty ? nil : host.lowercased()
    }
}
