// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// What a client says to a proxy before its bytes go through: HTTP, or SOCKS5 (RFC 1928 and 1929).
///
/// Pure: bytes in, steps out.
struct ProxyHandshake {
    /// What to do.
    enum Step {
        /// Wait for more bytes.
        case more
        /// Say this, and ask again.
        case reply([UInt8])
        /// Say this and close.
        case refuse([UInt8])
        /// Let the client through.
        case open(Opening)
    }

    /// A client that is to be let through.
    struct Opening {
        var visit: LoopbackProxy.Visit
        /// Said to the client when the way is open.
        var reply: [UInt8]
        /// Said when there is no way.
        var refusal: [UInt8]
        /// Goes through first.
        var forward: [UInt8]
    }

    private enum Phase {
        case start
        case socksPassword
        case socksRequest
    }

    private let credentials: String?
    private var phase = Phase.start
    private var stated: String?
    private var bytes: [UInt8] = []

    /// - Parameter credentials: `user:password` that is demanded; nil: none.
    init(credentials: String?) {
        self.credentials = credentials
    }

    /// Takes what came.
    mutating func take(_ more: [UInt8]) { bytes += more }

    /// The next step.
    mutating func next() -> Step {
        switch phase {
        case .start: bytes.first == 5 ? greeting() : http()
        case .socksPassword: password()
        case .socksRequest: socksRequest()
        }
    }

    private mutating func takeFirst(_ count: Int) -> [UInt8] {
        defer { bytes.removeFirst(count) }
        return Array(bytes.prefix(count))
    }
}

// SOCKS5.
extension ProxyHandshake {
    private mutating func greeting() -> Step {
        guard bytes.count >= 2, bytes.count >= 2 + Int(bytes[1]) else { return .more }
        let methods = takeFirst(2 + Int(bytes[1])).dropFirst(2)
        let wanted: UInt8 = credentials == nil ? 0 : 2
        guard methods.contains(wanted) else { return .refuse([5, 0xff]) }
        phase = credentials == nil ? .socksRequest : .socksPassword
        return .reply([5, wanted])
    }

    private mutating func password() -> Step {
        guard bytes.count >= 2, bytes.count >= 3 + Int(bytes[1]) else { return .more }
        let user = 2 + Int(bytes[1])
        let end = user + 1 + Int(bytes[user])
        guard bytes.count >= end else { return .more }
        let said = takeFirst(end)
        let name = String(decoding: said[2..<user], as: UTF8.self)
        stated = name + ":" + String(decoding: said[(user + 1)...], as: UTF8.self)
        phase = .socksRequest
        return stated == credentials ? .reply([1, 0]) : .refuse([1, 1])
    }

    private mutating func socksRequest() -> Step {
        guard bytes.count >= 5 else { return .more }
        let (start, length): (Int, Int) =
            switch bytes[3] {
            case 1: (4, 4)
            case 3: (5, Int(bytes[4]))
            default: (4, 16)
            }
        guard bytes.count >= start + length + 2 else { return .more }
        let said = takeFirst(start + length + 2)
        let target = said[start..<start + length]
        let host =
            said[3] == 3
            ? String(decoding: target, as: UTF8.self) : target.map(String.init).joined(separator: ".")
        let port = Int(said[start + length]) << 8 | Int(said[start + length + 1])
        let answer: (UInt8) -> [UInt8] = { [5, $0, 0, 1, 0, 0, 0, 0, 0, 0] }
        return .open(
            Opening(
                visit: .init(way: .socks5, host: host, port: port, credentials: stated, header: []),
                reply: answer(0),
                refusal: answer(4),
                forward: bytes
            )
        )
    }
}

// HTTP.
extension ProxyHandshake {
    private mutating func http() -> Step {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound else { return .more }
        let lines = String(decoding: takeFirst(end), as: UTF8.self).components(separatedBy: "\r\n")
            .filter { !$0.isEmpty }
        let words = lines.first.map { $0.components(separatedBy: " ") } ?? []
        let isTunnel = words.first == "CONNECT"
        guard words.count == 3, let url = URL(string: isTunnel ? "http://\(words[1])" : words[1]),
            let host = url.host()
        else { return .refuse(Self.answer("400 Bad Request")) }
        let stated = Self.basic(lines)
        let visit = LoopbackProxy.Visit(
            way: isTunnel ? .connect : .absoluteForm,
            host: host,
            port: url.port ?? 80,
            credentials: stated,
            header: Array(lines.dropFirst())
        )
        guard stated == credentials else {
            return .refuse(
                Self.answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"")
            )
        }
        return .open(
            Opening(
                visit: visit,
                reply: isTunnel ? Array("HTTP/1.1 200 Open\r\nX-From-Proxy: yes\r\n\r\n".utf8) : [],
                refusal: Self.answer("502 Bad Gateway"),
                forward: (isTunnel ? [] : Self.direct(words, url, lines)) + bytes
            )
        )
    }

    /// The request as its server expects it, on a connection that carries no second one.
    private static func direct(_ words: [String], _ url: URL, _ lines: [String]) -> [UInt8] {
        let query = url.query().map { "?\($0)" } ?? ""
        let path = url.path(percentEncoded: true)
        let kept = lines.dropFirst().filter { !$0.lowercased().hasPrefix("proxy-") }
        let head =
            ["\(words[0]) \(path.isEmpty ? "/" : path)\(query) HTTP/1.1"] + kept + [
                "Connection: close", "", "",
            ]
        return Array(head.joined(separator: "\r\n").utf8)
    }

    private static func answer(_ status: String, _ fields: String...) -> [UInt8] {
        let head = ["HTTP/1.1 \(status)", "Content-Length: 0", "Connection: close"] + fields + ["", ""]
        return Array(head.joined(separator: "\r\n").utf8)
    }

    private static func basic(_ lines: [String]) -> String? {
        let prefix = "proxy-authorization: basic "
        guard let line = lines.first(where: { $0.lowercased().hasPrefix(prefix) }),
            let data = Data(base64Encoded: String(line.dropFirst(prefix.count)))
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
