// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Logging
import Testing

@testable import Watcher

@Suite struct `The state lock` {
    private let path = NSTemporaryDirectory() + "lock-" + UUID().uuidString

    @Test func `is held by one at a time, and says by whom`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        var first: StateLock? = try StateLock(path: path)
        #expect(first != nil)
        let failure = #expect(throws: StateLock.Failure.self) { try StateLock(path: path) }
        #expect(failure.map { "\($0)" }?.contains("process \(getpid())") == true)
        first = nil
        #expect(throws: Never.self) { try StateLock(path: path) }
    }

    @Test func `names a directory that it cannot use`() {
        let failure = #expect(throws: StateLock.Failure.self) { try StateLock(path: "/proc/none/lock") }
        #expect(failure.map { "\($0)" }?.contains("/proc/none/lock") == true)
    }
}

@Suite struct `A log line` {
    private func line(_ message: String, _ metadata: Logger.Metadata = [:], time: String? = nil) -> String {
        JournalLogHandler.line(
            level: .warning,
            label: "polls",
            message: message,
            metadata: metadata,
            time: time
        )
    }

    @Test func `carries the journal's priority, or the time`() {
        #expect(line("polled", ["feed": "nhk"]) == "<4>polls: polled feed=nhk")
        #expect(line("polled", time: "T") == "T warning polls: polled")
    }

    @Test func `stays one line of text whatever comes from outside`() {
        let text = line("a\nb\u{1b}[2J\u{9b}\u{202e}", ["x": "two words"])
        #expect(text == #"<4>polls: a\u{a}b\u{1b}[2J\u{9b}\u{202e} x="two words""#)
    }

    @Test func `is bounded`() {
        // PIPE_BUF: what a pipe takes whole or not at all.
        #expect(line(String(repeating: "拉", count: 100_000)).utf8.count < 4096)
    }
}

@Suite struct `What systemd is told` {
    /// A datagram socket that stands for systemd's.
    private final class Listener {
        let path = NSTemporaryDirectory() + "notify-\(UInt32.random(in: .min ... .max))"
        private let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)

        init() {
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
            let bound = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            #expect(bound == 0)
        }

        deinit {
            close(descriptor)
            unlink(path)
        }

        /// The next datagram that is there already; nil when there is none.
        func next() -> String? {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
        }
    }

    @Test func `arrives at its socket, one line a status`() {
        let listener = Listener()
        let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": listener.path])
        notifier.ready("feeds 2 ok\nREADY=0")
        #expect(listener.next() == "READY=1\nSTATUS=feeds 2 ok READY=0")
        notifier.watchdog()
        #expect(listener.next() == "WATCHDOG=1")
        notifier.reloading()
        #expect(listener.next()?.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") == true)
        notifier.stopping()
        #expect(listener.next()?.hasPrefix("STOPPING=1") == true)
    }

    @Test func `is nothing without a socket`() {
        SystemdNotifier(environment: [:]).ready("fine")
        SystemdNotifier(environment: ["NOTIFY_SOCKET": "relative"]).ready("fine")
    }

    @Test func `has an abstract socket's NUL for its @`() {
        #expect(SystemdNotifier.socketAddress("@abc") == [0] + Array("abc".utf8))
    }

    @Test(arguments: [
        (["WATCHDOG_USEC": "90000000"], Duration.seconds(45)),
        (["WATCHDOG_USEC": "90000000", "WATCHDOG_PID": "7"], .seconds(45)),
        (["WATCHDOG_USEC": "90000000", "WATCHDOG_PID": "8"], nil),
        (["WATCHDOG_USEC": "none"], nil),
        ([:], nil),
    ])
    func `comes twice in the watchdog's time, if it is ours`(
        environment: [String: String],
        interval: Duration?
    ) {
        #expect(SystemdNotifier(environment: environment, pid: 7).watchdogInterval == interval)
    }
}

@Suite struct `An asynchronous lock` {
    @Test(.timeLimit(.minutes(1))) func `lets one through at a time`() async {
        let lock = AsyncLock()
        let inside = AsyncStreamCounter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    await lock.withLock {
                        await inside.enter()
                        await Task.yield()
                        await inside.leave()
                    }
                }
            }
        }
        #expect(await inside.most == 1)
        #expect(await inside.entered == 50)
    }

    private actor AsyncStreamCounter {
        var now = 0
        var most = 0
        var entered = 0

        func enter() {
            now += 1
            entered += 1
            most = max(most, now)
        }

        func leave() { now -= 1 }
    }
}
