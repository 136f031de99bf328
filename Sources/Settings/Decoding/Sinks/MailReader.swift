// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Reads a sink of kind `mail`.
struct MailReader {
    private let fields: Fields<SinkKey>
    private let secrets: SecretReader
    private let network: NetworkReader
    private let proxy: Secret?
    /// How messages call it.
    private let what: String

    init(fields: Fields<SinkKey>, id: SinkID, secrets: SecretReader, proxy: Secret?) {
        self.fields = fields
        self.secrets = secrets
        self.proxy = proxy
        network = NetworkReader(fields: fields, secrets: secrets)
        what = "the sink '\(id)'"
    }

    func settings() -> MailSettings? {
        let host = fields.required(.host, in: what).flatMap(host)
        let from = fields.required(.from, in: what).flatMap(address)
        let to = fields.required(.to, in: what).flatMap(addresses)
        var mail = MailSettings(host: host ?? "", from: from ?? "", to: to ?? [])
        mail.proxy = proxy
        fields.set(&mail.port, .port) { $0.integer(in: 1...65_535) }
        fields.set(&mail.security, .security) { $0.choice() }
        network.set(proxy: &mail.proxy, caFile: &mail.caFile, allowPrivate: &mail.allowPrivate)
        network.set(connect: &mail.connectTimeout, total: &mail.totalTimeout)
        logIn(&mail)
        return host == nil || from == nil || to == nil ? nil : mail
    }

    private func logIn(_ mail: inout MailSettings) {
        fields.set(&mail.user, .user) { $0.isMapping ? secrets.secret($0) : $0.text().map { Secret($0) } }
        fields.set(&mail.password, .password, secrets.secret)
        if let user = fields[.user], fields[.password] == nil {
            user.fail(
                "a log-in wants a password",
                hint: "add `password: { credential: NAME }`, or remove 'user'"
            )
        }
        guard let password = fields[.password] else { return }
        if fields[.user] == nil {
            password.fail("a log-in wants a user", hint: "add `user: NAME`, or remove 'password'")
        }
        if mail.security == .plain {
            password.fail("the password would travel in the clear", hint: "use `security: starttls` or `tls`")
        }
    }

    private func host(_ value: Value) -> String? {
        guard let text = value.text(longest: 255) else { return nil }
        if case .success(let url) = WebAddress.parse("http://\(text)/"), url.port == nil, url.path() == "/" {
            return text
        }
        value.fail(
            "\(value.name) is not the name of a host",
            hint: "write mail.example.org; the port is `port:`"
        )
        return nil
    }

    private func addresses(_ value: Value) -> [String]? {
        guard value.isList else { return address(value).map { [$0] } }
        let members = value.list(of: "addresses", atMost: 100) ?? []
        if members.isEmpty { value.fail("\(value.name) has no address", hint: "write one at least") }
        let addresses = members.compactMap(address)
        return addresses.count == members.count && !addresses.isEmpty ? addresses : nil
    }

    /// `a@b.example`, or `Name <a@b.example>`.
    private func address(_ value: Value) -> String? {
        guard let text = value.text(longest: 320) else { return nil }
        var address = text[...]
        if text.hasSuffix(">"), let start = text.lastIndex(of: "<") {
            address = text[text.index(after: start)...].dropLast()
        }
        let local = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
        let domain = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*"
        if address.range(of: "^\(local)@\(domain)$", options: .regularExpression) != nil { return text }
        value.fail(
            "\(value.name) is not a mail address",
            hint: "write a@example.org or `Name <a@example.org>`"
        )
        return nil
    }
}
