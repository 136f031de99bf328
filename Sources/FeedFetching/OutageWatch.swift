// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Tells a network that is down here from hosts that are down there.
///
/// When hosts fail one after the other, three at least, and none answers in between, the fault is ours.
struct OutageWatch {
    private var silentHosts: Set<HostKey> = []
    private static let hostsNeeded = 3

    /// Takes note of a reply, and says whether it is one of an outage.
    mutating func note(_ host: HostKey, isNetworkFailure: Bool) -> Bool {
        guard isNetworkFailure else {
            silentHosts = []
            return false
        }
        // Enough is enough: the set does not grow with the list of feeds.
        if silentHosts.count < Self.hostsNeeded { silentHosts.insert(host) }
        return silentHosts.count >= Self.hostsNeeded
    }
}
