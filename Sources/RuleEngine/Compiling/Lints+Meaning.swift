// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Lints that look at what clauses mean beside one another.
extension Lints {
    /// Lists longer than this are made by programs, or are long for a reason.
    private static let longest = 64

    // MARK: Subsumed

    /// `korea OR "north korea"`: whoever has the longer has the shorter.
    mutating func findSubsumed(_ clauses: [Clause], isOr: Bool) {
        guard clauses.count <= Self.longest else { return }
        let words = clauses.map(Self.words)
        for (index, longer) in words.enumerated() where !longer.isEmpty {
            let other = words.indices.first {
                $0 != index && words[$0] != longer && Self.covers(words[$0], longer)
            }
            guard let other else { continue }
            let (short, long) = (text(clauses[other]), text(clauses[index]))
            let idle = isOr ? index : other
            let message = "\(text(clauses[idle])) adds nothing: every article with \(long) has \(short)."
            warn(clauses[idle].range, message, hint: "Remove \(text(clauses[idle])).")
        }
    }

    /// Whether every place with the second has the first in it.
    private static func covers(_ short: [String], _ long: [String]) -> Bool {
        guard !short.isEmpty, short.count <= long.count else { return false }
        return (0...long.count - short.count)
            .contains { start in zip(short, long[start...]).allSatisfy { isForm($1, of: $0) } }
    }

    private static func isForm(_ word: String, of pattern: String) -> Bool {
        guard pattern.unicodeScalars.last == Wildcard.star else { return word == pattern }
        return word.unicodeScalars.starts(with: pattern.unicodeScalars.dropLast())
    }

    // MARK: Never

    /// `a NOT a`, `lang:ja AND lang:en`, `words:>=9 AND words:<5`.
    mutating func findNever(_ operands: [Clause.Operand]) {
        let wanted = operands.filter { !$0.isNegated }.map(\.clause)
        for operand in operands where operand.isNegated {
            for clause in wanted where excludes(operand.clause, clause) {
                let message =
                    "This can never match: \(text(operand.clause)) stands wherever \(text(clause)) does."
                warn(operand.clause.range, message, hint: "Remove NOT \(text(operand.clause)).")
            }
        }
        for clause in wanted {
            // `a AND COUNT(a) < 1` is `a NOT a`.
            guard case .count(let inner, .lessThan, 1) = clause.kind else { continue }
            guard let other = wanted.first(where: { excludes(inner, $0) }) else { continue }
            let message = "This can never match: \(text(inner)) stands wherever \(text(other)) does."
            warn(clause.range, message, hint: "Remove \(text(clause)).")
        }
        findContradiction(wanted)
    }

    /// Whether a clause holds wherever another does.
    private func excludes(_ clause: Clause, _ other: Clause) -> Bool {
        if sketch(clause) == sketch(other), key(clause) == key(other) { return true }
        if case .either(let parts) = clause.kind { return parts.contains { excludes($0, other) } }
        if let inner = Self.partOfText(other), Self.partOfText(clause) == nil {
            return excludes(clause, inner)
        }
        return Self.covers(Self.words(clause), Self.words(other))
    }

    /// What is looked for in a part of title, lead and body: `title:a`, `FIRST/9(a)`.
    private static func partOfText(_ clause: Clause) -> Clause? {
        switch clause.kind {
        case .field(.title, let inner), .field(.lead, let inner), .field(.body, let inner): inner
        case .field(.text, let inner), .first(_, let inner): inner
        default: nil
        }
    }

    private mutating func findContradiction(_ clauses: [Clause]) {
        var languages: [String]?
        var (least, most) = (0, Int.max)
        for clause in clauses {
            switch clause.kind {
            case .value(.lang, let values):
                if let known = languages, Set(known).isDisjoint(with: values) {
                    let message = "This can never match: an article has one language."
                    warn(
                        clause.range,
                        message,
                        hint: "Write lang:(\((known + values).joined(separator: " OR ")))."
                    )
                }
                languages = values
            case .words(let comparison, let number):
                if comparison == .atLeast { least = max(least, number) } else { most = min(most, number) }
                guard least >= most else { continue }
                let message = "This can never match: no article has \(least) words and fewer than \(most)."
                warn(clause.range, message, hint: "Remove one of the two.")
            default: continue
            }
        }
    }

    /// `"apple pie" EXCEPT apple`.
    mutating func findNever(_ left: Clause, except right: Clause) {
        guard excludes(right, left) else { return }
        let message = "This can never match: \(text(right)) stands inside every \(text(left))."
        let isSame = key(right) == key(left)
        let hint =
            isSame
            ? "Write after EXCEPT what is longer, as in summit EXCEPT \"summit meeting\"."
            : "Write \(text(right)) EXCEPT \(text(left)) if that was meant."
        warn(right.range, message, hint: hint)
    }

    /// `FIRST/2("as soon as possible")`.
    mutating func findTooLong(_ inner: Clause, first words: Int, _ range: Range<Int>) {
        let count = Self.words(inner).count
        // Of Han and kana two characters are one word.
        guard
            count > 2 * words || count > words && Self.words(inner).allSatisfy({ $0.utf8.first ?? 0 < 0x80 })
        else { return }
        let message = "This can never match: \(text(inner)) is longer than \(words) words."
        warn(range, message, hint: "Write FIRST/\(count)(\(text(inner))).")
    }

    // MARK: Common words

    /// `the`, alone or beside AND and OR.
    mutating func findCommon(_ clause: Clause) {
        let words = Self.words(clause)
        guard words.count == 1, LanguageGuess.isSmall(Array(words[0].utf8)) else { return }
        let message = "\(text(clause)) stands in nearly every article, so it tells nothing."
        warn(clause.range, message, hint: "Remove it, or write it in a phrase.")
    }

    /// `minister AND talks`.
    mutating func findFarApart(_ operands: [Clause.Operand], _ range: Range<Int>) {
        let wanted = operands.filter { !$0.isNegated }.map(\.clause)
        guard wanted.count > 1, wanted.allSatisfy({ Self.isCommon(Self.words($0)) }) else { return }
        let all = wanted.map(text)
        let message = "\(all.joined(separator: " and ")) stand in many articles far apart, by chance."
        warn(range, message, hint: "Write \(all.joined(separator: " NEAR/10 ")) if they belong together.")
    }

    private static func isCommon(_ words: [String]) -> Bool {
        words.count == 1 && WordFrequency.isCommon(Array(words[0].utf8))
    }

    // MARK: Stems

    /// `~拉致`: nothing but the word itself.
    mutating func findStemless(_ words: String, _ written: String, _ range: Range<Int>?) {
        guard Tokenizer.tokenize(words).tokens.contains(where: { $0.kind != .word }) else { return }
        let message = "~ finds no other forms of \(words): Japanese, Korean, Chinese and Thai have no stems."
        warn(range, message, hint: "Write \(written).")
    }
}
