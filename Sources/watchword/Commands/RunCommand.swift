// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import Watcher

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Watch: poll the feeds, match the rules, store and notify, until stopped.",
        discussion: """
            SIGTERM and SIGINT stop it: what is under way is finished within 20 seconds, the rest is kept for the \
            next start. SIGHUP reads the settings again; wrong ones are refused and what runs goes on. When the settings are wrong at \
            the start, the last accepted ones run, and every sink is told; --strict refuses to start instead.
            """
    )

    @OptionGroup var places: PlaceOptions

    @Flag(
        help:
            "Refuse to start with wrong settings (exit status 78) instead of running the last accepted ones."
    )
    var strict = false

    func run() async throws {
        try await reporting {
            try await DaemonRun.run(locations: places.locations, strict: strict)
        }
    }
}

/// Starts the daemon in this process and gives its failures their exit statuses.
enum DaemonRun {
    static func run(locations: Locations, strict: Bool) async throws {
        do {
            try await Watcher(
                locations: locations,
                environment: ProcessInfo.processInfo.environment,
                strict: strict
            )
            .run()
        } catch let failure as StartFailure {
            throw CommandFailure(failure.message, hint: failure.hint, code: ExitCode(failure.exitStatus))
        }
    }
}
