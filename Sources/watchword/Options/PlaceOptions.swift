// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import Watcher

/// Where the settings, the state and the socket are.
struct PlaceOptions: ParsableArguments {
    @Option(help: "Directory of the settings. [env: WATCHWORD_CONFIG]")
    var config: String?

    @Option(help: "Directory of the state. [env: WATCHWORD_STATE]")
    var state: String?

    @Option(help: "Path of the control socket. [env: WATCHWORD_SOCKET]")
    var socket: String?

    /// The places, found as `watchword status` tells.
    var locations: Locations {
        Locations(
            options: .init(config: config, state: state, socket: socket),
            environment: ProcessInfo.processInfo.environment
        )
    }
}

/// Whether the output is for people or for programs.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON with stable names.")
    var json = false
}
