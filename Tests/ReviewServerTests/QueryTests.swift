// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import ReviewServer
import Testing

@Suite struct `A query` {
    private func read(_ items: [URLQueryItem]) -> [(name: String, value: String)] {
        items.map { ($0.name, $0.value ?? "") }
    }

    @Test func `for alerts comes back from its URL as it was`() throws {
        var query = AlertQuery()
        query.states = [.new, .dismissed]
        query.rule = "summit-offer"
        query.topic = "summit"
        query.feed = "nhk"
        query.since = Date(milliseconds: 1_796_000_000_000)
        query.search = "拉致 \"Kim & Co\""
        query.limit = 7
        #expect(try AlertQuery(read(query.items)) == query)
    }

    @Test func `for deliveries comes back from its URL as it was`() throws {
        var query = DeliveryQuery()
        query.states = [.dead]
        query.sink = "desk"
        query.alert = "alr_x"
        query.limit = 1000
        #expect(try DeliveryQuery(read(query.items)) == query)
        var whole = DeliveryQuery()
        #expect(whole.most == 50)
        whole.message = "msg_x"
        #expect(try DeliveryQuery(read(whole.items)) == whole && whole.most == .max)
    }

    @Test(arguments: [
        ("state", "open"), ("since", "yesterday"), ("limit", "0"), ("limit", "1001"), ("limit", "x"),
        ("stat", "new"),
    ])
    func `that is not understood is refused, never ignored`(name: String, value: String) {
        let problem = #expect(throws: APIProblem.self) { try AlertQuery([(name, value)]) }
        #expect(problem?.error.contains(value) == true || problem?.error.contains(name) == true)
    }
}
