// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Reads `inhibit:`; every rule and topic that it names must be there.
struct InhibitionReader {
    let rules: Registry
    let topics: Registry

    enum Key: String, SettingsKey {
        case when, mute
    }

    enum SelectionKey: String, SettingsKey {
        case rules, topics
    }

    func inhibitions(_ value: Value) -> [Inhibition] {
        (value.list(of: "inhibitions", atMost: 10_000) ?? []).compactMap(inhibition)
    }

    private func inhibition(_ value: Value) -> Inhibition? {
        guard let fields = Fields<Key>(value, as: "an inhibition") else { return nil }
        let when = fields.required(.when, in: "the inhibition").flatMap(selection)
        let mute = fields.required(.mute, in: "the inhibition").flatMap(selection)
        guard let when, let mute else { return nil }
        return Inhibition(when: when, mute: mute)
    }

    private func selection(_ value: Value) -> RuleSelection? {
        guard let fields = Fields<SelectionKey>(value, as: "a selection of rules") else { return nil }
        var selection = RuleSelection()
        fields.set(&selection.rules, .rules) { Set($0.names(in: rules).map { RuleID($0) }) }
        fields.set(&selection.topics, .topics) { Set($0.names(in: topics)) }
        if fields[.rules] == nil, fields[.topics] == nil {
            value.fail("\(value.name) selects no rule", hint: "write `rules: [NAME]` or `topics: [NAME]`")
            return nil
        }
        return selection
    }
}

extension Value {
    /// A list of names of things that must be there.
    func names(in registry: Registry) -> [String] {
        (list(of: "names", atMost: 10_000) ?? [])
            .compactMap { member in
                guard let name = member.identifier() else { return nil }
                registry.check(name, at: member)
                return name
            }
    }
}
