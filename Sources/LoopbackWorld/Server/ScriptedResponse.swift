// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What the server does with one request: an honest answer, or a fault.
public struct ScriptedResponse: Sendable {
    /// The status code.
    public var status: Int
    /// Header fields, sent as they stand.
    ///
    /// `Content-Length` or `Transfer-Encoding` is added unless one of the two is among them.
    public var headers: HeaderFields
    /// The body, and the pace that it is sent at.
    public var body: Body
    /// Time between the request and the first byte.
    public var delay: Duration = .zero
    /// A fault that replaces the answer.
    public var fault: Fault?
    /// Where the body breaks off.
    public var cut: Cut?
    /// Whether the connection is closed after the answer.
    public var closes = false

    /// A body and its pace.
    public enum Body: Sendable {
        /// All at once, with its length.
        case bytes([UInt8])
        /// Each element a chunk of the chunked coding, with a pause before every one but the first.
        case chunked([[UInt8]], pause: Duration)
        /// With its length, evenly at this many bytes a second (at least 1).
        case drip([UInt8], bytesPerSecond: Int)
        /// The bytes over and over in the chunked coding, until the client goes.
        case endless([UInt8])
    }

    /// Something that no server should do.
    public enum Fault: Sendable {
        /// Reads the request and never answers.
        case hang
        /// Ends the connection with a RST before any byte.
        case reset
        /// Ends the connection in the ordinary way before any byte.
        case close
        /// Sends these bytes in place of head and body, then closes.
        case raw([UInt8])
        /// A head that never ends.
        case endlessHeaders
    }

    /// A body that breaks off.
    public struct Cut: Sendable {
        /// Bytes of the body that are sent before it, chunk framing included.
        public var afterBytes: Int
        /// Whether with a RST, or with an ordinary end.
        public var resets: Bool
    }

    /// An answer without a fault.
    public init(status: Int = 200, headers: HeaderFields = HeaderFields(), body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

extension ScriptedResponse {
    /// 200 with a body of a type.
    public static func ok(_ body: [UInt8], type: String = "text/plain; charset=utf-8") -> Self {
        Self(headers: HeaderFields([("Content-Type", type)]), body: .bytes(body))
    }

    /// 200 with a text of a type.
    public static func ok(_ text: String, type: String = "text/plain; charset=utf-8") -> Self {
        ok(Array(text.utf8), type: type)
    }

    /// A status without a body.
    public static func status(_ code: Int) -> Self {
        Self(status: code)
    }

    /// A redirect to a location, absolute or relative.
    public static func redirect(_ code: Int, to location: String) -> Self {
        Self(status: code, headers: HeaderFields([("Location", location)]))
    }

    /// A fault in place of an answer.
    public static func fault(_ fault: Fault) -> Self {
        var response = Self()
        response.fault = fault
        return response
    }

    /// The same with another header field.
    public func with(_ name: String, _ value: String) -> Self {
        var copy = self
        copy.headers.append(name, value)
        return copy
    }

    /// The same, so much later.
    public func delayed(by delay: Duration) -> Self {
        var copy = self
        copy.delay = delay
        return copy
    }

    /// The same, but the body breaks off after so many bytes.
    public func cut(after bytes: Int, resets: Bool = false) -> Self {
        var copy = self
        copy.cut = Cut(afterBytes: bytes, resets: resets)
        return copy
    }

    /// The same with a `Content-Length` that may be a lie.
    ///
    /// The connection is closed after a body that is shorter, so that the client sees an end.
    public func claiming(length: Int) -> Self {
        var copy = with("Content-Length", String(length))
        copy.closes = true
        return copy
    }

    /// The same, and the connection is closed afterwards.
    public func closing() -> Self {
        var copy = self
        copy.closes = true
        return copy
    }
}
