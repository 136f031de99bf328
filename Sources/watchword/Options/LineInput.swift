// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The lines of a stream, as many at once as there are: what comes slowly is not held back, what comes fast is read in
/// large parts.
struct LineInput {
    /// A line without its end.
    struct Line: Sendable {
        /// From 1.
        let number: Int
        /// Its bytes; nil: it was longer than the limit, and is left out.
        let bytes: ArraySlice<UInt8>?
    }

    private let descriptor: Int32
    private let longest: Int
    private var rest: [UInt8] = []
    private var number = 0
    private var isSkipping = false
    private var isAtEnd = false

    /// So many bytes are gathered while there are more to be had.
    private static let enough = 1 << 20

    /// The lines of an open file.
    ///
    /// - Parameter longest: bytes of a line, at most; memory is a few times that.
    init(descriptor: Int32, longest: Int) {
        self.descriptor = descriptor
        self.longest = longest
    }

    /// The next lines, one at least; nil at the end.
    ///
    /// - Throws: a `CommandFailure` when it cannot be read.
    mutating func next() throws -> [Line]? {
        while true {
            if isAtEnd { return lastLine.map { [$0] } }
            let known = rest.count
            try fill()
            let lines = takeLines(from: known)
            if !lines.isEmpty { return lines }
        }
    }

    /// Reads what there is, waiting only for the first of it.
    private mutating func fill() throws {
        let before = rest.count
        repeat {
            guard try read() else {
                isAtEnd = true
                return
            }
        } while rest.count - before < Self.enough && hasMore
    }

    private var hasMore: Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&question, 1, 0) == 1
    }

    /// False at the end.
    private mutating func read() throws -> Bool {
        let size = 1 << 18
        let part = try [UInt8](unsafeUninitializedCapacity: size) { room, count in
            while true {
                let got = Foundation.read(descriptor, room.baseAddress, size)
                if got >= 0 {
                    count = got
                    return
                }
                if errno == EINTR { continue }
                throw CommandFailure("standard input cannot be read: \(String(cString: strerror(errno)))")
            }
        }
        rest += part
        return !part.isEmpty
    }

    /// The whole lines of what was read; up to `known` there is no end of a line.
    private mutating func takeLines(from known: Int) -> [Line] {
        var lines: [Line] = []
        var start = 0
        var search = known
        while let end = rest[search...].firstIndex(of: 0x0a) {
            append(start..<end, to: &lines)
            start = end + 1
            search = start
        }
        rest.removeSubrange(..<start)
        if rest.count > longest {
            isSkipping = true
            rest.removeAll()
        }
        return lines
    }

    private mutating func append(_ range: Range<Int>, to lines: inout [Line]) {
        number += 1
        let isTooLong = isSkipping || range.count > longest
        isSkipping = false
        lines.append(Line(number: number, bytes: isTooLong ? nil : rest[range]))
    }

    /// What stands behind the last end of a line.
    private var lastLine: Line? {
        mutating get {
            guard !rest.isEmpty || isSkipping else { return nil }
            var lines: [Line] = []
            append(0..<rest.count, to: &lines)
            rest.removeAll()
            return lines.first
        }
    }
}
