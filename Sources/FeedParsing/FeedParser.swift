// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads feeds: bytes to entries, without I/O and without a clock.
public enum FeedParser {
    /// The entries of a document.
    ///
    /// One pass over the bytes once they are UTF-8; linear in their number, whatever they hold.
    /// - Throws: a `ParseFailure` when the body is no feed; all else that is odd is read as well as it can be.
    public static func parse(
        _ body: [UInt8],
        context: DocumentContext = DocumentContext()
    ) throws(ParseFailure) -> ParsedFeed {
        let document = try FeedDocument(reading: body, context: context, detail: .watching)
        return ParsedFeed(document)
    }
}

/// A document as records, before it becomes entries or JSON.
struct FeedDocument {
    var format: FeedFormat
    var encoding: String
    var malformed: Set<Malformation>
    var feed: Record
    var entries: [Record]
    var context: DocumentContext

    init(
        reading body: [UInt8],
        context: DocumentContext,
        detail: FeedReader.Detail
    ) throws(ParseFailure) {
        let unpacked = try GzipBody(body, maxBytes: context.maxUnpackedBytes)
        try self.init(reading: unpacked.bytes, unpackedFor: context, detail: detail)
        if unpacked.isTruncated { malformed.insert(.truncated) }
    }

    private init(
        reading body: [UInt8],
        unpackedFor context: DocumentContext,
        detail: FeedReader.Detail
    ) throws(ParseFailure) {
        try NotAFeed.refuseBytes(body)
        let text = DecodedText(body, contentType: context.contentType)
        let start = text.bytes.firstIndex { !$0.isMarkupSpace } ?? text.bytes.count
        if start == text.bytes.count { throw ParseFailure(.empty, "the body is empty") }
        if text.bytes[start] == 0x7b {
            self = try JSONFeed.read(text, context)
            return
        }
        var reader = FeedReader(text.bytes, context: context, detail: detail)
        reader.read()
        guard let format = reader.format else { throw NotAFeed.failure(of: text, root: reader.strangeRoot) }
        if text.bytes[start] != Byte.less { reader.malformed.insert(.junkBeforeRoot) }
        self.format = format
        encoding = text.charset
        malformed = text.malformed.union(reader.malformed)
        feed = reader.record
        entries = reader.entries
        self.context = context
    }

    init(format: FeedFormat, text: DecodedText, feed: Record, entries: [Record], context: DocumentContext) {
        self.format = format
        encoding = text.charset
        malformed = text.malformed
        self.feed = feed
        self.entries = entries
        self.context = context
    }
}
