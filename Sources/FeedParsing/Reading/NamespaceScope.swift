// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The namespace declarations that are in force.
struct NamespaceScope {
    private var bindings: [Binding] = []
    /// Whether a prefix was used that nothing declares.
    private(set) var sawUndeclaredPrefix = false

    private struct Binding {
        let prefix: NameKey
        let space: Namespace
    }

    /// How many declarations there are; `drop(to:)` takes it back.
    var count: Int { bindings.count }

    /// Declares a prefix; an empty one is the default namespace.
    mutating func bind(_ prefix: Range<Int>, to uri: Range<Int>, in bytes: [UInt8]) {
        guard bindings.count < ParseLimits.maxBindings else { return }
        let known = Namespace.named(uri, in: bytes)
        // An unknown URI behind a well-known prefix is a variant of it; behind none, it is somebody's RSS.
        let space = known ?? (prefix.isEmpty ? .native : Namespace.ofPrefix(bytes.text(prefix)) ?? .other)
        bindings.append(Binding(prefix: Self.key(of: prefix, in: bytes), space: space))
    }

    /// Takes a default namespace that no feed is written in (XHTML's, a module's) for a mistake: names without a
    /// prefix are the feed's.
    mutating func correctDefault() {
        guard let stated = bindings.last(where: { $0.prefix == .empty }), stated.space != .native,
            stated.space != .atom
        else { return }
        bindings.append(Binding(prefix: .empty, space: .native))
    }

    /// Forgets the declarations after the first `count`.
    mutating func drop(to count: Int) {
        guard count < bindings.count else { return }
        bindings.removeLast(bindings.count - count)
    }

    /// The namespace that a prefix means.
    mutating func space(of prefix: Range<Int>, in bytes: [UInt8]) -> Namespace {
        let key = Self.key(of: prefix, in: bytes)
        if let binding = bindings.last(where: { $0.prefix == key }) { return binding.space }
        if prefix.isEmpty { return .native }
        sawUndeclaredPrefix = true
        return Namespace.ofPrefix(bytes.text(prefix)) ?? .other
    }

    private static func key(of prefix: Range<Int>, in bytes: [UInt8]) -> NameKey {
        NameKey(bytes, prefix, ignoringCase: false)
    }
}
