// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Reads `page:` of a feed: the expressions that find the items of a web page.
struct PageExpressionsReader {
    enum Key: String, SettingsKey {
        case items, title, link, date, text
    }

    func expressions(_ value: Value) -> PageExpressions? {
        guard let fields = Fields<Key>(value, as: "the expressions of a page"),
            let items = fields.required(.items, in: "the page").flatMap(expression)
        else { return nil }
        var page = PageExpressions(items: items)
        fields.set(&page.title, .title, expression)
        fields.set(&page.link, .link, expression)
        fields.set(&page.date, .date, expression)
        fields.set(&page.text, .text, expression)
        return page
    }

    private func expression(_ value: Value) -> String? {
        guard let text = value.text(severalLines: true, longest: 4_000) else { return nil }
        return text
    }
}
