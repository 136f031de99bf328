// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedFetching
import Foundation
import Logging
import NewsModel
import Synchronization

/// Tells people, once each, that no host of the feeds answers any more, and that they do again.
///
/// No feed is to blame then, and none is told of as failing: without this nobody would hear that nothing is watched.
struct OutageAlarm: Sendable, Hashable {
    /// A network that is down for less is no news; polls that failed are made up for.
    static let patience = Duration.seconds(3600)

    private var told: Date?

    /// What to tell now; nil: nothing.
    ///
    /// - Parameter outage: since when no host answers; nil: some do.
    mutating func decide(_ outage: Date?, now: Date) -> Notice? {
        guard let outage else {
            guard let since = told else { return nil }
            told = nil
            return notice(
                .recovered,
                "Hosts of the feeds answer again; the feeds are polled as usual.",
                since: since
            )
        }
        guard told == nil, now >= outage + Self.patience else { return nil }
        told = outage
        let text =
            "No host of the feeds has answered since \(outage.rfc3339): the network here seems to be down. Nothing new is "
            + "seen until one does; look at the network, its name server and the proxy."
        return notice(.networkDown, text, since: outage)
    }

    private func notice(_ kind: Notice.Kind, _ text: String, since: Date) -> Notice {
        Notice(kind: kind, subject: "network", text: text, since: since)
    }
}

extension Watcher {
    /// Tells that the feeds cannot be reached, or can again.
    func tellOfOutage() async {
        let (outage, now) = (poller.outage, now())
        guard let notice = outageAlarm.withLock({ $0.decide(outage, now: now) }) else { return }
        log.log(
            level: outage == nil ? .notice : .error,
            "\(outage == nil ? "hosts of the feeds answer again" : "no host of the feeds answers")",
            metadata: ["since": "\(notice.since.rfc3339)"]
        )
        await tell(notice)
    }
}
