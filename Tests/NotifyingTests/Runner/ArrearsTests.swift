// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `What is to be caught up with` {
    private static let (early, late) = (Sample.now - .seconds(60), Sample.now)

    struct Case: Sendable {
        var name: String
        var back: [Date] = []
        var expired: [Date] = []
        var due: Arrears.Due?
    }

    @Test(arguments: [
        Case(name: "nothing happened"),
        Case(name: "it was down", back: [late], due: .init(since: late, wasDown: true)),
        Case(name: "something expired", expired: [late, early], due: .init(since: early, wasDown: false)),
        Case(name: "both", back: [late], expired: [early], due: .init(since: early, wasDown: true)),
        Case(name: "it was down twice", back: [early, late], due: .init(since: early, wasDown: true)),
    ])
    func `is due since the first of it, while the sink takes messages`(row: Case) {
        var arrears = Arrears()
        for time in row.back { arrears.isBack(since: time) }
        for time in row.expired { arrears.expired(at: time) }
        #expect(arrears.due(.closed) == row.due)
        for state in [CircuitBreaker.State.open, .paused, .off] { #expect(arrears.due(state) == nil) }
    }
}
