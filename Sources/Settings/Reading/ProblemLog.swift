// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Where one load collects what it finds wrong; it lives as long as the load and on its thread only.
final class ProblemLog {
    private(set) var problems: [SettingsProblem]

    init(_ problems: [SettingsProblem] = []) { self.problems = problems }

    func add(_ problem: SettingsProblem) { problems.append(problem) }

    var hasErrors: Bool { problems.contains { $0.severity == .error } }

    /// The problems by file and place, each once.
    var sorted: [SettingsProblem] {
        var seen: Set<SettingsProblem> = []
        return problems.filter { seen.insert($0).inserted }.sorted(by: SettingsProblem.precedes)
    }
}
