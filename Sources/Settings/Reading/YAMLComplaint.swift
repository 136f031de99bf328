// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

/// Words an error of the YAML parser so that a person can act on it.
struct YAMLComplaint {
    let source: SourceText

    func problem(of error: any Error) -> SettingsProblem {
        switch error as? YamlError {
        case .composer(_, let problem, let mark, _) where problem.contains("another document"):
            return at(
                mark,
                "a second YAML document begins here",
                "one file is one document: remove the '---'"
            )
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let hint = hint(for: problem, at: mark, since: context?.mark)
            return at(mark, "this is not YAML: \(problem)", hint)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\(Excerpt.of($0))'" }.joined(separator: ", ")
            return at(context.mark, "\(names) stands more than once in this mapping", "keep one of them")
        case .reader(let problem, _, _, _):
            return at(nil, "this is not YAML: \(problem)", nil)
        default:
            return at(nil, "this is not YAML", nil)
        }
    }

    private func hint(for problem: String, at mark: Mark, since start: Mark?) -> String? {
        if problem.contains("cannot start any token") {
            let found = source.scalar(line: mark.line, column: mark.column).map { String($0) } ?? ""
            return "a plain text cannot begin with '\(found)': put it in quotes, or write it below `|`"
        }
        if problem.contains("mapping values are not allowed") {
            return "put a text that holds ': ' in quotes, and check the indentation"
        }
        if let start, start.line != mark.line {
            return
                "what began on line \(start.line) does not end well: check indentation, quotes and brackets"
        }
        return "check indentation, quotes and brackets"
    }

    private func at(_ mark: Mark?, _ message: String, _ hint: String?) -> SettingsProblem {
        SettingsProblem(
            file: source.path,
            line: mark?.line ?? 1,
            column: mark?.column ?? 1,
            message: message,
            hint: hint
        )
    }
}
