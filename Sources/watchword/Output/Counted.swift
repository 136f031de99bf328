// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A number with its noun: `1 rule`, `2 rules`.
func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
