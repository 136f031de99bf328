// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Reads `store:`.
struct StoreReader {
    enum Key: String, SettingsKey {
        case keepUnmatched = "keep_unmatched"
        case keepMatched = "keep_matched"
        case keepKeys = "keep_keys"
        case minFree = "min_free"
    }

    private static let range: ClosedRange<Duration> = .days(1) ... .days(36_500)

    func store(_ value: Value) -> StoreSettings {
        var store = StoreSettings()
        guard !value.isNothing, let fields = Fields<Key>(value, as: "the store's settings") else {
            return store
        }
        fields.set(&store.keepUnmatched, .keepUnmatched) { $0.duration(in: Self.range) }
        fields.set(&store.keepMatched, .keepMatched) { $0.duration(in: Self.range) }
        fields.set(&store.keepKeys, .keepKeys) { $0.duration(in: Self.range) }
        fields.set(&store.minFree, .minFree) { $0.byteCount(in: 0...(1 << 40)) }
        return store
    }
}
