// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `Formats of webhooks` {
    /// Text that wants to mention, to link, to open tags and to close ours.
    private static let markup =
        "<!channel> <@U123> <https://evil.example|bank> @everyone @here @room @name </b><script> *bold* _it_ ~x~ `code` "
        + "[a](https://evil.example) ||s|| # h <at>Bob</at> ```\u{338}<\u{338}b> &amp; {url}{{7*7}}%s %0a \u{202e}\u{200f}\u{61c}"

    private static var hostile: OutgoingMessage {
        var alert = Sample.alert(title: markup)
        alert.rule.title = markup
        alert.article.outlet = markup
        alert.article.url = "https://example.org/a?b=c&d=(e)|f>g'h\"i*j_k @x"
        alert.evidence[0].snippet = markup
        return Sample.outgoing("msg_hostile", alerts: [alert])
    }

    private static var cases: [(name: String, message: OutgoingMessage)] {
        Sample.everyKind + [("hostile", hostile)]
    }

    /// `formats/FORMAT/KIND.http` is the whole request.
    @Test(arguments: FormatSample.names)
    func `each kind of message is the request of its golden file`(name: String) throws {
        for (kind, message) in Self.cases {
            let request = try FormatSample.compose(name, message)
            try Fixtures.expectGolden(Self.text(request), "formats/\(name)/\(kind).http")
        }
    }

    private static func text(_ request: ComposedRequest) throws -> String {
        var lines = ["\(request.method) \(request.url)", "content-type: \(request.contentType)"]
        lines += request.headers.map { "\($0.name): \($0.value)" }
        lines += request.secretHeaders.map { "\($0.name): \($0.value.reveal())" }
        let json = try JSONSerialization.jsonObject(with: Data(request.body))
        let pretty = try JSONSerialization.data(
            withJSONObject: json,
            options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        )
        return lines.joined(separator: "\n") + "\n\n" + String(decoding: pretty, as: UTF8.self) + "\n"
    }

    @Test(arguments: FormatSample.names)
    func `the bytes are one harmless line, and nothing of a template comes alive`(name: String) throws {
        let request = try FormatSample.compose(name, Self.hostile)
        let text = String(decoding: request.body, as: UTF8.self)
        #expect(isHarmless(text) && !text.contains("\n"))
        let strings = try FormatSample.json(name, Self.hostile).texts.joined()
        #expect(!strings.contains("49"))
        #expect(request.url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f })
        for header in request.headers.map(\.value) + request.secretHeaders.map({ $0.value.reveal() }) {
            #expect(header.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f })
        }
    }

    @Test(arguments: [
        ("slack", ["<!channel>", "<@U123>", "<https://evil", "</b>"]),
        ("discord", ["<@U123>", "@everyone", "[a](https://evil.example)", "||s||"]),
        ("mattermost", ["@everyone", "@here", "@name", "[a](https://evil.example)"]),
        ("teams", ["<at>", "<https://evil"]), ("telegram", ["@everyone", "@name"]),
        ("matrix", ["<!channel>", "<script>", "<\u{338}b>"]),
    ])
    func `nobody is called and no markup of others is obeyed`(name: String, forbidden: [String]) throws {
        for message in [Self.hostile, Sample.noticeMessage(Self.markup)] {
            let tree = try FormatSample.json(name, message)
            // The plain body of Matrix is not read as HTML, nor the footer of Discord as Markdown.
            let texts =
                switch name {
                case "matrix": [tree["formatted_body"].text ?? ""]
                case "discord":
                    [tree["content"], tree["embeds"][0]["title"], tree["embeds"][0]["description"]]
                        .compactMap(\.text)
                default: tree.texts
                }
            for part in forbidden {
                #expect(!texts.contains { $0.contains(part) }, "\(part)")
            }
        }
        if name == "discord" {
            let mentions = try FormatSample.json(name, Self.hostile)["allowed_mentions"]
            #expect(mentions.names == ["parse"] && mentions["parse"].items.isEmpty)
        }
        if name == "matrix" {
            let tree = try FormatSample.json(name, Self.hostile)
            #expect(tree["m.mentions"].names.isEmpty && tree["body"].text?.contains("@room") == false)
        }
    }

    /// Texts whose length is hard to foresee.
    private static let stress = [
        String(repeating: "a", count: 5000), String(repeating: "題", count: 3000),
        String(repeating: "👨‍👩‍👧‍👦", count: 1000), String(repeating: "<&*_@[", count: 2000),
        "z" + String(repeating: "\u{301}", count: 8000), String(repeating: "e\u{301}", count: 3000),
        String(repeating: "\\", count: 5000), String(repeating: "\"", count: 5000),
        String(repeating: "\u{1b}", count: 2000),
    ]

    private static func stressed(_ text: String, alerts count: Int) -> OutgoingMessage {
        let alerts = (1...count)
            .map { number in
                var alert = Sample.alert(number, title: text)
                alert.rule.title = text
                alert.article.outlet = text
                alert.article.url = "https://example.org/" + String(repeating: "u", count: 1500)
                alert.evidence[0].snippet = text
                return alert
            }
        return Sample.outgoing("msg_stress", kind: count == 1 ? .alert : .digest, alerts: alerts)
    }

    @Test(arguments: FormatSample.names)
    func `no message is longer than its service takes, as the service counts`(name: String) throws {
        for text in Self.stress {
            for count in [1, 2, 40] {
                let lines = Sample.noticeMessage(
                    Array(repeating: String(text.prefix(1000)), count: count).joined(separator: "\n")
                )
                for message in [Self.stressed(text, alerts: count), Sample.noticeMessage(text), lines] {
                    let request = try FormatSample.compose(name, message)
                    let tree = try JSONTree(request.body)
                    #expect(Self.excess(of: name, tree, request.body.count, count) == [])
                    #expect(count != 1 || message.alerts.isEmpty || request.told == 1)
                }
            }
        }
    }

    /// Texts of one character, with the length of what each takes once it is escaped.
    private static let fillings = ["a", "題", "😀", "👨‍👩‍👧‍👦", "\"", "\\", "&", "<", "*", "@", "e\u{301}"]

    private struct Bounded {
        var name: String
        var limit: Int
        var unit: PlainMarkup.Unit
        var text: @Sendable (JSONTree) -> String?
    }

    private static let bounded = [
        Bounded(name: "slack", limit: 3000, unit: .utf16) { $0["blocks"][0]["text"]["text"].text },
        Bounded(name: "discord", limit: 2000, unit: .utf16) { $0["content"].text },
        Bounded(name: "mattermost", limit: 4000, unit: .scalars) { $0["text"].text },
        Bounded(name: "telegram", limit: 4096, unit: .utf16) { $0["text"].text },
        Bounded(name: "ntfy", limit: 4000, unit: .json) { $0["message"].text },
        Bounded(name: "matrix", limit: 20_000, unit: .json) { $0["formatted_body"].text },
    ]

    /// The last text that is told whole fills what the service takes; one character more is cut, and no longer.
    @Test(arguments: bounded.map(\.name), fillings)
    func `at its limit a text is whole, and one character later it is cut`(
        name: String,
        filling: String
    ) throws {
        let format = try #require(Self.bounded.first { $0.name == name })
        func text(_ count: Int) throws -> String {
            let message = Sample.noticeMessage(String(repeating: filling, count: count))
            return try format.text(FormatSample.json(name, message)) ?? ""
        }
        // A notice has no more than 16,000 bytes, whatever a service takes.
        let limit = min(format.limit, 16_000)
        var (whole, cut) = (1, limit / filling.unicodeScalars.count + 1)
        while cut - whole > 1 {
            let middle = (whole + cut) / 2
            if try text(middle).contains("…") { cut = middle } else { whole = middle }
        }
        let texts = try [whole - 1, whole, cut].map(text)
        #expect(texts.map { $0.contains("…") } == [false, false, true])
        let lengths = texts.map(format.unit.length)
        #expect(lengths.allSatisfy { $0 <= format.limit }, "\(lengths)")
        let step = lengths[1] - lengths[0]
        #expect(lengths[1] + step > limit || name == "matrix", "no room is left unused: \(lengths)")
    }

    private static let markups: [(name: String, markup: any Markup)] = [
        ("bytes", PlainMarkup(unit: .bytes)), ("UTF-16", PlainMarkup(unit: .utf16, broken: ["@"])),
        ("scalars", PlainMarkup(unit: .scalars)), ("JSON", PlainMarkup(unit: .json)),
        ("HTML", HTMLMarkup()), ("HTML in JSON", HTMLMarkup(unit: .json)),
        ("Markdown", MarkdownMarkup(unit: .utf16)), ("Slack", SlackMarkup()),
    ]

    @Test(arguments: markups.map(\.name), fillings)
    func `a text at its limit less one, at it, and above it`(name: String, filling: String) throws {
        let markup = try #require(Self.markups.first { $0.name == name }).markup
        let one = markup.length(markup.plain(filling))
        for count in [1, 2, 7, 40] {
            let text = String(repeating: filling, count: count)
            let whole = markup.plain(text)
            #expect(markup.length(whole) == one * count)
            #expect(markup.plain(text, atMost: one * count) == whole)
            #expect(markup.plain(text, atMost: one * count + 1) == whole)
            let cut = markup.plain(text, atMost: one * count - 1)
            #expect(markup.length(cut) <= one * count - 1)
            guard one * count > markup.length("…") else { continue }
            let kept = (one * count - 1 - markup.length("…")) / one
            #expect(cut == markup.plain(String(repeating: filling, count: kept)) + "…")
        }
    }

    /// What is too long in a request.
    private static func excess(of name: String, _ tree: JSONTree, _ bytes: Int, _ alerts: Int) -> [String] {
        func check(_ what: String, _ length: Int?, _ limit: Int) -> String? {
            (length ?? 0) <= limit ? nil : "\(what): \(length ?? 0)"
        }
        let found: [String?]
        switch name {
        case "slack":
            let blocks = tree["blocks"].items
            found =
                [check("blocks", blocks.count, 50), check("text", tree["text"].text?.utf16.count, 4000)]
                + blocks.map { check("section", $0["text"]["text"].text?.utf16.count, 3000) }
        case "discord":
            let embeds = tree["embeds"].items
            let sizes = embeds.map { embed in
                [embed["title"], embed["description"], embed["author"]["name"], embed["footer"]["text"]]
                    .map { $0.text?.utf16.count ?? 0 }
            }
            found =
                [
                    check("content", tree["content"].text?.utf16.count, 2000),
                    check("embeds", embeds.count, 10),
                    check("total", sizes.joined().reduce(0, +), 6000),
                ]
                + sizes.flatMap { zip($0, [256, 4096, 256, 2048]).map { check("part", $0, $1) } }
        case "mattermost": found = [check("text", tree["text"].text?.unicodeScalars.count, 4000)]
        case "teams": found = [check("bytes", bytes, 21_000)]
        case "telegram": found = [check("text", tree["text"].text?.utf16.count, 4096)]
        case "ntfy":
            found = [
                check("message", tree["message"].text?.utf8.count, 4096),
                check("title", tree["title"].text?.utf8.count, 200), check("bytes", bytes, 8192),
            ]
        // Servers add who, where, when, hashes and signatures.
        case "matrix": found = [check("bytes", bytes, 60_000)]
        case "pagerduty":
            let key = tree["dedup_key"].text?.utf8.count
            found = [
                check("summary", tree["payload"]["summary"].text?.unicodeScalars.count, 1024),
                check("bytes", bytes, 512_000), check("key", key, 255),
            ]
        case "cloudevents-structured", "cloudevents-binary": found = [check("bytes", bytes, 65_536)]
        case "alertmanager": found = [alerts == 1 ? nil : check("bytes", bytes, 200_000)]
        case "standard": found = [check("bytes", bytes, alerts == 1 ? 65_536 : 201_000)]
        default: found = []
        }
        return found.compactMap(\.self)
    }

    @Test(arguments: [
        ("alertmanager", false, 200_000), ("alertmanager", true, 20_000),
        ("cloudevents-structured", false, 60_000), ("cloudevents-binary", true, 60_000),
    ])
    func `a flood is told of as far as there is room, and the rest is counted`(
        name: String,
        isMinimal: Bool,
        limit: Int
    ) throws {
        let flood = Sample.outgoing("msg_f", kind: .digest, alerts: (1...3000).map { Sample.alert($0) })
        let request = try FormatSample.composer(name).compose(flood, isMinimal: isMinimal, now: Sample.now)
        #expect(request.body.count <= limit && request.body.count > limit * 3 / 4, "\(request.body.count)")
        let tree = try JSONTree(request.body)
        let data = name == "cloudevents-structured" ? tree["data"] : tree
        #expect(data["alerts"].items.count == request.told)
        let rest = name == "alertmanager" ? data["truncatedAlerts"] : data["more"]["count"]
        #expect(rest.number == 3000 - request.told)
    }

    @Test func `a text is cut between characters, before markup`() {
        let markup = HTMLMarkup()
        #expect(markup.plain("a<b", atMost: 6) == "a&lt;b")
        #expect(markup.plain("a<b<c", atMost: 8) == "a&lt;…")
        #expect(markup.plain("👨‍👩‍👧👨‍👩‍👧", atMost: 25) == "👨‍👩‍👧…")
        #expect(markup.plain("<<<", atMost: 3) == "…" && markup.plain("<<<", atMost: 2) == "")
        #expect(PlainMarkup(unit: .utf16).plain("𠮷𠮷𠮷", atMost: 4) == "𠮷…")
    }

    @Test func `a digest tells the first alerts, then how many more there are and how to list them`() throws {
        let digest = Sample.outgoing("msg_d", kind: .digest, alerts: (1...60).map { Sample.alert($0) })
        for name in ["slack", "discord", "mattermost", "teams", "telegram", "ntfy", "matrix"] {
            let request = try FormatSample.compose(name, digest)
            #expect(
                (5..<60).contains(request.told) || name == "matrix" || name == "teams",
                "\(name) \(request.told)"
            )
            let tree = try JSONTree(request.body)
            let texts = tree.texts.joined(separator: "\n")
                .replacingOccurrences(of: "\\", with: "").replacingOccurrences(of: "&#39;", with: "'")
            #expect(texts.contains("60 alerts"))
            let links = (1...60)
                .filter {
                    texts.contains("https://example.org/\($0)")
                        && (texts + "\n").contains(try! Regex("example\\.org/\($0)[^0-9]"))
                }
            #expect(links.count == request.told, "\(name)")
            if request.told < 60 {
                #expect(
                    texts.contains(
                        "… and \(60 - request.told) more: watchword deliveries list --message msg_d"
                    )
                )
            }
        }
    }

    @Test(arguments: [
        ("https://example.org/a(b)", "https://example.org/a%28b%29"), ("javascript:alert(1)", nil),
        ("/path", nil),
        ("https://例.example/é", "https://xn--fsq.example/%C3%A9"), ("mailto:a@b.example", nil),
        ("https://", nil),
        ("https://example.org/a|b>c", "https://example.org/a%7Cb%3Ec"), ("", nil),
    ])
    func `only pages are linked to, in ASCII`(text: String, link: String?) {
        #expect(WebLink.of(text) == link)
    }

    @Test func `a change of an alert goes to the same incident, and what is over resolves it`() throws {
        let first = try FormatSample.json("pagerduty", Sample.outgoing("msg_a"))
        let update = try FormatSample.json("pagerduty", Sample.outgoing("msg_b", kind: .update))
        #expect(first["dedup_key"].text == "alr_1" && update["dedup_key"].text == "alr_1")
        var over = Sample.noticeMessage()
        over.message.notice?.kind = .recovered
        let resolved = try FormatSample.json("pagerduty", over)
        #expect(resolved["event_action"].text == "resolve")
        #expect(
            try resolved["dedup_key"].text
                == FormatSample.json("pagerduty", Sample.noticeMessage())["dedup_key"].text
        )
    }

    @Test func `a message has one transaction in Matrix, however often it is sent`() throws {
        let first = try FormatSample.compose("matrix", Sample.outgoing("msg_a"))
        let second = try FormatSample.composer("matrix")
            .compose(Sample.outgoing("msg_a"), isMinimal: true, now: Sample.now + .seconds(60))
        #expect(first.method == "PUT" && first.url == second.url)
        #expect(first.url.hasSuffix("/rooms/%21room%3Aexample.org/send/m.room.message/msg_a"))
    }

    @Test func `less detail is really less`() throws {
        for name in FormatSample.names where name != "template" {
            let full = try FormatSample.compose(name, Sample.outgoing())
            let brief = try FormatSample.compose(name, Sample.outgoing(), isMinimal: true)
            #expect(brief.body.count < full.body.count, "\(name)")
        }
    }
}
