// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

/// What a YAML text says, without its places and spelling: two texts with one tree mean the same.
indirect enum YAMLTree: Hashable {
    /// A text.
    case text(String)
    /// `key:` alone, `~` or `null`.
    case nothing
    /// A list.
    case list([YAMLTree])
    /// A mapping, its members in the order of the text.
    case mapping([Member])

    /// A key with its value.
    struct Member: Hashable {
        var key: YAMLTree
        var value: YAMLTree

        init(_ key: String, _ value: YAMLTree) {
            self.key = .text(key)
            self.value = value
        }

        fileprivate init(_ key: Node, _ value: Node, _ root: Value) {
            self.key = YAMLTree(root.child(key, named: ""))
            self.value = YAMLTree(root.child(value, named: ""))
        }
    }

    init(_ value: Value) {
        switch value.node {
        case .scalar(let scalar): self = value.isNothing ? .nothing : .text(scalar.string)
        case .sequence(let nodes): self = .list(nodes.map { YAMLTree(value.child($0, named: "")) })
        case .mapping(let pairs): self = .mapping(pairs.map { Member($0.key, $0.value, value) })
        case .alias(let alias): self = .text("*" + alias.anchor.rawValue)
        }
    }

    /// The value of a key of a mapping.
    subscript(key: String) -> YAMLTree? {
        guard case .mapping(let members) = self else { return nil }
        return members.first { $0.key == .text(key) }?.value
    }

    /// A mapping with another value for a key, which comes last where it is new.
    func setting(_ key: String, to value: YAMLTree) -> YAMLTree {
        guard case .mapping(var members) = self else { return .mapping([Member(key, value)]) }
        if let index = members.firstIndex(where: { $0.key == .text(key) }) {
            members[index].value = value
        } else {
            members.append(Member(key, value))
        }
        return .mapping(members)
    }
}
