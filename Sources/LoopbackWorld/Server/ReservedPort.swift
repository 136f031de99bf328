// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Glibc
import NIOCore

/// A port that is bound and not listened on: connections to it are refused, and the system gives it to nobody else.
///
/// With SO_REUSEADDR on both, a listener may be bound beside it (Linux refuses only a second one that listens).
final class ReservedPort: Sendable {
    private let descriptor: Int32

    /// Nil when the port cannot be had.
    init?(host: String, port: Int) {
        guard let address = try? SocketAddress(ipAddress: host, port: port) else { return nil }
        let isIPv6 = host.contains(":")
        descriptor = socket(
            isIPv6 ? AF_INET6 : AF_INET,
            Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue),
            0
        )
        guard descriptor >= 0 else { return nil }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let status = address.withSockAddr { pointer, size in
            bind(descriptor, pointer, socklen_t(size))
        }
        // `deinit` closes the descriptor then, too.
        guard status == 0 else { return nil }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
