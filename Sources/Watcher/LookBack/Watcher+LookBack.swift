// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import ReviewServer
import Settings

extension Watcher {
    /// A rule looks back over a page of stored articles.
    public func lookBack(_ rule: RuleID, _ request: LookBackRequest) async throws -> LookBackReport {
        let lookBack = try LookBack(rule, request, running.current, stories)
        let page = try await workers.run { [store] in try lookBack.read(store) }
        var report = page.report
        var gathers = false
        for batch in page.batches {
            let time = now()
            let part = try await writer.commit { try lookBack.commit(batch, in: $0, at: time) }
            report.add(part)
            if !part.messages.isEmpty { sinks.wake(Set(part.messages)) }
            gathers = gathers || part.gathers
        }
        if gathers { gathering.ring() }
        return report
    }

    /// The same without a daemon, over all pages: the command `rules apply`.
    ///
    /// Messages wait for the next start.
    /// - Parameter progress: called after each page with what came of all so far.
    /// - Throws: `StateLock.Failure` when somebody else writes the state, or what the store throws.
    public static func lookBack(
        _ rule: RuleID,
        _ request: LookBackRequest,
        settings: Settings,
        locations: Locations,
        progress: (LookBackReport) -> Void
    ) throws -> LookBackReport {
        let lock = try StateLock(path: locations.lock)
        return try withExtendedLifetime(lock) {
            let store = try AlertStore.open(at: locations.state.path, mode: .owner)
            // A failure to close matters only where something was written, which was committed before.
            defer { try? store.close() }
            return try lookBack(rule, request, Running(settings), store, progress)
        }
    }

    private static func lookBack(
        _ rule: RuleID,
        _ request: LookBackRequest,
        _ running: Running,
        _ store: AlertStore,
        _ progress: (LookBackReport) -> Void
    ) throws -> LookBackReport {
        let stories = StoryMemory()
        var request = request
        var sum: LookBackReport?
        repeat {
            let lookBack = try LookBack(rule, request, running, stories)
            var page = try lookBack.read(store)
            for batch in page.batches {
                page.report.add(try store.write { try lookBack.commit(batch, in: $0, at: Date()) })
            }
            var all = sum ?? LookBackReport(rule: rule, revision: page.report.revision)
            all.add(page.report)
            sum = all
            progress(all)
            request.after = all.next
        } while request.after != nil
        return sum ?? LookBackReport(rule: rule, revision: "")
    }
}
