// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Yams

extension Value {
    /// A time of the day, `HH:MM`.
    func timeOfDay() -> TimeOfDay? {
        guard let scalar = scalar(wanting: "a time of the day") else { return nil }
        if let time = TimeOfDay(scalar.string) { return time }
        fail(
            "\(name) wants a time of the day, not '\(Excerpt.of(scalar.string))'",
            hint: "write hours and minutes with two digits each, from \"00:00\" to \"23:59\""
        )
        return nil
    }
}
