// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing

@testable import FeedParsing

/// Names are looked up as numbers; what is asked for and what is found must be the same word all the same.
struct NameTableTests {
    private static let names = [
        "p", "h1", "title", "category", "new-feed-url", "publication_date", "urlset", "мая", "ąz", "@[x]",
    ]
    private let table = NameTable(names)

    /// A name with its letters of ASCII in upper case.
    private static func capitals(_ name: String) -> String {
        String(name.map { $0.isASCII ? Character($0.uppercased()) : $0 })
    }

    @Test(
        "A name is found in whatever case, wherever it stands in the bytes",
        arguments: names,
        ["", "x", "a much longer text before it "]
    )
    func findsNames(name: String, before: String) {
        for written in [name, Self.capitals(name)] {
            for after in ["", ">", " and more text behind it"] {
                let bytes = Array((before + written + after).utf8)
                let range = before.utf8.count..<before.utf8.count + name.utf8.count
                #expect(table.index(of: range, in: bytes) == Self.names.firstIndex(of: name))
            }
        }
    }

    @Test(
        "What is nearly a name is none",
        arguments: [
            "", "q", "h", "h11", "titl", "titles", "category1", "categor", "new-feed-urn", "new-feed-ur",
            "publication_dat", "publication_dates", "publication-date", "urlse\0", "p\0", "\u{68}\u{311}",
            "пе",
        ]
    )
    func refusesOthers(name: String) {
        let bytes = Array(name.utf8)
        #expect(table.index(of: 0..<bytes.count, in: bytes) == nil)
    }

    @Test("Case counts where it is asked to")
    func heedsCase() {
        let table = NameTable(["Auml", "auml", "CounterClockwiseContourIntegral"], ignoringCase: false)
        let cases: [(name: String, index: Int?)] = [
            ("Auml", 0), ("auml", 1), ("AUML", nil), ("CounterClockwiseContourIntegral", 2),
            ("counterclockwisecontourintegral", nil),
        ]
        for (name, index) in cases {
            let bytes = Array(name.utf8)
            #expect(table.index(of: 0..<bytes.count, in: bytes) == index, "\(name)")
        }
    }
}
