// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld

/// What a program is started beneath: a tracer that injects faults, a limit, a place of its own.
///
/// Every prefix ends by becoming the program, so that its process id is the program's, and signals reach it.
struct Launcher: Sendable {
    /// The words before the program's own; the first is a path.
    var prefix: [String] = []
    /// Variables beside the home's.
    var environment: [String: String] = [:]

    /// Nothing in between.
    static let direct = Launcher()

    /// strace(1), which disturbs system calls by these rules (`-e inject=…`) on these files.
    ///
    /// - Parameter log: where the calls are written down.
    static func strace(
        _ rules: [String],
        on paths: [String] = [],
        log: String = "/dev/null"
    ) -> Launcher {
        Launcher(
            // -D: the tracer is the child of nobody here, and the program ours.
            prefix: ["/usr/bin/strace", "-D", "-f", "-qq", "-o", log]
                + paths.flatMap { ["-P", $0] } + rules.flatMap { ["-e", $0] }
        )
    }

    /// prlimit(1).
    static func limit(_ words: String...) -> Launcher {
        Launcher(prefix: ["/usr/bin/prlimit"] + words + ["--"])
    }

    /// Another one around this one.
    func within(_ outer: Launcher) -> Launcher {
        Launcher(
            prefix: outer.prefix + prefix,
            environment: outer.environment.merging(environment) { _, inner in inner }
        )
    }

    /// Starts a program in it.
    func start(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        output: String,
        errors: String
    ) throws -> ChildProcess {
        let words = prefix + [program] + arguments
        return try ChildProcess(
            words[0],
            Array(words.dropFirst()),
            environment: environment.merging(self.environment) { _, mine in mine },
            output: output,
            errors: errors
        )
    }
}

/// A tool that some rows need, and whether this machine lets us use it.
enum Tool {
    static let strace = Probe("/usr/bin/strace", ["-D", "-f", "-o", "/dev/null", "/bin/true"])
    static let mounts = Probe("/usr/bin/unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
    static let prlimit = Probe("/usr/bin/prlimit", ["--nofile=64", "--", "/bin/true"])

    /// Whether a tool can be used here, found out once.
    struct Probe: Sendable {
        let isUsable: Bool

        /// - Parameter trial: arguments with which it ends with 0 when it may do its work.
        init(_ path: String, _ trial: [String]) {
            isUsable = access(path, X_OK) == 0 && Self.succeeds(path, trial)
        }

        private static func succeeds(_ path: String, _ arguments: [String]) -> Bool {
            let process = Process()
            process.executableURL = URL(filePath: path)
            process.arguments = arguments
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }
    }
}

/// A mount namespace with a small file system of its own at a directory, for as long as this value lives.
///
/// Nothing of it is seen outside, and nothing is left of it.
final class SmallDisk: Sendable {
    private let holder: ChildProcess
    /// The directory.
    let path: String

    /// Makes one of so many MiB.
    init(_ home: Home, at path: String, megabytes: Int) async throws {
        self.path = path
        let said = home.directory + "/mounted-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        holder = try ChildProcess(
            "/usr/bin/unshare",
            [
                "-m", "--propagation", "private", "/bin/sh", "-c",
                "mount -t tmpfs -o size=\(megabytes)m tmpfs '\(path)' && echo mounted && exec sleep 600",
            ],
            environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"],
            output: said,
            errors: said
        )
        guard await eventually({ home.text(said) == "mounted\n" }) else {
            throw Daemon.NotReady(description: "no file system at \(path): \(home.text(said))")
        }
    }

    /// Starts programs where it is seen.
    var launcher: Launcher { Launcher(prefix: ["/usr/bin/nsenter", "-t", "\(holder.id)", "-m", "--"]) }

    /// A path on it, as it is seen from outside.
    func outside(_ path: String) -> String { "/proc/\(holder.id)/root\(path)" }

    /// Fills it until so many KiB are left.
    func fill(leaving kibibytes: Int) throws {
        var figures = statvfs()
        guard statvfs(outside(path), &figures) == 0 else { throw Daemon.NotReady(description: "no statvfs") }
        let free = Int(figures.f_bavail) * Int(figures.f_frsize)
        let file = open(outside(path + "/filler"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(file) }
        let end = lseek(file, 0, SEEK_END)
        guard posix_fallocate(file, end, off_t(max(1, free - kibibytes << 10))) == 0 else {
            throw Daemon.NotReady(description: "the disk cannot be filled")
        }
    }

    /// Takes the filler away.
    func empty() { unlink(outside(path + "/filler")) }
}
