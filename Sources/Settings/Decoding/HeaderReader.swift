// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Reads extra request headers, each value a text or, where it is a credential, a reference.
struct HeaderReader {
    let secrets: SecretReader

    /// Headers that belong to Watchword or to the transport.
    private static let reserved: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "te", "upgrade", "content-type",
        "expect",
        "if-none-match", "if-modified-since", "accept-encoding", "user-agent",
        "webhook-id", "webhook-timestamp", "webhook-signature",
    ]
    private static let secretWords = ["auth", "cookie", "token", "key", "secret", "password"]

    func headers(_ value: Value) -> [SecretHeader]? {
        guard let entries = value.entries(of: "headers") else { return nil }
        var headers: [SecretHeader] = []
        for (key, value) in entries {
            guard let name = name(key), let text = self.value(value, of: name) else { continue }
            if headers.contains(where: { $0.name.lowercased() == name.lowercased() }) {
                key.fail("the header '\(name)' stands twice", hint: "keep one of them")
            }
            headers.append(SecretHeader(name: name, value: text))
        }
        return headers
    }

    /// A token of RFC 9110: a line break in a name or a value would be a second header.
    private func name(_ key: Value) -> String? {
        guard let name = key.text(longest: 100) else { return nil }
        let signs = Set("!#$%&'*+-.^_`|~")
        guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || signs.contains($0)) }) else {
            key.fail(
                "'\(Excerpt.of(name))' is not the name of a header",
                hint: "letters, digits and '-' only"
            )
            return nil
        }
        guard !Self.reserved.contains(name.lowercased()) else {
            key.fail("the header '\(name)' is not yours to set", hint: "remove it: watchword sends its own")
            return nil
        }
        return name
    }

    private func value(_ value: Value, of name: String) -> Secret? {
        let lower = name.lowercased()
        if value.isMapping || Self.secretWords.contains(where: lower.contains) {
            return secrets.secret(value)
        }
        guard let text = value.text() else { return nil }
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            value.fail("the header '\(name)' has characters outside printable ASCII", hint: "encode them")
            return nil
        }
        return Secret(text)
    }
}
