// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Testing

@Suite struct TextTests {
    @Test func `headers, lengths, man pages and scripts are in order`() throws {
        let check = try Checkout.run([".ci/check-text"])
        #expect(check.status == 0, "\(String(decoding: check.output, as: UTF8.self))")
    }

    @Test func `the README names only targets that make has`() throws {
        let makefile = try Checkout.text("Makefile")
        let named = try Checkout.text("README.md").matches(of: /make ([a-z-]+)/).map { String($0.1) }
        #expect(!named.isEmpty)
        for target in Set(named) {
            #expect(makefile.contains("\n\(target):"), "make \(target)")
        }
    }
}
