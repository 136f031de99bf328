// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing

/// Something that may stand in some modules only.
struct Absence: Sendable, CustomTestStringConvertible {
    let what: String
    /// A regular expression.
    let pattern: String
    /// The modules that it may not stand in.
    let isForbidden: @Sendable (String) -> Bool

    var testDescription: String { what }

    static func outside(_ modules: Set<String>, _ what: String, _ pattern: String) -> Absence {
        Absence(what: what, pattern: pattern) { !modules.contains($0) }
    }

    static func inside(_ modules: Set<String>, _ what: String, _ pattern: String) -> Absence {
        Absence(what: what, pattern: pattern) { modules.contains($0) }
    }
}

@Suite struct AbsenceTests {
    static let pure: Set<String> = ["NewsModel", "RuleEngine", "FeedParsing", "Alerting"]

    /// LoopbackWorld is the world, and a world has its own clock; the programs hand theirs to Watcher.
    static let mayReadTheClock: Set<String> = ["Watcher", "watchword", "watchword-bench", "LoopbackWorld"]

    /// A clock by name; `self.now` and a clock handed in are fine.
    static let clock =
        #"\bDate\(\)|\b(?:Date|ContinuousClock|SuspendingClock|DispatchTime|NIODeadline)(?:\(\))?\.now\b"#
        + #"|[=(,:]\s*\.now\b"#

    static let absences: [Absence] = [
        .outside(mayReadTheClock, "a clock", clock),
        .outside(["Transport", "CCurl"], "curl", #"\bcurl_(?:easy|multi)_"#),
        .outside([], "another HTTP client", #"\bURLSession\b"#),
        .outside(["AlertStore"], "SQL", #"\b(?:INSERT INTO|DELETE FROM|BEGIN IMMEDIATE|SELECT .* FROM)\b"#),
        .outside([], "a trap", #"\bfatalError\(|\btry!|\bas!"#),
        .inside(
            pure,
            "input or output",
            #"\b(?:FileManager|FileHandle|Process\(|contentsOf:\s*URL|socket\()"#
        ),
        .inside(pure, "randomness", #"\.random\(|\bUUID\(\)|RandomNumberGenerator\(\)"#),
    ]

    @Test(arguments: absences)
    func `it stands only where it may`(absence: Absence) throws {
        for file in try SourceFile.all() where absence.isForbidden(file.module) {
            let lines = file.lines(matching: absence.pattern)
            #expect(lines.isEmpty, "\(file) has \(absence.what) in lines \(lines)")
        }
    }

    @Test func `curl handles are made in one file`() throws {
        let makers = try SourceFile.all().filter { !$0.lines(matching: #"\bcurl_easy_init\b"#).isEmpty }
        #expect(makers.count == 1, "\(makers)")
    }

    @Test func `the scan sees the sources and their code`() throws {
        let files = try SourceFile.all()
        #expect(files.count > 50)
        #expect(files.contains { $0.module == "NewsModel" && $0.imports == ["Foundation"] })
    }
}
