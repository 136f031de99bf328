// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Glibc
import NewsModel
import Transport

extension HTTPLimits {
    /// For what fails by itself: long enough for a machine that is busy with something else.
    static let patient = HTTPLimits(connectTimeout: .seconds(20), totalTimeout: .seconds(30))
}

extension Result where Success == HTTPResponse, Failure == TransportFailure {
    var response: HTTPResponse? { try? get() }

    var failure: TransportFailure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// A socket that listens: either accepts and never reads, or answers one connection with fixed bytes.
final class BareListener: Sendable {
    let descriptor: Int32

    /// Listens on a free port of loopback; connections wait in the backlog, and what they send piles up.
    init() {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        Self.listen(descriptor, &address)
    }

    /// Listens on a Unix socket.
    init(path: String) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        Self.listen(descriptor, &address)
    }

    deinit { close(descriptor) }

    private static func listen<A>(_ descriptor: Int32, _ address: inout A) {
        let isBound = withUnsafeBytes(of: &address) { bytes in
            bind(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
                == 0
        }
        precondition(isBound && Glibc.listen(descriptor, 8) == 0)
    }

    var port: Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutableBytes(of: &address) { bytes in
            getsockname(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Takes one connection on a thread of its own, reads once and answers.
    func answerOnce(with text: String) {
        let descriptor = descriptor
        Thread.detachNewThread {
            let connection = accept(descriptor, nil, nil)
            var buffer = [UInt8](repeating: 0, count: 65_536)
            _ = read(connection, &buffer, buffer.count)
            _ = Array(text.utf8).withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
            close(connection)
        }
    }
}
