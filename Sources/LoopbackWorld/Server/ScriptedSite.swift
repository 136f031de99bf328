// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Synchronization

/// A map from paths to what is answered there, which may change at any time.
public final class ScriptedSite: Sendable {
    private enum Behaviour {
        /// In order; the last again and again.
        case script([ScriptedResponse])
        case publication(Publication)
        case computed(LoopbackServer.Handler)
    }

    private struct State {
        var standing: [String: Behaviour] = [:]
        var interruptions: [String: [ScriptedResponse]] = [:]
    }

    private let state = Mutex(State())

    /// A site where everything is 404.
    public init() {}

    /// Answers a path with these responses in order; the last is repeated.
    public func set(_ path: String, _ responses: ScriptedResponse...) {
        set(path, .script(responses))
    }

    /// Answers a path with what a function says.
    public func set(_ path: String, answer: @escaping LoopbackServer.Handler) {
        set(path, .computed(answer))
    }

    /// Serves a document with validators, and 304 to whoever states them.
    public func publish(_ path: String, _ publication: Publication) {
        set(path, .publication(publication))
    }

    /// Serves a text with a strong ETag made from its bytes.
    public func publish(_ path: String, _ text: String, type: String) {
        publish(path, Publication(body: Array(text.utf8), type: type))
    }

    /// Answers the path's next requests with these responses, then goes on as before.
    public func interrupt(_ path: String, with responses: ScriptedResponse...) {
        state.withLock { $0.interruptions[path, default: []] += responses }
    }

    /// Forgets a path: it is 404 again.
    public func remove(_ path: String) {
        state.withLock {
            $0.standing[path] = nil
            $0.interruptions[path] = nil
        }
    }

    /// The answer to a request; moves scripts forward.
    public func answer(_ request: ReceivedRequest) -> ScriptedResponse {
        switch next(for: request.path) {
        case .script(let responses): responses.first ?? .status(404)
        case .publication(let publication): publication.answer(request)
        case .computed(let handler): handler(request)
        }
    }

    private func set(_ path: String, _ behaviour: Behaviour) {
        state.withLock { $0.standing[path] = behaviour }
    }

    private func next(for path: String) -> Behaviour {
        state.withLock { state in
            if var interruptions = state.interruptions[path], !interruptions.isEmpty {
                let response = interruptions.removeFirst()
                state.interruptions[path] = interruptions
                return .script([response])
            }
            guard let behaviour = state.standing[path] else { return .script([]) }
            if case .script(let responses) = behaviour, responses.count > 1 {
                state.standing[path] = .script(Array(responses.dropFirst()))
            }
            return behaviour
        }
    }
}

extension LoopbackServer {
    /// Starts a server for a site.
    public static func start(
        host: String = "127.0.0.1",
        port: Int = 0,
        site: ScriptedSite
    ) async throws -> LoopbackServer {
        try await start(host: host, port: port) { site.answer($0) }
    }
}
