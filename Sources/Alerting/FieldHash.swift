// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Crypto
import Foundation

/// Hashes of several fields, none of which can run into its neighbour.
struct FieldHash {
    private var hash = SHA256()

    /// The SHA-256 of the fields, each with its length in front.
    static func digest(_ fields: [String]) -> [UInt8] {
        var hasher = FieldHash()
        for field in fields { hasher.add(field) }
        return Array(hasher.hash.finalize())
    }

    /// The length in front keeps ("ab", "c") and ("a", "bc") apart.
    private mutating func add(_ field: String) {
        let bytes = Array(field.utf8)
        hash.update(data: Array("\(bytes.count):".utf8))
        hash.update(data: bytes)
    }

    /// The digest in lower-case hexadecimal.
    static func hex(_ fields: [String]) -> String {
        digest(fields)
            .map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
            .joined()
    }

    /// The first 130 bits of the digest, in 26 letters and digits of RFC 4648's base32, lower case.
    static func short(_ fields: [String]) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var letters: [UInt8] = []
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in digest(fields) where letters.count < 26 {
            buffer = (buffer << 8 | UInt32(byte)) & 0xfff
            bits += 8
            while bits >= 5, letters.count < 26 {
                bits -= 5
                letters.append(alphabet[Int(buffer >> bits & 31)])
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
