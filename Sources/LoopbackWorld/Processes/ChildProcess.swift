// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Glibc
import Synchronization

/// A program that was started here and may be ended here, at the latest with this value.
///
/// Signals go to this process only, never to one that got its id later: it is reaped under the same lock.
public final class ChildProcess: Sendable {
    /// How a process ended.
    public enum Ending: Sendable, Hashable {
        /// By itself, with this status.
        case status(Int32)
        /// By this signal.
        case signal(Int32)
    }

    /// The program could not be started.
    public struct StartFailure: Error, CustomStringConvertible {
        /// Which program, and what the system says.
        public let description: String
    }

    private final class Fate: Sendable {
        let ending = Mutex<Ending?>(nil)
    }

    /// Its process id.
    public let id: Int32
    private let fate = Fate()

    /// Starts a program with nothing to read.
    ///
    /// - Parameters:
    ///   - environment: all of it; nothing is inherited.
    ///   - output: the file that standard output is appended to; `errors` the same for standard error.
    public init(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String],
        output: String,
        errors: String
    ) throws(StartFailure) {
        let variables = environment.map { "\($0.key)=\($0.value)" }
        var started: pid_t = 0
        let problem = Self.withCStrings([executable] + arguments) { words in
            Self.withCStrings(variables) { environment in
                Self.withSpawnSettings(output: output, errors: errors) { actions, attributes in
                    posix_spawn(&started, executable, &actions, &attributes, words, environment)
                }
            }
        }
        guard problem == 0 else {
            throw StartFailure(description: "\(executable): \(String(cString: strerror(problem)))")
        }
        id = started
        Self.watch(started, fate)
    }

    deinit {
        send(SIGKILL)
    }

    /// How it ended; nil while it runs.
    public var ending: Ending? { fate.ending.withLock { $0 } }

    /// Sends a signal; false when it has ended.
    @discardableResult
    public func send(_ signal: Int32) -> Bool {
        fate.ending.withLock { $0 == nil && kill(id, signal) == 0 }
    }

    /// Waits for its end; nil when it still runs after that time.
    ///
    /// Looks every 5 ms: the thread that reaps it keeps no list of who waits.
    public func ending(within limit: Duration) async -> Ending? {
        let deadline = ContinuousClock.now + limit
        while ending == nil, ContinuousClock.now < deadline, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(5))
        }
        return ending
    }

    /// Reaps the process when it ends; its id is nobody else's before that.
    private static func watch(_ id: pid_t, _ fate: Fate) {
        Thread.detachNewThread {
            var information = siginfo_t()
            while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
            fate.ending.withLock { ending in
                var status: Int32 = 0
                guard waitpid(id, &status, 0) == id else {
                    ending = .status(-1)
                    return
                }
                let signal = status & 0x7f
                ending = signal == 0 ? .status(status >> 8 & 0xff) : .signal(signal)
            }
        }
    }
}

extension ChildProcess {
    /// No descriptors but the three, and signals as they are by default: a test runner may ignore some.
    private static func withSpawnSettings(
        output: String,
        errors: String,
        _ body: (inout posix_spawn_file_actions_t, inout posix_spawnattr_t) -> Int32
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        let appending = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, appending, 0o644)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, appending, 0o644)
        // NIO's listeners would else stay open in the child, and their ports with them. All that may be open, since
        // others open files meanwhile; glibc takes no offence at one that is not.
        let limit = min(4096, sysconf(Int32(_SC_OPEN_MAX)))
        for descriptor in 3..<Int32(max(3, limit)) { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        return body(&actions, &attributes)
    }

    private static func withCStrings<Value>(
        _ texts: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
        let pointers = texts.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers)
    }
}
