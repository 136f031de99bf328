// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import ReviewServer
import RuleEngine
import Settings
import Watcher

/// One edit of a file of rules: edited on a copy, checked, tried on the past, asked about, put in place, reloaded.
struct RuleEditing {
    let locations: Locations
    let target: RuleFiles.Target
    /// Saves what is right without asking.
    let isSure: Bool
    /// Whose articles the edit is tried on; nil: it is not tried.
    let since: Date?

    /// What a person wants next.
    private enum Wish {
        case save, edit, quit
    }

    func run() async throws {
        let edit = SettingsEdit(locations: locations)
        let old = try edit.text(of: target.path)
        if let owner = SettingsEdit.whoMay(write: target.path) {
            throw CommandFailure("\(target.path): you may not change it", hint: owner)
        }
        let editor = try EditorProgram(environment: ProcessInfo.processInfo.environment)
        let copy = try PrivateCopy(of: old ?? "", named: (target.path as NSString).lastPathComponent)
        do {
            guard let text = try await edited(copy, editor, edit, old: old ?? "") else {
                return copy.remove()
            }
            try FileManager.default.createDirectory(
                atPath: (target.path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true
            )
            try edit.replace(target.path, with: text, insteadOf: old)
        } catch let failure as CommandFailure {
            // Nobody is to write it twice.
            guard let text = try? edit.text(of: copy.path), text != old ?? "" else {
                copy.remove()
                throw failure
            }
            let kept = "your text is kept in \(copy.path)"
            let hint = failure.hint.map { "\($0)\n  \(kept)" } ?? kept
            throw CommandFailure(failure.message, hint: hint, code: failure.code)
        }
        copy.remove()
        Output.line("saved \(target.path)")
        Output.line(try await edit.reload())
    }

    /// The text to save; nil: nothing is to be changed.
    private func edited(
        _ copy: PrivateCopy,
        _ editor: EditorProgram,
        _ edit: SettingsEdit,
        old: String
    ) async throws -> String? {
        var line = target.line
        while true {
            try editor.edit(copy.path, line: line)
            guard let text = try edit.text(of: copy.path) else {
                throw CommandFailure("the editor left no file; nothing was changed")
            }
            if text == old {
                Output.line("nothing was changed")
                return nil
            }
            let result = edit.result(of: target.path, text, as: target.role)
            for problem in result.problems where problem.file == target.path || problem.severity == .error {
                Output.error(problem.description)
            }
            if let error = result.errors.first {
                if isSure { throw CommandFailure("nothing was changed", code: Exit.configuration) }
                line = error.file == target.path ? error.line : 1
                switch ask("there are errors: (e)dit again, or (q)uit without saving?", [.edit, .quit]) {
                case .edit: continue
                case .quit, .save: return quit()
                }
            }
            if let settings = result.settings { await showDifference(settings) }
            if isSure { return text }
            switch ask("(s)ave, (e)dit again, or (q)uit without saving?", [.save, .edit, .quit]) {
            case .save: return text
            case .edit: line = target.line
            case .quit: return quit()
            }
        }
    }

    private func quit() -> String? {
        Output.line("nothing was changed")
        return nil
    }

    /// What the edit would have changed; that it cannot be told is no reason not to save.
    private func showDifference(_ settings: Settings) async {
        guard let since else { return }
        do {
            let access = try await Desk.open(locations)
            let running = try await BacktestRun.runningRules(access)
            guard !RuleChange.between(running, settings.ruleSet).isEmpty else {
                return Output.line("no rule means anything else than before")
            }
            let backtest = BacktestRun(access: access, since: since, headlines: RulesBacktest.few)
            let outcome = try await backtest.run(settings, against: running, rules: nil)
            BacktestPrinter.print(outcome, isWhole: true)
            Output.line()
        } catch let failure as CommandFailure {
            Output.line("what it would change cannot be told: \(failure.message)")
        } catch {
            Output.line("what it would change cannot be told: \(error)")
        }
    }

    /// Asks until there is an answer; the end of the input is one too.
    private func ask(_ question: String, _ wishes: [Wish]) -> Wish {
        while true {
            Output.line(question + " ", terminator: "")
            guard let answer = readLine() else {
                Output.line()
                return .quit
            }
            let wish: Wish? =
                switch answer.trimmingCharacters(in: .whitespaces).lowercased() {
                case "s", "save": .save
                case "e", "edit": .edit
                case "q", "quit": .quit
                default: nil
                }
            if let wish, wishes.contains(wish) { return wish }
        }
    }
}
