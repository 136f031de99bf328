// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// When a server wishes to be asked again, as its header fields say.
struct ServerWishes: Equatable {
    /// How long the answer stays fresh; nil: nothing said that could be understood.
    let freshFor: Duration?
    /// The time that `Retry-After` asks for; nil: none, or garbage, or in the past.
    let retryAfter: Duration?

    /// Reads `Cache-Control`, `Age`, `Expires`, `Date` and `Retry-After`.
    init(_ headers: HeaderFields, at now: Date) {
        let control = CacheControl(headers)
        if let maxAge = control.maxAge {
            let age = headers["Age"].flatMap(Self.seconds) ?? .zero
            freshFor = max(.zero, maxAge - age)
        } else if control.forbidsReuse {
            freshFor = nil
        } else {
            freshFor = Self.expiry(headers, at: now)
        }
        retryAfter = headers["Retry-After"].flatMap { Self.retryAfter($0, at: now) }
    }

    /// By the server's own clock where it states one, since ours may differ.
    private static func expiry(_ headers: HeaderFields, at now: Date) -> Duration? {
        guard let expires = headers["Expires"].flatMap(Date.init(httpDate:)) else { return nil }
        let served = headers["Date"].flatMap(Date.init(httpDate:)) ?? now
        return max(.zero, .seconds(expires.timeIntervalSince(served)))
    }

    private static func retryAfter(_ text: String, at now: Date) -> Duration? {
        if let seconds = seconds(text) { return seconds }
        guard let date = Date(httpDate: text), date > now else { return nil }
        return .seconds(date.timeIntervalSince(now))
    }

    /// A count of seconds, digits only; one that no integer holds counts as a long time.
    static func seconds(_ text: String) -> Duration? {
        let digits = text.utf8
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return .seconds(min(Int(text) ?? .max, 1 << 31))
    }
}

/// What of `Cache-Control` matters here, all its lines together.
private struct CacheControl {
    private(set) var maxAge: Duration?
    /// Whether `no-cache` or `no-store` is said: `Expires` beside it means nothing.
    private(set) var forbidsReuse = false

    init(_ headers: HeaderFields) {
        let directives = headers.all("Cache-Control").flatMap { $0.split(separator: ",") }
        for directive in directives {
            let parts = directive.split(separator: "=", maxSplits: 1)
                .map { $0.filter { !" \t\"".contains($0) } }
            switch parts.first?.lowercased() {
            case "max-age":
                guard parts.count == 2, let stated = ServerWishes.seconds(parts[1]) else { continue }
                // Said twice, the longer one: asking later offends nobody.
                maxAge = max(maxAge ?? .zero, stated)
            case "no-cache", "no-store":
                forbidsReuse = true
            default:
                continue
            }
        }
    }
}
