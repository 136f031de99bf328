// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Settings
import Testing

@Suite struct WebAddressTests {
    @Test(
        arguments: [
            "http://example.org", "https://example.org/a/b?c=d&e=%20", "HTTPS://EXAMPLE.org:8443/",
            "https://[::1]:8080/x",
            "https://xn--r8jz45g.jp/%E5%8C%97", "https://example.org/a;b,c(d)'e*!~",
            "http://127.0.0.1:8080/feed",
            "https://example.org/a@b",
        ]
    )
    func `a plain URL is taken as it stands`(text: String) throws {
        #expect(try WebAddress.parse(text).get().absoluteString == text)
    }

    @Test(
        arguments: [
            ("ftp://example.org/", "is not an http or https URL"),
            ("file:///etc/passwd", "is not an http or https URL"),
            ("javascript:alert(1)", "is not an http or https URL"),
            ("//example.org/", "is not an http or https URL"),
            ("http:/example.org/", "is not an http or https URL"),
            (#"http://169.254.169.254:8888\@example.org/"#, "has a backslash"),
            ("https://user@example.org/", "has a user name or password"),
            ("https://user:pass@example.org/", "has a user name or password"),
            ("https://example.org/#a", "has a fragment"),
            ("https:///path", "has no host"),
            ("https://?q", "has no host"),
            ("https://:80/", "has no host"),
            ("https://example.org:0/", "has a bad port"),
            ("https://example.org:65536/", "has a bad port"),
            ("https://example.org:8x/", "has a bad port"),
            ("https://[::1]x/", "has a bad port"),
            ("https://例え.jp/", "has a character outside ASCII"),
            ("https://example.org/\u{0}", "has a space, a control character or one of \" < > [ ] ^ ` { | }"),
            (
                "https://example.org/\r\nX: y",
                "has a space, a control character or one of \" < > [ ] ^ ` { | }"
            ),
            ("https://exa mple.org/", "has a space, a control character or one of \" < > [ ] ^ ` { | }"),
            ("https://example.org/?x=[1]", "has a space, a control character or one of \" < > [ ] ^ ` { | }"),
            ("https://example.org/|", "has a space, a control character or one of \" < > [ ] ^ ` { | }"),
        ]
    )
    func `what two readers could read in two ways is refused`(text: String, message: String) {
        guard case .failure(let fault) = WebAddress.parse(text) else {
            Issue.record("\(text) is taken")
            return
        }
        #expect(fault.message == message)
        #expect(!fault.hint.isEmpty)
    }

    @Test func `a URL longer than two kilobytes is refused`() {
        let text = "https://example.org/" + String(repeating: "a", count: 2_048)
        guard case .failure(let fault) = WebAddress.parse(text) else {
            Issue.record("it is taken")
            return
        }
        #expect(fault.message.contains("longer"))
    }
}
