// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Settings
import Testing

/// Each kind of sink, with what only it needs.
@Suite struct SinkTests {
    private static let environment = ["T": "token", "S": "whsec_AAAA"]

    private func sink(_ text: String, main: String = "") throws -> SinkSettings {
        let result = Fixture.decode(
            main: main + "\nsinks: { a: { \(text) } }",
            environment: Self.environment,
            mode: .run
        )
        #expect(result.errors.map(\.description) == [])
        return try #require(result.settings?.sinks.first)
    }

    struct Format: CustomTestStringConvertible, Sendable {
        let keys: String
        let format: WebhookFormat
        var url = "https://example.org/"
        var testDescription: String { keys }
    }

    static let formats = [
        Format(keys: "url: https://example.org/", format: .standard),
        Format(keys: "url: https://example.org/, format: standard, secrets: { env: S }", format: .standard),
        Format(
            keys: "url: https://example.org/, format: cloudevents",
            format: .cloudEvents(mode: .structured, source: nil)
        ),
        Format(
            keys: "url: https://example.org/, format: cloudevents, mode: binary, source: \"urn:x:y\"",
            format: .cloudEvents(mode: .binary, source: "urn:x:y")
        ),
        Format(keys: "url: https://example.org/, format: slack", format: .slack),
        Format(keys: "url: https://example.org/, format: discord", format: .discord),
        Format(
            keys: "url: https://example.org/, format: mattermost, channel: news, username: Watch Word",
            format: .mattermost(channel: "news", username: "Watch Word")
        ),
        Format(
            keys: "url: https://example.org/, format: mattermost",
            format: .mattermost(channel: nil, username: nil)
        ),
        Format(keys: "url: https://example.org/, format: teams", format: .teams),
        Format(
            keys: "format: telegram, token: { env: T }, chat_id: -1001234567890, thread_id: 7",
            format: .telegram(token: Secret("token"), chat: "-1001234567890", thread: 7),
            url: "https://api.telegram.org/"
        ),
        Format(
            keys: "format: telegram, token: { env: T }, chat_id: \"@my_news\", url: https://example.org/",
            format: .telegram(token: Secret("token"), chat: "@my_news", thread: nil)
        ),
        Format(
            keys: "format: ntfy, topic: my-news",
            format: .ntfy(topic: "my-news", token: nil),
            url: "https://ntfy.sh/"
        ),
        Format(
            keys: "format: ntfy, topic: my-news, token: { env: T }, url: https://example.org/",
            format: .ntfy(topic: "my-news", token: Secret("token"))
        ),
        Format(
            keys: "url: https://example.org/, format: gotify, token: { env: T }",
            format: .gotify(token: Secret("token"))
        ),
        Format(
            keys: "url: https://example.org/, format: matrix, token: { env: T }, room: \"!a:example.org\"",
            format: .matrix(room: "!a:example.org", token: Secret("token"))
        ),
        Format(
            keys: "format: pagerduty, routing_key: { env: T }",
            format: .pagerDuty(routingKey: Secret("token")),
            url: "https://events.pagerduty.com/v2/enqueue"
        ),
        Format(keys: "url: https://example.org/, format: alertmanager", format: .alertmanager),
    ]

    @Test(arguments: formats)
    func `a webhook has a format with its own keys`(_ one: Format) throws {
        let sink = try sink("kind: webhook, \(one.keys)")
        guard case .webhook(let webhook) = sink.kind else {
            Issue.record("not a webhook")
            return
        }
        #expect(webhook.format == one.format && webhook.url.reveal() == one.url)
    }

    @Test func `every format has a case here`() {
        let names = Set(Self.formats.map(\.format.name)).union([.template])
        #expect(names == Set(WebhookFormat.Name.allCases))
    }

    @Test func `a template is a tree of JSON whose texts are templates`() throws {
        let text = """
            sinks:
              a:
                kind: webhook
                url: https://example.org/
                format: template
                template:
                  method: PUT
                  body:
                    text: "{title} – {{literal}}"
                    "n": 3
                    ratio: -0.5
                    flag: true
                    none: ~
                    quoted: "3"
                    list: [a, "{count}", { deep: "{url}" }]
                  headers: { X-Rule: "{rule_id}", X-Api-Key: { env: T } }
                  success: [200, 204]
            """
        let result = Fixture.decode(main: text, environment: Self.environment, mode: .run)
        #expect(result.errors.map(\.description) == [])
        guard case .webhook(let webhook) = result.settings?.sinks.first?.kind,
            case .template(let template) = webhook.format
        else {
            Issue.record("no template")
            return
        }
        #expect(template.method == "PUT" && template.success == [200, 204])
        #expect(template.headers.map { $0.value.reveal() } == ["{rule_id}", "token"])
        #expect(
            template.body
                == .object([
                    "text": .string("{title} – {{literal}}"), "n": .integer(3), "ratio": .number(-0.5),
                    "flag": .bool(true), "none": .null, "quoted": .string("3"),
                    "list": .array([
                        .string("a"), .string("{count}"), .object(["deep": .string("{url}")]),
                    ]),
                ])
        )
    }

    @Test func `a file has a format, is put aside and reaches the disk`() throws {
        let plain = try sink("kind: file, path: /tmp/a")
        #expect(plain.kind == .file(path: "/tmp/a", format: .json) && plain.file == FileOptions())
        let csv = try sink(
            """
            kind: file, path: /tmp/a, format: csv, rotate: { size: 64MiB, every: day, keep: 3 }, fsync: 5s,
            guard_formulas: false
            """
        )
        #expect(csv.kind == .file(path: "/tmp/a", format: .csv))
        #expect(csv.file.rotateBytes == 64 << 20 && csv.file.rotatesDaily && csv.file.keep == 3)
        #expect(csv.file.sync == .interval(.seconds(5)) && !csv.file.guardsFormulas)
        let syncs: [(String, FileSync)] = [
            ("each", .each), ("none", .none), ("interval", .interval(.seconds(1))),
        ]
        for (text, sync) in syncs {
            #expect(try sink("kind: file, path: /tmp/a, fsync: \(text)").file.sync == sync)
        }
        #expect(FileOptions().rotateBytes == 64 << 20 && FileOptions().keep == 10)
        let rotations: [(String, Int?, Bool, Int)] = [
            ("off", nil, false, 10), ("{ keep: 3 }", 64 << 20, false, 3),
            ("{ size: 1MiB }", 1 << 20, false, 10),
            ("{ every: day }", nil, true, 10),
        ]
        for (text, bytes, isDaily, keep) in rotations {
            let file = try sink("kind: file, path: /tmp/a, rotate: \(text)").file
            #expect(
                file.rotateBytes == bytes && file.rotatesDaily == isDaily && file.keep == keep,
                "\(text): \(file)"
            )
        }
        var atom = AtomSettings(path: "/tmp/a.atom")
        (atom.title, atom.url, atom.entries) = ("Mine", "https://example.org/a.atom", 20)
        let feed = "title: Mine, url: https://example.org/a.atom, entries: 20"
        #expect(try sink("kind: file, path: /tmp/a.atom, format: atom, \(feed)").kind == .atom(atom))
    }

    @Test func `a sink of mail has a server, a sender and people`() throws {
        let plain = try sink("kind: mail, host: mail.example.org, from: w@example.org, to: desk@example.org")
        #expect(
            plain.kind
                == .mail(
                    MailSettings(host: "mail.example.org", from: "w@example.org", to: ["desk@example.org"])
                )
        )
        let full = try sink(
            """
            kind: mail, host: 127.0.0.1, port: 2525, security: tls, from: "Watchword <w@example.org>",
            to: [a@example.org, "B <b@example.org>"], user: w, password: { env: T }, allow_private: true,
            proxy: "socks5h://proxy.example.org:1080", connect_timeout: 3s, timeout: 30s
            """
        )
        guard case .mail(let mail) = full.kind else {
            Issue.record("not mail")
            return
        }
        #expect(mail.port == 2_525 && mail.security == .tls && mail.from == "Watchword <w@example.org>")
        #expect(mail.to == ["a@example.org", "B <b@example.org>"] && mail.allowPrivate)
        #expect(mail.user?.reveal() == "w" && mail.password?.reveal() == "token")
        #expect(mail.proxy?.reveal() == "socks5h://proxy.example.org:1080")
        #expect(mail.connectTimeout == .seconds(3) && mail.totalTimeout == .seconds(30))
    }

    @Test func `certificates of one's own are read when the settings are`() throws {
        try Fixture.temporary { directory in
            let cases: [(String?, String?)] = [
                ("-----BEGIN CERTIFICATE-----", nil), ("none", "'ca_file' holds no certificate"),
                (nil, "'ca_file' cannot be read: there is no such file"),
            ]
            for (number, one) in cases.enumerated() {
                let (text, problem) = one
                let path = directory + "/ca-\(number).pem"
                if let text { try Fixture.write(text, to: path) }
                let main = "sinks: { a: { kind: webhook, url: https://example.org/, ca_file: \(path) } }"
                let result = Fixture.decode(main: main)
                #expect(result.errors.first?.message == problem)
                guard case .webhook(let webhook) = result.settings?.sinks.first?.kind else { continue }
                #expect(webhook.caFile == path)
            }
        }
    }

    @Test func `a rate and a catch-up are for every kind`() throws {
        let plain = try sink("kind: stdout")
        #expect(plain.rate == nil && plain.catchUpOver == 20)
        let sink = try sink("kind: stdout, rate: { burst: 5, every: 2s }, catch_up_over: 50")
        #expect(sink.rate == SendRate(burst: 5, every: .seconds(2)) && sink.catchUpOver == 50)
    }
}
