// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Which rules refer to which.
struct RuleGraph {
    private let targets: [[Int]]
    /// The rules, each after those that it refers to; those in a circle are left out.
    private(set) var order: [Int] = []
    /// How many rules stand below each.
    private var heights: [Int]
    private var circular: Set<Int> = []

    init(_ matches: [Clause?], _ scores: [[Clause?]], _ index: [String: Int]) {
        targets = zip(matches, scores)
            .map { match, score in
                var names: [String] = []
                for clause in [match] + score { clause.map { Self.collect($0, &names) } }
                return names.compactMap { index[$0] }
            }
        heights = Array(repeating: 0, count: targets.count)
        sort()
    }

    /// Whether a rule has another one in it.
    func refersToOthers(_ rule: Int) -> Bool { !targets[rule].isEmpty }

    /// Kahn's way, without recursion: a long chain of rules must not exhaust the stack.
    private mutating func sort() {
        var waiting = targets.map(\.count)
        var users: [[Int]] = Array(repeating: [], count: targets.count)
        for (rule, list) in targets.enumerated() { for target in list { users[target].append(rule) } }
        order = waiting.indices.filter { waiting[$0] == 0 }
        var next = 0
        while next < order.count {
            let rule = order[next]
            next += 1
            for user in users[rule] {
                heights[user] = max(heights[user], heights[rule] + 1)
                waiting[user] -= 1
                if waiting[user] == 0 { order.append(user) }
            }
        }
        circular = Set(waiting.indices.filter { waiting[$0] > 0 })
    }

    /// Rules that refer to themselves, or too deep.
    func problems(_ sources: [RuleSource]) -> [RuleDiagnostic] {
        targets.indices.compactMap { rule in
            let id = sources[rule].id
            if circular.contains(rule) {
                return RuleDiagnostic(
                    subject: .rule(id, .match),
                    message: "The rule refers to itself, or to a rule that does.",
                    hint: "Remove one of the references that go round in a circle."
                )
            }
            guard heights[rule] > Limits.ruleDepth else { return nil }
            return RuleDiagnostic(
                subject: .rule(id, .match),
                message: "The rule refers to rules deeper than the limit of \(Limits.ruleDepth).",
                hint: "Write some of the expressions out."
            )
        }
    }

    private static func collect(_ clause: Clause, _ names: inout [String]) {
        switch clause.kind {
        case .rule(let name): names.append(name)
        case .all(let operands): for operand in operands { collect(operand.clause, &names) }
        case .either(let clauses), .near(_, let clauses), .atLeast(_, let clauses):
            for clause in clauses { collect(clause, &names) }
        case .notNear(_, let left, let right), .except(let left, let right):
            collect(left, &names)
            collect(right, &names)
        case .field(_, let inner), .count(let inner, _, _), .first(_, let inner): collect(inner, &names)
        case .term, .regex, .entity, .any, .value, .urlPattern, .words: break
        }
    }
}
