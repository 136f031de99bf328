// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Testing

/// Holds the table of faults to the tests that it names.
@Suite struct MatrixTests {
    private static let table = Checkout.root + "/Tests/faults/matrix.md"

    @Test func `every row of the matrix of faults names a test that is there`() throws {
        let sources = try FileManager.default
            .subpathsOfDirectory(atPath: Checkout.root + "/Tests/EndToEndTests")
            .filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOfFile: Checkout.root + "/Tests/EndToEndTests/" + $0, encoding: .utf8) }
        let rows = try String(contentsOfFile: Self.table, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| #") }
        #expect(rows.count > 30)
        for row in rows {
            let proof = row.split(separator: "|").last?.trimmingCharacters(in: .whitespaces) ?? ""
            let parts = proof.split(separator: "`: ", maxSplits: 1).map(String.init)
            try #require(parts.count == 2, "\(row)")
            let isThere = sources.contains {
                $0.contains("struct \(parts[0].dropFirst()) {") && $0.contains("`\(parts[1])`")
            }
            #expect(isThere, "\(proof)")
        }
    }
}
