// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NIOCore
import NIOPosix
import NewsModel
import Synchronization

/// A mail server on loopback, without TLS: records every message, and answers as scripted.
public final class MailReceiver: Sendable {
    /// A message as it was handed over.
    public struct Delivery: Sendable, Hashable {
        /// What stood behind `MAIL FROM:`.
        public var from: String
        /// What stood behind each `RCPT TO:`.
        public var recipients: [String]
        /// The message, its dots undone.
        public var message: String
        /// The user name that was logged in with, if any.
        public var user: String?
    }

    /// What is answered instead of the usual, by the command: `MAIL`, `RCPT`, `AUTH`, `DATA`, `.` (the end of a message);
    /// or by the whole line, as `RCPT TO:<a@desk.example>`.
    public typealias Script = [String: String]

    private struct State {
        var listener: (any Channel)?
        var script: Script = [:]
        var port = 0
    }

    private let log = EventLog<Delivery>()
    private let state = Mutex(State())

    private init() {}

    /// Starts a server on a free port of 127.0.0.1.
    public static func start(script: Script = [:]) async throws -> MailReceiver {
        let receiver = MailReceiver()
        receiver.answer(with: script)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        ByteToMessageHandler(MailLineDecoder()),
                        MailConversation(receiver)
                    )
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        receiver.state.withLock {
            $0.listener = listener
            $0.port = listener.localAddress?.port ?? 0
        }
        return receiver
    }

    /// The port that it listens on.
    public var port: Int { state.withLock { $0.port } }

    /// Every message taken so far.
    public var deliveries: [Delivery] { log.events }

    /// Answers these commands otherwise from now on; a text of more than one line is sent as it stands.
    public func answer(with script: Script) { state.withLock { $0.script = script } }

    /// Waits for so many messages; false when they have not come in time.
    @discardableResult
    public func waitFor(deliveries count: Int, timeout: Duration = .seconds(10)) async -> Bool {
        await log.wait(timeout: timeout) { $0.count >= count }
    }

    /// Closes the port.
    public func stop() async {
        let listener = state.withLock { state in
            defer { state.listener = nil }
            return state.listener
        }
        try? await listener?.close().get()
    }

    func scripted(_ command: String) -> String? { state.withLock { $0.script[command] } }

    func take(_ delivery: Delivery) { log.append { _ in delivery } }
}

/// Lines that end with CRLF or LF.
private struct MailLineDecoder: ByteToMessageDecoder {
    typealias InboundOut = String

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard let end = buffer.readableBytesView.firstIndex(of: 0x0a) else { return .needMoreData }
        let line = buffer.readString(length: end - buffer.readerIndex) ?? ""
        buffer.moveReaderIndex(forwardBy: 1)
        context.fireChannelRead(wrapInboundOut(line.hasSuffix("\r") ? String(line.dropLast()) : line))
        return .continue
    }
}

/// One connection; lives on its event loop.
private final class MailConversation: ChannelInboundHandler {
    typealias InboundIn = String
    typealias OutboundOut = ByteBuffer

    private let receiver: MailReceiver
    private var delivery = MailReceiver.Delivery(from: "", recipients: [], message: "")
    private var lines: [String]?
    /// Whether the next line is the answer to `AUTH PLAIN`.
    private var isLoggingIn = false

    init(_ receiver: MailReceiver) { self.receiver = receiver }

    func channelActive(context: ChannelHandlerContext) {
        say(receiver.scripted("CONNECT") ?? "220 loopback.example ESMTP", context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let line = unwrapInboundIn(data)
        if isLoggingIn {
            takeCredentials(line, context)
        } else if lines != nil {
            takeBody(line, context)
        } else {
            takeCommand(line, context)
        }
    }

    private func takeCredentials(_ line: String, _ context: ChannelHandlerContext) {
        isLoggingIn = false
        let answer = receiver.scripted("AUTH") ?? "235 welcome"
        if answer.hasPrefix("2") { delivery.user = Self.user(line) }
        say(answer, context)
    }

    private func takeBody(_ line: String, _ context: ChannelHandlerContext) {
        guard line == "." else {
            lines?.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
            return
        }
        delivery.message = (lines ?? []).joined(separator: "\r\n") + "\r\n"
        lines = nil
        let answer = receiver.scripted(".") ?? "250 taken"
        if answer.hasPrefix("2") { receiver.take(delivery) }
        say(answer, context)
    }

    private func takeCommand(_ line: String, _ context: ChannelHandlerContext) {
        let command = String(line.prefix { $0 != " " }).uppercased()
        let argument = line.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
        let scripted = receiver.scripted(line) ?? receiver.scripted(command)
        let isTaken = scripted?.hasPrefix("2") ?? true
        switch command {
        case "MAIL" where isTaken: delivery.from = argument
        case "RCPT" where isTaken: delivery.recipients.append(argument)
        case "DATA" where receiver.scripted(command) == nil: lines = []
        case "RSET":
            delivery = MailReceiver.Delivery(from: "", recipients: [], message: "", user: delivery.user)
        default: break
        }
        isLoggingIn = command == "AUTH"
        say(isLoggingIn ? "334 " : scripted ?? Self.usual(command), context)
        if command == "QUIT" { context.close(promise: nil) }
    }

    /// The name in the answer to `AUTH PLAIN`.
    private static func user(_ line: String) -> String? {
        let parts = Data(base64Encoded: line)?.split(separator: 0)
        return parts?.first.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func usual(_ command: String) -> String {
        switch command {
        case "EHLO": "250-loopback.example\r\n250-AUTH PLAIN\r\n250-8BITMIME\r\n250 SIZE 10000000"
        case "DATA": "354 go on"
        case "QUIT": "221 bye"
        default: "250 fine"
        }
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
        if text.hasPrefix("421") { context.close(promise: nil) }
    }
}
