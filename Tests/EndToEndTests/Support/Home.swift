// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import Synchronization

/// A directory of its own for one watcher: its settings, its state, and all that it writes.
final class Home: Sendable {
    let directory: String
    let binary: String
    /// What every program started here gets beside its places.
    let environment: [String: String]
    private let around = Mutex(Launcher.direct)

    /// What every program here is started beneath.
    var launcher: Launcher {
        get { around.withLock { $0 } }
        set { around.withLock { $0 = newValue } }
    }

    var config: String { directory + "/config" }
    var state: String { directory + "/state" }
    var alertFile: String { directory + "/alerts.jsonl" }
    var printed: String { directory + "/stdout.jsonl" }
    var logged: String { directory + "/stderr.log" }

    /// A new one; `knowsPlaces` false leaves the program to find its settings as it does for a user.
    init(knowsPlaces: Bool = true) throws {
        binary = try Binary.path()
        // Short, since the sockets lie in it.
        directory = "/tmp/watchword-e2e-" + UUID().uuidString.prefix(8)
        var environment = ["HOME": directory, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8"]
        if knowsPlaces {
            environment["WATCHWORD_CONFIG"] = directory + "/config"
            environment["WATCHWORD_STATE"] = directory + "/state"
        }
        self.environment = environment
        for folder in ["config/feeds.d", "config/rules.d"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/\(folder)",
                withIntermediateDirectories: true
            )
        }
    }

    deinit {
        if ProcessInfo.processInfo.environment["WATCHWORD_KEEP_TESTS"] == nil {
            try? FileManager.default.removeItem(atPath: directory)
        }
    }

    /// Writes a file of the settings.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(config)/\(name)"))
    }

    /// A text file's content; empty when it is not there.
    func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}

/// How a command ended, and what it said.
struct Finished: CustomStringConvertible {
    let ending: ChildProcess.Ending?
    let output: String
    let errors: String

    /// Its exit status; nil when a signal ended it or it did not end in time.
    var status: Int32? { if case .status(let status) = ending { status } else { nil } }

    var description: String {
        "\(ending.map { "\($0)" } ?? "not ended in time")\nstdout: \(output)\nstderr: \(errors)"
    }

    /// Standard output as one JSON document.
    func document<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(output.utf8))
    }

    /// Standard output as JSON Lines.
    func lines<Value: Decodable>(_ type: Value.Type = Value.self) throws -> [Value] {
        try output.jsonLines()
    }
}

extension Home {
    /// Runs a command to its end, or ends it after 30 seconds.
    func command(_ arguments: String...) async throws -> Finished {
        try await command(arguments)
    }

    func command(_ arguments: [String], within limit: Duration = .seconds(30)) async throws -> Finished {
        let base = "\(directory)/command-\(UUID().uuidString.prefix(8))"
        let process = try launcher.start(
            binary,
            arguments,
            environment: environment,
            output: base + ".out",
            errors: base + ".err"
        )
        let ending = await process.ending(within: limit)
        process.send(SIGKILL)
        return Finished(ending: ending, output: text(base + ".out"), errors: text(base + ".err"))
    }
}

extension String {
    /// Every line decoded; a torn line throws.
    func jsonLines<Value: Decodable>(_ type: Value.Type = Value.self) throws -> [Value] {
        let decoder = JSONDecoder()
        return try split(separator: "\n").map { try decoder.decode(type, from: Data($0.utf8)) }
    }
}
