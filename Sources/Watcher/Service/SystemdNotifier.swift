// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Whose the structures of the C library are depends on which module is loaded first: Glibc or this one.
import CDispatch
import Foundation

/// Tells systemd how the service is, over `$NOTIFY_SOCKET` (sd_notify(3)); without the variable, does nothing.
public final class SystemdNotifier: Sendable {
    private let address: [UInt8]?
    /// How often `WATCHDOG=1` must be sent at least, halved as sd_watchdog_enabled(3) asks; nil: not watched.
    public let watchdogInterval: Duration?

    /// Reads `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`.
    public init(environment: [String: String], pid: Int32 = getpid()) {
        address = environment["NOTIFY_SOCKET"].flatMap(Self.socketAddress)
        watchdogInterval = Self.watchdogInterval(environment, pid: pid)
    }

    /// Whether there is a systemd to tell.
    var isHeard: Bool { address != nil }

    /// Everything works that a start needs.
    public func ready(_ status: String) { send("READY=1\nSTATUS=\(Self.oneLine(status))") }
    /// A reload has begun; `ready` ends it.
    public func reloading() { send("RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds())") }
    /// The service is on its way out.
    public func stopping() { send("STOPPING=1\nSTATUS=stopping") }
    /// One line for `systemctl status`.
    public func status(_ text: String) { send("STATUS=\(Self.oneLine(text))") }
    /// The start takes longer than the unit allows: give it a minute from now.
    public func extendStart() { send("EXTEND_TIMEOUT_USEC=60000000") }
    /// The service made progress.
    public func watchdog() { send("WATCHDOG=1") }

    /// The address of `NOTIFY_SOCKET`; a leading `@` stands for the NUL of an abstract socket.
    static func socketAddress(_ text: String) -> [UInt8]? {
        guard text.hasPrefix("/") || text.hasPrefix("@"), text.utf8.count < 108 else { return nil }
        var bytes = Array(text.utf8)
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        return bytes
    }

    static func watchdogInterval(_ environment: [String: String], pid: Int32) -> Duration? {
        if let owner = environment["WATCHDOG_PID"], owner != "\(pid)" { return nil }
        guard let text = environment["WATCHDOG_USEC"], let microseconds = Int64(text), microseconds > 0 else {
            return nil
        }
        return .microseconds(microseconds / 2)
    }

    static func oneLine(_ text: String) -> String {
        String(text.prefix(200).map { $0.isNewline ? " " : $0 })
    }

    private static func monotonicMicroseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    private func send(_ text: String) {
        guard let address else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // The socket holds a few messages only: a systemd that hangs must not make us hang.
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var target = sockaddr_un()
        target.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &target.sun_path) { $0.copyBytes(from: address) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + address.count)
        let bytes = Array(text.utf8)
        // Nobody to tell when systemd does not listen: the watchdog is its way to find out.
        _ = withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
            }
        }
    }
}

extension SystemdNotifier {
    /// Does work that a start must wait for, however long it takes; systemd is told every 30 seconds.
    func extendingStart<Value>(_ work: () throws -> Value) rethrows -> Value {
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.schedule(deadline: .now(), repeating: 30)
        timer.setEventHandler { [self] in extendStart() }
        timer.resume()
        defer { timer.cancel() }
        return try work()
    }
}
