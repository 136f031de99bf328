// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CCurl

/// The exchanges of one loop that are under way.
///
/// Made and used on the loop's thread only.
struct Exchanges {
    private let multi: UnsafeMutableRawPointer
    private var running: [UnsafeMutableRawPointer: Exchange] = [:]
    private var handles: [UInt64: UnsafeMutableRawPointer] = [:]

    init(multi: UnsafeMutableRawPointer) {
        self.multi = multi
    }

    /// Starts an exchange, or gives one up.
    mutating func apply(_ command: CurlLoop.Command) {
        switch command {
        case .start(let number, let hop, let completion):
            start(number, hop, completion)
        case .cancel(let number):
            guard let handle = handles[number] else { return }
            end(handle) { $0.failure(.cancelled, "the request was given up") }
        }
    }

    /// Lets libcurl do what can be done now, and completes what has ended.
    mutating func perform() {
        var count: Int32 = 0
        curl_multi_perform(multi, &count)
        while let message = curl_multi_info_read(multi, &count) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else {
                continue
            }
            let code = ccurl_message_result(message)
            end(handle) { $0.result(code) }
        }
    }

    /// Gives up whatever runs.
    mutating func abandonAll() {
        for handle in running.keys {
            end(handle) { $0.failure(.cancelled, "the client is shut down") }
        }
    }

    private mutating func start(_ number: UInt64, _ hop: Hop, _ completion: @escaping CurlLoop.Completion) {
        guard let exchange = Exchange(number: number, hop: hop, completion: completion) else {
            let detail = "libcurl refused the request's settings"
            return completion(.failure(TransportFailure(reason: .other, detail: detail)))
        }
        running[exchange.easy] = exchange
        handles[number] = exchange.easy
        if curl_multi_add_handle(multi, exchange.easy) != CURLM_OK {
            end(exchange.easy) { $0.failure(.other, "libcurl did not take the request") }
        }
    }

    private mutating func end(
        _ handle: UnsafeMutableRawPointer,
        with result: (Exchange) -> Result<HopResponse, TransportFailure>
    ) {
        guard let exchange = running.removeValue(forKey: handle) else { return }
        handles[exchange.number] = nil
        let result = result(exchange)
        curl_multi_remove_handle(multi, handle)
        exchange.completion(result)
    }
}
