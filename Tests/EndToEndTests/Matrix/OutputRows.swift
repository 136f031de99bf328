// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// Rows 47 and 48: nobody reads standard output, and somebody handles the file.
@Suite(.timeLimit(.minutes(2))) struct OutputRows {
    @Test func `standard output that is closed parks that sink alone, and the daemon lives`() async throws {
        try await FaultRow.play { row in
            try row.configure()
            try row.stage.writeFeeds(["wire"])
            let pipe = try Pipe(row.home)
            try await row.start()
            try row.publish("A zebra accord that nobody prints")
            #expect(await row.isAllTold([.desk, .lines]))
            #expect(await eventually { try pipe.read().contains("nobody prints") })
            pipe.closeReader()
            try row.publish("A zebra accord into nothing", "Another zebra accord into nothing")
            #expect(await row.isAllTold([.desk, .lines]))
            #expect(
                await eventually {
                    try await row.stage.status().problems == ["sink terminal does not take messages"]
                }
            )
            #expect(try await row.end() == .status(0))
            pipe.remove()
            // Who starts it with an open output gets what is missing; what was printed before is not in the file.
            try await row.start()
            #expect(await eventually { try row.links(of: .terminal).count == 2 })
            try pipe.pour(into: row.home.printed)
        }
    }

    @Test func `a reader of standard output that stands still delays that sink alone`() async throws {
        try await FaultRow.play { row in
            try row.configure()
            try row.stage.writeFeeds(["wire"])
            let pipe = try Pipe(row.home)
            try await row.start()
            // More than a pipe takes.
            for part in 1...8 {
                try row.publish((1...15).map { "Zebra accord \(part)-\($0)" })
                #expect(await row.isAllTold([.desk, .lines]), "the others go on")
            }
            var printed = ""
            #expect(
                await eventually {
                    printed += try pipe.read()
                    return row.served.allSatisfy {
                        printed.contains("\"\($0)\"") || printed.contains($0.replacing("/", with: "\\/"))
                    }
                }
            )
            #expect(try await row.end() == .status(0))
            pipe.remove()
            try pipe.pour(into: row.home.printed)
        }
    }

    @Test func `a file that is moved, deleted or replaced is opened anew, and a link is not followed`()
        async throws
    {
        try await FaultRow.play { row in
            try await row.begin()
            let file = row.home.alertFile
            let files = FileManager.default
            var kept = ""
            for (what, makeWay) in [
                ("move", { try files.moveItem(atPath: file, toPath: file + ".1") }),
                ("deletion", { try files.removeItem(atPath: file) }),
            ] {
                kept += row.home.text(file)
                try makeWay()
                try row.publish("A zebra accord after the \(what)")
                #expect(await eventually { row.home.text(file).contains("after the \(what)") })
            }
            let target = row.home.directory + "/elsewhere"
            try Data().write(to: URL(filePath: target))
            for (trap, set) in [
                (
                    "directory",
                    { try files.createDirectory(atPath: file, withIntermediateDirectories: false) }
                ),
                ("link", { try files.createSymbolicLink(atPath: file, withDestinationPath: target) }),
            ] {
                kept += row.home.text(file)
                try files.removeItem(atPath: file)
                try set()
                try row.publish("A zebra accord before a \(trap)")
                #expect(await row.isAllTold([.desk, .terminal]))
                #expect(
                    await eventually {
                        try await row.stage.status().problems.contains { $0.contains("lines") }
                    }
                )
                try files.removeItem(atPath: file)
                // What a person does who has put it right.
                #expect(try await row.home.command("reload").status == 0)
                #expect(await eventually { row.home.text(file).contains("before a \(trap)") })
            }
            #expect(row.home.text(target).isEmpty, "the link was not followed")
            // The whole story, for the count of what arrived.
            try Data((kept + row.home.text(file)).utf8).write(to: URL(filePath: file))
        }
    }
}

/// Standard output as a named pipe, and its reader.
private final class Pipe {
    private let path: String
    private var descriptor: Int32
    private(set) var text = ""

    init(_ home: Home) throws {
        path = home.printed
        try #require(mkfifo(path, 0o600) == 0)
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        try #require(descriptor >= 0)
    }

    deinit { closeReader() }

    /// What there is to read now.
    @discardableResult
    func read() throws -> String {
        var new = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            new.append(contentsOf: buffer[..<count])
        }
        let part = String(decoding: new, as: UTF8.self)
        text += part
        return part
    }

    func closeReader() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }

    /// Takes the pipe away, so that the next start makes a file.
    func remove() { unlink(path) }

    /// Puts what was read before what a file has.
    func pour(into file: String) throws {
        let later = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        let whole =
            text.hasSuffix("\n")
            ? text
            : String(text[..<(text.lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex)])
        try Data((whole + later).utf8).write(to: URL(filePath: file))
    }
}
