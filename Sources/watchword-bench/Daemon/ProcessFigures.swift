// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What Linux counts of a process, from `/proc`.
struct ProcessFigures {
    /// Resident memory now, in KiB.
    let resident: Int
    /// The most resident memory so far, in KiB.
    let most: Int
    /// CPU time of all threads, user and system.
    let cpuSeconds: Double

    /// The process is gone, or `/proc` is not what it was.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    init(of process: Int32) throws {
        let status = try Self.text("/proc/\(process)/status")
        resident = try Self.kibibytes("VmRSS", in: status)
        most = try Self.kibibytes("VmHWM", in: status)
        // The name in parentheses may hold spaces; utime and stime are fields 14 and 15 (proc(5)).
        let fields =
            try Self.text("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            throw Unreadable(description: "/proc/\(process)/stat was not understood")
        }
        cpuSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func text(_ path: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Unreadable(description: "\(path) cannot be read: has the process ended?")
        }
        return text
    }

    private static func kibibytes(_ name: String, in status: String) throws -> Int {
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        guard let value = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else {
            throw Unreadable(description: "no \(name)")
        }
        return value
    }
}

extension [Duration] {
    /// The nearest-rank percentile, 1 to 100; zero of nothing.
    func percentile(_ percent: Int) -> Duration {
        guard !isEmpty else { return .zero }
        let rank = (count * percent + 99) / 100
        return sorted()[Swift.max(0, Swift.min(count, rank) - 1)]
    }
}
