// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// What the parser must know of the response that a body came in.
public struct DocumentContext: Sendable, Hashable {
    /// Where the body came from, after redirects: the base of relative links.
    public var url: String?
    /// The value of `Content-Type`.
    public var contentType: String?
    /// The value of `Content-Location`, which is a nearer base than the URL.
    public var contentLocation: String?
    /// The value of `Content-Language`, for documents that state none.
    public var contentLanguage: String?
    /// The most bytes that a body may unpack to which comes as gzip without saying so: 15 MiB.
    public var maxUnpackedBytes = 15 << 20

    /// A context of what is known.
    public init(
        url: String? = nil,
        contentType: String? = nil,
        contentLocation: String? = nil,
        contentLanguage: String? = nil
    ) {
        self.url = url
        self.contentType = contentType
        self.contentLocation = contentLocation
        self.contentLanguage = contentLanguage
    }

    /// The context of a fetched document.
    public init(_ document: Document) {
        self.init(url: document.finalURL.absoluteString, headers: document.headers)
    }

    /// The context of a body that came from a URL with header fields.
    public init(url: String?, headers: HeaderFields) {
        self.init(
            url: url,
            contentType: headers["Content-Type"],
            contentLocation: headers["Content-Location"],
            contentLanguage: headers["Content-Language"]
        )
    }
}
