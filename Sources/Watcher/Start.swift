// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import Logging
import Settings

/// What a start needs, taken in order: the state directory and its lock, the settings, the store.
struct Start {
    let locations: Locations
    let environment: [String: String]
    let time: Date
    let lock: StateLock
    let running: Running
    let store: AlertStore
    let loggers: Loggers

    /// Takes all of it, or says what is in the way.
    ///
    /// - Parameter quietest: nothing below this level is logged, whatever the settings say.
    static func take(
        _ locations: Locations,
        environment: [String: String],
        strict: Bool,
        quietest: Logger.Level = .trace
    ) throws(StartFailure) -> Start {
        // A reader of a pipe or socket that goes away is an error of that write, not the end of the daemon.
        signal(SIGPIPE, SIG_IGN)
        // A HUP before there is anything to reload must not end the start.
        signal(SIGHUP, SIG_IGN)
        // Alerts and notes are for the owner and the group.
        umask(0o027)
        try checkSocketPath(locations)
        try checkOwner(of: locations.state.path)
        try makeDirectory(locations.state.path)
        try makeDirectory((locations.socket.path as NSString).deletingLastPathComponent)
        let lock = try takeLock(locations)
        let accepted = try AcceptedSettings.atStart(locations, environment: environment, strict: strict)
        let level = Logger.Level(rawValue: accepted.settings.service.logLevel.rawValue) ?? .info
        let loggers = Loggers(level: max(level, quietest), environment: environment)
        let log = loggers.make("watcher")
        for warning in accepted.warnings {
            log.warning("settings", metadata: ["problem": "\(warning.oneLine)"])
        }
        for problem in accepted.refused {
            log.error(
                "settings refused, the last accepted ones run",
                metadata: ["problem": "\(problem.oneLine)"]
            )
        }
        let store = try openStore(locations, environment: environment, log)
        if accepted.refused.isEmpty {
            SettingsKeeper.keep(accepted.files, at: locations.acceptedSettings, log: log)
        }
        return Start(
            locations: locations,
            environment: environment,
            time: Date(),
            lock: lock,
            running: Running(accepted.settings, refused: accepted.refused.map(\.oneLine)),
            store: store,
            loggers: loggers
        )
    }

    /// A logger for one part of the daemon.
    func logger(_ part: String) -> Logger {
        loggers.make(part)
    }

    /// Names us and, if the settings say so, whom to ask about us.
    var userAgent: String { Version.userAgent(contact: running.settings.service.contact) }

    /// Files that root makes in a service's directory would lock the service out.
    private static func checkOwner(of path: String) throws(StartFailure) {
        guard let owner = StateOwner.other(of: path) else { return }
        throw StartFailure(
            "\(path) belongs to \(owner), and root's files in it would lock them out",
            hint: "run it as \(owner): sudo -u \(owner) watchword …",
            exitStatus: 2
        )
    }

    /// An address of a Unix socket holds 107 bytes and a NUL (unix(7)).
    private static func checkSocketPath(_ locations: Locations) throws(StartFailure) {
        guard locations.socket.path.utf8.count > 107 else { return }
        throw StartFailure(
            "the path of the control socket is longer than 107 bytes: \(locations.socket.path)",
            hint: "name a shorter one with --socket PATH",
            exitStatus: 78
        )
    }

    private static func makeDirectory(_ path: String) throws(StartFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o750]
            )
        } catch {
            throw StartFailure(
                "cannot make the directory \(path): \(String(cString: strerror(errno)))",
                hint: "name another with --state DIR, or have root make it",
                exitStatus: 78
            )
        }
    }

    private static func takeLock(_ locations: Locations) throws(StartFailure) -> StateLock {
        do {
            return try StateLock(path: locations.lock)
        } catch {
            switch error {
            case .held:
                throw StartFailure(
                    "\(error)",
                    hint: "'watchword status' tells how it is; --state DIR names another state",
                    exitStatus: 75
                )
            case .unusable:
                throw StartFailure("\(error)", hint: "who may write the state directory?", exitStatus: 78)
            }
        }
    }

    private static let recoveryHint = "stop here, copy the file away, and try 'sqlite3 FILE .recover'"

    private static func openStore(
        _ locations: Locations,
        environment: [String: String],
        _ log: Logger
    ) throws(StartFailure) -> AlertStore {
        do {
            let store = try AlertStore.open(at: locations.state.path, mode: .owner)
            if !store.wasCleanlyClosed {
                log.notice("the last run did not end well: checking the store")
                let problems = try SystemdNotifier(environment: environment)
                    .extendingStart { try store.quickCheck() }
                guard problems.isEmpty else {
                    throw StartFailure(
                        "\(store.path) is damaged: \(problems[0])",
                        hint: recoveryHint,
                        exitStatus: 78
                    )
                }
            }
            return store
        } catch let failure as StartFailure {
            throw failure
        } catch let failure as StoreFailure {
            throw StartFailure(
                "\(failure)",
                hint: failure.reason == .corrupt ? recoveryHint : nil,
                exitStatus: failure.isRetryable ? 75 : 78
            )
        } catch {
            throw StartFailure("\(locations.database): \(error)", exitStatus: 2)
        }
    }
}

/// Makes the loggers of the daemon's parts.
struct Loggers {
    let level: Logger.Level
    let isJournal: Bool

    init(level: Logger.Level, environment: [String: String]) {
        self.level = level
        isJournal = JournalLogHandler.standardErrorIsJournal(environment: environment)
    }

    func make(_ part: String) -> Logger {
        Logger(label: part) { JournalLogHandler(label: $0, level: level, isJournal: isJournal) }
    }
}
