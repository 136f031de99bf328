// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Scheme, host and port of a URL: what credentials belong to.
public struct Origin: Sendable, Hashable {
    /// `http` or `https`.
    public let scheme: String
    /// The host in lower case.
    public let host: String
    /// The port, also where the URL leaves it out.
    public let port: Int

    /// The origin of a URL that may be sent to; nil for any other scheme or without a host.
    public init?(_ url: URL) {
        guard let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = url.host(percentEncoded: true)?.lowercased(), !host.isEmpty
        else { return nil }
        self.scheme = scheme
        self.host = host
        port = url.port ?? (scheme == "https" ? 443 : 80)
    }
}

/// What of a URL is sent, and which URLs are not sent to at all.
struct Target {
    /// The URL without its fragment.
    let text: String
    /// Where credentials would go.
    let origin: Origin

    /// Checks a URL.
    ///
    /// User names are refused, and so is what a lenient reader could take for another host: checker and client
    /// must not read a URL differently, as with `http://169.254.169.254\@example.org/`.
    init(_ url: URL) throws(TransportFailure) {
        let text = url.absoluteString.prefix { $0 != "#" }
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }
        guard isPlain, text.utf8.count <= 8192 else {
            throw TransportFailure(reason: .invalidRequest, detail: "the URL has characters no URL may have")
        }
        guard url.user() == nil, url.password() == nil else {
            throw TransportFailure(reason: .invalidRequest, detail: "the URL has a user name in it")
        }
        guard let origin = Origin(url) else {
            throw TransportFailure(
                reason: .invalidRequest,
                detail: "the URL is not http or https with a host"
            )
        }
        self.text = String(text)
        self.origin = origin
    }
}
