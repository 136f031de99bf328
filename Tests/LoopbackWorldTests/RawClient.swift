// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Glibc

/// A client of plain POSIX sockets, so that nothing between it and the server makes a fault look better.
struct RawClient {
    enum Ending: Equatable {
        case closed
        case reset
        /// Nothing more came for the time given.
        case silence
        /// More than the client wanted came.
        case enough
        case refused
    }

    struct Reply {
        var bytes: [UInt8]
        var ending: Ending

        var text: String { String(decoding: bytes, as: UTF8.self) }
        var head: String { text.components(before: "\r\n\r\n").0 }
        var body: String { text.components(before: "\r\n\r\n").1 }
    }

    var port: Int
    /// Stops reading here.
    var maxBytes = 1 << 20
    /// How long to wait for the next byte.
    var patience: Duration = .seconds(5)

    /// Sends bytes and reads until the connection ends in some way.
    func exchange(_ request: String) async -> Reply {
        // Reading blocks. On Linux tasks run on Dispatch's threads, so those must not be held up either.
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: blockingExchange(request)) }
        }
    }

    func get(_ path: String, _ headers: String...) async -> Reply {
        let fields = (["Host: loopback", "Connection: close"] + headers).map { "\($0)\r\n" }.joined()
        return await exchange("GET \(path) HTTP/1.1\r\n\(fields)\r\n")
    }

    private func blockingExchange(_ request: String) -> Reply {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var limit = timeval(tv_sec: Int(patience.components.seconds), tv_usec: patience.microseconds)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let status = Self.withAddress(port: port) { connect(descriptor, $0, $1) }
        guard status == 0 else { return Reply(bytes: [], ending: .refused) }
        _ = Array(request.utf8)
            .withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
        return read(descriptor)
    }

    /// Binds a socket to a port of 127.0.0.1, without SO_REUSEADDR.
    static func bind(_ descriptor: Int32, port: Int) -> Int32 {
        withAddress(port: port) { Glibc.bind(descriptor, $0, $1) }
    }

    private static func withAddress(
        port: Int,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private func read(_ descriptor: Int32) -> Reply {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < maxBytes {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count == 0 { return Reply(bytes: bytes, ending: .closed) }
            if count < 0 { return Reply(bytes: bytes, ending: errno == ECONNRESET ? .reset : .silence) }
            bytes += buffer[..<count]
        }
        return Reply(bytes: bytes, ending: .enough)
    }
}

extension Duration {
    fileprivate var microseconds: Int { Int(components.attoseconds / 1_000_000_000_000) }
}

extension String {
    /// What stands before and after the first occurrence of a separator.
    fileprivate func components(before separator: String) -> (String, String) {
        let bytes = Array(utf8)
        let mark = Array(separator.utf8)
        let index = bytes.indices.first { bytes[$0...].starts(with: mark) }
        guard let index else { return (self, "") }
        let end = index + mark.count
        return (
            String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[end...], as: UTF8.self)
        )
    }
}
