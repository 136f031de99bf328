// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Something wrong at a place of a settings file, with what to do about it.
///
/// Never carries a secret: a value that may be one is not quoted.
public struct SettingsProblem: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// The settings are refused as a whole.
        case error
        /// The settings run, but probably not as meant.
        case warning
    }

    /// The file, as it was named to us.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, counted in Unicode scalars as editors and YAML do.
    public var column: Int
    /// How bad it is.
    public var severity: Severity
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var hint: String?
    /// What to write instead of the line, of an expression: each alone makes the problem go away.
    public var fixes: [String]

    /// A problem at a place.
    public init(
        file: String,
        line: Int = 1,
        column: Int = 1,
        severity: Severity = .error,
        message: String,
        hint: String? = nil,
        fixes: [String] = []
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.severity = severity
        self.message = message
        self.hint = hint
        self.fixes = fixes
    }

    init(_ place: Place, _ severity: Severity, _ message: String, hint: String?) {
        self.init(
            file: place.file,
            line: place.line,
            column: place.column,
            severity: severity,
            message: message,
            hint: hint
        )
    }

    /// `file:line:column: error: message`, and the hint and what can be pasted on lines of their own.
    public var description: String {
        let first = "\(file):\(line):\(column): \(severity.rawValue): \(message)"
        let hint = hint.map { ["    hint: \($0)"] } ?? []
        let fixes = fixes.map { "    write: \($0.replacing("\n", with: "\n           "))" }
        return ([first] + hint + fixes).joined(separator: "\n")
    }

    /// The order of files, then of places in them.
    static func precedes(_ left: SettingsProblem, _ right: SettingsProblem) -> Bool {
        (left.file, left.line, left.column, left.message)
            < (right.file, right.line, right.column, right.message)
    }
}
