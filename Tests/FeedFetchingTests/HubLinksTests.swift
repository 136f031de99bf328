// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import FeedFetching

/// Statement 27 of polling: `rel=hub` and `rel=self` from header and document are recorded.
@Suite struct HubLinksTests {
    private static let base = URL(string: "https://example.org/feed")!

    @Test(
        arguments: [
            (["<https://hub.example.com/>; rel=\"hub\""], "https://hub.example.com/", nil),
            (
                ["<https://hub.example.com/>; rel=hub, <https://example.org/f>; rel=self"],
                "https://hub.example.com/", "https://example.org/f"
            ),
            (["</hub>; title=\"a, b; c\"; REL=\"alternate HUB\""], "https://example.org/hub", nil),
            (["</self>;rel=self", "</h>;rel=hub"], "https://example.org/h", "https://example.org/self"),
            (["<javascript:x>; rel=hub"], nil, nil),
            (["</style.css>; rel=preload; as=style"], nil, nil),
            (["rel=hub", "<", ">", "<>", "<x", ""], nil, nil),
        ] as [([String], String?, String?)]
    )
    func `hub and topic are read from the Link header`(fields: [String], hub: String?, topic: String?) {
        let links = HubLinks(HeaderFields(fields.map { ("Link", $0) }), base: Self.base)
        #expect(links.hub?.absoluteString == hub)
        #expect(links.topic?.absoluteString == topic)
    }

    @Test func `the header's hub is recorded, else the document's`() {
        let policy = PollPolicy()
        let named = policy.after(200, [("Link", "<https://hub.example.com/>; rel=hub")]).state
        #expect(named.hub == "https://hub.example.com/")
        #expect(policy.heeding(PollHints(hub: "https://other.example/"), in: named).hub == named.hub)
        let unnamed = policy.after(200, hash: "newer", from: named).state
        #expect(unnamed.hub == nil)
        #expect(
            policy.heeding(PollHints(hub: "https://other.example/"), in: unnamed).hub
                == "https://other.example/"
        )
        #expect(policy.heeding(PollHints(hub: "javascript:x"), in: unnamed).hub == nil)
    }

    @Test func `what has not changed has the hub that it had`() {
        let policy = PollPolicy()
        var state = FeedState.known
        state.hub = "https://hub.example.com/"
        #expect(policy.after(304, from: state).state.hub == state.hub)
        #expect(policy.after(200, hash: "same", from: state).state.hub == state.hub)
        #expect(policy.after(503, from: state).state.hub == state.hub)
    }
}
