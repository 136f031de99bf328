// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A block of addresses with a purpose of its own.
struct AddressBlock: Sendable {
    /// What it is for, as a refusal names it.
    let name: String
    /// Its first address.
    let first: IPAddress
    /// How many leading bits are the block's.
    let prefix: Int
    /// Whether `allow_private` opens it: somebody's own machines and networks, nothing else.
    let isPrivate: Bool

    /// Whether the address lies in the block.
    func contains(_ address: IPAddress) -> Bool {
        switch (first, address) {
        case (.v4(let base), .v4(let bits)):
            return Self.agree(UInt64(base) << 32, UInt64(bits) << 32, prefix)
        case (.v6(let baseHigh, let baseLow), .v6(let high, let low)):
            return Self.agree(baseHigh, high, min(prefix, 64))
                && Self.agree(baseLow, low, max(prefix - 64, 0))
        default:
            return false
        }
    }

    private static func agree(_ left: UInt64, _ right: UInt64, _ bits: Int) -> Bool {
        bits == 0 || (left ^ right) >> UInt64(64 - bits) == 0
    }
}

extension AddressBlock {
    /// The special-purpose registries of IANA (RFC 6890 and its successors), with multicast and what was retired.
    ///
    /// The few blocks there that are globally reachable and serve nobody a feed (AS112, AMT) are refused too.
    static let special: [AddressBlock] = [
        v4(0, 0, 0, 0, 8, "this network"),
        v4(10, 0, 0, 0, 8, "private", isPrivate: true),
        v4(100, 64, 0, 0, 10, "shared by a carrier", isPrivate: true),
        v4(127, 0, 0, 0, 8, "loopback", isPrivate: true),
        v4(169, 254, 0, 0, 16, "link-local"),
        v4(172, 16, 0, 0, 12, "private", isPrivate: true),
        v4(192, 0, 0, 0, 24, "protocol assignments"),
        v4(192, 0, 2, 0, 24, "documentation"),
        v4(192, 31, 196, 0, 24, "AS112"),
        v4(192, 52, 193, 0, 24, "AMT"),
        v4(192, 88, 99, 0, 24, "6to4 relay"),
        v4(192, 168, 0, 0, 16, "private", isPrivate: true),
        v4(192, 175, 48, 0, 24, "AS112"),
        v4(198, 18, 0, 0, 15, "benchmarking"),
        v4(198, 51, 100, 0, 24, "documentation"),
        v4(203, 0, 113, 0, 24, "documentation"),
        v4(224, 0, 0, 0, 4, "multicast"),
        v4(240, 0, 0, 0, 4, "reserved"),
        v6(0, 0, 128, "unspecified"),
        v6(0, 1, 128, "loopback", isPrivate: true),
        v6(0, 0, 96, "IPv4-compatible"),
        v6(0x0064_ff9b_0001_0000, 0, 48, "local NAT64"),
        v6(0x0100_0000_0000_0000, 0, 64, "discard"),
        v6(0x0100_0000_0000_0001, 0, 64, "dummy prefix"),
        v6(0x2001_0000_0000_0000, 0, 32, "Teredo"),
        v6(0x2001_0000_0000_0000, 0, 23, "protocol assignments"),
        v6(0x2001_0db8_0000_0000, 0, 32, "documentation"),
        v6(0x2002_0000_0000_0000, 0, 16, "6to4"),
        v6(0x2620_004f_8000_0000, 0, 48, "AS112"),
        v6(0x3fff_0000_0000_0000, 0, 20, "documentation"),
        v6(0x5f00_0000_0000_0000, 0, 16, "segment routing"),
        v6(0xfc00_0000_0000_0000, 0, 7, "unique local", isPrivate: true),
        v6(0xfe80_0000_0000_0000, 0, 10, "link-local"),
        v6(0xfec0_0000_0000_0000, 0, 10, "site-local"),
        v6(0xff00_0000_0000_0000, 0, 8, "multicast"),
    ]

    /// All of IPv6 that is given out for use on the internet; what lies outside is nobody's yet.
    static let globalUnicast = v6(0x2000_0000_0000_0000, 0, 3, "global unicast")
    /// IPv4 addresses written as IPv6.
    static let mapped = v6(0, 0xffff_0000_0000, 96, "IPv4-mapped")
    /// IPv4 addresses as a NAT64 gateway takes them; hosts without IPv4 reach the internet through it.
    static let translated = v6(0x0064_ff9b_0000_0000, 0, 96, "NAT64")

    private static func v4(
        _ first: UInt32,
        _ second: UInt32,
        _ third: UInt32,
        _ fourth: UInt32,
        _ prefix: Int,
        _ name: String,
        isPrivate: Bool = false
    ) -> AddressBlock {
        let bits = first << 24 | second << 16 | third << 8 | fourth
        return AddressBlock(name: name, first: .v4(bits), prefix: prefix, isPrivate: isPrivate)
    }

    private static func v6(
        _ high: UInt64,
        _ low: UInt64,
        _ prefix: Int,
        _ name: String,
        isPrivate: Bool = false
    ) -> AddressBlock {
        AddressBlock(name: name, first: .v6(high: high, low: low), prefix: prefix, isPrivate: isPrivate)
    }
}
