// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import PageReading

/// Reads `page:` of a feed: the expressions that find the items of a web page.
struct PageExpressionsReader {
    enum Key: String, SettingsKey {
        case items, title, link, date, text
    }

    func expressions(_ value: Value) -> PageExpressions? {
        guard let fields = Fields<Key>(value, as: "the expressions of a page") else { return nil }
        let items = fields.required(.items, in: "the page").flatMap(expression)
        var page = PageExpressions(items: items ?? "")
        fields.set(&page.title, .title, expression)
        fields.set(&page.link, .link, expression)
        fields.set(&page.date, .date, expression)
        fields.set(&page.text, .text, expression)
        return items == nil ? nil : page
    }

    private func expression(_ value: Value) -> String? {
        guard let text = value.text(severalLines: true, longest: 4_000) else { return nil }
        guard let problem = XPathExpression.check(text) else { return text }
        value.fail(
            atByte: problem.offset ?? 0,
            "\(value.name) is not right: \(problem.message)",
            hint: "XPath 1.0 is wanted: `//ul/li` finds items in the page, `.//a/@href` a link within each"
        )
        return nil
    }
}
