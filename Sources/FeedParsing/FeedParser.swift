// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.


/// Reads feeds: bytes to entries, without I/O and without a clock.
public enum FeedParser {
    /// The entries of a document.
    ///
    /// One pass over the bytes once they are UTF-8; linear in their number, whatever they hold.
    /// - Throws: a `ParseFailure` when the body is no feed; everything else that is odd is read as well as it can be.
    public static func parse(
        _ body: [UInt8],
        context: DocumentContext = DocumentContext()
    ) throws(ParseFailure) -> ParsedFeed {
        throw ParseFailure(.empty, "not built yet")
    }
}
