// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Looks for what is allowed and most likely not meant.
struct Lints {
    var warnings: [RuleDiagnostic] = []
    private var usedEntities: Set<String> = []
    /// The source that is looked at, and what it belongs to.
    private var source: [UInt8] = []
    private var subject = RuleDiagnostic.Subject.entity("", .whole)

    /// Takes over what others found, who looked at other rules.
    mutating func add(_ others: Lints) {
        warnings += others.warnings
        usedEntities.formUnion(others.usedEntities)
    }

    // MARK: Rules

    /// Looks at an expression.
    mutating func look(at clause: Clause, source: String, of subject: RuleDiagnostic.Subject) {
        self.source = Array(source.utf8)
        self.subject = subject
        findCommon(clause)
        look(at: clause)
    }

    private mutating func look(at clause: Clause) {
        switch clause.kind {
        case .term(let term): look(at: term, clause.range)
        case .entity(let name): usedEntities.insert(name)
        case .all(let operands):
            for isNegated in [false, true] {
                findTwins(operands.filter { $0.isNegated == isNegated }.map(\.clause))
            }
            findSubsumed(operands.filter { !$0.isNegated }.map(\.clause), isOr: false)
            findNever(operands)
            findFarApart(operands, clause.range)
            for operand in operands where !operand.isNegated { findCommon(operand.clause) }
            for operand in operands { look(at: operand.clause) }
        case .either(let clauses), .atLeast(_, let clauses):
            findTwins(clauses)
            if case .either = clause.kind { findSubsumed(clauses, isOr: true) }
            for clause in clauses { findCommon(clause) }
            for clause in clauses { look(at: clause) }
        case .near(let nearness, let clauses):
            findOverlaps(clauses, nearness)
            for clause in clauses { look(at: clause) }
        case .notNear(_, let left, let right), .except(let left, let right):
            if case .except = clause.kind { findNever(left, except: right) }
            look(at: left)
            look(at: right)
        case .first(let words, let inner):
            findTooLong(inner, first: words, clause.range)
            look(at: inner)
        case .field(_, let inner), .count(let inner, _, _): look(at: inner)
        case .regex, .rule, .any, .value, .urlPattern, .words: break
        }
    }

    private mutating func look(at term: Term, _ range: Range<Int>) {
        for item in term.items {
            switch item {
            case .gap: break
            case .entity(let name): usedEntities.insert(name)
            case .text(let text):
                if term.mode == .folded { findDropped(text, range) }
                if term.mode == .stem { findStemless(text, term.isPhrase ? "\"\(text)\"" : text, range) }
            }
        }
    }

    /// `missile OR Missile`: case and layout apart the same.
    private mutating func findTwins(_ clauses: [Clause]) {
        // Texts are made only where the bytes give reason to.
        let sketches = clauses.map(sketch)
        guard Set(sketches).count < clauses.count else { return }
        var seen: Set<String> = []
        for clause in clauses where !seen.insert(key(clause)).inserted {
            let message = "\(text(clause)) stands here twice."
            warn(clause.range, message, hint: "Remove one; case and accents do not matter without =.")
        }
    }

    /// A hash of the letters, the same for all that have the same key.
    func sketch(_ clause: Clause) -> UInt64 {
        source.withUnsafeBufferPointer { bytes in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in bytes[clause.range] where byte > 0x29 && byte < 0x80 {
                hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3
            }
            return hash
        }
    }

    func key(_ clause: Clause) -> String {
        var text = text(clause)[...]
        while text.hasPrefix("("), text.hasSuffix(")"), !text.dropFirst().dropLast().contains("(") {
            text = text.dropFirst().dropLast()
        }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.contains("=") ? words : words.lowercased()
    }

    /// `Korea NEAR/5 "North Korea"`: one 'North Korea' is not enough.
    private mutating func findOverlaps(_ clauses: [Clause], _ nearness: Nearness) {
        let words = clauses.map(Self.words)
        for (index, inner) in words.enumerated() where !inner.isEmpty {
            let other = words.indices.first { $0 != index && Self.contains(words[$0], inner) }
            guard let other, words[other] != inner || other < index else { continue }
            let (part, whole) = (text(clauses[index]), text(clauses[other]))
            let message = "\(part) stands inside \(whole): \(nearness.text) wants it there once more, apart."
            warn(clauses[index].range, message, hint: "Write \(whole) alone if that is enough.")
        }
    }

    /// The folded words of a plain term; none for anything else.
    static func words(_ clause: Clause) -> [String] {
        guard case .term(let term) = clause.kind, term.items.count == 1, term.mode == .folded,
            case .text(let text) = term.items[0]
        else { return [] }
        // Most terms are one plain word, which is its own token.
        if text.utf8.allSatisfy({ (0x61...0x7a).contains($0) }) { return [text] }
        let tokenized = Tokenizer.tokenize(text)
        return tokenized.tokens.map(tokenized.foldedText)
    }

    private static func contains(_ whole: [String], _ part: [String]) -> Bool {
        whole.count >= part.count && whole.indices.contains { whole[$0...].starts(with: part) }
    }

    // MARK: Entities

    /// Looks at an entity's aliases.
    mutating func look(at entity: EntitySource) {
        let aliases = entity.aliases.enumerated().map { (RuleDiagnostic.EntityPart.alias($0), $1) }
        let weak = entity.weak.enumerated().map { (RuleDiagnostic.EntityPart.weak($0), $1) }
        for (part, alias) in aliases + weak where !alias.hasPrefix("=") {
            subject = .entity(entity.name, part)
            if Self.isShortName(alias) {
                let found = alias.lowercased().filter { $0 != "." }
                let message = "\(alias) finds \(found) too: case does not matter without =."
                warn(nil, message, hint: "Write =\(alias) instead.")
            }
            findDropped(alias, nil)
            if alias.hasPrefix("~") {
                findStemless(String(alias.dropFirst()), String(alias.dropFirst()), nil)
            }
        }
    }

    /// `US`, `WHO`, `U.S.`: the full stops of single letters are dropped.
    private static func isShortName(_ alias: String) -> Bool {
        let letters = alias.utf8.filter { $0 != UInt8(ascii: ".") }
        return (2...3).contains(letters.count) && letters.allSatisfy { (0x41...0x5a).contains($0) }
    }

    /// Entities that no expression refers to, once all are looked at.
    mutating func findUnused(_ entities: [EntitySource]) {
        for entity in entities where !usedEntities.contains(entity.name) {
            subject = .entity(entity.name, .whole)
            warn(nil, "No rule uses @\(entity.name).", hint: "Remove it, or write @\(entity.name) in a rule.")
        }
    }

    // MARK: Words

    /// `C#`, `Disney+`, `50%`, `€5`: the sign is lost.
    private mutating func findDropped(_ text: String, _ range: Range<Int>?) {
        guard text.unicodeScalars.contains(where: Self.isSign) else { return }
        let tokenized = Tokenizer.tokenize(text)
        let found = tokenized.joined
        guard !found.isEmpty else { return }
        let message = "The signs of \(text) are not looked at: it finds \(found)."
        warn(range, message, hint: "Write =\"\(text)\" in a rule, =\(text) as an alias, to keep them.")
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return "#+%$".unicodeScalars.contains(scalar) }
        return "＃＋％".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .currencySymbol
    }

    func text(_ clause: Clause) -> String { String(decoding: source[clause.range], as: UTF8.self) }

    mutating func warn(_ range: Range<Int>?, _ message: String, hint: String) {
        warnings.append(
            RuleDiagnostic(.warning, subject: subject, range: range, message: message, hint: hint)
        )
    }
}
