// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Notifying
import Testing

@Suite struct DayChartTests {
    @Test(arguments: [
        ([], ""), ([0, 0, 0], "···"), ([1], "█"), ([0, 1, 2, 4, 8], "·▁▂▄█"), ([1, 1000], "▁█"),
        ([7, 7, 7], "███"), ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
    ])
    func `a bar for each number, and anything is more than nothing`(counts: [Int], chart: String) {
        #expect(DayChart.text(counts) == chart)
    }

    @Test func `neighbours are added up where there is no room`() {
        #expect(DayChart.text([1, 1, 0, 0, 4, 4, 8], width: 4) == "▂·██")
        #expect(DayChart.text(Array(repeating: 1, count: 365), width: 73).count == 73)
        #expect(DayChart.text([1, 2], width: 0) == "█")
    }
}
