// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `Batches of a runner` {
    private static func batch(_ count: Int) -> SendingBatch {
        SendingBatch(
            (1...count).map { Sample.outgoing(MessageID("m\($0)")) },
            until: Sample.now + .seconds(10)
        )
    }

    @Test func `messages are handed out in their order, until one is not taken`() {
        let batch = Self.batch(3)
        #expect(batch.next(at: Sample.now)?.message.id == "m1")
        batch.stop()
        #expect(batch.next(at: Sample.now) == nil)
        #expect(batch.rest.map(\.message.id) == ["m2", "m3"])
    }

    @Test func `nothing is begun when the lease would not last`() {
        let batch = Self.batch(2)
        #expect(batch.next(at: Sample.now + .seconds(9)) != nil)
        #expect(batch.next(at: Sample.now + .seconds(10)) == nil)
        #expect(batch.rest.count == 1)
    }

    @Test(arguments: [1, 3])
    func `fast sinks get more at once, slow and failing ones what they have in flight`(concurrency: Int) {
        var size = BatchSize(concurrency: concurrency)
        #expect(size.count == concurrency)
        for _ in 0..<5 { size.adapt(isWhole: true, took: .milliseconds(100)) }
        #expect(size.count == 64)
        size.adapt(isWhole: true, took: .seconds(1))
        #expect(size.count == concurrency)
        size.adapt(isWhole: true, took: .milliseconds(1))
        #expect(size.count == concurrency * 4)
        size.adapt(isWhole: false, took: .milliseconds(1))
        #expect(size.count == concurrency)
    }

    @Test func `one stores at a time, and takes all that came meanwhile`() throws {
        func report(_ id: MessageID) -> SendReport {
            SendReport(message: id, attempt: nil, fate: .done, maybeSent: false)
        }
        let unstored = UnstoredReports()
        #expect(unstored.count == 0)
        #expect(unstored.add(report("m1")))
        #expect(!unstored.add(report("m2")))
        #expect(try #require(unstored.next()).map(\.message) == ["m1", "m2"])
        #expect(!unstored.add(report("m3")))
        // Two are being stored, and one waits.
        #expect(unstored.count == 3)
        #expect(try #require(unstored.next()).map(\.message) == ["m3"])
        #expect(unstored.next() == nil)
        #expect(unstored.count == 0)
        #expect(unstored.add(report("m4")))
    }
}
