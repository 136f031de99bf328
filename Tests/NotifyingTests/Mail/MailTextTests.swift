// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `Mail` {
    static let settings = MailSettings(
        host: "mail.example",
        from: "Watchword <watch@desk.example>",
        to: ["editor@desk.example", "Nächtliche Redaktion <night@desk.example>"]
    )

    private static func mail(_ message: OutgoingMessage) -> String {
        let text = MailText(settings: settings, sink: "desk", style: TextStyle(timeZone: .gmt))
        return String(decoding: text.message(message, now: Sample.now), as: UTF8.self)
    }

    private static func field(_ name: String, _ message: OutgoingMessage) -> String? {
        let header = mail(message).components(separatedBy: "\r\n\r\n")[0]
        let unfolded = header.replacingOccurrences(of: "\r\n ", with: " ")
        return unfolded.components(separatedBy: "\r\n").first { $0.hasPrefix(name + ": ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }

    @Test func `each kind of message looks as its golden file says`() throws {
        for (name, message) in Sample.everyKind {
            let text = Self.mail(message).replacingOccurrences(of: "\r\n", with: "\n")
            try Fixtures.expectGolden(text, "mail/\(name).eml")
        }
    }

    @Test func `every line is ASCII, ends with CRLF and is short`() {
        for message in Sample.everyKind.map(\.message) + [
            Sample.outgoing(alerts: [Sample.alert(title: hostileText)])
        ] {
            let text = Self.mail(message)
            #expect(text.utf8.allSatisfy { $0 < 0x7f && $0 >= 0x20 || $0 == 0x0d || $0 == 0x0a })
            #expect(
                text.components(separatedBy: "\r\n").allSatisfy { !$0.contains("\n") && $0.utf8.count <= 998 }
            )
        }
    }

    @Test(arguments: [
        "a\r\nBcc: evil@example.org", "a\nX: 1\n\nbody", "\r\n.\r\nMAIL FROM:<x>", "=?utf-8?Q?=0D=0ABcc:_x?=",
        hostileText,
        String(repeating: "題", count: 500), "z" + String(repeating: "\u{301}", count: 300),
    ])
    func `no headline adds a header`(title: String) {
        var alert = Sample.alert(title: title)
        alert.rule.title = title
        alert.id = AlertID(title)
        let mail = Self.mail(Sample.outgoing(alerts: [alert]))
        let header = mail.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        let names = header.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "List-Id",
                "Auto-Submitted",
                "X-Auto-Response-Suppress", "X-Watchword-Kind", "MIME-Version", "Content-Type",
            ]
        )
        #expect(!header.joined().contains("=0D=0A") || header.joined().contains("=?utf-8?B?"))
        #expect(header.allSatisfy { $0.utf8.count <= 78 || $0.contains("story.") })
    }

    @Test func `an alert, its change and what rewrote it are one thread`() {
        var rewritten = Sample.alert(2)
        rewritten.revisedFrom = "alr_1"
        let messages = [
            Sample.outgoing("msg_1"), Sample.outgoing("msg_2", kind: .update),
            Sample.outgoing("msg_3", alerts: [rewritten]),
        ]
        #expect(
            messages.map { Self.field("References", $0) }
                == Array(repeating: "<story.alr_1@desk.example>", count: 3)
        )
        #expect(messages.map { Self.field("Message-ID", $0) } == (1...3).map { "<msg_\($0)@desk.example>" })
        #expect(
            Self.field("References", Sample.outgoing(alerts: [Sample.alert(9)]))
                == "<story.alr_9@desk.example>"
        )
        #expect(Self.field("References", Sample.noticeMessage()) == "<notice.hook@desk.example>")
    }

    @Test func `the date is that of RFC 5322`() {
        #expect(MailText.date(Sample.now) == "Mon, 23 Nov 2026 12:05:00 +0000")
        #expect(MailText.date(Date(milliseconds: 0)) == "Thu, 01 Jan 1970 00:00:00 +0000")
    }

    @Test(arguments: [
        ("a@b.example", "a@b.example", ""), ("Desk <a@b.example>", "a@b.example", "Desk"),
        ("\"News, Desk\" <a@b.example>", "a@b.example", "News, Desk"), ("  a@b.example ", "a@b.example", ""),
    ])
    func `an address has a name or none`(text: String, address: String, name: String) {
        #expect(MailAddress(text)?.address == address && MailAddress(text)?.name == name)
    }

    @Test(arguments: [
        "", "a", "a@", "@b", "a@b@c", "a b@c.example", "a@b.example\r\nBcc: x@y", "a@b.example, c@d.example",
        "<a@b>x",
        "x\n<a@b.example>", "é@b.example", "a@b.example>",
    ])
    func `what is no address is refused`(text: String) {
        #expect(MailAddress(text) == nil)
        var settings = Self.settings
        settings.to = [text]
        #expect(throws: SinkProblem.self) { try MailSink(id: "m", settings: settings, client: testClient) }
    }

    /// Python's own reader of mail, with all its complaints.
    @Test func `an independent reader finds the parts`() async throws {
        let script = """
            import email, email.policy, json, sys
            mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.SMTP.clone(raise_on_defect=True))
            plain = mail.get_body(("plain",)).get_content()
            html = mail.get_body(("html",)).get_content()
            print(json.dumps({"subject": str(mail["subject"]), "to": [str(a) for a in mail["to"].addresses],
                "type": mail.get_content_type(), "plain": plain, "html": html, "date": mail["date"].datetime.isoformat()}))
            """
        let title = "拉致問題で首相「会談に意欲」 <b>=?utf-8?Q?x?= & 👨‍👩‍👧 " + String(repeating: "長い", count: 40)
        let said = try await python(
            script,
            needs: "email",
            input: Self.mail(Sample.outgoing(alerts: [Sample.alert(title: title)]))
        )
        guard let said else { return }
        let tree = try JSONTree(Array(said.utf8))
        #expect(tree["subject"].text == "HIGH  A summit is offered: \(title)")
        #expect(tree["type"].text == "multipart/alternative")
        #expect(tree["date"].text == "2026-11-23T12:05:00+00:00")
        #expect(tree["to"][1].text?.contains("night@desk.example") == true)
        #expect(tree["plain"].text?.contains(title) == true)
        #expect(
            tree["html"].text?.contains("&lt;b&gt;") == true && tree["html"].text?.contains("<b>=?") == false
        )
        #expect(tree["html"].text?.contains("href=\"https://example.org/1\"") == true)
    }
}
