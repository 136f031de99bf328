// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

extension Duration {
    static let day = Duration.seconds(86_400)

    /// The length as a person says it, in at most two units: `45 s`, `15 min`, `1 h 30 min`, `2 d`.
    var inWords: String {
        let total = Int(max(0, min(seconds, 1e9)).rounded())
        let units = [(86_400, "d"), (3600, "h"), (60, "min"), (1, "s")]
        guard let first = units.firstIndex(where: { total >= $0.0 }) else { return "0 s" }
        let (size, name) = units[first]
        let rest = total % size
        guard first + 1 < units.count, rest >= units[first + 1].0 else { return "\(total / size) \(name)" }
        return "\(total / size) \(name) \(rest / units[first + 1].0) \(units[first + 1].1)"
    }
}
