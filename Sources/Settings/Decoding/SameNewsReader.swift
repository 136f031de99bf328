// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Reads `same_news:` of the main file or of a rule.
struct SameNewsReader {
    enum Key: String, SettingsKey {
        case window
    }

    func sameNews(_ value: Value) -> SameNews? {
        guard let fields = Fields<Key>(value, as: "a window for the same news"),
            let window = fields.required(.window, in: value.name)
        else { return nil }
        if window.isOff { return SameNews(window: nil) }
        return window.duration(in: .seconds(60) ... .days(90)).map { SameNews(window: $0) }
    }
}
