// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Looks until something is so, for twenty seconds at most: a running watcher has no event for it.
func eventually(_ isSo: () throws -> Bool) async -> Bool {
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
        if (try? isSo()) == true { return true }
        try? await Task.sleep(for: .milliseconds(5))
    }
    return false
}
