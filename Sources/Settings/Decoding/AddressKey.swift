// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What tells one address from another: the spellings of one are equal.
struct AddressKey: Hashable {
    let text: String

    /// Scheme and host in lower case, without the port that goes without saying, and with a path.
    init(_ url: URL) {
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else {
            text = url.absoluteString
            return
        }
        parts.scheme = parts.scheme?.lowercased()
        parts.percentEncodedHost = parts.percentEncodedHost?.lowercased()
        if parts.port == (parts.scheme == "https" ? 443 : 80) { parts.port = nil }
        if parts.percentEncodedPath.isEmpty { parts.percentEncodedPath = "/" }
        text = parts.string ?? url.absoluteString
    }

    /// The same in every run and on every machine: FNV-1a, 64 bits.
    var hash: UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
