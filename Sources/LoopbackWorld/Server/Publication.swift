// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// A document as a well-behaved server gives it out: with validators, and 304 to whoever states them.
public struct Publication: Sendable {
    /// The document.
    public var body: [UInt8]
    /// Its media type.
    public var type: String
    /// The validators; an ETag is sent as it stands, quotes included.
    public var validators: Validators
    /// Further header fields, sent with 200 and 304.
    public var headers = HeaderFields()

    /// A document; without validators it gets a strong ETag made from its bytes.
    public init(body: [UInt8], type: String, validators: Validators? = nil) {
        self.body = body
        self.type = type
        self.validators = validators ?? Validators(etag: Self.etag(of: body))
    }

    /// 200 with the document, or 304 without.
    ///
    /// If-None-Match wins over If-Modified-Since (RFC 9110, 13.2.2). Validators are compared byte by byte: a client
    /// that rewrites them, dates included, gets the whole document, and a test sees it.
    public func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        var response = isCurrent(request.headers) ? .status(304) : ScriptedResponse.ok(body, type: type)
        if let etag = validators.etag { response = response.with("ETag", etag) }
        if let date = validators.lastModified { response = response.with("Last-Modified", date) }
        for field in headers.fields { response = response.with(field.name, field.value) }
        return response
    }

    private func isCurrent(_ headers: HeaderFields) -> Bool {
        if let stated = headers["If-None-Match"] { return stated == validators.etag }
        if let stated = headers["If-Modified-Since"] { return stated == validators.lastModified }
        return false
    }

    /// FNV-1a, 64 bits: short and the same in every run.
    private static func etag(of body: [UInt8]) -> String {
        let hash = body.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return "\"\(String(hash, radix: 16))\""
    }
}
