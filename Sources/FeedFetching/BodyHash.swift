// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Crypto

/// The fingerprint of a body, by which the same document is known again.
enum BodyHash {
    /// SHA-256 in lower-case hex.
    static func hex(_ body: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = SHA256.hash(data: body).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
