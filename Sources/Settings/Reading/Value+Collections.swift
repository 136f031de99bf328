// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

extension Value {
    /// The members of a list; nothing is an empty list.
    func list(of what: String, atMost limit: Int = 100_000) -> [Value]? {
        if isNothing { return [] }
        guard let sequence = node.sequence else {
            fail(
                "\(name) wants a list of \(what), not \(kind)",
                hint: "write `[a, b]`, or one a line after `- `"
            )
            return nil
        }
        guard sequence.count <= limit else {
            fail("\(name) has \(sequence.count) members", hint: "the most is \(limit)")
            return nil
        }
        return sequence.map { child($0, named: "a member of \(name)") }
    }

    /// A list of names, each once.
    func identifiers(of what: String) -> [String]? {
        guard let members = list(of: what, atMost: 1_000) else { return nil }
        var names: [String] = []
        for member in members {
            guard let name = member.identifier() else { continue }
            if names.contains(name) {
                member.fail("'\(name)' stands twice in \(self.name)", hint: "keep one of them")
            }
            names.append(name)
        }
        return names
    }

    /// The keys and values of a mapping whose keys people choose; nothing is an empty mapping.
    func entries(of what: String) -> [(key: Value, value: Value)]? {
        if isNothing { return [] }
        guard let mapping = node.mapping else {
            fail("\(name) wants a mapping of \(what), not \(kind)", hint: "write one a line as `name: …`")
            return nil
        }
        return mapping.map { key, value in
            (child(key, named: "the name"), child(value, named: "'\(Excerpt.of(key.scalar?.string ?? "?"))'"))
        }
    }
}
