// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Yams

/// Reads `sinks:`.
struct SinkReader {
    let secrets: SecretReader
    /// Where relative paths of files begin; nil: they stay as they are.
    let logDirectory: String?
    /// The proxy of sinks that do not name their own.
    let serviceProxy: Secret?
    let policy: PolicyReader

    enum RateKey: String, SettingsKey {
        case burst, every
    }

    /// One sink; nil when it cannot be made.
    func sink(_ id: SinkID, _ value: Value) -> SinkSettings? {
        guard let fields = Fields<SinkKey>(value, as: "a sink", offering: Self.offer(value)),
            let kind: SinkKey.Kind = fields.required(.kind, in: "the sink '\(id)'")?.choice()
        else { return nil }
        let own = sink(id, kind, fields)
        // What sinks of all kinds share is read even so: all problems come at once.
        var sink = own ?? SinkSettings(id: id, kind: .stdout(.text))
        fields.set(&sink.expiresAfter, .expiresAfter) { $0.duration(in: .seconds(60) ... .days(365)) }
        fields.set(&sink.retry, .retry) { $0.choice() }
        fields.set(&sink.concurrency, .concurrency) { $0.integer(in: 1...4) }
        fields.set(&sink.rate, .rate, rate)
        fields.set(&sink.catchUpOver, .catchUpOver) { $0.integer(in: 1...10_000) }
        fields.set(&sink.updates, .updates) { $0.choice() }
        let values = PolicyReader.Values(
            groupWait: fields[.groupWait],
            throttle: fields[.throttle],
            digest: fields[.digest],
            quietHours: fields[.quietHours]
        )
        sink.policy = sink.policy.applying(policy.override(values))
        return own == nil ? nil : sink
    }

    private func sink(_ id: SinkID, _ kind: SinkKey.Kind, _ fields: Fields<SinkKey>) -> SinkSettings? {
        switch kind {
        case .stdout:
            refuse(fields, of: kind, but: SinkKey.stdout)
            var format = SinkSettings.TextFormat.text
            fields.set(&format, .format) { $0.choice() }
            return SinkSettings(id: id, kind: .stdout(format))
        case .file:
            let reader = FileSinkReader(fields: fields, id: id, logDirectory: logDirectory)
            refuse(fields, of: kind, reader.format?.rawValue, but: reader.format.map(SinkKey.file))
            return reader.sink()
        case .webhook:
            let reader = WebhookReader(fields: fields, id: id, secrets: secrets, proxy: serviceProxy)
            refuse(fields, of: kind, reader.format?.rawValue, but: reader.format.map(SinkKey.webhook))
            return reader.settings().map { SinkSettings(id: id, kind: .webhook($0)) }
        case .mail:
            refuse(fields, of: kind, but: SinkKey.mail)
            let reader = MailReader(fields: fields, id: id, secrets: secrets, proxy: serviceProxy)
            return reader.settings().map { SinkSettings(id: id, kind: .mail($0)) }
        }
    }

    /// Reports the keys that mean nothing for a kind, or for its format.
    private func refuse(
        _ fields: Fields<SinkKey>,
        of kind: SinkKey.Kind,
        _ format: String? = nil,
        but known: Set<SinkKey>?
    ) {
        let ofKind = SinkKey.all(of: kind)
        for key in SinkKey.allCases {
            if !ofKind.contains(key) {
                fields[key]?
                    .fail(
                        "a sink of kind \(kind.rawValue) has no '\(key.rawValue)'",
                        hint: "remove it, or change the kind"
                    )
            } else if let known, !known.contains(key), let format {
                fields[key]?
                    .fail(
                        "a \(kind.rawValue) of format \(format) has no '\(key.rawValue)'",
                        hint: "remove it, or change the format"
                    )
            }
        }
    }

    /// The keys that a hint may name: those of the kind and format that are written, as far as there are such.
    private static func offer(_ value: Value) -> [String] {
        func word(_ key: String) -> String {
            value.node.mapping?.first { $0.key.scalar?.string == key }?.value.scalar?.string ?? ""
        }
        guard let kind = SinkKey.Kind(rawValue: word("kind")) else { return SinkKey.allCases.map(\.rawValue) }
        var keys = SinkKey.all(of: kind)
        switch kind {
        case .file: keys = SinkKey.file(SinkKey.FileFormat(rawValue: word("format")) ?? .json)
        case .webhook: keys = SinkKey.webhook(WebhookFormat.Name(rawValue: word("format")) ?? .standard)
        case .stdout, .mail: break
        }
        return SinkKey.allCases.filter(keys.contains).map(\.rawValue)
    }

    private func rate(_ value: Value) -> SendRate? {
        guard let fields = Fields<RateKey>(value, as: "a rate") else { return nil }
        let every = fields.required(.every, in: "the rate")?
            .duration(in: .milliseconds(10) ... .seconds(3600))
        var rate = SendRate(every: every ?? .zero)
        fields.set(&rate.burst, .burst) { $0.integer(in: 1...1_000) }
        return every == nil ? nil : rate
    }
}
