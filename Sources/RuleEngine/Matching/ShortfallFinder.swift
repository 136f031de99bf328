// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Tells how close a clause came that does not hold.
struct ShortfallFinder {
    let evaluator: Evaluator
    private var forest: Forest { evaluator.book.forest }

    /// What kept a clause from holding; nil where its parts tell.
    func shortfall(_ node: Int, _ scope: Scope) -> Shortfall? {
        switch forest[node].kind {
        case .leaf, .sequence, .regex: return elsewhere(node, scope) ?? Shortfall(.missing)
        case .entity(let entity):
            return elsewhere(node, scope) ?? hidden(evaluator.book.compiledEntities[Int(entity)], scope)
                ?? Shortfall(.missing)
        case .near(let nearness): return distance(nearness, node, scope)
        case .notNear, .except: return excluded(node, scope)
        case .count(let comparison, let number):
            let found = evaluator.count(forest.inner(of: node), scope)
            return Shortfall(
                comparison == .atLeast ? .count : .tooMany,
                found: found,
                needed: Int(number)
            )
        case .words: return Shortfall(.words, found: evaluator.analysis.words)
        case .value(let field, _): return Shortfall(.value, by: value(of: field))
        case .urlPattern: return Shortfall(.value, by: value(of: .url))
        case .atLeast(let number):
            let found = forest.children(of: node).count { evaluator.holds($0, scope) }
            return Shortfall(.parts, found: found, needed: Int(number))
        case .all, .either, .field, .first, .rule, .any: return nil
        }
    }

    private func value(of field: ValueField) -> String {
        let article = evaluator.analysis.article
        return switch field {
        case .lang: "language is \(evaluator.analysis.language ?? "unknown")"
        case .feed: "feed is \(article.feed)"
        case .url: "page is \(article.url ?? "unknown")"
        case .source: "source is \(article.outlet ?? article.url ?? "unknown")"
        }
    }

    // MARK: Words that stand somewhere else

    /// The same words outside the scope.
    private func elsewhere(_ node: Int, _ scope: Scope) -> Shortfall? {
        if let words = scope.firstWords {
            var wide = scope
            wide.firstWords = nil
            if evaluator.holds(node, wide) { return Shortfall(.behind, needed: words) }
        }
        let fields = TextField.allCases.filter { field in
            guard scope.fields & 1 << Screen.Fields(field.index) == 0 else { return false }
            var other = Scope()
            other.fields = 1 << Screen.Fields(field.index)
            return evaluator.holds(node, other)
        }
        return fields.isEmpty ? nil : Shortfall(.field, fields: fields)
    }

    /// An alias that stands there and does not count.
    private func hidden(_ entity: CompiledEntity, _ scope: Scope) -> Shortfall? {
        for field in scope.indices {
            let masks = evaluator.leafPlaces(entity.masks, field)
            for place in evaluator.leafPlaces(entity.strong, field) {
                let mask = masks.first { $0.first <= place.first && $0.last >= place.last }
                if let mask { return Shortfall(.masked, by: entity.aliases[mask.leaf]) }
            }
        }
        for field in scope.indices {
            if let place = evaluator.leafPlaces(entity.weak, field).first {
                return Shortfall(.weak, by: entity.aliases[place.leaf])
            }
        }
        return nil
    }

    // MARK: Proximity

    private func distance(_ nearness: Nearness, _ node: Int, _ scope: Scope) -> Shortfall? {
        // A part that is missing tells more.
        if forest.children(of: node).contains(where: { !evaluator.holds($0, scope) }) { return nil }
        let wide = Nearness(isOrdered: nearness.isOrdered, reach: .words(1 << 29))
        guard let least = least(wide, node, scope) else {
            let isReversed = nearness.isOrdered && least(Nearness(reach: wide.reach), node, scope) != nil
            return Shortfall(isReversed ? .order : .apart)
        }
        switch nearness.reach {
        case .words(let allowed): return Shortfall(.distance, found: (least + 1) / 2, needed: Int(allowed))
        case .sentence: return Shortfall(.sentence)
        case .paragraph: return Shortfall(.paragraph)
        }
    }

    /// The half words of the tightest clump.
    private func least(_ nearness: Nearness, _ node: Int, _ scope: Scope) -> Int? {
        scope.indices.flatMap { evaluator.clumps(nearness, node, $0) }.map(\.gap).min()
    }

    private func excluded(_ node: Int, _ scope: Scope) -> Shortfall? {
        let (left, right) = forest.pair(of: node)
        guard evaluator.holds(left, scope) else { return nil }
        return Shortfall(.excluded, by: forest.text(of: right))
    }
}
