// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// SipHash-2-4 of an entry's key: eight bytes instead of a URL, twice for each key of each article.
///
/// A key is looked up among those of its own feed only: with 100,000 of them, two meet by chance once in 10^10 feeds.
/// The secret is the store's own, so nobody who writes into a shared feed can make a key that hides another's entry.
struct KeyHash: Sendable {
    private let secret: (UInt64, UInt64)

    /// Takes 32 hexadecimal digits; nil when they are not.
    init?(secret text: String) {
        guard text.utf8.count == 32, let first = UInt64(text.prefix(16), radix: 16),
            let second = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        secret = (first, second)
    }

    /// The hash of a key's kind and value.
    func callAsFunction(_ key: EntryKey) -> Int64 {
        var bytes = Array(key.kind.rawValue.utf8)
        bytes.append(0)
        bytes.append(contentsOf: key.value.utf8)
        return Int64(bitPattern: hash(bytes))
    }

    /// SipHash-2-4 (aumasson.jp/siphash/siphash.pdf).
    func hash(_ bytes: [UInt8]) -> UInt64 {
        var state = SipState(secret)
        var word: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            word |= UInt64(byte) << UInt64(index % 8 * 8)
            if index % 8 == 7 {
                state.absorb(word)
                word = 0
            }
        }
        state.absorb(word | UInt64(bytes.count & 0xff) << 56)
        return state.finish()
    }
}

private struct SipState {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64

    init(_ key: (UInt64, UInt64)) {
        v0 = key.0 ^ 0x736f_6d65_7073_6575
        v1 = key.1 ^ 0x646f_7261_6e64_6f6d
        v2 = key.0 ^ 0x6c79_6765_6e65_7261
        v3 = key.1 ^ 0x7465_6462_7974_6573
    }

    mutating func absorb(_ word: UInt64) {
        v3 ^= word
        mix()
        mix()
        v0 ^= word
    }

    mutating func finish() -> UInt64 {
        v2 ^= 0xff
        for _ in 0..<4 { mix() }
        return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func mix() {
        v0 &+= v1
        v1 = v1 << 13 | v1 >> 51
        v1 ^= v0
        v0 = v0 << 32 | v0 >> 32
        v2 &+= v3
        v3 = v3 << 16 | v3 >> 48
        v3 ^= v2
        v0 &+= v3
        v3 = v3 << 21 | v3 >> 43
        v3 ^= v0
        v2 &+= v1
        v1 = v1 << 17 | v1 >> 47
        v1 ^= v2
        v2 = v2 << 32 | v2 >> 32
    }
}
