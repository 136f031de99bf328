// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NewsModel
import Synchronization

/// A scripted HTTP/1.1 server on the loopback interface.
///
/// It records every request and does what the handler says, faults included. It can be stopped and restarted on
/// the same port; while it is down, connections are refused. It lives until it is stopped.
public final class LoopbackServer: Sendable {
    /// Decides what is done with a request; called once for each, from any thread.
    public typealias Handler = @Sendable (ReceivedRequest) -> ScriptedResponse

    /// Why a server was not started.
    public enum Refusal: Error, Sendable, Hashable {
        /// The address is not of 127.0.0.0/8 and not ::1.
        case notLoopback(String)
        /// The system has no port of the address to give.
        case noPort(String)
    }

    private struct State {
        var listener: (any Channel)?
        var connections: [Int: any Channel] = [:]
        var accepted = 0
        var isDown = true
    }

    /// The address that it listens on.
    public let host: String
    /// The port that it listens on, the same after a restart.
    public let port: Int
    /// Keeps the port for this server while it is down, without a gap; nil when somebody else listens there.
    private let reservation: ReservedPort?
    private let handler: Handler
    private let state = Mutex(State())
    private let log = EventLog<ReceivedRequest>()

    private init(host: String, port: Int, handler: @escaping Handler) {
        self.host = host
        self.handler = handler
        reservation = ReservedPort(host: host, port: port)
        self.port = reservation?.port ?? port
    }

    /// Starts a server; port 0 takes a free one.
    ///
    /// - Throws: `Refusal`, or what the system says when the port is taken.
    public static func start(
        host: String = "127.0.0.1",
        port: Int = 0,
        handler: @escaping Handler
    ) async throws -> LoopbackServer {
        guard host.hasPrefix("127.") || host == "::1" else { throw Refusal.notLoopback(host) }
        let server = LoopbackServer(host: host, port: port, handler: handler)
        guard server.port > 0 else { throw Refusal.noPort(host) }
        try await server.restart()
        return server
    }

    /// Connections accepted so far.
    public var connectionsAccepted: Int { state.withLock { $0.accepted } }

    /// Every request so far that was not forgotten, in order of arrival.
    public var requests: [ReceivedRequest] { log.events }

    /// The requests for a path so far.
    public func requests(for path: String) -> [ReceivedRequest] {
        requests.filter { $0.path == path }
    }

    /// Drops the record of requests, which would else grow for as long as the server lives.
    ///
    /// Their numbers count on; waiting looks at those that come from now on.
    public func forgetRequests() {
        log.forget()
    }

    /// The URL of a path (with its query, if any) on this server.
    ///
    /// - Precondition: the path begins with a slash and is percent-encoded.
    public func url(_ path: String = "/") -> URL {
        let authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        guard path.hasPrefix("/"), let url = URL(string: "http://\(authority)\(path)") else {
            preconditionFailure("not a path: \(path)")
        }
        return url
    }

    /// Waits until so many requests are recorded; false when they are not in time.
    @discardableResult
    public func waitForRequests(count: Int, timeout: Duration = .seconds(10)) async -> Bool {
        await log.wait(timeout: timeout) { $0.count >= count }
    }

    /// Waits until the requests satisfy a condition; false when they do not in time.
    @discardableResult
    public func waitForRequests(
        timeout: Duration = .seconds(10),
        until isSatisfied: @escaping @Sendable ([ReceivedRequest]) -> Bool
    ) async -> Bool {
        await log.wait(timeout: timeout, until: isSatisfied)
    }

    /// Closes the port and every connection; what was being answered breaks off.
    public func stop() async {
        let listener = state.withLock { state in
            state.isDown = true
            defer { state.listener = nil }
            return state.listener
        }
        guard let listener else { return }
        try? await listener.close().get()
        let open = state.withLock { Array($0.connections.values) }
        for connection in open { try? await connection.close().get() }
    }

    /// Listens again on the same port; does nothing when it listens.
    public func restart() async throws {
        guard state.withLock({ $0.listener == nil }) else { return }
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(ChannelOptions.backlog, value: 1024)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
            .serverChannelInitializer { [self] channel in
                // Before the first connection can be accepted, and only if it comes to that.
                channel.eventLoop.makeCompletedFuture { state.withLock { $0.isDown = false } }
            }
            .childChannelInitializer { [self] channel in accept(channel) }
            .bind(host: host, port: port)
            .get()
        state.withLock { $0.listener = listener }
    }

    private func accept(_ channel: any Channel) -> EventLoopFuture<Void> {
        let number: Int? = state.withLock { state in
            guard !state.isDown else { return nil }
            state.accepted += 1
            state.connections[state.accepted] = channel
            return state.accepted
        }
        // Accepted by the system before the port was closed, seen by us after.
        guard let number else { return channel.close() }
        channel.closeFuture.whenComplete { [self] _ in
            state.withLock { _ = $0.connections.removeValue(forKey: number) }
        }
        return channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
            try pipeline.addHandler(
                ConnectionHandler { [self] head, body, channel in
                    await answer(head, body, channel, connection: number)
                }
            )
        }
    }

    private func answer(
        _ head: HTTPRequestHead,
        _ body: [UInt8],
        _ channel: any Channel,
        connection: Int
    ) async -> Bool {
        let request = log.append { earlier in
            ReceivedRequest(
                number: earlier + 1,
                connection: connection,
                method: head.method.rawValue,
                target: head.uri,
                headers: HeaderFields(head.headers.map { ($0.name, $0.value) }),
                body: body,
                arrived: .now
            )
        }
        let writer = ResponseWriter(
            channel: channel,
            response: handler(request),
            allowsBody: head.method != .HEAD
        )
        let keepsAlive = await writer.perform()
        return keepsAlive && head.isKeepAlive
    }
}
