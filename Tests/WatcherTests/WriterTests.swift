// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import Testing

@testable import Watcher

@Suite(.timeLimit(.minutes(1))) struct `The writer` {
    private struct Refusal: Error, Equatable {
        let number: Int
    }

    private let directory = TemporaryDirectory()

    private func state(_ number: Int) -> FeedState {
        FeedState(feed: FeedID("feed-\(number)"), url: "http://127.0.0.1/\(number)")
    }

    @Test func `commits what many ask for at once`() async throws {
        let store = try AlertStore.open(at: directory.path, mode: .owner)
        let writer = Writer(store: store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<300 {
                let commit = Commit(feedState: state(number))
                group.addTask { try await writer.commit { try $0.apply(commit) } }
            }
            try await group.waitForAll()
        }
        #expect(try store.read { try $0.feedStates() }.count == 300)
        try store.close()
    }

    @Test func `lets nobody pay for another's failure`() async throws {
        let store = try AlertStore.open(at: directory.path, mode: .owner)
        let writer = Writer(store: store)
        let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
            for number in 0..<60 {
                let commit = Commit(feedState: state(number))
                group.addTask {
                    do {
                        try await writer.commit { transaction in
                            try transaction.apply(commit)
                            if number % 7 == 3 { throw Refusal(number: number) }
                        }
                        return (number, true)
                    } catch {
                        return (number, error as? Refusal != Refusal(number: number))
                    }
                }
            }
            return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
        }
        for number in 0..<60 { #expect(outcomes[number] == (number % 7 != 3)) }
        let stored = try store.read { try $0.feedStates() }.keys
        #expect(Set(stored) == Set((0..<60).filter { $0 % 7 != 3 }.map { FeedID("feed-\($0)") }))
        try store.close()
    }
}

/// A directory of a test's own, removed with it.
final class TemporaryDirectory: Sendable {
    let path = NSTemporaryDirectory() + "watcher-\(UInt64.random(in: .min ... .max))"

    init() {
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file below the directory.
    func write(_ text: String, to name: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }
}
