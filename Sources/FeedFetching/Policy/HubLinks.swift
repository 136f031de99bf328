// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Where a feed says that it is pushed from (WebSub): `Link` header fields with `rel=hub` and `rel=self`.
public struct HubLinks: Sendable, Hashable {
    /// The hub.
    public var hub: URL?
    /// The URL to subscribe to.
    public var topic: URL?

    /// Reads the header fields of an answer; of several hubs the first.
    public init(_ headers: HeaderFields, base: URL) {
        for link in headers.all("Link").flatMap(Self.links) {
            guard let url = URL(string: link.target, relativeTo: base)?.absoluteURL,
                ["http", "https"].contains(url.scheme?.lowercased())
            else { continue }
            if link.relations.contains("hub") { hub = hub ?? url }
            if link.relations.contains("self") { topic = topic ?? url }
        }
    }

    /// The links of one field (RFC 8288, section 3): `<target>; rel="one two"; title="a, b", <target> …`.
    private static func links(_ field: String) -> [(target: String, relations: Set<String>)] {
        var links: [(target: String, relations: Set<String>)] = []
        var rest = Substring(field)
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let target = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            let parameters = takeParameters(&rest)
            let relations = parameters.first { $0.name == "rel" }?.value.lowercased() ?? ""
            links.append((String(target), Set(relations.split(separator: " ").map(String.init))))
        }
        return links
    }

    /// Takes what stands before the comma that ends a link; commas and semicolons in quotes end nothing.
    private static func takeParameters(_ rest: inout Substring) -> [(name: String, value: String)] {
        var parts = [""]
        var isQuoted = false
        while let character = rest.popFirst() {
            switch character {
            case "\"": isQuoted.toggle()
            case ",":
                if !isQuoted { return parts.map(named) }
                parts[parts.count - 1].append(character)
            case ";" where !isQuoted: parts.append("")
            default: parts[parts.count - 1].append(character)
            }
        }
        return parts.map(named)
    }

    private static func named(_ part: String) -> (name: String, value: String) {
        let sides = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != "\t" } }
        let name = sides.first?.filter { $0 != " " }.lowercased() ?? ""
        return (name, sides.count == 2 ? sides[1] : "")
    }
}
