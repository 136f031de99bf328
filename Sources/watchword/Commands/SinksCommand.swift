// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import NewsModel
import Notifying
import ReviewServer

struct SinksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sinks",
        abstract: "Look at the places that alerts go to, and try them.",
        subcommands: [SinksList.self, SinksTest.self],
        defaultSubcommand: SinksList.self
    )
}

struct SinksList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the sinks: where each goes, whether it takes messages, what waits for it.",
        discussion: """
            STATE is ok, failing (single messages try whether it is back), paused (it refuses everything \
            until somebody mends it), disabled (it says that it is gone), broken (it cannot work as it is \
            configured), unconfigured (messages wait for it, but the settings do not name it) or stopped (no \
            watcher runs). Exit status 1 when one of them needs a person.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reporting {
            let sinks = try await Desk.open(places.locations).sinks()
            if output.json {
                for sink in sinks { try Output.jsonLine(sink) }
            } else {
                SinkPrinter.print(sinks)
            }
            if sinks.contains(where: { ![.ok, .stopped].contains($0.state) }) { throw Exit.no }
        }
    }
}

struct SinksTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send a message, marked as a test, to a sink, and say what it answered.",
        discussion: """
            It is a real message and goes the way of all others, but at once, once, and whatever waits. Without a \
            running watcher this command sends it itself. Exit status 0 when the sink took it, 1 when it did \
            not, 2 when it could not be sent, 75 when another process holds the state.

            example:
              watchword sinks test desk
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "The sink's id, as in the settings.") var name: String

    func run() async throws {
        try await reporting {
            let report = try await Desk.open(places.locations).testSink(SinkID(name))
            if output.json { try Output.document(report) } else { SinkPrinter.print(report) }
            if report.outcome != .done { throw Exit.no }
        }
    }
}

/// Sinks for people.
enum SinkPrinter {
    static func print(_ sinks: [SinkReport]) {
        var table = Table("SINK", "KIND", "STATE", "WAITING", "OLDEST", "DEAD", "LAST SUCCESS", "PLACE")
        for sink in sinks {
            table.add(
                sink.id.rawValue,
                sink.kind,
                sink.state.rawValue,
                String(sink.waiting),
                Times.short(sink.oldestWaiting),
                String(sink.dead),
                Times.short(sink.lastSuccess),
                sink.place
            )
        }
        table.print(orElse: "no sinks: name one under 'sinks:' in watchword.yaml")
        for sink in sinks where ![.ok, .stopped].contains(sink.state) {
            Output.line("! \(sink.id) \(SafeText.line(sink.outlook))")
        }
        for sink in sinks {
            guard let failure = sink.failure, let time = Times.short(sink.lastFailure) else { continue }
            let mark = sink.failingSince == nil ? " " : "!"
            Output.line("\(mark) \(sink.id) last failed at \(time): \(SafeText.line(failure))")
        }
    }

    static func print(_ report: SinkTestReport) {
        let took = "\(report.tookMilliseconds) ms, message \(report.message)"
        if report.outcome == .done {
            let status = report.status.map { " with \($0)" } ?? ""
            Output.line("\(report.sink) took it\(status) (\(took))")
        } else {
            let reason = report.detail.map { SafeText.line($0) } ?? report.outcome.rawValue
            Output.line("\(report.sink) did not take it: \(reason) (\(took))")
        }
        if report.waiting > 0 { Output.line("messages that wait for it: \(report.waiting)") }
    }
}
