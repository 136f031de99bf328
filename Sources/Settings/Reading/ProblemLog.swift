// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Where one load collects what it finds wrong; it lives as long as the load and on its thread only.
final class ProblemLog {
    private(set) var problems: [SettingsProblem]
    private(set) var errorCount: Int

    init(_ problems: [SettingsProblem] = []) {
        self.problems = problems
        errorCount = problems.count { $0.severity == .error }
    }

    func add(_ problem: SettingsProblem) {
        problems.append(problem)
        if problem.severity == .error { errorCount += 1 }
    }

    var hasErrors: Bool { errorCount > 0 }

    /// The problems by file and place, each once.
    var sorted: [SettingsProblem] {
        var seen: Set<SettingsProblem> = []
        return problems.filter { seen.insert($0).inserted }.sorted(by: SettingsProblem.precedes)
    }
}
