// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import RuleEngine
import Settings
import Watcher

struct RulesCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what is wrong with the rules, and try their examples.",
        discussion: """
            Without FILE, the rules of the settings; a file of theirs may name what stands in the others. Errors and warnings go to standard error, each with file, line and \
            column. Exit status 78 when there is an error; warnings alone are 0.
              watchword rules check
              watchword rules check my-rules/ draft.yaml
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "Rule files, or directories of them, to check instead.") var files: [String] = []

    func run() async throws {
        try await reporting {
            let result = try Self.result(files, places.locations)
            if output.json {
                for problem in result.problems { try Output.jsonLine(ProblemReport(problem)) }
            } else {
                for problem in result.problems { Output.error(problem.description) }
            }
            guard let settings = result.settings else {
                if !output.json { Output.error(Self.verdict(result)) }
                throw Exit.configuration
            }
            let ids = Set(files.isEmpty ? [] : CandidateRules.rules(of: settings, in: files))
            let rules = settings.rules.filter { files.isEmpty || ids.contains($0.id) }
            let examples = rules.reduce(0) { $0 + $1.examples.count }
            let warnings = result.warnings.isEmpty ? "" : ", \(counted(result.warnings.count, "warning"))"
            if output.json { return }
            Output.line(
                "fine: \(counted(rules.count, "rule")), \(counted(examples, "example")) \(examples == 1 ? "holds" : "hold")\(warnings)"
            )
        }
    }

    /// Files alone; where they are wrong alone, but are files of the settings, as a part of them: they may name what
    /// stands in others.
    private static func result(_ files: [String], _ locations: Locations) throws -> SettingsResult {
        let alone = try RuleLoading.load(files, locations)
        guard !files.isEmpty, !alone.errors.isEmpty else { return alone }
        var whole = SettingsLoader.load(locations, mode: .check)
        let own = Set(whole.files.files.map { CandidateRules.real($0.path) })
        let asked = alone.files.files.map { CandidateRules.real($0.path) }
        guard own.isSuperset(of: asked) else { return alone }
        let part = whole.problems.filter { asked.contains(CandidateRules.real($0.file)) }
        // Where only other files are wrong, all of it is told: these cannot be called fine.
        if whole.settings != nil || part.contains(where: { $0.severity == .error }) { whole.problems = part }
        return whole
    }

    /// `3 errors, 1 warning: these rules would be refused`.
    private static func verdict(_ result: SettingsResult) -> String {
        let warnings = result.warnings.isEmpty ? "" : ", \(counted(result.warnings.count, "warning"))"
        return "\(counted(result.errors.count, "error"))\(warnings): these rules would be refused"
    }
}

/// A problem of the settings, as JSON.
struct ProblemReport: Encodable {
    let file: String
    let line: Int
    let column: Int
    let severity: String
    let message: String
    let hint: String?
    let fixes: [String]

    init(_ problem: SettingsProblem) {
        file = problem.file
        line = problem.line
        column = problem.column
        severity = problem.severity.rawValue
        message = problem.message
        hint = problem.hint
        fixes = problem.fixes
    }
}
