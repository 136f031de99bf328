// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// When a file is put aside, and under which name.
///
/// Pure: what the file is like comes in, names go out.
struct Rotation: Sendable, Hashable {
    let options: FileOptions

    /// Whether the file is put aside before a record of so many bytes is added.
    ///
    /// - Parameter lastWritten: when something was last added to it.
    func isDue(size: Int, adding count: Int, lastWritten: Date, now: Date) -> Bool {
        guard size > 0 else { return false }
        if let limit = options.rotateBytes, size + count > limit { return true }
        // Only forwards: a clock that is set back does not put a file aside for every record.
        return options.rotatesDaily && lastWritten < now
            && Self.stamp(lastWritten).prefix(8) != Self.stamp(now).prefix(8)
    }

    /// `alerts-20261123T120500Z.jsonl`, with a number where that name is taken already; nil when too many are.
    func freeName(for file: String, at now: Date, among taken: [String]) -> String? {
        let (stem, ending) = Self.parts(of: file)
        let taken = Set(taken)
        return (1...1000).lazy
            .map { "\(stem)-\(Self.stamp(now))\($0 > 1 ? "-\($0)" : "")\(ending)" }
            .first { !taken.contains($0) }
    }

    /// The names of files put aside that are too many, the oldest ones.
    func surplus(of file: String, among names: [String]) -> [String] {
        let (stem, ending) = Self.parts(of: file)
        let mine = names.compactMap { name -> (name: String, stamp: String, number: Int)? in
            guard name.hasPrefix(stem + "-"), name.hasSuffix(ending),
                name.utf8.count >= stem.utf8.count + ending.utf8.count + 17
            else { return nil }
            let middle = name.utf8.dropFirst(stem.utf8.count + 1).dropLast(ending.utf8.count)
            guard Self.isStamp(middle.prefix(16)), Self.isNumber(middle.dropFirst(16)) else { return nil }
            let number = Int(String(decoding: middle.dropFirst(17), as: UTF8.self)) ?? 1
            return (name, String(decoding: middle.prefix(16), as: UTF8.self), number)
        }
        let sorted = mine.sorted { ($0.stamp, $0.number) < ($1.stamp, $1.number) }
        return sorted.dropLast(max(0, options.keep)).map(\.name)
    }

    private static func isStamp(_ bytes: Substring.UTF8View) -> Bool {
        bytes.count == 16
            && zip(bytes, "########T######Z".utf8)
                .allSatisfy { $1 == UInt8(ascii: "#") ? (0x30...0x39).contains($0) : $0 == $1 }
    }

    private static func isNumber(_ bytes: Substring.UTF8View) -> Bool {
        bytes.isEmpty
            || bytes.first == UInt8(ascii: "-") && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func parts(of file: String) -> (stem: String, ending: String) {
        guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return (file, "") }
        return (String(file[..<dot]), String(file[dot...]))
    }

    /// `20261123T120500Z`.
    private static func stamp(_ date: Date) -> String {
        let digits = date.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" }
        return digits + "Z"
    }
}
