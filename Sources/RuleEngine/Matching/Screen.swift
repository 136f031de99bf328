// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Tells from the fields that words occur in whether a rule may hold: no positions, no memory, no pointers.
///
/// Of the rules that are looked at it lets few through that do not hold.
struct Screen {
    /// The fields where a clause may stand, a bit for each.
    typealias Fields = UInt8

    static let all: Fields = 0xff

    let nodes: UnsafeBufferPointer<Node>
    let leaves: UnsafeBufferPointer<Fields>
    let entities: UnsafeBufferPointer<Fields>
    let masked: UnsafeBufferPointer<Bool>
    /// The field that FIRST looks at.
    let first: Fields

    /// The fields of a scope in which a clause may stand; of a clause without a place all or none.
    func fields(_ id: Int, in scope: Fields, isPartial: Bool = false) -> Fields {
        switch nodes[id].kind {
        case .leaf(let leaf): return leaves[Int(leaf)] & scope
        case .entity(let entity): return entities[Int(entity)] & scope
        case .sequence, .near: return common(id, scope, isPartial)
        case .all: return holds(all: id, scope, isPartial) ? Self.all : 0
        case .either:
            var result: Fields = 0
            forEachPart(of: id) { result |= fields($0, in: scope, isPartial: isPartial) }
            return result
        case .notNear, .except: return fields(id + 1, in: scope, isPartial: isPartial)
        case .any, .value, .words, .rule, .regex, .urlPattern: return Self.all
        case .field(let field): return fields(id + 1, in: field.mask) != 0 ? Self.all : 0
        case .first: return fields(id + 1, in: first, isPartial: true) != 0 ? Self.all : 0
        case .count(let comparison, _):
            if comparison == .lessThan { return Self.all }
            return fields(id + 1, in: scope, isPartial: isPartial) != 0 ? Self.all : 0
        case .atLeast(let number):
            var count = 0
            forEachPart(of: id) { count += fields($0, in: scope, isPartial: isPartial) != 0 ? 1 : 0 }
            return count >= number ? Self.all : 0
        }
    }

    private func common(_ id: Int, _ scope: Fields, _ isPartial: Bool) -> Fields {
        var result = scope
        var part = id + 1
        while part < nodes[id].end, result != 0 {
            result = fields(part, in: result, isPartial: isPartial)
            part = Int(nodes[part].end)
        }
        return result
    }

    private func holds(all id: Int, _ scope: Fields, _ isPartial: Bool) -> Bool {
        var part = id + 1
        while part < nodes[id].end {
            if nodes[part].isNegated {
                if !isPartial, isCertain(part, scope) { return false }
            } else if fields(part, in: scope, isPartial: isPartial) == 0 {
                return false
            }
            part = Int(nodes[part].end)
        }
        return true
    }

    /// Whether a clause holds for sure: a word does wherever it stands.
    private func isCertain(_ id: Int, _ scope: Fields) -> Bool {
        switch nodes[id].kind {
        case .leaf(let leaf): return leaves[Int(leaf)] & scope != 0
        case .entity(let entity): return !masked[Int(entity)] && entities[Int(entity)] & scope != 0
        case .either:
            var isAny = false
            forEachPart(of: id) { isAny = isAny || isCertain($0, scope) }
            return isAny
        default: return false
        }
    }

    @inline(__always)
    private func forEachPart(of id: Int, _ body: (Int) -> Void) {
        var part = id + 1
        while part < nodes[id].end {
            body(part)
            part = Int(nodes[part].end)
        }
    }
}

extension TokenField {
    /// The article's fields that it means, a bit for each.
    var mask: Screen.Fields {
        switch self {
        case .title: 1
        case .lead: 2
        case .body: 4
        case .text: 7
        case .author: 8
        case .tag: 16
        }
    }
}
