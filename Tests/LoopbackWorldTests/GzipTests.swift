// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import Testing

@Suite(.timeLimit(.minutes(1))) struct GzipTests {
    /// What the system's own gzip makes of the bytes.
    private func decoded(
        _ bytes: [UInt8],
        _ arguments: String...
    ) async throws -> Program.Outcome {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await Program.run(["gzip", "-dc"] + arguments + [file.path])
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 200_000])
    func `stored blocks decode to what went in`(count: Int) async throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let result = try await decoded(Gzip.stored(bytes))
        #expect(result.status == 0 && result.output == bytes)
    }

    @Test func `a bomb is small and decodes to zeros`() async throws {
        let bomb = Gzip.bomb(decodedBytes: 1 << 20)
        #expect(bomb.count < 8000)
        let result = try await decoded(bomb)
        #expect(result.status != 0, "the checksum is wrong on purpose")
        #expect(result.output.count >= 1 << 20 && result.output.allSatisfy { $0 == 0 })
    }

    @Test func `a shortened stream is an error`() async throws {
        let result = try await decoded(Array(Gzip.stored(Array("some text".utf8)).dropLast(6)))
        #expect(result.status != 0)
    }
}
