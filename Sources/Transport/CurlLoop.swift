// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CCurl
import Foundation
import Glibc
import Synchronization

/// A thread that owns one multi handle of libcurl, and with it one pool of connections.
///
/// The thread starts with the first request and ends with `shutDown`. Only it touches the handles; everybody
/// else leaves a command in the inbox and wakes it.
final class CurlLoop: Sendable {
    typealias Completion = @Sendable (Result<HopResponse, TransportFailure>) -> Void

    private let name: String
    private let state = Mutex(State())
    /// Connections that are kept for a next request.
    ///
    /// Enough for pages of one host, which follow each other in seconds. A feed's next poll comes when its server has
    /// long closed the connection, and libcurl looks at every one that is kept at the end of each request. A host whose
    /// connection has to go for another's leaves an entry behind that libcurl looks at, too, ever after (7.88: after
    /// 5,000 hosts a sixth of all CPU, 2026-11-27): so whoever asks a host once has `keepsConnection` false.
    private static let idleConnections = 32
    private static let isLibraryReady = ccurl_global_init() == CURLE_OK

    init(name: String) {
        self.name = name
    }

    /// Sends one hop and waits for its end; cancelling the task gives it up.
    func perform(_ hop: Hop) async -> Result<HopResponse, TransportFailure> {
        let number = state.withLock { $0.nextNumber() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                post(.start(number, hop) { continuation.resume(returning: $0) })
                // A task cancelled before this line had no exchange yet to cancel.
                if Task.isCancelled { post(.cancel(number)) }
            }
        } onCancel: {
            post(.cancel(number))
        }
    }

    /// Gives up what runs and ends the thread; does not wait for it.
    func shutDown() {
        state.withLock { state in
            state.isClosed = true
            state.wake()
        }
    }

    private func post(_ command: Command) {
        let isTaken = state.withLock { state in
            guard Self.isLibraryReady, !state.isClosed, isRunning(&state) else { return false }
            state.inbox.append(command)
            state.wake()
            return true
        }
        if !isTaken, case .start(_, _, let completion) = command { completion(.failure(.shutDown)) }
    }

    private func isRunning(_ state: inout State) -> Bool {
        if state.multi != nil { return true }
        guard let handle = curl_multi_init() else { return false }
        _ = ccurl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, Self.idleConnections)
        let multi = MultiHandle(raw: handle)
        state.multi = multi
        let thread = Thread { [self] in run(multi) }
        thread.name = name
        thread.start()
        return true
    }

    private func run(_ multi: MultiHandle) {
        Self.blockPipeSignal()
        var exchanges = Exchanges(multi: multi.raw)
        while let commands = takeCommands() {
            for command in commands { exchanges.apply(command) }
            exchanges.perform()
            // An error here would come again at once; without the pause it would cost a whole core.
            if curl_multi_poll(multi.raw, nil, 0, 60_000, nil) != CURLM_OK { usleep(100_000) }
        }
        exchanges.abandonAll()
        let late = state.withLock { state in
            // From here on nobody can wake the handle.
            state.multi = nil
            return state.takeInbox()
        }
        for case .start(_, _, let completion) in late { completion(.failure(.shutDown)) }
        curl_multi_cleanup(multi.raw)
    }

    /// With CURLOPT_NOSIGNAL libcurl leaves SIGPIPE to us: a peer that closes must not end the process.
    private static func blockPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private func takeCommands() -> [Command]? {
        state.withLock { $0.isClosed ? nil : $0.takeInbox() }
    }
}

extension CurlLoop {
    /// What the thread is asked to do.
    enum Command: Sendable {
        case start(UInt64, Hop, Completion)
        case cancel(UInt64)
    }

    /// libcurl's multi handle.
    ///
    /// Unchecked because only the loop's thread uses it, but for `curl_multi_wakeup`, which libcurl documents as
    /// callable from any thread and which is called under the lock that also ends the handle's life.
    private struct MultiHandle: @unchecked Sendable {
        let raw: UnsafeMutableRawPointer
    }

    private struct State {
        var multi: MultiHandle?
        var inbox: [Command] = []
        var isClosed = false
        var lastNumber: UInt64 = 0

        mutating func nextNumber() -> UInt64 {
            lastNumber += 1
            return lastNumber
        }

        mutating func takeInbox() -> [Command] {
            defer { inbox = [] }
            return inbox
        }

        func wake() {
            if let multi { curl_multi_wakeup(multi.raw) }
        }
    }
}

extension TransportFailure {
    fileprivate static let shutDown = TransportFailure(reason: .cancelled, detail: "the client is shut down")
}
