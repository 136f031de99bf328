// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel

/// A news server, a webhook receiver, and a home whose settings name both.
final class Stage: Sendable {
    let home: Home
    let site = ScriptedSite()
    let news: LoopbackServer
    let receiver: WebhookReceiver

    static let secret = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()

    private init(_ home: Home, checkingTime: Bool) async throws {
        self.home = home
        news = try await LoopbackServer.start(site: site)
        let clock: @Sendable () -> Date = { Date() }
        receiver = try await WebhookReceiver.start(
            secrets: [Self.secret],
            now: checkingTime ? clock : nil
        )
        try Data(Self.secret.utf8).write(to: URL(filePath: secretFile))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secretFile)
    }

    /// Plays on a new stage, which is gone afterwards.
    static func play(
        checkingTime: Bool = true,
        _ body: (Stage) async throws -> Void
    ) async throws {
        let stage = try await Stage(Home(), checkingTime: checkingTime)
        do {
            try await body(stage)
        } catch {
            await stage.strike()
            throw error
        }
        await stage.strike()
    }

    private func strike() async {
        await news.stop()
        await receiver.server.stop()
    }

    var secretFile: String { home.directory + "/webhook.secret" }

    /// Serves a document at `/NAME`, with validators.
    func publish(_ paper: Paper) {
        site.publish("/" + paper.name, paper.text, type: paper.format.type)
    }
}

extension Stage {
    /// The service, polled fast because all of it is one machine's, and three sinks that hear of everything.
    ///
    /// - Parameters:
    ///   - header: what each request of the webhook says in `X-Run`.
    ///   - more: other sinks, indented as those.
    func writeService(every: String = "200ms", header: String? = nil, more: String = "") throws {
        try home.write(
            """
            polling:
              every: \(every)
              every_without_validators: \(every)
              floor: 50ms
              host_gap: 0s
              per_host: 4
              spread: 0s
            sinks:
              terminal:
                kind: stdout
                format: json
              lines:
                kind: file
                path: \(home.alertFile)
              desk:
                kind: webhook
                url: \(receiver.url.absoluteString)
                secrets: [{ file: \(secretFile) }]
                allow_http: true
                allow_private: true
                \(header.map { "headers: { X-Run: \"\($0)\" }" } ?? "")

            """ + more,
            to: "watchword.yaml"
        )
    }

    /// Feeds of this machine, by id and path.
    func writeFeeds(_ feeds: [(id: String, url: URL)], backfill: String = "notify") throws {
        let list = feeds.map { feed in
            "  - { id: \(feed.id), url: \"\(feed.url.absoluteString)\" }\n"
        }
        try home.write(
            "defaults: { backfill: \(backfill), allow_private: true }\nfeeds:\n" + list.joined(),
            to: "feeds.d/\(backfill).yaml"
        )
    }

    /// Feeds of the site, which stand at `/ID`.
    func writeFeeds(_ ids: [String], backfill: String = "notify") throws {
        try writeFeeds(ids.map { ($0, news.url("/" + $0)) }, backfill: backfill)
    }

    /// One rule, `accord`, that finds the words 'zebra accord'.
    func writeRule() throws {
        try home.write(
            """
            rules:
              - id: accord
                title: An accord about zebras
                match: '"zebra accord"'

            """,
            to: "rules.d/rules.yaml"
        )
    }
}
