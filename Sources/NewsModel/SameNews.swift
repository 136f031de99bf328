// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// How long a story is the same news: an article nearly equal to one that made an alert of the same rule joins that
/// alert (`also_in`) instead of making another.
public struct SameNews: Sendable, Hashable {
    /// Counted from when the first was seen; nil: each article makes an alert of its own.
    ///
    /// 48 h.
    public var window: Duration?

    /// A window.
    public init(window: Duration? = .seconds(48 * 3600)) { self.window = window }
}
