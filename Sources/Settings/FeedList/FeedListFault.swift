// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Why a file of feeds is not edited; it stays as it is.
public struct FeedListFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What stands in the way.
    public let message: String
    /// What to do about it.
    public let hint: String?
    /// The line of the text, from 1, where there is one to show.
    public let line: Int?

    init(_ message: String, hint: String? = nil, line: Int? = nil) {
        self.message = message
        self.hint = hint
        self.line = line
    }

    init(_ problem: SettingsProblem) {
        self.init(problem.message, hint: problem.hint, line: problem.line)
    }

    /// The message, with the line before it and the hint behind it.
    public var description: String {
        let first = line.map { "line \($0): " } ?? ""
        return first + message + (hint.map { "\n    hint: " + $0 } ?? "")
    }
}
