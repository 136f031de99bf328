// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Reads what webhooks and mail share.
struct NetworkReader {
    let fields: Fields<SinkKey>
    let secrets: SecretReader

    /// A secret that must be there; it may be empty where it cannot be verified.
    func secret(_ key: SinkKey, in what: String) -> Secret? {
        fields.required(key, in: what).flatMap(secrets.secret)
    }

    func set(proxy: inout Secret?, caFile: inout String?, allowPrivate: inout Bool) {
        ProxyReader(secrets: secrets).set(&proxy, to: fields[.proxy])
        fields.set(&caFile, .caFile, certificates)
        fields.set(&allowPrivate, .allowPrivate) { $0.flag() }
    }

    func set(connect: inout Duration, total: inout Duration) {
        fields.set(&connect, .connectTimeout) { $0.duration(in: PollingReader.timeouts) }
        fields.set(&total, .timeout) { $0.duration(in: PollingReader.timeouts) }
    }

    private func certificates(_ value: Value) -> String? {
        guard let path = value.text() else { return nil }
        guard path.hasPrefix("/") else {
            value.fail("\(value.name) must be an absolute path", hint: "begin it with '/'")
            return nil
        }
        switch FileReader.read(path, atMost: 16 << 20) {
        case .success(let file) where String(decoding: file.bytes, as: UTF8.self).contains("-----BEGIN"):
            return path
        case .success:
            value.fail(
                "\(value.name) holds no certificate",
                hint: "PEM is wanted: -----BEGIN CERTIFICATE-----"
            )
        case .failure(let fault):
            value.fail("\(value.name) cannot be read: \(fault.message)", hint: fault.hint)
        }
        return nil
    }
}
