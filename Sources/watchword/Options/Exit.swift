// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation

/// The exit statuses of every command.
enum Exit {
    /// The answer is no.
    static let no = ExitCode(1)
    /// It could not be done.
    static let failed = ExitCode(2)
    /// The command was called wrongly.
    static let usage = ExitCode(64)
    /// Somebody else holds the state; try again.
    static let tryAgain = ExitCode(75)
    /// The settings are wrong.
    static let configuration = ExitCode(78)
}

/// A failure with its sentence and its exit status.
struct CommandFailure: Error {
    let message: String
    let hint: String?
    let code: ExitCode

    init(_ message: String, hint: String? = nil, code: ExitCode = Exit.failed) {
        self.message = message
        self.hint = hint
        self.code = code
    }

    /// Prints the sentence to standard error and gives the status to throw.
    func report() -> ExitCode {
        Output.error("watchword: \(message)")
        if let hint { Output.error("  hint: \(hint)") }
        return code
    }
}

/// Runs a command's body; a `CommandFailure` becomes its sentence and its status.
func reporting(_ body: () async throws -> Void) async throws {
    // A reader that goes away (`| head`) is told by the write, which ends the command quietly.
    signal(SIGPIPE, SIG_IGN)
    do {
        try await body()
    } catch let failure as CommandFailure {
        throw failure.report()
    } catch let code as ExitCode {
        throw code
    } catch {
        throw CommandFailure("\(error)").report()
    }
}
