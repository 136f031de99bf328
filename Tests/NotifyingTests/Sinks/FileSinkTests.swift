// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Testing

@Suite struct `File sink` {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func sink(
        _ name: String = "a.jsonl",
        _ format: SinkSettings.TextFormat = .json
    ) throws -> FileSink {
        try FileSink(id: "f", path: directory.file(name), format: format, timeZone: .gmt)
    }

    private func send(_ sink: FileSink, _ number: Int = 1) async -> SendResult {
        await sink.send(Sample.outgoing(alerts: [Sample.alert(number)]), now: Sample.now)
    }

    private func ids(_ name: String = "a.jsonl") throws -> [AlertID] {
        try directory.text(name).split(separator: "\n")
            .map {
                try JSONDecoder().decode(Alert.self, from: Data($0.utf8)).id
            }
    }

    @Test func `a record is a line of a file that its group may read`() async throws {
        let sink = try sink()
        #expect(await send(sink, 1) == .done)
        #expect(await send(sink, 2) == .done)
        #expect(try ids() == ["alr_1", "alr_2"])
        var status = stat()
        #expect(stat(directory.file("a.jsonl"), &status) == 0 && status.st_mode & 0o137 == 0)
    }

    @Test func `a digest is one record of many lines`() async throws {
        let message = Sample.outgoing(kind: .digest, alerts: (1...50).map { Sample.alert($0) })
        #expect(try await sink().send(message, now: Sample.now) == .done)
        #expect(try ids().count == 50)
    }

    @Test(arguments: [
        (#"{"a":1}"# + "\n" + #"{"also_in":[{"#, #"{"a":1}"# + "\n"), (#"{"also"#, ""), ("{}\n", "{}\n"),
        ("", ""),
        // Somebody else's.
        (#"{"a":1}"# + "\n" + #"{"b":2}"#, #"{"a":1}"# + "\n" + #"{"b":2}"# + "\n"), ("a note", "a note\n"),
    ])
    func `what a power cut left of a record is cut off`(before: String, kept: String) async throws {
        try Data(before.utf8).write(to: URL(filePath: directory.file("a.jsonl")))
        #expect(try await send(sink()) == .done)
        let text = try directory.text("a.jsonl")
        #expect(
            text.hasPrefix(kept + #"{"also_in""#)
                && text.split(separator: "\n").count == kept.split(separator: "\n").count + 1
        )
    }

    @Test func `a long file without any line end is not thrown away`() async throws {
        try Data(repeating: 0x78, count: 5 << 20).write(to: URL(filePath: directory.file("a.jsonl")))
        #expect(try await send(sink()) == .done)
        let lines = try directory.text("a.jsonl").split(separator: "\n")
        #expect(lines.count == 2 && lines[0].utf8.count == 5 << 20)
    }

    @Test func `a rotation by rename needs no signal`() async throws {
        let sink = try sink()
        #expect(await send(sink, 1) == .done)
        #expect(rename(directory.file("a.jsonl"), directory.file("old.jsonl")) == 0)
        #expect(await send(sink, 2) == .done)
        #expect(unlink(directory.file("a.jsonl")) == 0)
        #expect(await send(sink, 3) == .done)
        #expect(try ids("old.jsonl") == ["alr_1"])
        #expect(try ids() == ["alr_3"])
    }

    @Test func `a reload opens the file anew`() async throws {
        let sink = try sink()
        #expect(await send(sink, 1) == .done)
        await sink.reopen()
        #expect(await send(sink, 2) == .done)
        #expect(try ids() == ["alr_1", "alr_2"])
    }

    @Test func `a missing directory is a fault of the endpoint, and is not made`() async throws {
        let result = try await send(sink("missing/a.jsonl"))
        #expect(result.outcome == .permanentEndpoint)
        #expect(result.detail?.contains("the directory \(directory.file("missing")) does not exist") == true)
        #expect(!FileManager.default.fileExists(atPath: directory.file("missing")))
    }

    @Test func `its own directory is made`() async throws {
        let own = directory.file("own")
        let sink = try FileSink(id: "f", path: own + "/a", format: .json, timeZone: .gmt, ownDirectory: own)
        #expect(await send(sink) == .done)
        #expect(try ids("own/a") == ["alr_1"])
    }

    @Test func `a symbolic link is not followed, a directory and a FIFO are no files`() async throws {
        try Data().write(to: URL(filePath: directory.file("target")))
        #expect(symlink(directory.file("target"), directory.file("link")) == 0)
        #expect(mkdir(directory.file("dir"), 0o755) == 0 && mkfifo(directory.file("fifo"), 0o600) == 0)
        for (name, words) in [
            ("link", "symbolic link"), ("dir", "is a directory"), ("fifo", "not a regular file"),
        ] {
            let result = try await send(sink(name))
            #expect(
                result.outcome == .permanentEndpoint && result.detail?.contains(words) == true,
                "\(result)"
            )
        }
        #expect(try directory.text("target") == "")
    }

    @Test func `a file that is replaced by a link is let go of`() async throws {
        let sink = try sink()
        #expect(await send(sink) == .done)
        #expect(rename(directory.file("a.jsonl"), directory.file("real")) == 0)
        #expect(symlink(directory.file("real"), directory.file("a.jsonl")) == 0)
        #expect(await send(sink).outcome == .permanentEndpoint)
        #expect(try ids("real").count == 1)
    }

    @Test func `a file that may not be written names the unit's setting`() async throws {
        // Root may write anywhere but here.
        let path = "/proc/watchword/alerts.jsonl"
        let sink = try FileSink(id: "f", path: path, format: .json, timeZone: .gmt)
        #expect(await send(sink).outcome == .permanentEndpoint)
        let readOnly = try FileSink(id: "f", path: "/sys/alerts.jsonl", format: .json, timeZone: .gmt)
        let result = await send(readOnly)
        #expect(result.outcome == .permanentEndpoint && result.detail?.contains("ReadWritePaths=") == true)
    }

    @Test func `CSV begins with its columns, once a file`() async throws {
        var options = FileOptions()
        options.rotateBytes = 600
        let path = directory.file("a.csv")
        let sink = try FileSink(id: "f", path: path, format: .csv, options: options, timeZone: .gmt)
        for number in 1...5 { #expect(await send(sink, number) == .done) }
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(files.count > 1)
        for file in files {
            let lines = try directory.text(file).components(separatedBy: "\r\n")
            #expect(lines.first?.hasPrefix("time,kind,alert,") == true && lines.last == "")
            #expect(lines.dropFirst().allSatisfy { !$0.hasPrefix("time,") })
        }
    }

    @Test func `a rotation loses no record and keeps so many files`() async throws {
        var options = FileOptions()
        options.rotateBytes = 2000
        options.keep = 3
        let path = directory.file("a.jsonl")
        let sink = try FileSink(id: "f", path: path, format: .json, options: options, timeZone: .gmt)
        for number in 1...20 {
            let message = Sample.outgoing(alerts: [Sample.alert(number)])
            #expect(await sink.send(message, now: Sample.now + .seconds(number / 4)) == .done)
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
        #expect(files.count == 4 && files.last == "a.jsonl")
        let numbers = try files.flatMap { try ids($0) }.compactMap { Int($0.rawValue.dropFirst(4)) }
        // What is left is the newest, without a gap, each once.
        #expect(numbers.sorted() == Array(21 - numbers.count...20))
        #expect(try files.allSatisfy { try directory.text($0).utf8.count <= 2000 })
    }

    @Test func `the file of yesterday is put aside`() async throws {
        var options = FileOptions()
        options.rotatesDaily = true
        let path = directory.file("a.jsonl")
        let sink = try FileSink(id: "f", path: path, format: .json, options: options, timeZone: .gmt)
        #expect(await send(sink, 1) == .done)
        var times = [timespec(), timespec()]
        times[1].tv_sec = Int(Sample.now.timeIntervalSince1970) - 86_400
        times[0] = times[1]
        #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
        #expect(await send(sink, 2) == .done)
        #expect(try ids("a-20261123T120500Z.jsonl") == ["alr_1"])
        #expect(try ids() == ["alr_2"])
    }

    @Test(arguments: [FileSync.none, .interval(.milliseconds(5)), .each])
    func `every way to the disk writes the same`(sync: FileSync) async throws {
        var options = FileOptions()
        options.sync = sync
        let path = directory.file("a.jsonl")
        let sink = try FileSink(id: "f", path: path, format: .json, options: options, timeZone: .gmt)
        for number in 1...3 { #expect(await send(sink, number) == .done) }
        #expect(try ids() == ["alr_1", "alr_2", "alr_3"])
    }

    @Test func `a full disk leaves no torn record`() async throws {
        // RLIMIT_FSIZE would hit the whole process; a tiny tmpfs needs root and mount rights.
        let mount = directory.file("small")
        #expect(mkdir(mount, 0o755) == 0)
        guard shell("mount -t tmpfs -o size=64k tmpfs \(mount)") == 0 else {
            print("skipped: cannot mount a tmpfs")
            return
        }
        defer { _ = shell("umount \(mount)") }
        let sink = try FileSink(id: "f", path: mount + "/a", format: .json, timeZone: .gmt)
        var results: [SendResult] = []
        for number in 1...200 where results.last?.outcome != .transient {
            results.append(await send(sink, number))
        }
        #expect(results.last?.outcome == .transient && results.last?.detail?.contains("disk is full") == true)
        #expect(try ids("small/a").count == results.count - 1)
        #expect(try directory.text("small/a").hasSuffix("\n"))
    }

    private func shell(_ command: String) -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command + " 2>/dev/null"]
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(arguments: ["relative", "", "/dir/"])
    func `a path that is no file's is refused`(path: String) {
        #expect(throws: SinkProblem.self) { try FileSink(id: "f", path: path, format: .json, timeZone: .gmt) }
    }
}
