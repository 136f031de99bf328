// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Testing

@Suite struct `Stdout sink` {
    /// A real pipe; the test holds the reader's end.
    private final class Reader: Sendable {
        let readEnd: Int32
        let writeEnd: Int32

        init() {
            var ends: [Int32] = [0, 0]
            _ = pipe(&ends)
            (readEnd, writeEnd) = (ends[0], ends[1])
        }

        deinit {
            close(readEnd)
            close(writeEnd)
        }

        /// Everything that is there.
        func drain() -> [UInt8] {
            var all: [UInt8] = []
            var event = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
            while poll(&event, 1, 0) == 1 {
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                let count = read(readEnd, &buffer, buffer.count)
                guard count > 0 else { break }
                all += buffer.prefix(count)
            }
            return all
        }
    }

    private func sink(_ reader: Reader, patience: Duration = .milliseconds(20)) -> StdoutSink {
        StdoutSink(
            id: "out",
            format: .json,
            timeZone: .gmt,
            descriptor: reader.writeEnd,
            patience: patience
        )
    }

    private func big(_ id: MessageID, _ number: Int) -> OutgoingMessage {
        var alert = Sample.alert(number)
        alert.article.lead = String(repeating: "x", count: 100_000)
        return Sample.outgoing(id, alerts: [alert])
    }

    @Test func `a message is a line`() async {
        let reader = Reader()
        #expect(await sink(reader).send(Sample.outgoing(), now: Sample.now) == .done)
        let bytes = reader.drain()
        #expect(bytes.last == 0x0a && bytes.first == UInt8(ascii: "{"))
    }

    @Test func `a reader that stopped gets the whole line once it reads again, and once only`() async throws {
        let reader = Reader()
        let sink = sink(reader)
        let first = await sink.send(big("msg_1", 1), now: Sample.now)
        #expect(first.outcome == .transient && first.maybeSent)
        #expect(first.detail == "the reader of standard output does not read")
        var bytes = reader.drain()
        #expect(await sink.send(big("msg_1", 1), now: Sample.now).outcome != .transient)
        bytes += reader.drain()
        let lines = bytes.split(separator: 0x0a)
        #expect(lines.count == 1)
        #expect(try JSONDecoder().decode(Alert.self, from: Data(lines[0])).id == "alr_1")
    }

    @Test func `another message does not begin inside a line`() async throws {
        let reader = Reader()
        let sink = sink(reader)
        #expect(await sink.send(big("msg_1", 1), now: Sample.now).outcome == .transient)
        var bytes = reader.drain()
        #expect(
            await sink.send(Sample.outgoing("msg_2", alerts: [Sample.alert(2)]), now: Sample.now) == .done
        )
        bytes += reader.drain()
        let ids = try bytes.split(separator: 0x0a)
            .map { try JSONDecoder().decode(Alert.self, from: Data($0)).id }
        #expect(ids == ["alr_1", "alr_2"])
    }

    @Test func `a pipe without any room is nothing sent`() async {
        let reader = Reader()
        let sink = sink(reader)
        #expect(fcntl(reader.writeEnd, F_SETFL, O_NONBLOCK) == 0)
        let filler = [UInt8](repeating: 0x78, count: 1 << 16)
        while write(reader.writeEnd, filler, filler.count) > 0 {}
        let result = await sink.send(Sample.outgoing(), now: Sample.now)
        #expect(result.outcome == .transient && !result.maybeSent)
    }

    @Test func `a reader that is gone ends the sink, not the process`() async {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        let sink = StdoutSink(id: "out", format: .text, timeZone: .gmt, descriptor: ends[1])
        let result = await sink.send(Sample.outgoing(), now: Sample.now)
        #expect(result.outcome == .endpointGone)
        #expect(result.detail?.hasPrefix("nobody reads standard output any more") == true)
        close(ends[1])
    }
}
