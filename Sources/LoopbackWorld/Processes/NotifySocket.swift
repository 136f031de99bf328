// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Glibc
import Synchronization

/// The side of systemd in sd_notify(3): a socket whose path is a service's `NOTIFY_SOCKET`.
public final class NotifySocket: Sendable {
    /// Why there is no socket.
    public struct Refusal: Error, CustomStringConvertible {
        /// The path, and what the system says.
        public let description: String
    }

    private final class Record: Sendable {
        let lines = Mutex<[String]>([])
    }

    /// Where a service sends to.
    public let path: String
    private let descriptor: Int32
    private let record = Record()

    /// Listens at a path where nothing is, of at most 107 bytes.
    public init(path: String) throws(Refusal) {
        self.path = path
        descriptor = socket(
            AF_UNIX,
            Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue),
            0
        )
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw Refusal(description: "\(path): longer than 107 bytes")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard isBound else { throw Refusal(description: "\(path): \(String(cString: strerror(errno)))") }
        Self.read(descriptor, into: record)
    }

    deinit {
        // Wakes the reader, which then closes the descriptor.
        shutdown(descriptor, Int32(SHUT_RDWR))
        unlink(path)
    }

    /// All that was sent so far, a line each, such as `READY=1`.
    public var lines: [String] { record.lines.withLock { $0 } }

    /// Reads all the time: the system holds a few messages only, and a sender waits for room.
    private static func read(_ descriptor: Int32, into record: Record) {
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                let text = String(decoding: buffer.prefix(count), as: UTF8.self)
                record.lines.withLock { $0 += text.split(separator: "\n").map(String.init) }
            }
            close(descriptor)
        }
    }

    /// Waits until a line was sent; false when it was not in time, or when a process that should send it has ended.
    ///
    /// Looks every 5 ms: line and end come from two threads.
    public func wait(for line: String, from process: ChildProcess, within limit: Duration) async -> Bool {
        let deadline = ContinuousClock.now + limit
        while !lines.contains(line), process.ending == nil, ContinuousClock.now < deadline, !Task.isCancelled
        {
            try? await Task.sleep(for: .milliseconds(5))
        }
        return lines.contains(line)
    }
}
