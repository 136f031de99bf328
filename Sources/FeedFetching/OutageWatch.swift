// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// Tells a network that is down here from hosts that are down there.
///
/// When hosts fail one after the other, three at least, and none answers in between, the fault is ours. Where fewer are
/// asked at all, it is when no name is found for any of them: one server that is down is only that.
struct OutageWatch {
    private var silentHosts: Set<HostKey> = []
    /// When the first of them failed.
    private var firstFailure: Date?
    private var isOutage = false
    private static let hostsNeeded = 3

    /// Since when it has been so; nil: it is not.
    var since: Date? { isOutage ? firstFailure : nil }

    /// Takes note of a reply, and says whether it is one of an outage.
    ///
    /// - Parameters:
    ///   - failure: why no answer came; nil: one came.
    ///   - hosts: how many hosts are asked at all.
    mutating func note(_ host: HostKey, _ failure: TransportFailure.Reason?, hosts: Int, at now: Date) -> Bool
    {
        let kinds: [TransportFailure.Reason] = hosts < Self.hostsNeeded ? [.dns] : [.dns, .connect, .timeout]
        guard let failure, kinds.contains(failure) else {
            self = OutageWatch()
            return false
        }
        firstFailure = firstFailure ?? now
        // Enough is enough: the set does not grow with the list of feeds.
        if silentHosts.count < Self.hostsNeeded { silentHosts.insert(host) }
        isOutage = silentHosts.count >= min(Self.hostsNeeded, max(1, hosts))
        return isOutage
    }
}
