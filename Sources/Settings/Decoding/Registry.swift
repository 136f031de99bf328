// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Which ids of one kind are taken, and where, over all files.
struct Registry {
    /// What the ids name: `feed`.
    let kind: String
    private(set) var places: [String: Place] = [:]

    init(_ kind: String) { self.kind = kind }

    /// The names that references may use.
    var names: Set<String> { Set(places.keys) }

    /// Takes an id; when it is taken already, says so at both places.
    @discardableResult
    mutating func claim(_ id: String, at value: Value) -> Bool {
        if let first = places[id] {
            value.fail("the \(kind) '\(id)' is already at \(first)", hint: "give one of them another id")
            return false
        }
        places[id] = value.place
        return true
    }

    /// Learns a name that many things may share.
    mutating func note(_ name: String, at place: Place) {
        if places[name] == nil { places[name] = place }
    }

    /// Reports names that nothing has.
    func check(_ name: String, at value: Value) {
        guard places[name] == nil else { return }
        value.fail(
            "there is no \(kind) '\(name)'",
            hint: places.isEmpty
                ? "there is none at all"
                : Nearest.hint(for: name, among: places.keys.sorted(), otherwise: "known: ")
        )
    }
}
