// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Wakes one that waits: however often it is rung meanwhile, it is one ring.
struct Bell: Sendable {
    /// To be heard by one only.
    let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func ring() { continuation.yield() }
}
