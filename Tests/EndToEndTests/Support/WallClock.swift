// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld

/// The wall clock of the programs that are started beneath its launcher, set from here at any time.
///
/// Their other clocks, and what waits by them, stay as they are.
struct WallClock {
    private let file: String

    /// Starts a program that has this clock.
    var launcher: Launcher {
        Launcher(environment: ["LD_PRELOAD": Self.library ?? "", "CLOCK_OFFSET_FILE": file])
    }

    /// Whether the clock can be set here: a C compiler is there.
    static var isUsable: Bool { library != nil }

    /// The library that does it, compiled once.
    private static let library: String? = {
        let library = NSTemporaryDirectory() + "watchword-clock-\(getpid()).so"
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        let source = Checkout.root + "/Tests/faults/clock.c"
        let words = ["-shared", "-fPIC", "-O1", "-o", library, source]
        // Swift's toolchain has the one, a Debian with build-essential the other.
        compiler.arguments = ["sh", "-c", "clang \"$@\" || cc \"$@\"", "sh"] + words
        compiler.standardError = FileHandle.nullDevice
        guard (try? compiler.run()) != nil else { return nil }
        compiler.waitUntilExit()
        return compiler.terminationStatus == 0 ? library : nil
    }()

    init(_ home: Home) {
        file = home.directory + "/clock"
        set(offset: 0)
    }

    /// So many seconds from the true time.
    func set(offset: Int) {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        // In place: it is mapped.
        withUnsafeBytes(of: Int64(offset)) { _ = pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// A time, from which it goes on.
    func set(to time: String) {
        guard let date = try? Date(time, strategy: .iso8601) else { return }
        set(offset: Int(date.timeIntervalSinceNow))
    }
}
