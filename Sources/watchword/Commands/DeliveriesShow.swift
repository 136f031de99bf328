// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import NewsModel
import Notifying
import ReviewServer

struct DeliveriesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Show a delivery or a message whole: its alert, why it is sent, every attempt, what comes next.",
        discussion:
            "A message's id is what receivers see as webhook-id; it may carry many deliveries, or a notice."
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "The id of a delivery (dlv_…) or of a message (msg_…); its first letters are enough.")
    var id: String

    func run() async throws {
        try await reporting {
            let detail = try await Desk.open(places.locations).delivery(id)
            if output.json { try Output.document(detail) } else { Self.print(detail) }
        }
    }

    private static func print(_ detail: DeliveryDetail) {
        for alert in detail.alerts { AlertPrinter.printLong(alert) }
        if !detail.alerts.isEmpty { Output.line() }
        for delivery in detail.deliveries {
            let detail = delivery.detail.map { " by \(SafeText.line($0))" } ?? ""
            let due = delivery.due.flatMap(Times.short).map { ", due at \($0)" } ?? ""
            Output.line(
                "delivery  \(delivery.id) to \(delivery.sink): \(delivery.state.rawValue), "
                    + "because: \(delivery.reason.rawValue)\(detail)\(due)"
            )
        }
        if let message = detail.message { print(message) }
        Output.line("next      \(SafeText.line(detail.outlook))")
    }

    private static func print(_ message: MessageReport) {
        Output.line(
            "message   \(message.id) to \(message.sink): \(message.kind.rawValue), \(message.state.rawValue), "
                + "made at \(Times.short(message.created) ?? "?")"
        )
        if let notice = message.notice { Output.line("notice    \(SafeText.line(notice))") }
        if message.maybeSent {
            Output.line(
                "          it may have arrived once more than is known: the receiver sees the same id"
            )
        }
        for attempt in message.attempts {
            let said = [attempt.status.map(String.init), attempt.detail].compactMap(\.self)
                .joined(separator: " ")
            Output.line(
                "attempt   \(attempt.number) at \(attempt.started), \(attempt.tookMilliseconds) ms: "
                    + "\(attempt.outcome.rawValue) \(SafeText.line(said))"
            )
        }
        if message.attempts.isEmpty { Output.line("attempt   none yet") }
    }
}

struct DeliveriesRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Send again what was given up: dead or expired messages, under their old ids.",
        discussion: """
            A message goes whole: with a delivery go those that it shares its message with. Exit status 1 when \
            nothing was there to send again.

            examples:
              watchword deliveries retry dlv_7xk2mq
              watchword deliveries retry --all --sink desk --dead
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "Ids of deliveries or messages; their first letters are enough.") var ids: [String] = []
    @Flag(help: "Everything that was given up.") var all = false
    @Option(help: "With --all: only of this sink.") var sink: String?
    @Flag(help: "With --all: only what its sink will not take.") var dead = false
    @Flag(help: "With --all: only what expired.") var expired = false

    func validate() throws {
        if ids.isEmpty != all { throw ValidationError("give ids, or --all with --sink, --dead or --expired") }
        if !all, sink != nil || dead || expired {
            throw ValidationError("--sink, --dead and --expired go with --all")
        }
    }

    func run() async throws {
        try await reporting {
            let states: [MessageState] = (dead ? [.dead] : []) + (expired ? [.expired] : [])
            let request = RetryRequest(ids: ids, sink: sink.map(SinkID.init(_:)), states: states)
            let report = try await Desk.open(places.locations).retry(request)
            if output.json { try Output.document(report) } else { Self.print(report) }
            if report.retried.isEmpty { throw Exit.no }
        }
    }

    private static func print(_ report: RetryReport) {
        for refusal in report.refused { Output.error("watchword: \(SafeText.line(refusal))") }
        let count = report.retried.count
        switch count {
        case 0: Output.line("nothing to send again")
        case 1: Output.line("one message is sent again")
        default: Output.line("\(count) messages are sent again")
        }
        for sentence in report.waiting { Output.line("! \(SafeText.line(sentence))") }
    }
}
