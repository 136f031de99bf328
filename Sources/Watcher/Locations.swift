// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Where the settings, the state and the control socket are, and why there.
public struct Locations: Sendable, Hashable {
    /// The directory with `watchword.yaml`, `feeds.d` and `rules.d`.
    public var config: Place
    /// The directory with the database, the lock and the last accepted settings.
    public var state: Place
    /// The control socket.
    public var socket: Place
    /// The directory that relative paths of file sinks are under.
    public var logs: String

    /// A path and what led to it.
    public struct Place: Sendable, Hashable, Codable {
        /// The path.
        public var path: String
        /// How it was found: an option, a variable, the service's place, the user's place.
        public var found: String

        /// Joins a path and its reason.
        public init(path: String, found: String) {
            self.path = path
            self.found = found
        }
    }

    /// What the command line says; nil where it is silent.
    public struct Options: Sendable, Hashable {
        /// `--config`.
        public var config: String?
        /// `--state`.
        public var state: String?
        /// `--socket`.
        public var socket: String?

        /// Options as given.
        public init(config: String? = nil, state: String? = nil, socket: String? = nil) {
            self.config = config
            self.state = state
            self.socket = socket
        }
    }

    /// Looks for each place: the option, the environment (the unit's directories included), the running service's
    /// or an installed service's, then the user's own (XDG).
    ///
    /// - Parameter exists: whether a path is there; a parameter so that the order can be tested.
    public init(
        options: Options,
        environment: [String: String],
        exists: @escaping (String) -> Bool = Locations.isThere
    ) {
        let search = Search(environment: environment, exists: exists)
        config = search.place(
            option: (options.config, "--config"),
            variables: ["WATCHWORD_CONFIG", "CONFIGURATION_DIRECTORY"],
            service: ("/etc/watchword", "/etc/watchword/watchword.yaml"),
            user: search.userDirectory("XDG_CONFIG_HOME", or: ".config") + "/watchword"
        )
        state = search.place(
            option: (options.state, "--state"),
            variables: ["WATCHWORD_STATE", "STATE_DIRECTORY"],
            service: ("/var/lib/watchword", "/var/lib/watchword"),
            user: search.userDirectory("XDG_STATE_HOME", or: ".local/state") + "/watchword"
        )
        socket = search.socket(options: options, state: state)
        let statePath = state.path
        logs = search.variable("LOGS_DIRECTORY").map(\.value) ?? statePath + "/logs"
    }

    /// Whether a file or directory is at the path.
    public static func isThere(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// The database file.
    public var database: String { state.path + "/watchword.db" }
    /// The lock file of the one process that writes.
    public var lock: String { state.path + "/watchword.lock" }
    /// The places and how each was found, for people.
    public var report: [String: String] {
        [
            "config": "\(config.path) (\(config.found))", "state": "\(state.path) (\(state.found))",
            "socket": "\(socket.path) (\(socket.found))",
        ]
    }
    /// The copy of the last accepted settings.
    public var acceptedSettings: String { state.path + "/accepted" }
}

private struct Search {
    let environment: [String: String]
    let exists: (String) -> Bool

    /// The first of a variable's directories (systemd joins several by colons).
    func variable(_ name: String) -> (name: String, value: String)? {
        guard let value = environment[name]?.split(separator: ":").first, !value.isEmpty else { return nil }
        return (name, String(value))
    }

    func userDirectory(_ variable: String, or fallback: String) -> String {
        if let value = environment[variable], value.hasPrefix("/") { return value }
        return (environment["HOME"] ?? "/") + "/" + fallback
    }

    func place(
        option: (value: String?, name: String),
        variables: [String],
        service: (path: String, sign: String),
        user: String
    ) -> Locations.Place {
        if let value = option.value { return .init(path: absolute(value), found: option.name) }
        for name in variables {
            if let found = variable(name) {
                return .init(path: absolute(found.value), found: "$" + found.name)
            }
        }
        if exists(service.sign) { return .init(path: service.path, found: "the service's place") }
        return .init(path: user, found: "the user's place")
    }

    /// The socket of an explicitly named state lies in it, so that two watchers never answer for one another.
    func socket(options: Locations.Options, state: Locations.Place) -> Locations.Place {
        if let path = options.socket { return .init(path: absolute(path), found: "--socket") }
        if options.state != nil {
            return .init(path: state.path + "/control.sock", found: "beside the state")
        }
        if let found = variable("WATCHWORD_SOCKET") {
            return .init(path: absolute(found.value), found: "$" + found.name)
        }
        if let found = variable("RUNTIME_DIRECTORY") {
            return .init(path: found.value + "/control.sock", found: "$" + found.name)
        }
        if state.found == "the service's place" {
            return .init(path: "/run/watchword/control.sock", found: "the service's place")
        }
        return .init(path: state.path + "/control.sock", found: "beside the state")
    }

    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
