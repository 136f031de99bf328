// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// What `polling:` says: limits for the service, and defaults for feeds that do not say otherwise.
struct PollingDefaults {
    var polling = PollingSettings()
    var feeds = FeedDefaults()
}

/// Reads `polling:`, and the durations that feeds share with it.
struct PollingReader {
    enum Key: String, SettingsKey {
        case every
        case everyWithoutValidators = "every_without_validators"
        case floor
        case hostGap = "host_gap"
        case perHost = "per_host"
        case concurrency, spread
        case connectTimeout = "connect_timeout"
        case timeout
        case maxBody = "max_body"
        case backfill
        case maxAge = "max_age"
        case checkStuck = "check_stuck"
        case pageWait = "page_wait"
        case quietNotice = "quiet_notice"
    }

    func defaults(_ value: Value) -> PollingDefaults {
        var defaults = PollingDefaults()
        guard !value.isNothing, let fields = Fields<Key>(value, as: "the polling settings") else {
            return defaults
        }
        fields.set(&defaults.polling.floor, .floor) { $0.duration(in: .zero ... .days(1)) }
        let floor = defaults.polling.floor
        fields.set(&defaults.polling.defaultEvery, .every) { Self.every($0, floor: floor) }
        fields.set(&defaults.polling.everyWithoutValidators, .everyWithoutValidators) {
            Self.every($0, floor: floor)
        }
        fields.set(&defaults.polling.hostGap, .hostGap) { $0.duration(in: .zero ... .seconds(600)) }
        fields.set(&defaults.polling.perHost, .perHost) { $0.integer(in: 1...16) }
        fields.set(&defaults.polling.concurrency, .concurrency) { $0.integer(in: 1...256) }
        fields.set(&defaults.polling.spread, .spread) { $0.duration(in: .zero ... .days(1)) }
        fields.set(&defaults.polling.connectTimeout, .connectTimeout) { $0.duration(in: Self.timeouts) }
        fields.set(&defaults.polling.totalTimeout, .timeout) { $0.duration(in: Self.timeouts) }
        fields.set(&defaults.polling.maxBodyBytes, .maxBody) { $0.byteCount(in: 1_024...(256 << 20)) }
        fields.set(&defaults.feeds.backfill, .backfill, Self.backfill)
        fields.set(&defaults.feeds.maxAge, .maxAge, Self.maxAge)
        fields.set(&defaults.polling.checksStuck, .checkStuck) { $0.flag() }
        fields.set(&defaults.polling.pageWait, .pageWait) { $0.duration(in: .seconds(10) ... .days(1)) }
        fields.set(&defaults.feeds.noticesQuiet, .quietNotice) { $0.flag() }
        return defaults
    }

    static let timeouts: ClosedRange<Duration> = .milliseconds(100) ... .seconds(600)

    /// Time between polls; one below the floor is lifted to it, and says so.
    static func every(_ value: Value, floor: Duration) -> Duration? {
        guard let every = value.duration(in: .milliseconds(10) ... .days(30)) else { return nil }
        if every < floor {
            value.warn(
                "\(value.name) is \(Quantity.text(every)), below the floor of \(Quantity.text(floor)): the floor counts",
                hint: "raise it, or lower `polling: { floor: … }` if the servers are yours"
            )
        }
        return every
    }

    /// `none`, `notify` or a duration.
    static func backfill(_ value: Value) -> Backfill? {
        guard let text = value.word(wanting: "none, notify or a duration") else { return nil }
        switch text {
        case "none": return Backfill.none
        case "notify": return .notify
        default:
            if let duration = Quantity.duration(text), duration <= .days(3_650) { return .within(duration) }
            value.fail(
                "\(value.name) wants none, notify or a duration, not '\(Excerpt.of(text))'",
                hint:
                    "`none` notifies of nothing in the first document, `notify` of everything, `2d` of two days"
            )
            return nil
        }
    }

    /// The age past which an article is not notified.
    static func maxAge(_ value: Value) -> Duration? {
        value.duration(in: .seconds(60) ... .days(3_650))
    }
}

extension Duration {
    static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
