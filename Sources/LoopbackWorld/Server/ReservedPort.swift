// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Glibc
import NIOCore

/// A port that is bound and not listened on: connections to it are refused, and the system gives it to nobody else.
///
/// With SO_REUSEADDR on both, a listener may be bound beside it (Linux refuses only a second one that listens).
final class ReservedPort: Sendable {
    private let descriptor: Int32

    /// Which it is.
    let port: Int

    /// Port 0 takes a free one; nil when the port cannot be had.
    init?(host: String, port: Int) {
        guard let address = try? SocketAddress(ipAddress: host, port: port) else { return nil }
        let isIPv6 = host.contains(":")
        let descriptor = socket(
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
        var bound = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let named = withUnsafeMutablePointer(to: &bound) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard status == 0, named == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        // Both families have it in the same place.
        self.port = withUnsafeBytes(of: &bound) {
            Int(UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self)))
        }
    }

    deinit {
        close(descriptor)
    }
}
