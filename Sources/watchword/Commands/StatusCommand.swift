// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import ReviewServer
import Watcher

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell how the watcher is, and where its settings and state are.",
        discussion: "Exit status 1 when something needs a person: no watcher runs, or it is degraded."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let locations = places.locations
            let report = try await Desk.open(locations).status()
            if output.json { try Output.document(report) } else { Self.print(report) }
            if report.health != "ok" { throw Exit.no }
        }
    }

    private static func print(_ report: StatusReport) {
        let process = report.pid.map { " (process \($0), since \(report.started ?? "?"))" } ?? ""
        Output.line(
            "watchword \(report.version): \(report.running ? report.health : "not running")\(process)"
        )
        for problem in report.problems { Output.line("  ! \(problem)") }
        for (name, place) in report.places.sorted(by: { $0.key < $1.key }) {
            Output.line("  \(name.padded(to: 10)) \(place)")
        }
        Output.line("  \("feeds".padded(to: 10)) \(counts(report.feeds))")
        Output.line("  \("rules".padded(to: 10)) \(report.rules)")
        Output.line("  \("articles".padded(to: 10)) \(report.articles)")
        Output.line("  \("alerts".padded(to: 10)) \(counts(report.alerts))")
        Output.line("  \("messages".padded(to: 10)) \(counts(report.messages))")
        for (sink, reason) in report.failingSinks.sorted(by: { $0.key < $1.key }) {
            Output.line("  ! sink \(sink): \(reason)")
        }
        Output.line("  \("store".padded(to: 10)) \(report.storeBytes / 1024) KiB")
    }

    private static func counts(_ values: [String: Int]) -> String {
        let parts = values.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { "\($0.value) \($0.key)" }
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }
}

extension String {
    /// The text with spaces behind it up to a number of characters.
    func padded(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }
}
