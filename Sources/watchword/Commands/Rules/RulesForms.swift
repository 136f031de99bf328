// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import Notifying
import ReviewServer

struct RulesForms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms",
        abstract: "List the words and phrases that a pattern takes in stored articles.",
        discussion: """
            A single word, prefix (abduct*), stem (~offer) or w?rd is answered from the index of the search, at once. For a \
            phrase or an entity the articles with its words are read. Words are shown folded, as rules compare them; \
            only the newest revisions count.
              watchword rules forms 'abduct*'
              watchword rules forms @dprk --since 30d
              watchword rules forms '"without precondition*"' --json
            Exit status 1 when there is none.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "Only in articles first seen since this time; reads them.") var since: Since?
    @Option(help: "At most so many forms, the most frequent; for people only.") var limit = 50
    @Argument(help: "The pattern, as a rule has it.") var pattern: String

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit is a number from 1 on") }
    }

    func run() async throws {
        try await reporting {
            let query = FormsQuery(pattern, since: since?.date)
            let report = try await Desk.open(places.locations).forms(query)
            if output.json {
                try Output.document(report)
            } else {
                print(report)
            }
            if report.forms.isEmpty { throw Exit.no }
        }
    }

    private func print(_ report: FormsReport) {
        var table = Table("COUNT", "ARTICLES", "FORM", "ALIAS")
        for form in report.forms.prefix(limit) {
            table.add(String(form.count), String(form.articles), form.text, form.alias ?? "")
        }
        table.print(orElse: "no stored article has a form of '\(SafeText.line(report.pattern))'")
        let more = report.forms.count - limit
        if more > 0 { Output.line("… and \(counted(more, "form")) more: --limit \(report.forms.count)") }
        if report.isCutShort { Output.line("only the newest \(report.read) articles were read") }
    }
}
