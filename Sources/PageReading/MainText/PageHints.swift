// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The hints of all elements of a page.
struct PageHints {
    private var hints: [Hints]

    /// The hints of an element; of text none.
    subscript(index: Int) -> Hints { hints[index] }

    /// Reads `class`, `id`, `role`, `itemprop`, `hidden` and `style`, once over the page.
    init(_ tree: PageTree) {
        hints = Array(repeating: [], count: tree.nodes.count)
        // Pages repeat their classes: each list of names is looked at once.
        var known: [[UInt8]: Hints] = [:]
        for index in tree.nodes.indices where tree.nodes[index].tag != .text {
            var found: Hints = []
            for name: StaticString in ["class", "id"] {
                guard let value = tree.attribute(name, index), !value.isEmpty else { continue }
                let key = Array(value.prefix(512))
                let hints = known[key] ?? Hints.of(value)
                known[key] = hints
                found.formUnion(hints)
            }
            hints[index] = found.union(Self.stated(tree, index))
        }
    }

    /// What attributes with a fixed meaning say.
    private static func stated(_ tree: PageTree, _ index: Int) -> Hints {
        var found: Hints = []
        if let role = tree.value("role", index) { found.formUnion(roles[role.lowercased()] ?? []) }
        if let property = tree.value("itemprop", index) {
            if property == "articleBody" || property == "reviewBody" { found.insert(.body) }
            if ["author", "datePublished", "dateModified", "caption"].contains(property) {
                found.insert(.line)
            }
            if property == "comment" { found.insert(.others) }
        }
        if tree.attribute("hidden", index) != nil { found.insert(.unseen) }
        if let hidden = tree.value("aria-hidden", index), hidden == "true" { found.insert(.unseen) }
        if let style = tree.attribute("style", index), hides(style) { found.insert(.unseen) }
        return found
    }

    private static func hides(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = String(decoding: style.prefix(512).filter { !$0.isSpace }, as: UTF8.self).lowercased()
        return text.contains("display:none") || text.contains("visibility:hidden")
    }

    private static let roles: [String: Hints] = [
        "navigation": .around, "banner": .around, "contentinfo": .around, "complementary": .others,
        "search": .around, "dialog": .others, "alertdialog": .others, "menu": .around, "menubar": .around,
        "toolbar": .around, "tablist": .around, "alert": .around, "article": .likely, "main": .likely,
        "doc-noteref": .around,
    ]
}
