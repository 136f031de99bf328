// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld

extension Home {
    /// Runs a shell script in this home, with `$W` for the program; ended after 60 seconds.
    func shell(_ script: String, environment more: [String: String] = [:]) async throws -> Finished {
        let base = "\(directory)/shell-\(UUID().uuidString.prefix(8))"
        let process = try ChildProcess(
            "/bin/sh",
            ["-c", "cd \(directory)\n" + script],
            environment: environment.merging(["W": binary]) { $1 }.merging(more) { $1 },
            output: base + ".out",
            errors: base + ".err"
        )
        let ending = await process.ending(within: .seconds(60))
        process.send(SIGKILL)
        return Finished(ending: ending, output: text(base + ".out"), errors: text(base + ".err"))
    }
}
