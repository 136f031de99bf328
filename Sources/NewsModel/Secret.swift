// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A text that must never be seen: its description is `<secret>` wherever it is printed or encoded.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable, Encodable
{
    private let text: String

    /// Keeps the text out of sight.
    public init(_ text: String) { self.text = text }

    /// The text itself, for the one place that sends it.
    public func reveal() -> String { text }

    /// Always `<secret>`.
    public var description: String { "<secret>" }
    /// Always `<secret>`.
    public var debugDescription: String { "<secret>" }
    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// Writes `<secret>`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
