// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import Testing

/// The files under Tests/Fixtures/notifying, and the schemas under config/schema.
enum Fixtures {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let folder = root.appending(path: "Fixtures/notifying")
    static let schemas = root.deletingLastPathComponent().appending(path: "config/schema")

    /// The names, without their ending, of the files in a folder that end so.
    static func names(in name: String, ending: String) -> [String] {
        let files =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? []
        return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    /// Compares with a golden file; `WATCHWORD_WRITE_GOLDEN=1` writes it instead.
    static func expectGolden(
        _ text: String,
        _ path: String,
        _ place: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: path)
        if ProcessInfo.processInfo.environment["WATCHWORD_WRITE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: file)
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text == expected, "differs from \(path)", sourceLocation: place)
    }
}

/// A directory of its own that goes away with the value.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "notifying-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        chmod(path, 0o700)
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: file(name))), as: UTF8.self)
    }
}

/// Runs Python with a script; nil when Python or a module that it needs is not there.
///
/// `WATCHWORD_TEST_PYTHON` names another interpreter, one in a virtual environment for example.
func python(
    _ script: String,
    needs module: String,
    arguments: [String] = [],
    input: String = ""
) async throws -> String? {
    let interpreter = ProcessInfo.processInfo.environment["WATCHWORD_TEST_PYTHON"] ?? "python3"
    let probe = "import importlib.util,sys; sys.exit(importlib.util.find_spec('\(module)') is None)"
    guard try await Program.run([interpreter, "-c", probe]).status == 0 else {
        print("skipped: \(interpreter) has no module '\(module)'")
        return nil
    }
    let outcome = try await Program.run(
        [interpreter, "-c", script] + arguments,
        input: input,
        takesErrors: false
    )
    #expect(outcome.status == 0, "python said: \(outcome.text)")
    return outcome.text
}
