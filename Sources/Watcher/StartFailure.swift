// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Why the daemon does not start: a sentence, what to do, and the exit status.
public struct StartFailure: Error, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var hint: String?
    /// 2 could not do it, 75 try again, 78 settings.
    public var exitStatus: Int32

    /// Joins the parts.
    public init(_ message: String, hint: String? = nil, exitStatus: Int32) {
        self.message = message
        self.hint = hint
        self.exitStatus = exitStatus
    }

    /// The sentence and the hint.
    public var description: String { hint.map { "\(message)\n  hint: \($0)" } ?? message }
}
