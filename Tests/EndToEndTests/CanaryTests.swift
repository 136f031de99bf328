// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Secrets with a mark in them, in every place that takes one; whatever happens, the mark is nowhere to be read.
@Suite struct CanaryTests {
    private static let mark = "Canary5e1f0a9c"
    /// The mark as it looks in base64, at each of the three places where it may begin, without the torn ends.
    private static let needles =
        [mark]
        + ["", "x", "xy"]
        .map { before in
            let text = Data((before + mark).utf8).base64EncodedString()
            return String(text.dropFirst(before.isEmpty ? 0 : 4).prefix(16))
        }

    @Test(.timeLimit(.minutes(3))) func `no secret is ever told`() async throws {
        try await Stage.play { stage in
            try prepare(stage)
            let home = stage.home
            let echo = "you sent \(Self.mark)"
            var refusal = ScriptedResponse.ok(echo)
            refusal.status = 500
            stage.receiver.script(
                refusal,
                .status(413),
                .status(413),
                .fault(.reset),
                .status(401),
                .status(410)
            )
            let daemon = try await Daemon.ready(home)
            try #require(await eventually { try stage.filed().count >= 1 })
            for sink in ["hook", "chat", "dark", "tls", "mail", "proxied", "bot"] {
                let test = try await home.command("sinks", "test", sink)
                #expect(test.status == 1, "\(sink): \(test)")
            }
            #expect(stage.receiver.attempts.contains { $0.request.headers["Authorization"] == Self.mark })
            // A secret where none may stand is refused, and not quoted.
            try home.write("sinks: { x: { kind: mail, password: \(Self.mark) } }\n", to: "watchword.yaml")
            let refused = try await home.command("reload")
            #expect(refused.status == 78, "\(refused)")
            try await ask(home)
            #expect(await daemon.end() == .status(0))
            try await ask(home)
            expectNoMark(below: home.directory)
        }
    }

    /// Runs the commands that tell of sinks, in every form; what they print lies in the home.
    private func ask(_ home: Home) async throws {
        let questions = [
            ["config", "show"], ["sinks", "list"], ["status"], ["deliveries", "list"], ["feeds", "list"],
            ["feeds", "show", "wire"], ["alerts", "list"], ["check"],
        ]
        for question in questions {
            _ = try await home.command(question)
            _ = try await home.command(question + ["--json"])
        }
        let listed: [DeliveryLine] = try await home.command("deliveries", "list", "--json").lines()
        for delivery in listed.prefix(3) {
            _ = try await home.command("deliveries", "show", delivery.id, "--json")
        }
    }

    private func prepare(_ stage: Stage) throws {
        let home = stage.home
        stage.publish(Paper(name: "wire", format: .rss, items: [.init(id: "1", title: "A zebra accord")]))
        try stage.writeRule()
        let secrets = home.directory + "/secrets"
        try FileManager.default.createDirectory(atPath: secrets, withIntermediateDirectories: true)
        let server = stage.receiver.server.url("/").absoluteString
        let values = [
            "mark": Self.mark, "url": server + "hook/\(Self.mark)?key=\(Self.mark)",
            "sign": "whsec_" + Self.mark + String(repeating: "A", count: 30), "token": "123:" + Self.mark,
            "dark": "https://nowhere.invalid/\(Self.mark)",
            "tls": server.replacing("http://", with: "https://") + Self.mark,
            "proxy": "http://user:\(Self.mark)@127.0.0.1:9",
        ]
        for (name, value) in values {
            let made = FileManager.default.createFile(
                atPath: "\(secrets)/\(name)",
                contents: Data(value.utf8),
                attributes: [.posixPermissions: 0o600]
            )
            #expect(made)
        }
        let file = { (name: String) in "{ file: \(secrets)/\(name) }" }
        let loopback = "allow_http: true, allow_private: true"
        try home.write(
            """
            service: { log_level: trace }
            polling: { every: 1s, every_without_validators: 1s, floor: 50ms, host_gap: 0s, spread: 0s }
            sinks:
              lines: { kind: file, path: \(home.alertFile) }
              hook: { kind: webhook, url: \(file("url")), secrets: [\(file("sign"))], headers: { Authorization: \(file("mark")) }, \(loopback) }
              chat: { kind: webhook, format: slack, url: \(file("url")), \(loopback), group_wait: 0s }
              bot: { kind: webhook, format: telegram, url: "\(server)", token: \(file("token")), chat_id: 7, \(loopback), group_wait: 0s }
              dark: { kind: webhook, url: \(file("dark")) }
              tls: { kind: webhook, url: \(file("tls")), allow_private: true }
              mail: { kind: mail, host: 127.0.0.1, port: 9, from: a@example.org, to: [b@example.org], user: \(file("mark")), password: \(file("mark")), allow_private: true }
              proxied: { kind: webhook, url: https://example.org/, proxy: \(file("proxy")), allow_private: true }

            """,
            to: "watchword.yaml"
        )
        try home.write(
            """
            defaults: { backfill: notify, allow_private: true }
            feeds:
              - { id: wire, url: "\(stage.news.url("/wire").absoluteString)", headers: { Authorization: \(file("mark")) } }
              - { id: shut, url: "http://127.0.0.1:9/", headers: { X-Api-Key: \(file("mark")) } }

            """,
            to: "feeds.d/feeds.yaml"
        )
    }

    private func expectNoMark(below directory: String) {
        let files = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        var read = 0
        // The settings that were refused have the mark in them on purpose.
        for file in files where !file.hasPrefix("secrets/") && !file.hasPrefix("config/") {
            guard let bytes = FileManager.default.contents(atPath: directory + "/" + file) else { continue }
            read += 1
            for needle in Self.needles {
                #expect(bytes.range(of: Data(needle.utf8)) == nil, "\(needle) in \(file)")
            }
        }
        #expect(read > 20, "the log, the store and what the commands printed")
    }
}
