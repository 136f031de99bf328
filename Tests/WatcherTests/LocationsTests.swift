// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing
import Watcher

@Suite struct `Places are found` {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var options = Locations.Options()
        var environment = ["HOME": "/home/ann"]
        var present: Set<String> = []
        let config: String
        let state: String
        let socket: String
    }

    static let cases = [
        Case(
            testDescription: "an option counts most",
            options: .init(config: "/a", state: "/b", socket: "/c.sock"),
            environment: ["HOME": "/home/ann", "WATCHWORD_CONFIG": "/x", "STATE_DIRECTORY": "/y"],
            config: "/a",
            state: "/b",
            socket: "/c.sock"
        ),
        Case(
            testDescription: "then the environment",
            environment: [
                "WATCHWORD_CONFIG": "/x", "WATCHWORD_STATE": "/y", "WATCHWORD_SOCKET": "/z",
                "STATE_DIRECTORY": "/w",
            ],
            config: "/x",
            state: "/y",
            socket: "/z"
        ),
        Case(
            testDescription: "a unit's directories, the first of several",
            environment: [
                "CONFIGURATION_DIRECTORY": "/etc/watchword", "STATE_DIRECTORY": "/var/lib/watchword:/other",
                "RUNTIME_DIRECTORY": "/run/watchword",
            ],
            config: "/etc/watchword",
            state: "/var/lib/watchword",
            socket: "/run/watchword/control.sock"
        ),
        Case(
            testDescription: "an installed service's",
            present: ["/etc/watchword/watchword.yaml", "/var/lib/watchword"],
            config: "/etc/watchword",
            state: "/var/lib/watchword",
            socket: "/run/watchword/control.sock"
        ),
        Case(
            testDescription: "the user's own, where nothing else is",
            config: "/home/ann/.config/watchword",
            state: "/home/ann/.local/state/watchword",
            socket: "/home/ann/.local/state/watchword/control.sock"
        ),
        Case(
            testDescription: "XDG's where it is set",
            environment: ["HOME": "/home/ann", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"],
            config: "/c/watchword",
            state: "/s/watchword",
            socket: "/s/watchword/control.sock"
        ),
        Case(
            testDescription: "a socket beside the state that an option names",
            options: .init(state: "/b"),
            environment: ["HOME": "/home/ann", "WATCHWORD_SOCKET": "/other.sock"],
            present: ["/etc/watchword/watchword.yaml", "/var/lib/watchword"],
            config: "/etc/watchword",
            state: "/b",
            socket: "/b/control.sock"
        ),
    ]

    @Test(arguments: cases)
    func `in the order that the documentation states`(example: Case) {
        let found = Locations(options: example.options, environment: example.environment) {
            example.present.contains($0)
        }
        #expect(found.config.path == example.config)
        #expect(found.state.path == example.state)
        #expect(found.socket.path == example.socket)
    }
}
