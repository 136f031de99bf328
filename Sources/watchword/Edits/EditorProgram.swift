// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The editor that a person wants: `$VISUAL`, `$EDITOR`, else what the machine has.
struct EditorProgram {
    private let command: String

    /// Editors that take the line to begin at as `+LINE`.
    private static let takesLine: Set<String> = [
        "vi", "vim", "vim.basic", "vim.tiny", "vim.nox", "nvim", "view", "nano", "pico", "rnano", "emacs",
        "emacsclient", "joe", "jed", "jmacs", "jstar", "mcedit", "micro", "kak", "mg", "ne", "zile", "elvis",
        "nvi",
    ]

    /// - Throws: a `CommandFailure` when there is none.
    init(environment: [String: String]) throws {
        let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }
            .first { !$0.allSatisfy(\.isWhitespace) }
        let path = environment["PATH"] ?? "/usr/bin:/bin"
        let found = ["sensible-editor", "editor", "nano", "vi"].lazy.compactMap { Self.find($0, in: path) }
            .first
        guard let command = named ?? found else {
            throw CommandFailure(
                "there is no editor",
                hint: "EDITOR names one: EDITOR=nano watchword rules edit"
            )
        }
        self.command = command
    }

    /// Edits a file, and returns when the editor has ended.
    ///
    /// - Throws: a `CommandFailure` when it cannot be started or ends with another status than 0.
    func edit(_ path: String, line: Int) throws {
        // As a shell reads it: EDITOR="code --wait" is common.
        var arguments = ["/bin/sh", "-c", command + " \"$@\"", command]
        if line > 1, !Self.takesLine.isDisjoint(with: names) { arguments.append("+\(line)") }
        let status = try Self.run(arguments + [path])
        guard status == 0 else {
            throw CommandFailure("the editor '\(command)' ended with status \(status); nothing was changed")
        }
    }

    /// The names of the editor: as it was called, and behind the links of alternatives.
    private var names: Set<String> {
        let first = command.split(separator: " ").first.map(String.init) ?? command
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let file = first.contains("/") ? first : Self.find(first, in: path) ?? first
        return Set([file, CandidateRules.real(file)].map { ($0 as NSString).lastPathComponent })
    }

    private static func find(_ name: String, in path: String) -> String? {
        path.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Runs a program in the foreground, on this terminal: Ctrl-C is the editor's.
    private static func run(_ arguments: [String]) throws -> Int32 {
        let ignored = [SIGINT, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
        defer { for (number, action) in ignored { signal(number, action) } }
        let words = arguments.map { strdup($0) } + [nil]
        let variables = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var process = pid_t()
        let failure = posix_spawn(&process, arguments[0], nil, &attributes, words, variables)
        guard failure == 0 else {
            throw CommandFailure("\(arguments[0]): \(String(cString: strerror(failure)))")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else {
                throw CommandFailure("the editor was lost: \(String(cString: strerror(errno)))")
            }
        }
        // Bits 0 to 6: the signal; 8 to 15: the status.
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }
}
