// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Reads `service:`.
struct ServiceReader {
    let proxy: ProxyReader

    enum Key: String, SettingsKey {
        case logLevel = "log_level"
        case timeZone = "time_zone"
        case contact, workers, heartbeat, proxy
    }

    func service(_ value: Value) -> ServiceSettings {
        var service = ServiceSettings()
        guard !value.isNothing, let fields = Fields<Key>(value, as: "the service's settings") else {
            return service
        }
        fields.set(&service.logLevel, .logLevel) { $0.choice() }
        fields.set(&service.timeZone, .timeZone) { $0.timeZone() }
        fields.set(&service.contact, .contact, contact)
        fields.set(&service.workers, .workers) { $0.integer(in: 1...64) }
        fields.set(&service.heartbeat, .heartbeat) { $0.timeOfDay() }
        proxy.set(&service.proxy, to: fields[.proxy])
        return service
    }

    /// It becomes part of a header, and a comment in it: no line breaks, no parentheses.
    private func contact(_ value: Value) -> String? {
        guard let text = value.text(longest: 200) else { return nil }
        if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"()\\;".utf8.contains($0) }),
            text.contains("@") || text.hasPrefix("https://") || text.hasPrefix("http://")
        {
            return text
        }
        value.fail(
            "\(value.name) is neither a URL nor a mail address",
            hint: "write https://example.org/bot or desk@example.org"
        )
        return nil
    }
}
