// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NIOCore
import NIOHTTP1
import NewsModel

/// One connection: collects requests, has them answered one after another.
///
/// A pipelined request waits for its turn. Lives on its event loop. A client that sends more than
/// `maxRequestBytes` in a body, or `maxWaiting` requests ahead, loses its connection.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    /// Sent down the pipeline when an answer is complete.
    struct Answered: Sendable {
        var keepsAlive: Bool
    }

    private static let maxRequestBytes = 64 << 20
    private static let maxWaiting = 100

    private let respond: @Sendable (HTTPRequestHead, [UInt8], any Channel) async -> Bool
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var waiting: [(HTTPRequestHead, [UInt8])] = []
    private var answering: Task<Void, Never>?

    /// A handler whose requests a function answers; it says whether the connection goes on.
    init(respond: @escaping @Sendable (HTTPRequestHead, [UInt8], any Channel) async -> Bool) {
        self.respond = respond
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
            if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
                let go = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
                context.writeAndFlush(NIOAny(go), promise: nil)
            }
        case .body(let part):
            body.append(contentsOf: part.readableBytesView)
            if body.count > Self.maxRequestBytes { context.close(promise: nil) }
        case .end:
            guard let head else { return }
            waiting.append((head, body))
            self.head = nil
            body = []
            answerNext(context.channel)
            if waiting.count > Self.maxWaiting { context.close(promise: nil) }
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let answered = event as? Answered else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        answering = nil
        if answered.keepsAlive {
            answerNext(context.channel)
        } else {
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        answering?.cancel()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answerNext(_ channel: any Channel) {
        guard answering == nil, !waiting.isEmpty else { return }
        let (head, body) = waiting.removeFirst()
        answering = Task { [respond] in
            let keepsAlive = await respond(head, body, channel)
            channel.pipeline.fireUserInboundEventTriggered(Answered(keepsAlive: keepsAlive))
        }
    }
}
