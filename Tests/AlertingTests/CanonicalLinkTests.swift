// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Testing

struct CanonicalLinkTests {
    @Test(arguments: [
        ("https://example.org/a", "example.org/a"),
        ("http://www.example.org/a/", "example.org/a"),
        ("HTTPS://EXAMPLE.ORG:443/A", "example.org/A"),
        ("http://example.org:80", "example.org/"),
        ("https://example.org:8443/a", "example.org:8443/a"),
        ("http://example.org:443/a", "example.org:443/a"),
        ("https://example.org./a", "example.org/a"),
        ("https://user@example.org/a", "example.org/a"),
        ("https://example.org/a#comments", "example.org/a"),
        ("https://example.org/#!/story/7", "example.org/#!/story/7"),
        ("https://example.org/a?utm_source=rss&utm_medium=feed", "example.org/a"),
        ("https://example.org/a?b=2&a=1&fbclid=x", "example.org/a?a=1&b=2"),
        ("https://example.org/a?", "example.org/a"),
        ("https://example.org/%7ekim/%e6%8b%89", "example.org/~kim/%E6%8B%89"),
        ("https://example.org/100%", "example.org/100%"),
        ("https://example.org/%zz%4", "example.org/%zz%4"),
        ("  https://example.org/a\n", "example.org/a"),
        ("urn:uuid:1225c695", "urn:uuid:1225c695"),
        ("", ""),
        ("https://", "/"),
    ])
    func `one spelling stands for many`(url: String, canonical: String) {
        #expect(CanonicalLink.canonical(url) == canonical)
    }

    @Test(arguments: [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a?p", "https://example.org/a"),
        ("https://news.example.org/a", "https://example.org/a"),
        ("https://www.com/a", "https://com/a"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/#!/1", "https://example.org/#!/2"),
        ("https://example.org/?ref=north", "https://example.org/?ref=south"),
    ])
    func `what may be another page stays another link`(first: String, second: String) {
        #expect(CanonicalLink.canonical(first) != CanonicalLink.canonical(second))
    }
}
