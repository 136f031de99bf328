// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NewsModel
import Settings
import Synchronization

/// Serves the API on the control socket, for the commands of people in its group.
///
/// The socket's mode is 0660: who may open it is trusted. A client states the user's name in `X-Watchword-User`, and
/// it is recorded as stated.
public struct ControlServer: Sendable {
    private let desk: ReviewDesk
    private let daemon: any DaemonControl
    private let path: String
    private let log: Logger
    private let now: @Sendable () -> Date
    private let onRunning: @Sendable () async -> Void

    /// A server for one daemon.
    ///
    /// - Parameters:
    ///   - path: where the socket is made; a file left there by a daemon that was killed is replaced.
    ///   - onRunning: called when the socket can be used.
    public init(
        desk: ReviewDesk,
        daemon: any DaemonControl,
        path: String,
        log: Logger,
        now: @escaping @Sendable () -> Date,
        onRunning: @escaping @Sendable () async -> Void
    ) {
        self.desk = desk
        self.daemon = daemon
        self.path = path
        self.log = log
        self.now = now
        self.onRunning = onRunning
    }

    /// Serves until the task is cancelled or the service group shuts down, then removes the socket.
    ///
    /// - Throws: `APIProblem` when something stands at the path that is not ours to replace.
    public func run() async throws {
        let file = SocketFile(path: path)
        try file.makeRoom()
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        let made = Mutex<UInt64?>(nil)
        let application = Application(
            router: router(),
            configuration: ApplicationConfiguration(
                address: .unixDomainSocket(path: path),
                serverName: "watchword"
            ),
            onServerRunning: { [path, onRunning] _ in
                chmod(path, 0o660)
                made.withLock { $0 = file.identity }
                await onRunning()
            },
            logger: quiet
        )
        try await application.runService(gracefulShutdownSignals: [])
        if let identity = made.withLock({ $0 }), identity == file.identity { unlink(path) }
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: ProblemMiddleware(log: log))
        let api = router.group("v1")
        addDaemonRoutes(to: api)
        addReviewRoutes(to: api)
        addSinkRoutes(to: api)
        addRuleRoutes(to: api)
        addSilenceRoutes(to: api)
        return router
    }

    private func addDaemonRoutes(to api: RouterGroup<BasicRequestContext>) {
        api.get("ping") { _, _ in try JSONBody(["ok": true]) }
        api.get("status") { [daemon] _, _ in try JSONBody(await daemon.status()) }
        api.get("feeds") { [daemon] _, _ in try JSONBody(await daemon.feeds(nil)) }
        api.get("feeds/:id") { [daemon] _, context in
            try JSONBody(try await daemon.feeds(FeedID(context.parameters.require("id"))))
        }
        api.post("reload") { [daemon] _, _ in try JSONBody(await daemon.reload()) }
        api.post("poll") { [daemon] request, _ in
            let wanted = try await request.decoded(PollRequest.self)
            return try JSONBody(await daemon.poll(wanted.feeds))
        }
    }

    private func addSinkRoutes(to api: RouterGroup<BasicRequestContext>) {
        api.get("sinks") { [daemon] _, _ in try JSONBody(await daemon.sinkReports()) }
        api.post("sinks/:id/test") { [daemon] _, context in
            try JSONBody(await daemon.testSink(SinkID(context.parameters.require("id"))))
        }
        api.get("deliveries/:id") { [daemon] _, context in
            try JSONBody(await daemon.delivery(context.parameters.require("id")))
        }
        api.post("deliveries/retry") { [daemon] request, _ in
            try JSONBody(await daemon.retry(try await request.decoded(RetryRequest.self)))
        }
        api.get("config") { [daemon] _, _ in try JSONBody(await daemon.shownSettings()) }
    }

    private func addRuleRoutes(to api: RouterGroup<BasicRequestContext>) {
        api.get("rules") { [desk, daemon] _, _ in
            let settings = await daemon.settings()
            return try JSONBody(try await offPool { try desk.rules(settings) })
        }
        api.get("rules/:id") { [desk, daemon] _, context in
            let id = RuleID(try context.parameters.require("id"))
            let settings = await daemon.settings()
            return try JSONBody(try await offPool { try desk.rule(id, settings) })
        }
        api.post("rules/:id/look-back") { [daemon] request, context in
            let id = RuleID(try context.parameters.require("id"))
            return try JSONBody(
                try await daemon.lookBack(id, try await request.decoded(LookBackRequest.self))
            )
        }
        api.get("rule-book") { [daemon] _, _ in
            let ruleSet = await daemon.settings().ruleSet
            return try JSONBody(try await offPool { RuleBookReport(ruleSet) })
        }
        api.get("stored-articles") { [desk] request, _ in
            let query = try StoredArticlesQuery(request.queryItems)
            return try JSONBody(try await offPool { try desk.storedArticles(query) })
        }
        api.get("forms") { [desk, daemon] request, _ in
            let query = try FormsQuery(request.queryItems)
            let entities = await daemon.settings().entities
            return try JSONBody(try await offPool { try desk.forms(query, entities: entities) })
        }
        api.get("entities") { [daemon] _, _ in try JSONBody(EntityBook.entities(await daemon.settings())) }
        api.get("entities/:name") { [daemon] _, context in
            let name = try context.parameters.require("name")
            return try JSONBody(try EntityBook.entity(name, await daemon.settings()))
        }
    }

    private func addSilenceRoutes(to api: RouterGroup<BasicRequestContext>) {
        api.get("silences") { [desk, now] request, _ in
            let isAll = request.queryItems.contains { $0.name == "all" && $0.value == "true" }
            let time = now()
            return try JSONBody(try await offPool { try desk.silences(all: isAll, now: time) })
        }
        api.post("silences") { [desk, now] request, _ in
            let user = request.headers[.watchwordUser] ?? "unknown"
            let wanted = try await request.decoded(SilenceRequest.self)
            let time = now()
            return try JSONBody(try await offPool { try desk.silence(wanted, by: user, now: time) })
        }
        api.post("silences/:id/end") { [desk, now] _, context in
            let id = SilenceID(try context.parameters.require("id"))
            let time = now()
            return try JSONBody(try await offPool { try desk.endSilence(id, now: time) })
        }
    }

    private func addReviewRoutes(to api: RouterGroup<BasicRequestContext>) {
        api.get("alerts") { [desk] request, _ in
            let query = try AlertQuery(request.queryItems)
            return try JSONBody(try await offPool { try desk.alerts(query) })
        }
        api.get("alerts/newest/:count") { [desk] _, context in
            let count = try context.parameters.require("count", as: Int.self)
            return try JSONBody(try await offPool { try desk.newest(count) })
        }
        api.get("alerts/after/:sequence") { [desk] _, context in
            let sequence = try context.parameters.require("sequence", as: Int64.self)
            return try JSONBody(try await offPool { try desk.alerts(after: sequence) })
        }
        api.get("alerts/:id") { [desk, daemon] _, context in
            let id = try context.parameters.require("id")
            let ruleSet = await daemon.settings().ruleSet
            return try JSONBody(try await offPool { try desk.alert(id, ruleSet) })
        }
        api.post("alerts/:id/review") { [desk, now] request, context in
            let user = request.headers[.watchwordUser] ?? "unknown"
            let id = try context.parameters.require("id")
            let wanted = try await request.decoded(ReviewRequest.self)
            let time = now()
            return try JSONBody(try await offPool { try desk.review(id, wanted, by: user, at: time) })
        }
        api.get("deliveries") { [desk] request, _ in
            let query = try DeliveryQuery(request.queryItems)
            return try JSONBody(try await offPool { try desk.deliveries(query) })
        }
        api.get("articles/:id") { [desk] _, context in
            let id = try context.parameters.require("id")
            return try JSONBody(try await offPool { try desk.article(id) })
        }
    }
}

/// Runs what waits for the disk on a thread of its own: the few threads that carry `async` code have polls to do.
private func offPool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
    }
}

/// A value as a JSON answer.
private struct JSONBody: ResponseGenerator {
    private let bytes: [UInt8]
    private let status: HTTPResponse.Status

    init(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws {
        bytes = try JSONText.line(value)
        self.status = status
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}

/// Turns every failure into an `APIProblem` with the right status.
private struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    let log: Logger

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let missing as NotThere {
            return try answer(APIProblem(missing.message), .notFound, request, context)
        } catch let problem as APIProblem {
            return try answer(problem, .badRequest, request, context)
        } catch let error as any HTTPResponseError {
            return try answer(APIProblem("\(error)"), error.status, request, context)
        } catch {
            log.error("a request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
            return try answer(APIProblem("\(error)"), .internalServerError, request, context)
        }
    }

    private func answer(
        _ problem: APIProblem,
        _ status: HTTPResponse.Status,
        _ request: Request,
        _ context: Context
    ) throws -> Response {
        try JSONBody(problem, status: status).response(from: request, context: context)
    }
}

extension Request {
    /// The longest body of a request: 64 KiB.
    private static let maxBodyBytes = 64 << 10

    fileprivate var queryItems: [(name: String, value: String)] {
        uri.queryParameters.map { (String($0.key), String($0.value)) }
    }

    fileprivate func decoded<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        var request = self
        let body = try await request.collectBody(upTo: Self.maxBodyBytes)
        do {
            return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
        } catch {
            throw APIProblem("the request's body is not as it should be: \(error)")
        }
    }
}

extension HTTPField.Name {
    fileprivate static var watchwordUser: Self {
        // The name is a token of RFC 9110, so this is never nil; another header is harmless.
        Self("X-Watchword-User") ?? .userAgent
    }
}
