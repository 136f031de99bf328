// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld

/// The running daemon: `watchword run` as a process, with a socket that it tells its readiness to.
final class Daemon: Sendable {
    let process: ChildProcess
    private let notify: NotifySocket
    private let home: Home

    /// It did not come up.
    struct NotReady: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts it without waiting.
    ///
    /// - Parameter launcher: what it is started beneath, inside of what the home's programs are.
    init(_ home: Home, _ arguments: [String] = [], beneath launcher: Launcher = .direct) throws {
        self.home = home
        notify = try NotifySocket(path: "\(home.directory)/notify-\(UUID().uuidString.prefix(8))")
        var environment = home.environment
        environment["NOTIFY_SOCKET"] = notify.path
        process = try launcher.within(home.launcher)
            .start(
                home.binary,
                ["run"] + arguments,
                environment: environment,
                output: home.printed,
                errors: home.logged
            )
    }

    /// Starts it and waits until it says that it is ready.
    static func ready(
        _ home: Home,
        _ arguments: [String] = [],
        beneath launcher: Launcher = .direct
    ) async throws -> Daemon {
        let daemon = try Daemon(home, arguments, beneath: launcher)
        guard await daemon.notify.wait(for: "READY=1", from: daemon.process, within: .seconds(30)) else {
            let ending = daemon.process.ending.map { "\($0)" } ?? "it runs"
            throw NotReady(description: "not ready (\(ending)): \(home.text(home.logged))")
        }
        return daemon
    }

    /// What it told systemd so far.
    var told: [String] { notify.lines }

    /// Sends a signal and waits for the end that should follow.
    func end(by signal: Int32 = SIGTERM, within limit: Duration = .seconds(30)) async -> ChildProcess.Ending?
    {
        process.send(signal)
        return await process.ending(within: limit)
    }
}

/// Waits until something is so; false when it is not in time. What throws is not so yet.
///
/// What another process does is seen by looking again: there is nothing to be woken by.
func eventually(
    within limit: Duration = .seconds(30),
    _ isSo: () async throws -> Bool
) async -> Bool {
    let deadline = ContinuousClock.now + limit
    while !Task.isCancelled {
        if (try? await isSo()) == true { return true }
        if ContinuousClock.now >= deadline { return false }
        try? await Task.sleep(for: .milliseconds(20))
    }
    return false
}
