// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// How far something has come, on one line of standard error, where people look at it.
struct Progress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var shown = ContinuousClock.now - .seconds(1)

    /// Shows a sentence in place of the last one, ten times a second at most.
    mutating func show(_ text: @autoclosure () -> String) {
        guard isShown, ContinuousClock.now - shown > .milliseconds(100) else { return }
        shown = .now
        Output.write(Array("\r\u{1b}[K\(text())".utf8), to: STDERR_FILENO)
    }

    /// Takes the line away.
    func end() {
        if isShown { Output.write(Array("\r\u{1b}[K".utf8), to: STDERR_FILENO) }
    }
}
