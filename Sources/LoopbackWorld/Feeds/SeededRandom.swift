// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// SplitMix64: small, fast, and the same numbers from the same seed on every machine.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A sequence of its own for each seed.
    public init(seed: UInt64) { state = seed }

    /// A sequence of its own for each place under a seed.
    init(seed: UInt64, _ place: Int...) {
        state = place.reduce(seed) { state, part in
            var mixer = SeededRandom(seed: state ^ UInt64(bitPattern: Int64(part)))
            return mixer.next()
        }
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
