// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import LoopbackWorld
import NewsModel
import ReviewServer
import Settings
import Watcher

/// All that the demo needs around the daemon: the news world, a webhook receiver, and settings that name them.
struct DemoStage: Sendable {
    let directory: String
    let world: NewsWorld
    let newsServer: LoopbackServer
    let receiver: WebhookReceiver

    var config: String { directory + "/config" }
    var state: String { directory + "/state" }
    var alertFile: String { directory + "/alerts.jsonl" }
    /// What a command needs to look at the demo's watcher.
    var options: String { "--config \(config) --state \(state)" }

    /// Starts the world and writes the settings.
    static func set(in directory: String, beat: Duration) async throws -> DemoStage {
        guard !Locations.isThere(directory + "/state") else {
            throw CommandFailure(
                "\(directory) holds an earlier demo",
                hint: "name another directory, or remove it"
            )
        }
        let world = NewsWorld(start: Date(), beatLength: beat)
        let secret =
            "whsec_" + Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }).base64EncodedString()
        let stage = DemoStage(
            directory: directory,
            world: world,
            newsServer: try await LoopbackServer.start(world: world),
            receiver: try await WebhookReceiver.start(secrets: [secret], now: { Date() })
        )
        do {
            try stage.writeSettings(secret: secret)
        } catch {
            throw CommandFailure("cannot write the demo's settings to \(directory): \(error)")
        }
        return stage
    }

    /// The daemon, in this process.
    func watcher() throws -> Watcher {
        let locations = Locations(
            options: .init(config: config, state: state),
            environment: [:]
        )
        do {
            return try Watcher(locations: locations, environment: ["HOME": directory], strict: true)
        } catch {
            throw CommandFailure(error.message, hint: error.hint, code: ExitCode(error.exitStatus))
        }
    }

    /// Ends the world.
    func strike() async throws {
        await newsServer.stop()
        await receiver.server.stop()
    }

    private func writeSettings(secret: String) throws {
        let manager = FileManager.default
        for folder in ["feeds.d", "rules.d"] {
            try manager.createDirectory(atPath: "\(config)/\(folder)", withIntermediateDirectories: true)
        }
        let secretFile = directory + "/webhook.secret"
        let permissions: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard manager.createFile(atPath: secretFile, contents: Data(secret.utf8), attributes: permissions)
        else {
            throw CocoaError(.fileWriteUnknown)
        }
        try write(service(secretFile), to: "watchword.yaml")
        try write(feeds, to: "feeds.d/demo.yaml")
        for file in StartingSet.files where file.path.hasPrefix("rules.d/") {
            try write(file.text, to: file.path)
        }
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(config)/\(name)"))
    }

    private func service(_ secretFile: String) -> String {
        """
        # Polling is fast here because the whole world is inside one program. Do not do this to real servers.
        service:
          log_level: warning
        polling:
          every: 1s
          every_without_validators: 1s
          floor: 1s
          host_gap: 0s
          spread: 0s
        sinks:
          terminal:
            kind: stdout
          lines:
            kind: file
            path: \(alertFile)
            format: json
          desk:
            kind: webhook
            url: \(receiver.url.absoluteString)
            secrets: { file: \(secretFile) }
            allow_http: true
            allow_private: true

        """
    }

    private var feeds: String {
        "feeds:\n"
            + NewsWorld.outlets
            .map { outlet in
                """
                  - id: \(outlet.id)
                    url: \(newsServer.url(outlet.path).absoluteString)
                    title: "\(outlet.name)"
                    outlet: "\(outlet.name)"
                    language: \(outlet.language.prefix(2))
                    allow_private: true

                """
            }
            .joined()
    }
}
