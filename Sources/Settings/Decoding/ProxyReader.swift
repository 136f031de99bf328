// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Reads `proxy:`: `none`, a URL, or a reference where the URL holds a password.
struct ProxyReader {
    let secrets: SecretReader

    /// Puts the proxy, when it is right, where it belongs; `none` takes away what stood there.
    func set(_ target: inout Secret?, to value: Value?) {
        guard let value else { return }
        if value.isMapping {
            guard let secret = secrets.secret(value) else { return }
            // An empty one is a credential that cannot be verified here.
            if secret.reveal().isEmpty || accepts(secret.reveal(), of: value, mayHoldPassword: true) {
                target = secret
            }
            return
        }
        guard let text = value.text(longest: 4_000) else { return }
        if text == "none" {
            target = nil
        } else if accepts(text, of: value, mayHoldPassword: false) {
            target = Secret(text)
        }
    }

    private func accepts(_ text: String, of value: Value, mayHoldPassword: Bool) -> Bool {
        guard let fault = ProxyAddress.fault(in: text, mayHoldPassword: mayHoldPassword) else { return true }
        value.fail("\(value.name) \(fault.message)", hint: fault.hint)
        return false
    }
}

/// Decides whether a text is the URL of a proxy.
package enum ProxyAddress {
    /// The first thing wrong with it; the fault does not quote the text, which may be a credential.
    package static func fault(in text: String, mayHoldPassword: Bool) -> WebAddress.Fault? {
        guard let end = text.firstRange(of: "://")?.upperBound else { return unknownScheme }
        switch text[..<end].lowercased() {
        case "http://", "socks5h://": break
        case "socks5://":
            return WebAddress.Fault(
                message: "is socks5, which looks names up here",
                hint: "write socks5h://: the proxy looks them up"
            )
        default: return unknownScheme
        }
        var rest = text[end...]
        if let at = rest.lastIndex(of: "@") {
            if !mayHoldPassword { return passwordInTheOpen }
            guard rest[..<at].utf8.allSatisfy(isUserInfo) else { return badUserInfo }
            rest = rest[rest.index(after: at)...]
        }
        return faultInHost(rest)
    }

    private static func faultInHost(_ text: Substring) -> WebAddress.Fault? {
        switch WebAddress.parse("http://" + text) {
        case .failure(let fault): return fault
        case .success(let url):
            // libcurl would take 1080 where none is stated, which nobody expects of an http proxy.
            if url.port == nil {
                return WebAddress.Fault(
                    message: "states no port",
                    hint: "write it as http://proxy.example.org:3128"
                )
            }
            let path = url.path(percentEncoded: true)
            if url.query() != nil || !["", "/"].contains(path) {
                return WebAddress.Fault(
                    message: "has a path",
                    hint: "a proxy is a scheme, a host and a port only"
                )
            }
            return nil
        }
    }

    private static func isUserInfo(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~!$&'()*+,;=%:".utf8.contains(byte)
        }
    }

    private static let unknownScheme = WebAddress.Fault(
        message: "is not the URL of a proxy",
        hint: "write none, http://host:port or socks5h://host:port"
    )
    private static let passwordInTheOpen = WebAddress.Fault(
        message: "has a user name or password, which may not stand in the settings",
        hint: "keep the whole URL in a secret, and refer to it: `proxy: { credential: NAME }`"
    )
    private static let badUserInfo = WebAddress.Fault(
        message: "has a character in its user name or password that a URL cannot hold",
        hint: "percent-encode it: '@' is %40, '/' is %2F"
    )
}
