// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Testing

@testable import Watcher

@Suite struct `The room on the store's disk` {
    private static let time = Date(timeIntervalSince1970: 1_795_420_800)

    /// Looks one second after another; each answer is whether it became low (true), well (false) or stayed.
    private func changes(floor: Int, free: [Int]) -> [Bool?] {
        var watch = SpaceWatch()
        return free.enumerated()
            .map { index, bytes in
                let now = Self.time + Double(index)
                return watch.look(free: bytes, floor: floor, now: now)?.isLow
            }
    }

    @Test(
        arguments: [
            (50, [60, 50, 49, 40, 0], [nil, nil, true, nil, nil]),
            // A tenth more than the floor, lest it go to and fro at the edge.
            (50, [49, 51, 54, 55, 50, 49], [true, nil, nil, false, nil, true]),
            (0, [0, 0], [nil, nil]),
        ] as [(Int, [Int], [Bool?])]
    )
    func `is too little below the floor, and enough again a tenth above it`(
        floor: Int,
        free: [Int],
        expected: [Bool?]
    ) {
        #expect(changes(floor: floor, free: free) == expected)
    }

    @Test func `counts from the moment at which it became too little`() {
        var watch = SpaceWatch()
        _ = watch.look(free: 1, floor: 10, now: Self.time)
        _ = watch.look(free: 2, floor: 10, now: Self.time + 60)
        #expect(watch.low == 2)
        #expect(watch.look(free: 20, floor: 10, now: Self.time + 90) == .init(isLow: false, since: Self.time))
        #expect(watch.low == nil)
    }

    @Test func `is told of until it is heard, and so is its end`() {
        var watch = SpaceWatch()
        #expect(watch.untold == nil)
        _ = watch.look(free: 1, floor: 10, now: Self.time)
        let low = SpaceWatch.Change(isLow: true, since: Self.time)
        #expect(watch.untold == low)
        watch.tell(low)
        #expect(watch.untold == nil)
        _ = watch.look(free: 20, floor: 10, now: Self.time + 60)
        let over = SpaceWatch.Change(isLow: false, since: Self.time)
        #expect(watch.untold == over)
        watch.tell(over)
        #expect(watch.untold == nil)
    }

    @Test func `that nobody heard of is not told as over`() {
        var watch = SpaceWatch()
        _ = watch.look(free: 1, floor: 10, now: Self.time)
        _ = watch.look(free: 20, floor: 10, now: Self.time + 60)
        #expect(watch.untold == nil)
    }

    @Test func `no longer counts when the floor is lowered`() {
        var watch = SpaceWatch()
        _ = watch.look(free: 5, floor: 10, now: Self.time)
        #expect(watch.look(free: 5, floor: 0, now: Self.time)?.isLow == false)
    }
}
