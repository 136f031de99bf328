// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.


/// Everything that a document holds, for `feeds preview --json` and for comparing parsers.
///
/// Richer than `ParsedFeed`, and slower to make: polling does without it.
public struct CanonicalDocument: Sendable {
    /// The document as JSON text, UTF-8.
    public let json: [UInt8]

    /// Reads a body.
    /// - Throws: a `ParseFailure` when the body is no feed.
    public init(parsing body: [UInt8], context: DocumentContext = DocumentContext()) throws(ParseFailure) {
        throw ParseFailure(.empty, "not built yet")
    }
}
