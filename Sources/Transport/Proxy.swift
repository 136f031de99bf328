// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A proxy that requests go through.
struct Proxy: Sendable {
    /// Its URL; it may hold a password.
    let url: Secret
    /// Its host, as a failure may name it.
    let host: String

    /// Checks the URL; what is wrong with it is told without quoting it.
    ///
    /// `socks5://` is refused, since names would be looked up here, past the proxy.
    init(_ secret: Secret) throws(TransportFailure) {
        let text = secret.reveal()
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }
        guard isPlain, let url = URL(string: text), let host = url.host(percentEncoded: true), !host.isEmpty,
            let scheme = url.scheme?.lowercased(), ["http", "socks5h"].contains(scheme), url.port != nil
        else {
            throw TransportFailure(
                reason: .invalidRequest,
                detail: "the proxy is not http:// or socks5h:// with a host and a port"
            )
        }
        self.url = secret
        self.host = host
    }
}
