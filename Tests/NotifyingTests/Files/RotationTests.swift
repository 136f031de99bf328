// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `Rotation of files` {
    private static func rotation(bytes: Int? = nil, daily: Bool = false, keep: Int = 10) -> Rotation {
        var options = FileOptions()
        options.rotateBytes = bytes
        options.rotatesDaily = daily
        options.keep = keep
        return Rotation(options: options)
    }

    @Test(arguments: [
        (0, 500, false), (50, 50, false), (50, 51, true), (100, 1, true), (1, 500, true),
    ])
    func `a file that would grow past its size is put aside`(size: Int, adding: Int, isDue: Bool) {
        let rotation = Self.rotation(bytes: 100)
        #expect(rotation.isDue(size: size, adding: adding, lastWritten: Sample.now, now: Sample.now) == isDue)
    }

    @Test(arguments: [
        ("2026-11-23T23:59:59Z", "2026-11-24T00:00:00Z", true),
        ("2026-11-23T00:00:00Z", "2026-11-23T23:59:59Z", false),
        ("2026-11-24T00:00:01Z", "2026-11-23T23:59:59Z", false),
        ("2025-11-23T12:00:00Z", "2026-11-23T12:00:00Z", true),
    ])
    func `the file of a day that is over is put aside`(written: String, now: String, isDue: Bool) throws {
        let (written, now) = try (#require(Date(rfc3339: written)), #require(Date(rfc3339: now)))
        #expect(Self.rotation(daily: true).isDue(size: 1, adding: 1, lastWritten: written, now: now) == isDue)
        #expect(!Self.rotation().isDue(size: 1 << 40, adding: 1, lastWritten: written, now: now))
    }

    @Test(arguments: [
        ("alerts.jsonl", [String](), "alerts-20261123T120500Z.jsonl"),
        ("alerts.jsonl", ["alerts-20261123T120500Z.jsonl"], "alerts-20261123T120500Z-2.jsonl"),
        ("alerts", [], "alerts-20261123T120500Z"), (".hidden", [], ".hidden-20261123T120500Z"),
        ("a.b.csv", [], "a.b-20261123T120500Z.csv"),
    ])
    func `the name says when`(file: String, taken: [String], name: String) {
        #expect(Self.rotation().freeName(for: file, at: Sample.now, among: taken) == name)
    }

    @Test func `the oldest go, and only files that were put aside`() {
        let mine = [
            "a-20261101T000000Z.jsonl", "a-20261101T000000Z-2.jsonl", "a-20261101T000000Z-10.jsonl",
            "a-20261102T000000Z.jsonl", "a-20261103T000000Z.jsonl",
        ]
        let others = [
            "a.jsonl", "a-notes.jsonl", "b-20261101T000000Z.jsonl", "a-20261101T000000Z.csv",
            "a-20261101T000000Z-x.jsonl",
            "a-2026110aT000000Z.jsonl", "a-20261101T000000Z.jsonl.gz",
        ]
        let surplus = Self.rotation(keep: 2).surplus(of: "a.jsonl", among: (mine + others).shuffled())
        #expect(surplus == Array(mine.prefix(3)))
        #expect(Self.rotation(keep: 0).surplus(of: "a.jsonl", among: mine + others) == mine)
        #expect(Self.rotation(keep: 9).surplus(of: "a.jsonl", among: mine + others).isEmpty)
    }

    @Test(arguments: [
        (SinkSettings.TextFormat.json, #"{"also_in":[],"art"#, true), (.json, #"{"also"#, true),
        (.json, "{", true),
        (.json, #"{"kind":"sink_f"#, true), (.json, #"{"mine":1"#, false), (.json, "a note", false),
        (.json, #"{"also_in":[]}"#, false),
        (.text, "2026-11-23 12:04  HIGH  A", true), (.text, "       Prime min", true),
        (.text, "12:04  HI", true),
        (.text, "a note", false), (.text, "2026", false),
        (.csv, "2026-11-23T12:04:10.000Z,alert,", true), (.csv, "a,b", false), (.csv, "2026-11-23", false),
    ])
    func `only the beginning of a record of ours is cut off`(
        format: SinkSettings.TextFormat,
        tail: String,
        isOurs: Bool
    ) {
        #expect(TornRecord.isOurs(Array(tail.utf8)[...], format: format) == isOurs)
    }
}
