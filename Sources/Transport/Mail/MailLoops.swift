// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Synchronization

/// A loop for each mail server.
///
/// libcurl waits for the answer to `QUIT`, and everything else on its loop waits with it: a server that hangs there must
/// hold up nobody's feeds, nor another server's mail. There are as many as the settings name servers.
final class MailLoops: Sendable {
    private struct State {
        var loops: [String: CurlLoop] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// The loop of the hop's server, guarded and other requests apart.
    func loop(for hop: Hop) -> CurlLoop {
        state.withLock { state in
            let key = "\(hop.url) \(hop.allowPrivate) \(hop.proxy != nil)"
            if let loop = state.loops[key] { return loop }
            let loop = CurlLoop(name: "mail")
            if state.isClosed { loop.shutDown() }
            state.loops[key] = loop
            return loop
        }
    }

    /// Gives up what runs; later requests fail at once.
    func shutDown() {
        state.withLock { state in
            state.isClosed = true
            for loop in state.loops.values { loop.shutDown() }
        }
    }
}
