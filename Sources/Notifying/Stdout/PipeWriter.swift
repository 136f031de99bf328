// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Writes whole records to a pipe, a terminal or a socket without waiting for ever.
///
/// The descriptor is not made non-blocking: its open file is shared with whoever started us, a terminal for one.
/// Instead each write waits for room with `poll` and is at most `PIPE_BUF` long, which then does not block.
struct PipeWriter {
    private let descriptor: Int32
    private let patience: Duration
    /// What a reader that stopped has not got of a record it began to read.
    private var rest: (id: MessageID, bytes: ArraySlice<UInt8>)?

    /// POSIX: with POLLOUT, a write of up to PIPE_BUF bytes to a pipe does not block.
    private static let piece = 4096

    init(descriptor: Int32, patience: Duration) {
        self.descriptor = descriptor
        self.patience = patience
    }

    /// Writes the record after what is left of an earlier one; a repeated record goes on where it stopped.
    mutating func write(_ record: [UInt8], of id: MessageID) -> SendResult {
        if let unfinished = rest {
            let result = push(unfinished.bytes, of: unfinished.id)
            if result != .done || unfinished.id == id { return result }
        }
        return push(record[...], of: id)
    }

    private mutating func push(_ bytes: ArraySlice<UInt8>, of id: MessageID) -> SendResult {
        var left = bytes
        while !left.isEmpty {
            let (written, error) = writeSome(left)
            left = left.dropFirst(written)
            guard error == 0 else {
                let begun = rest?.id == id || left.count < bytes.count
                rest = begun && error == EAGAIN ? (id, left) : nil
                return Self.result(error, maybeSent: begun)
            }
        }
        rest = nil
        return .done
    }

    private func writeSome(_ bytes: ArraySlice<UInt8>) -> (written: Int, error: Int32) {
        var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&event, 1, Int32(clamping: Int(patience.seconds * 1000)))
        if ready == 0 { return (0, EAGAIN) }
        if ready < 0 { return (0, errno == EINTR ? 0 : errno) }
        let written = bytes.prefix(Self.piece)
            .withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 { return (0, errno == EINTR ? 0 : errno) }
        return (written, 0)
    }

    private static func result(_ error: Int32, maybeSent: Bool) -> SendResult {
        let text = String(cString: strerror(error))
        switch error {
        case EPIPE, EBADF:
            return SendResult(.endpointGone, detail: "nobody reads standard output any more (\(text))")
        case EAGAIN:
            let detail = "the reader of standard output does not read"
            return SendResult(.transient, detail: detail, maybeSent: maybeSent)
        default:
            return SendResult(.transient, detail: "standard output: \(text)", maybeSent: maybeSent)
        }
    }
}
