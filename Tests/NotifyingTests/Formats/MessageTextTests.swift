// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Testing

@Suite struct `Records of a stream` {
    private let style = TextStyle(timeZone: .gmt, today: Sample.now)

    @Test(arguments: SinkSettings.TextFormat.allCases)
    func `each kind of message looks as its golden file says`(format: SinkSettings.TextFormat) throws {
        for (name, message) in Sample.everyKind {
            let record = try MessageText.record(message, format: format, style: style, now: Sample.now)
            let ending = [.json: "jsonl", .text: "txt", .csv: "csv"][format, default: "txt"]
            try Fixtures.expectGolden(String(decoding: record, as: UTF8.self), "records/\(name).\(ending)")
        }
    }

    @Test func `a hostile title stays within one line of JSON, and comes back as it was`() throws {
        let alert = Sample.alert(title: hostileText)
        let record = try MessageText.record(
            Sample.outgoing(alerts: [alert]),
            format: .json,
            style: style,
            now: Sample.now
        )
        #expect(record.filter { $0 == 0x0a }.count == 1 && record.last == 0x0a)
        #expect(isHarmless(String(decoding: record, as: UTF8.self)))
        let back = try JSONDecoder().decode(Alert.self, from: Data(record))
        #expect(back == alert)
    }

    @Test func `a notice with a hostile text is harmless`() throws {
        let record = try MessageText.record(
            Sample.noticeMessage(hostileText),
            format: .text,
            style: style,
            now: Sample.now
        )
        #expect(isHarmless(String(decoding: record, as: UTF8.self)))
    }
}
