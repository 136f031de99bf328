// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing
import Transport

@testable import FeedFetching

@Suite struct `An outage of the network here` {
    /// `-`: no connection; `!`: no name.
    private static let failures: [Character: TransportFailure.Reason] = ["-": .connect, "!": .dns]

    /// Replies one after another, each a host and how it failed, or `+`.
    @Test(
        arguments: [
            ("three hosts", 5, "a- b- c- d-", [false, false, true, true]),
            ("one answers in between", 5, "a- b- c+ d- a-", [false, false, false, false, false]),
            ("the same host again", 5, "a- a- a- a-", [false, false, false, false]),
            ("two names of two are not found", 2, "a! b! a!", [false, true, true]),
            ("one name of one is not found", 1, "a! a!", [true, true]),
            ("one server of one is down", 1, "a- a-", [false, false]),
            ("two servers of two are down", 2, "a- b- a-", [false, false, false]),
            ("it ends with the first answer", 3, "a- b- c- a+", [false, false, true, false]),
        ] as [(String, Int, String, [Bool])]
    )
    func `is seen when no host answers, or no name is found where there are few`(
        name: String,
        hosts: Int,
        replies: String,
        expected: [Bool]
    )
        throws
    {
        var watch = OutageWatch()
        var found: [Bool] = []
        for (minute, reply) in replies.split(separator: " ").enumerated() {
            let host = HostKey(try #require(URL(string: "https://\(reply.dropLast()).example/")))
            let time = noon + .seconds(60 * minute)
            found.append(watch.note(host, Self.failures[reply.last ?? "+"], hosts: hosts, at: time))
            // It began with the first failure, not when it was recognised.
            #expect(watch.since == (found.last == true ? noon : nil), "\(name)")
        }
        #expect(found == expected, "\(name)")
    }

    /// The reply of a server to which a redirect led.
    @Test(arguments: [("https://example.org/other", true), ("https://elsewhere.example/feed", false)])
    func `a wish to be left alone is that of the host that answered`(final: String, isOwn: Bool) throws {
        let feed = Feed.sample()
        let response = HTTPResponse(
            status: 429,
            headers: HeaderFields([("Retry-After", "5000")]),
            body: [],
            finalURL: try #require(URL(string: final)),
            hops: []
        )
        let reply = PollReply(
            feed: feed,
            state: .known,
            question: PollQuestion(url: feed.url, validators: Validators()),
            visit: .answer(response),
            host: HostKey(response.finalURL),
            started: noon,
            ended: noon,
            took: .zero
        )
        let result = PollResult(reply, policy: PollPolicy(), isOutage: false, jitter: 0)
        #expect(result.hostPause?.length == .seconds(5000))
        #expect(result.hostPause?.host == HostKey(response.finalURL))
        #expect(result.newState.wait == 5000, "the feed waits in any case")
        // Kept with the feed, it would bind all feeds of the feed's own host after a restart.
        #expect((result.newState.throttledUntil != nil) == isOwn)
    }
}
