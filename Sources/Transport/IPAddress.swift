// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Glibc

/// An address of the internet protocol, of either version, as bits.
public enum IPAddress: Sendable, Hashable {
    /// Version 4, in host byte order.
    case v4(UInt32)
    /// Version 6, in host byte order.
    case v6(high: UInt64, low: UInt64)

    /// Reads the usual notation; nil for anything else, a zone included.
    public init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self = .v4(UInt32(bigEndian: four.s_addr))
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(six)
        } else {
            return nil
        }
    }

    /// Reads a socket address; nil when its family is neither AF_INET nor AF_INET6.
    ///
    /// The memory must be as long as its family demands, which libcurl's addresses are.
    init?(_ address: UnsafeRawPointer, family: Int32) {
        switch family {
        case AF_INET:
            self = .v4(UInt32(bigEndian: address.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6:
            self.init(address.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
        default:
            return nil
        }
    }

    private init(_ address: in6_addr) {
        self = withUnsafeBytes(of: address) { bytes in
            .v6(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }
}
