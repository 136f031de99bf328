// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Refuses settings of a webhook that could not work, or could be turned against somebody.
enum WebhookCheck {
    /// Names that the sink or the protocol writes itself.
    private static let reserved: Set<String> = [
        "webhook-id", "webhook-timestamp", "webhook-signature", "content-type", "content-length",
        "transfer-encoding", "host", "connection", "expect", "upgrade", "te", "trailer",
    ]

    /// The URL, when it is one that may be posted to.
    ///
    /// The address itself is judged when it is connected to, by Transport's guard.
    static func url(_ settings: WebhookSettings, sink: SinkID) throws(SinkProblem) -> URL {
        let text = settings.url.reveal()
        // Checkers and clients disagree on what `\`, spaces and controls in a URL mean: the SSRF of others.
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }),
            let url = URL(string: text), let host = url.host(), !host.isEmpty
        else { throw SinkProblem(sink, .url, "the URL is not one; write it in ASCII, with https://") }
        guard url.user() == nil, url.password() == nil else {
            throw SinkProblem(sink, .url, "the URL has a user name in it; use a header instead")
        }
        switch url.scheme?.lowercased() {
        case "https": return url
        case "http" where settings.allowHTTP: return url
        case "http": throw SinkProblem(sink, .url, "the URL is http; use https, or set allow_http: true")
        default: throw SinkProblem(sink, .url, "the URL is neither https nor http")
        }
    }

    /// Whether each header's name is a token and its value stays on its line.
    static func headers(_ headers: [SecretHeader], sink: SinkID) throws(SinkProblem) {
        for header in headers {
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(isToken) else {
                throw SinkProblem(sink, .header, "'\(SafeText.line(header.name))' is no name for a header")
            }
            guard !reserved.contains(header.name.lowercased()) else {
                throw SinkProblem(sink, .header, "the header '\(header.name)' is written by Watchword itself")
            }
            guard header.value.reveal().utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 9 }) else {
                throw SinkProblem(
                    sink,
                    .header,
                    "the value of '\(header.name)' has a control character in it"
                )
            }
        }
    }

    /// The signature that the secrets make.
    static func signature(_ secrets: [Secret], sink: SinkID) throws(SinkProblem) -> WebhookSignature {
        do {
            return try WebhookSignature(secrets: secrets)
        } catch {
            throw SinkProblem(sink, .secret, error.text)
        }
    }

    /// RFC 9110, 5.6.2.
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension WebhookSignature.Refusal {
    /// What is wrong, without the secret.
    fileprivate var text: String {
        switch self {
        case .notBase64: "a secret is not 'whsec_' and base64"
        case .length(let count): "a secret has \(count) bytes; Standard Webhooks wants 24 to 64"
        }
    }
}
