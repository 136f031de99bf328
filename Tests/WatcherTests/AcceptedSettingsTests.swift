// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Settings
import Testing

@testable import Watcher

@Suite struct `At a start` {
    private let directory = TemporaryDirectory()
    private let good = "sinks:\n  out: { kind: stdout }\n"

    private var locations: Locations {
        Locations(
            options: .init(config: directory.path + "/config", state: directory.path + "/state"),
            environment: [:]
        )
    }

    private func start(strict: Bool = false) throws(StartFailure) -> AcceptedSettings {
        try AcceptedSettings.atStart(locations, environment: [:], strict: strict)
    }

    /// Good settings that were accepted once, then broken.
    private func breakAfterAcceptance() throws {
        try directory.write(good, to: "config/watchword.yaml")
        let accepted = try start()
        try FileManager.default.createDirectory(
            atPath: locations.state.path,
            withIntermediateDirectories: true
        )
        try SettingsSnapshot.write(accepted.files, to: locations.acceptedSettings)
        try directory.write("sinks:\n  out: { kind: stdot }\n", to: "config/watchword.yaml")
    }

    @Test func `right settings run`() throws {
        try directory.write(good, to: "config/watchword.yaml")
        let accepted = try start()
        #expect(accepted.refused.isEmpty)
        #expect(accepted.settings.sinks.map(\.id) == ["out"])
    }

    @Test func `wrong settings give way to the last accepted ones, and say so`() throws {
        try breakAfterAcceptance()
        let accepted = try start()
        #expect(accepted.refused.map(\.line) == [2])
        #expect(accepted.settings.sinks.map(\.id) == ["out"])
    }

    @Test func `wrong settings stop a strict start`() throws {
        try breakAfterAcceptance()
        let failure = #expect(throws: StartFailure.self) { try start(strict: true) }
        #expect(failure?.exitStatus == 78)
        #expect(failure?.message.contains("watchword.yaml:2:") == true)
    }

    @Test func `wrong settings stop the first start`() throws {
        try directory.write("sinks: 7\n", to: "config/watchword.yaml")
        let failure = #expect(throws: StartFailure.self) { try start() }
        #expect(failure?.exitStatus == 78)
    }

    @Test func `no settings at all say how to begin`() {
        let failure = #expect(throws: StartFailure.self) { try start() }
        #expect(failure?.exitStatus == 78)
        #expect(failure?.message.contains("init") == true)
    }
}
