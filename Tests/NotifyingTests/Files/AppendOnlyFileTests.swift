// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Synchronization
import Testing

@testable import Notifying

/// A disk whose syncs fail as told; what the test writes itself into the file stands for pages that are lost.
@Suite struct `A file on a disk that fails` {
    private final class Disk: Sendable {
        let failures = Mutex(0)

        func sync() -> Int32 {
            failures.withLock { failures in
                guard failures > 0 else { return 0 }
                failures -= 1
                errno = EIO
                return -1
            }
        }
    }

    private let directory = try! TemporaryDirectory()
    private let disk = Disk()

    private func file() -> AppendOnlyFile {
        AppendOnlyFile(
            path: directory.file("a"),
            format: .json,
            options: FileOptions(),
            ownDirectory: nil,
            fsync: { [disk] _ in disk.sync() }
        )
    }

    private func lose() throws { try Data().write(to: URL(filePath: directory.file("a"))) }

    private func text() throws -> String { try directory.text("a") }

    private func append(_ text: String, _ sync: FileSync, to file: inout AppendOnlyFile) throws {
        try file.append(Array((text + "\n").utf8), sync, now: Sample.now)
    }

    private func fault(appending text: String, _ sync: FileSync, to file: inout AppendOnlyFile) -> FileFault?
    {
        do {
            try append(text, sync, to: &file)
            return nil
        } catch {
            return error as? FileFault
        }
    }

    @Test func `what a late sync lost is written again, by itself`() throws {
        var file = file()
        for record in ["1", "2"] { try append(record, .interval(.seconds(1)), to: &file) }
        var isSettled = file.settle()
        #expect(isSettled)
        try append("3", .interval(.seconds(1)), to: &file)
        try lose()
        disk.failures.withLock { $0 = 1 }
        isSettled = file.settle()
        #expect(isSettled)
        #expect(try text() == "3\n", "and what was on the disk is not")
    }

    @Test func `what is owed goes before what comes next, and what comes next is not taken while it is owed`()
        throws
    {
        var file = file()
        for record in ["1", "2"] { try append(record, .interval(.seconds(1)), to: &file) }
        disk.failures.withLock { $0 = 3 }
        var isSettled = file.settle()
        #expect(!isSettled)
        try lose()
        let fault = fault(appending: "3", .interval(.seconds(1)), to: &file)
        #expect(fault?.code == EIO)
        try lose()
        try append("3", .interval(.seconds(1)), to: &file)
        #expect(try text() == "1\n2\n3\n")
        isSettled = file.settle()
        #expect(isSettled)
    }

    @Test func `a record whose sync is waited for and fails is not owed: it is sent again`() throws {
        var file = file()
        disk.failures.withLock { $0 = 1 }
        let fault = fault(appending: "1", .each, to: &file)
        #expect(fault?.maybeWritten == true)
        try append("1", .each, to: &file)
        #expect(try text() == "1\n1\n")
    }

    @Test func `not everything is kept in memory for a sync that is far off`() throws {
        var file = file()
        let record = String(repeating: "x", count: 1 << 20)
        for _ in 1...4 { try append(record, .interval(.seconds(3600)), to: &file) }
        try lose()
        disk.failures.withLock { $0 = 1 }
        let isSettled = file.settle()
        #expect(isSettled)
        #expect(try text() == "", "the fourth had all of them synced")
    }
}
