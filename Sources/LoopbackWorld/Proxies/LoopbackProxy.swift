// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NIOCore
import NIOPosix
import Synchronization

/// A proxy on the loopback interface that speaks HTTP (absolute-form and CONNECT) and SOCKS5 on one port.
///
/// It knows its own names, all of them on 127.0.0.1, and refuses every other: a name that it was asked for and that
/// no resolver knows was looked up by it.
public final class LoopbackProxy: Sendable {
    /// Somebody who was let through or turned away.
    public struct Visit: Sendable, Hashable {
        /// How it was asked.
        public var way: Way
        /// The host as it was asked for: a name, or an address.
        public var host: String
        /// The port.
        public var port: Int
        /// `user:password`, if any was given.
        public var credentials: String?
        /// The header of a request in HTTP, lines as sent; empty for SOCKS.
        public var header: [String]
    }

    /// The ways to ask a proxy.
    public enum Way: Sendable, Hashable {
        /// A request with a whole URL in its first line.
        case absoluteForm
        /// A tunnel.
        case connect
        /// SOCKS, version 5.
        case socks5
    }

    private struct State {
        var visits: [Visit] = []
        var listener: (any Channel)?
    }

    private let names: [String: Int]
    private let credentials: String?
    private let state = Mutex(State())

    private init(names: [String: Int], credentials: String?) {
        self.names = names
        self.credentials = credentials
    }

    /// Starts a proxy.
    ///
    /// - Parameters:
    ///   - names: the port on 127.0.0.1 that each name stands for, whatever port is asked for.
    ///   - credentials: `user:password` that it demands; nil: none.
    public static func start(names: [String: Int], credentials: String? = nil) async throws -> LoopbackProxy {
        let proxy = LoopbackProxy(names: names, credentials: credentials)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ProxyHandler(proxy))
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        proxy.state.withLock { $0.listener = listener }
        return proxy
    }

    /// The port on 127.0.0.1.
    public var port: Int { state.withLock { $0.listener?.localAddress?.port ?? 0 } }

    /// Who came so far.
    public var visits: [Visit] { state.withLock { $0.visits } }

    /// Takes nobody new.
    public func stop() async {
        let listener = state.withLock { $0.listener }
        try? await listener?.close().get()
    }

    /// What the names mean and who may pass, for a connection's handshake.
    var handshake: ProxyHandshake { ProxyHandshake(credentials: credentials) }

    /// The port to go to; nil: the visitor is turned away.
    func admit(_ visit: Visit) -> Int? {
        state.withLock { $0.visits.append(visit) }
        return names[visit.host]
    }
}

/// One connection to the proxy: first the handshake, then bytes both ways.
///
/// Lives on its event loop.
private final class ProxyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let proxy: LoopbackProxy
    private var handshake: ProxyHandshake
    private var upstream: (any Channel)?
    /// Came while the way was not open yet.
    private var early: [UInt8] = []
    private var isOpening = false

    init(_ proxy: LoopbackProxy) {
        self.proxy = proxy
        handshake = proxy.handshake
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        if let upstream {
            upstream.writeAndFlush(bytes, promise: nil)
        } else if isOpening {
            early += bytes.readableBytesView
        } else {
            handshake.take(Array(bytes.readableBytesView))
            goOn(context)
        }
    }

    private func goOn(_ context: ChannelHandlerContext) {
        while true {
            switch handshake.next() {
            case .more:
                return
            case .reply(let bytes):
                send(bytes, context)
            case .refuse(let bytes):
                send(bytes, context)
                context.close(promise: nil)
                return
            case .open(let request):
                open(request, context)
                return
            }
        }
    }

    private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private func open(_ request: ProxyHandshake.Opening, _ context: ChannelHandlerContext) {
        guard let port = proxy.admit(request.visit) else {
            send(request.refusal, context)
            context.close(promise: nil)
            return
        }
        isOpening = true
        let client = context.channel
        let here = NIOLoopBound(self, eventLoop: context.eventLoop)
        ClientBootstrap(group: context.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Relay(to: client))
                }
            }
            .connect(host: "127.0.0.1", port: port)
            .whenComplete { result in here.value.opened(result, request, client) }
    }

    private func opened(
        _ result: Result<any Channel, any Error>,
        _ request: ProxyHandshake.Opening,
        _ client: any Channel
    ) {
        guard case .success(let channel) = result else {
            client.writeAndFlush(ByteBuffer(bytes: request.refusal))
                .whenComplete { _ in
                    client.close(promise: nil)
                }
            return
        }
        upstream = channel
        if !request.reply.isEmpty { client.writeAndFlush(ByteBuffer(bytes: request.reply), promise: nil) }
        let first = request.forward + early
        if !first.isEmpty { channel.writeAndFlush(ByteBuffer(bytes: first), promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        upstream?.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// Hands whatever comes to another channel.
private final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let peer: any Channel

    init(to peer: any Channel) { self.peer = peer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        peer.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        peer.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
