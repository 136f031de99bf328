// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

extension Redirect {
    /// Where permanent redirects alone led to; nil when there were none, or others too.
    ///
    /// A way from https to http is followed where that is allowed, and never remembered.
    public static func permanentTarget(of hops: [Redirect]) -> String? {
        guard let end = hops.last?.to, hops.allSatisfy({ $0.isPermanent && !$0.isDowngrade }) else {
            return nil
        }
        return String(end.absoluteString.prefix { $0 != "#" })
    }

    private var isDowngrade: Bool {
        from.scheme?.lowercased() == "https" && to.scheme?.lowercased() == "http"
    }
}
