// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import LoopbackWorld
import NewsModel
import Watcher

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "See it work: a small news world inside the program, watched by the real daemon.",
        discussion: """
            Six feeds in three formats and three languages unfold a story about a summit between Japan and North Korea, with \
            football and cooking in between; two of them carry a report of a third, which is told once. The daemon polls them through libcurl; alerts appear here, in a file of \
            JSON Lines, and at a webhook receiver that checks the signatures. Everything stays on this machine. \
            With --once it ends by itself, exit status 0 only when all of it happened.
            """
    )

    @Flag(help: "End when the story is over, with a summary.")
    var once = false

    @Option(help: "Keep the demo's settings and state here; else in a new temporary directory.")
    var directory: String?

    @Option(help: "Seconds between two turns of the story, 1 to 60.")
    var beat = 2

    func validate() throws {
        guard (1...60).contains(beat) else { throw ValidationError("--beat is a number from 1 to 60") }
    }

    func run() async throws {
        try await reporting {
            let stage = try await DemoStage.set(in: try demoDirectory(), beat: .seconds(beat))
            Output.line("A news world at \(stage.newsServer.url()), watched with the shipped rules.")
            let watcher = try stage.watcher()
            let running = Task { try await watcher.run(handlesSignals: true) }
            let verdict = try await play(stage, watcher)
            await watcher.stop()
            try await running.value
            try await stage.strike()
            verdict?.print(stage)
            if let verdict, !verdict.isGood { throw Exit.no }
        }
    }

    /// Unfolds the story; without `--once`, goes on until the watcher is stopped.
    private func play(_ stage: DemoStage, _ watcher: Watcher) async throws -> DemoVerdict? {
        guard await stage.waitForBaseline(watcher) else {
            return DemoVerdict(failure: "the feeds were not polled")
        }
        for (number, title) in NewsWorld.beats.enumerated() {
            Output.line("\n── \(title)")
            stage.world.advance(to: number)
            // So that somebody can watch.
            try await Task.sleep(for: .seconds(beat))
            await stage.waitForPolls()
        }
        let verdict = await stage.verdict(watcher, waiting: .seconds(30))
        if once || !verdict.isGood { return verdict }
        verdict.print(stage)
        Output.line("\nThe story is over; the watcher goes on. Try, in another terminal:")
        Output.line("  watchword alerts list \(stage.options)")
        Output.line("  watchword status \(stage.options)")
        Output.line("Ctrl-C ends it.")
        await watcher.waitUntilStopped()
        return nil
    }

    private func demoDirectory() throws -> String {
        if let directory { return URL(fileURLWithPath: directory).standardizedFileURL.path }
        let path = NSTemporaryDirectory() + "watchword-demo-" + UUID().uuidString.prefix(8)
        return path.replacing("//", with: "/")
    }
}
