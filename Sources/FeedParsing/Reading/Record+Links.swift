// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

extension Record {
    /// The page of the record: a link that is text, else the first alternate, else the id that says it is one, else
    /// what it is about elsewhere (JSON Feed's `external_url`), else an id that could be one and does not deny it.
    ///
    /// A link that a browser can follow goes before any other (`at://`, `mailto:`).
    var page: String? {
        let text = link.value
        if let text, WebReference.isWeb(text) { return text }
        let alternates = links.filter { $0.rel == "alternate" && !$0.href.isEmpty }.map(\.href)
        if let alternate = alternates.first(where: WebReference.isWeb) { return alternate }
        if isIDPermanentLink, let id = id.value, WebReference.isWeb(id) { return id }
        if let text = text ?? alternates.first { return text }
        return [external, isIDOpaque ? nil : id.value].compactMap(\.self).first(where: WebReference.isWeb)
    }

    /// The first link of a relation.
    func link(_ relation: String) -> String? {
        links.first { $0.rel.split(separator: " ").contains { $0 == relation } }?.href
    }
}
