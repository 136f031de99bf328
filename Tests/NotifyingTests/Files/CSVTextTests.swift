// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `CSV` {
    private func rows(_ title: String, guards: Bool = true) -> String {
        let outgoing = Sample.outgoing(alerts: [Sample.alert(title: title)])
        let bytes = CSVText(guardsFormulas: guards).rows(outgoing, now: Sample.now)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("plain", ",plain,"), ("a, b", ",\"a, b\","), ("say \"no\"", ",\"say \"\"no\"\"\","),
        ("a\r\nb", ",a b,"),
        ("=1+1", ",'=1+1,"), ("+1", ",'+1,"), ("-1", ",'-1,"), ("@SUM(A1)", ",'@SUM(A1),"), ("\t=1", ",'=1,"),
        ("\r=1", ",'=1,"), ("＝1", ",'＝1,"), ("＋1", ",'＋1,"), ("－1", ",'－1,"), ("＠x", ",'＠x,"),
        (" =1", ",'=1,"),
        ("=\u{338}1", ",'=\u{338}1,"), ("\u{200f}=1", ",'=1,"), ("1=1", ",1=1,"), ("a;=1", ",\"a;=1\","),
        ("=HYPERLINK(\"x\",\"y\")", ",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\","),
        ("\"\u{301},x", ",\"\"\"\u{301},x\","),
    ])
    func `a cell is quoted, and no formula`(title: String, cell: String) {
        #expect(rows(title).utf8.firstRange(of: Array(cell.utf8)) != nil, "\(rows(title))")
    }

    @Test func `the guard can be left off`() {
        #expect(rows("=1+1", guards: false).contains(",=1+1,"))
    }

    @Test func `an independent reader finds the columns`() async throws {
        let script = """
            import csv, sys
            rows = list(csv.DictReader(sys.stdin, strict=True))
            print("|".join([str(len(rows)), rows[0]["title"], rows[0]["url"], rows[-1]["text"], rows[-1]["kind"]]), end="")
            """
        let csv = CSVText()
        var bytes = CSVText.header
        for title in [hostileText, "=cmd|' /C calc'!A0", "\"a\",\"b\""] {
            bytes += csv.rows(Sample.outgoing(alerts: [Sample.alert(title: title)]), now: Sample.now)
        }
        bytes += csv.rows(Sample.noticeMessage(), now: Sample.now)
        let said = try await python(script, needs: "csv", input: String(decoding: bytes, as: UTF8.self))
        if let said {
            let parts = said.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            #expect(parts.first == "4" && parts.last == "notice")
            #expect(parts[1] == SafeText.line(hostileText) && parts[2] == "https://example.org/1")
        }
    }
}
