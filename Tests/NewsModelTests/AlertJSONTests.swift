// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@Suite struct `An alert's JSON` {
    private var alert: Alert {
        var alert = Alert(
            id: "alr_1",
            created: Date(milliseconds: 1_796_000_000_120),
            updated: Date(milliseconds: 1_796_000_000_120),
            rule: .init(id: "r", title: "A rule", revision: "abc", topics: ["summit"], priority: .high),
            article: .init(
                id: "art_1",
                revision: 1,
                title: "Line\u{2028}break \u{1b}[31m",
                feed: "f",
                seen: Date(milliseconds: 0)
            ),
            evidence: [
                Evidence(field: .title, start: 0, end: 4, text: "Line", term: "line", snippet: "[Line] break")
            ]
        )
        alert.alsoIn = [.init(outlet: nil, title: "Copy", url: nil, seen: Date(milliseconds: 5000))]
        return alert
    }

    @Test func `comes back as it was`() throws {
        let bytes = try JSONText.line(alert)
        #expect(try JSONDecoder().decode(Alert.self, from: Data(bytes)) == alert)
    }

    @Test func `has every name, null where nothing is known`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(try JSONText.line(alert))) as? [String: Any]
        let names = [
            "schema", "id", "state", "created", "updated", "rule", "article", "evidence", "also_in",
            "also_in_count", "matches",
            "revised_from", "looked_back", "verdict", "note",
        ]
        #expect(Set(object?.keys.map(\.self) ?? []) == Set(names))
        #expect(object?["verdict"] is NSNull)
        let article = object?["article"] as? [String: Any]
        #expect(
            Set(article?.keys.map(\.self) ?? [])
                == [
                    "id", "revision", "title", "url", "lead", "author", "outlet", "feed", "lang", "published",
                    "seen",
                ]
        )
    }

    @Test func `is one line whatever the texts hold`() throws {
        let text = String(decoding: try JSONText.line(alert), as: UTF8.self)
        #expect(!text.contains { $0.isNewline })
        #expect(text.contains(#"Line\u2028break \u001b[31m"#))
    }

    @Test(arguments: [
        ("\u{85}", #"\u0085"#), ("\u{9b}", #"\u009b"#), ("\u{7f}", #"\u007f"#), ("\u{2029}", #"\u2029"#),
        ("\u{61c}", #"\u061c"#), ("\u{200e}", #"\u200e"#), ("\u{202e}", #"\u202e"#), ("\u{2069}", #"\u2069"#),
        ("\u{a0}", "\u{a0}"), ("é", "é"), ("\u{202f}", "\u{202f}"),
    ])
    func `escapes only what a reader of lines could take for more`(text: String, written: String) throws {
        #expect(String(decoding: try JSONText.line([text]), as: UTF8.self) == #"[""# + written + #""]"#)
    }
}

@Suite struct `A time` {
    @Test func `is written in UTC with milliseconds and read back`() {
        let date = Date(milliseconds: 1_796_000_000_120)
        #expect(date.rfc3339 == "2026-11-30T00:53:20.120Z")
        #expect(Date(rfc3339: date.rfc3339) == date)
    }

    @Test(arguments: ["2026-11-30T00:53:20Z", "2026-11-30T09:53:20+09:00"])
    func `is read without fractions and from other zones`(text: String) {
        #expect(Date(rfc3339: text)?.milliseconds == 1_796_000_000_000)
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300])
    func `of no integer is a bounded number of milliseconds`(seconds: Double) {
        #expect(abs(Date(timeIntervalSince1970: seconds).milliseconds) <= 9_000_000_000_000_000)
    }
}

@Suite struct `A secret` {
    @Test func `is never printed, reflected or encoded`() throws {
        let secret = Secret("hunter2")
        let header = SecretHeader(name: "X-Key", value: secret)
        var shown = "\(secret) \(header) " + String(reflecting: header)
        dump(header, to: &shown)
        shown += String(decoding: try JSONEncoder().encode([secret]), as: UTF8.self)
        #expect(!shown.contains("hunter2"))
        #expect(secret.reveal() == "hunter2")
    }
}

@Suite struct `Header fields` {
    @Test func `are found without regard to case, the last one counting`() {
        let headers = HeaderFields([("ETag", "a"), ("etag", "b"), ("@bc", "c"), ("`bc", "d")])
        #expect(headers["ETAG"] == "b")
        #expect(headers.all("eTag") == ["a", "b"])
        #expect(headers["@BC"] == "c")
        #expect(headers["none"] == nil)
    }
}
