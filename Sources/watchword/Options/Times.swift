// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel

/// A time as RFC 3339.
struct Moment: ExpressibleByArgument {
    let date: Date

    init?(argument: String) {
        guard let date = Date(rfc3339: argument) else { return nil }
        self.date = date
    }
}

/// A length of time, such as 90m, 2h or 7d.
struct Length: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        guard let duration = Self.duration(argument) else { return nil }
        self.duration = duration
    }

    /// A whole number and a unit; nil for anything else.
    static func duration(_ text: String) -> Duration? {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()),
            (0...1_000_000).contains(count)
        else { return nil }
        return .seconds(count * unit)
    }
}
