// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld

/// What a power cut would have left of a store, at every moment at which the daemon waited for the disk.
///
/// A log of strace(1) has every write with its bytes. It is replayed: before each sync, the files are made as they
/// are if of the writes since the last sync none, all, or every second one reached the disk, and SQLite opens them. What
/// the alert file says by then must be in each of these stores.
struct PowerCuts: Decodable {
    /// Stores that were opened.
    let cuts: Int
    /// Those that SQLite finds unsound, with what it says.
    let unsound: [String]
    /// Alerts that a sink was told of, and that a store had lost.
    let lost: [String]

    /// Replays a log.
    static func replay(_ trace: String, in home: Home) async throws -> PowerCuts {
        let said = home.directory + "/power-cuts"
        let replay = try ChildProcess(
            "/usr/bin/python3",
            [Checkout.root + "/Tests/faults/power-cuts.py", trace, home.directory + "/cut"],
            environment: home.environment,
            output: said,
            errors: said + ".err"
        )
        guard await replay.ending(within: .seconds(90)) == .status(0) else {
            throw Daemon.NotReady(description: home.text(said + ".err"))
        }
        return try JSONDecoder().decode(PowerCuts.self, from: Data(home.text(said).utf8))
    }
}
