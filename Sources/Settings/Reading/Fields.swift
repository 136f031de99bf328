// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

/// The keys that one kind of mapping may have, as they are written in the files.
protocol SettingsKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// A mapping of a settings file whose keys are known beforehand; any other key is a problem.
struct Fields<Key: SettingsKey> {
    let value: Value
    private var values: [Key: Value] = [:]

    /// Reads the keys of a mapping; nil when it is none.
    ///
    /// - Parameters:
    ///   - elsewhere: keys that belong below another key of this mapping.
    ///   - offer: the keys that hints name; nil: all.
    init?(_ value: Value, as what: String, elsewhere: [String: String] = [:], offering offer: [String]? = nil)
    {
        self.value = value
        guard let mapping = value.node.mapping else {
            value.fail(
                "\(value.name) wants \(what), not \(value.kind)",
                hint: "write `key: value`, one a line"
            )
            return nil
        }
        let known = offer ?? Key.allCases.map(\.rawValue)
        for (keyNode, valueNode) in mapping {
            let keyValue = value.child(keyNode, named: "a key")
            guard let text = keyValue.scalar(wanting: "a text")?.string else { continue }
            if let key = Key(rawValue: text) {
                values[key] = value.child(valueNode, named: "'\(text)'")
            } else {
                keyValue.fail(
                    "unknown key '\(Excerpt.of(text))' in \(what)",
                    hint: elsewhere[text].map { "it stands below `\($0):`" }
                        ?? Nearest.hint(for: text, among: known, otherwise: "known keys: ")
                )
            }
        }
    }

    /// The value of a key, if the file has it.
    subscript(key: Key) -> Value? { values[key] }

    /// The value of a key that must be there.
    func required(_ key: Key, in what: String) -> Value? {
        if let found = values[key] { return found }
        value.fail("\(what) lacks '\(key.rawValue)'", hint: "add `\(key.rawValue): …`")
        return nil
    }

    /// Puts a key's value, when it is there and right, where it belongs.
    func set<T>(_ target: inout T, _ key: Key, _ read: (Value) -> T?) {
        if let value = values[key], let new = read(value) { target = new }
    }

    /// The same for what may stay unset.
    func set<T>(_ target: inout T?, _ key: Key, _ read: (Value) -> T?) {
        if let value = values[key], let new = read(value) { target = new }
    }
}
