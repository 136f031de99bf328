// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

struct OpeningTests {
    private func reason(_ work: () throws -> Void) -> StoreFailure.Reason? {
        do {
            try work()
            return nil
        } catch {
            return (error as? StoreFailure)?.reason
        }
    }

    /// Overwrites bytes of a closed database.
    private func patch(_ path: String, at offset: UInt64, with bytes: [UInt8]) throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.seek(toOffset: offset)
        try handle.write(contentsOf: bytes)
        try handle.close()
    }

    @Test func `a new store names itself, its version and its layout in its header`() throws {
        let directory = try TemporaryDirectory()
        try directory.open().close()
        let header = try Data(contentsOf: URL(filePath: directory.database)).prefix(100)
        // https://www.sqlite.org/fileformat.html: WAL (18, 19), auto-vacuum (52), user_version (60),
        // incremental vacuum (64), application_id (68).
        #expect(Array(header[18...19]) == [2, 2])
        #expect(Array(header[52...55]) != [0, 0, 0, 0])
        #expect(Array(header[60...63]) == [0, 0, 0, 2])
        #expect(Array(header[64...67]) == [0, 0, 0, 1])
        #expect(Array(header[68...71]) == Array("WtWd".utf8))
    }

    @Test func `a newer schema is refused and left as it is`() throws {
        let directory = try TemporaryDirectory()
        try directory.open().close()
        try patch(directory.database, at: 60, with: [0, 0, 3, 231])
        let before = try Data(contentsOf: URL(filePath: directory.database))
        #expect(reason { _ = try directory.open() } == .newerSchema)
        #expect(reason { _ = try directory.open(.reader) } == .newerSchema)
        #expect(try Data(contentsOf: URL(filePath: directory.database)) == before)
    }

    @Test func `another program's database is refused`() throws {
        let directory = try TemporaryDirectory()
        try directory.open().close()
        try patch(directory.database, at: 68, with: [0, 0, 0, 0])
        #expect(reason { _ = try directory.open() } == .corrupt)
    }

    @Test func `what is no database is refused`() throws {
        let directory = try TemporaryDirectory()
        try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: directory.database))
        #expect(reason { _ = try directory.open() } == .corrupt)
    }

    @Test func `a directory that is none is told from one that is missing`() throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/file"
        try Data().write(to: URL(filePath: file))
        #expect(reason { _ = try AlertStore.open(at: file, mode: .owner) } == .permission)
        #expect(reason { _ = try AlertStore.open(at: directory.path + "/none", mode: .owner) } == .missing)
        #expect(reason { _ = try directory.open(.reader) } == .missing)
    }

    @Test func `a store is found by its directory and by its own path`() throws {
        let directory = try TemporaryDirectory()
        let owner = try AlertStore.open(at: directory.database, mode: .owner)
        #expect(owner.path == directory.database)
        #expect(try AlertStore.open(at: directory.path, mode: .reader).path == directory.database)
    }

    @Test func `a writer does not wait for another process for ever`() throws {
        let directory = try TemporaryDirectory()
        let first = try directory.open()
        let second = try directory.open()
        try first.write { _ in
            #expect(reason { try second.write { _ in } } == .locked)
        }
        try second.write { _ in }
    }

    @Test func `a store knows whether it was closed`() throws {
        let directory = try TemporaryDirectory()
        do {
            let store = try directory.open()
            #expect(store.wasCleanlyClosed)
            try NewsDesk(store: store).take([Entry("1", nil, "Summit offered")])
            // Not closed: as after a crash.
        }
        let second = try directory.open()
        #expect(!second.wasCleanlyClosed)
        #expect(try second.read { try $0.counts().articles } == 1)
        #expect(try second.quickCheck() == [])
        try second.close()
        #expect(try directory.open().wasCleanlyClosed)
    }

    @Test func `a reader sees what the owner committed, and writes nothing`() throws {
        let directory = try TemporaryDirectory()
        let owner = try directory.open()
        let reader = try directory.open(.reader)
        try NewsDesk(store: owner).take([Entry("1", nil, "Summit offered")])
        #expect(try reader.read { try $0.counts().articles } == 1)
        #expect(
            reason { try reader.write { _ = try $0.recoverLeases(now: NewsDesk.start) } }
                == .readOnly
        )
        try reader.close()
        try owner.close()
    }

    @Test func `a file that is damaged inside is found by the quick check`() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        try NewsDesk(store: store)
            .take(
                (1...200).map { Entry("\($0)", nil, "Item \($0)", body: String(repeating: "x", count: 500)) }
            )
        try store.close()
        try patch(directory.database, at: 4096 * 30, with: Array(repeating: 0xff, count: 4096 * 4))
        let found: Bool
        do {
            found = try !directory.open().quickCheck().isEmpty
        } catch let failure as StoreFailure {
            found = failure.reason == .corrupt
        }
        #expect(found)
    }

    @Test func `a backup is a store of its own`() throws {
        let directory = try TemporaryDirectory()
        let copy = try TemporaryDirectory()
        let store = try directory.open()
        try NewsDesk(store: store).take([Entry("1", nil, "Summit offered")])
        try store.backUp(to: copy.database)
        let opened = try copy.open()
        #expect(try opened.read { try $0.counts().articles } == 1)
        #expect(opened.wasCleanlyClosed, "nobody writes a copy")
        #expect(try store.size().bytes > 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: copy.path).contains("watchword.db"))
    }

    @Test func `a backup replaces nothing, leaves nothing behind, and takes the place of half a one`() throws
    {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        let path = directory.path + "/copy.db"
        try Data("half".utf8).write(to: URL(filePath: path + ".partial"))
        try store.backUp(to: path)
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
        #expect(reason { try store.backUp(to: path) } == .misuse)
        #expect(reason { try store.backUp(to: directory.path + "/none/copy.db") } != nil)
    }

    @Test func `a reader can make a backup while the owner writes`() throws {
        let directory = try TemporaryDirectory()
        let owner = try directory.open()
        let reader = try directory.open(.reader)
        let path = directory.path + "/copy.db"
        try owner.write { transaction in
            try transaction.save(FeedState(feed: "agency", url: "https://example.org/feed"))
            try reader.backUp(to: path)
        }
        let copy = try TemporaryDirectory()
        try FileManager.default.moveItem(atPath: path, toPath: copy.database)
        #expect(try copy.open().read { try $0.feedState("agency") } == nil)
    }
}
