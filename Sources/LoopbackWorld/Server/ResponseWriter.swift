// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Glibc
import NIOCore
import NIOHTTP1
import NewsModel

/// Performs one scripted response on a connection, byte by byte as scripted.
struct ResponseWriter {
    /// The connection.
    var channel: any Channel
    /// The script.
    var response: ScriptedResponse
    /// Whether a body may follow the head (not after HEAD).
    var allowsBody: Bool

    /// The scripted end of the connection was reached.
    private struct Ended: Error {}

    private static let writeBytes = 16 << 10

    /// Answers, with the pauses of the script; false when the connection must not be used again.
    func perform() async -> Bool {
        do {
            if response.delay > .zero { try await Task.sleep(for: response.delay) }
            if let fault = response.fault {
                try await commit(fault)
                return false
            }
            try await send(head())
            if hasBody { try await sendBody() }
            return !response.closes
        } catch {
            return false
        }
    }

    private var hasBody: Bool {
        allowsBody && response.status >= 200 && response.status != 204 && response.status != 304
    }

    private func commit(_ fault: ScriptedResponse.Fault) async throws {
        switch fault {
        case .hang: try? await channel.closeFuture.get()
        case .reset: await reset()
        case .close: break
        case .raw(let bytes): try await send(bytes)
        case .endlessHeaders:
            try await send(statusLine)
            let filler = String(repeating: "a", count: 8000)
            var number = 0
            while true {
                try await send(Array("X-More-\(number): \(filler)\r\n".utf8))
                number += 1
            }
        }
    }

    private var statusLine: [UInt8] {
        let status = HTTPResponseStatus(statusCode: response.status)
        return Array("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n".utf8)
    }

    private func head() -> [UInt8] {
        var head = statusLine
        for field in response.headers.fields + framing {
            head += Array("\(field.name): \(field.value)\r\n".utf8)
        }
        return head + Array("\r\n".utf8)
    }

    private var framing: [HeaderFields.Field] {
        var fields = HeaderFields()
        if response.closes { fields.append("Connection", "close") }
        let isFramed =
            response.headers["Content-Length"] != nil
            || response.headers["Transfer-Encoding"] != nil
        // RFC 9110, 8.6: no length with 1xx and 204; with 304 it would be that of the body not sent.
        let mayHaveLength = response.status >= 200 && response.status != 204 && response.status != 304
        guard !isFramed, mayHaveLength else { return fields.fields }
        switch response.body {
        case .bytes(let bytes), .drip(let bytes, _): fields.append("Content-Length", String(bytes.count))
        case .chunked, .endless: fields.append("Transfer-Encoding", "chunked")
        }
        return fields.fields
    }

    private func sendBody() async throws {
        var budget = response.cut.map(\.afterBytes)
        switch response.body {
        case .bytes(let bytes):
            try await send(bytes, within: &budget)
        case .chunked(let chunks, let pause):
            for (index, chunk) in chunks.enumerated() where !chunk.isEmpty {
                if index > 0 { try await Task.sleep(for: pause) }
                try await send(Self.frame(chunk), within: &budget)
            }
            try await send(Array("0\r\n\r\n".utf8), within: &budget)
        case .drip(let bytes, let rate):
            try await drip(bytes, bytesPerSecond: max(1, rate), within: &budget)
        case .endless(let bytes):
            let chunk = Self.frame(bytes.isEmpty ? [0x20] : bytes)
            // Small chunks go out many at a time, or the server would be slower than any limit under test.
            let many = Array(repeatElement(chunk, count: max(1, Self.writeBytes / chunk.count)).joined())
            while true { try await send(many, within: &budget) }
        }
        if budget != nil { try await end() }
    }

    private func drip(_ bytes: [UInt8], bytesPerSecond: Int, within budget: inout Int?) async throws {
        let step = max(1, bytesPerSecond / 10)
        for start in stride(from: 0, to: bytes.count, by: step) {
            let end = min(start + step, bytes.count)
            try await send(Array(bytes[start..<end]), within: &budget)
            try await Task.sleep(for: .seconds(Double(end - start) / Double(bytesPerSecond)))
        }
    }

    private static func frame(_ chunk: [UInt8]) -> [UInt8] {
        Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
    }

    private func send(_ bytes: [UInt8], within budget: inout Int?) async throws {
        guard let left = budget else { return try await send(bytes) }
        try await send(Array(bytes.prefix(left)))
        budget = left - bytes.count
        if bytes.count >= left { try await end() }
    }

    private func send(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        try Task.checkCancellation()
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    private func end() async throws {
        if response.cut?.resets == true { await reset() }
        throw Ended()
    }

    /// Closes with a RST: SO_LINGER with no time drops what is unsent and skips the FIN.
    private func reset() async {
        let socket = channel as? any SocketOptionProvider
        try? await socket?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try? await channel.close().get()
    }
}
