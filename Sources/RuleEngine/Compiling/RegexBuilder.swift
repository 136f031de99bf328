// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CVectorscan

/// A regular expression of some rule.
struct RegexPattern: Hashable, Sendable {
    /// The pattern between the slashes.
    var text: String
    var ignoresCase: Bool
    /// Whether it is looked for in the article's address rather than in its text.
    var isURL: Bool
}

/// Collects the regular expressions of a rule set; each is compiled once, whoever uses it.
struct RegexBuilder {
    /// A place where one is written.
    struct Use {
        let pattern: Int32
        let range: Range<Int>
    }

    private(set) var patterns: [RegexPattern] = []
    private(set) var uses: [Use] = []
    private var known: [RegexPattern: Int32] = [:]

    /// The number of a pattern that stands at a place.
    mutating func add(_ pattern: RegexPattern, _ range: Range<Int>) -> Int32 {
        let number = known[pattern] ?? Int32(patterns.count)
        if known.updateValue(number, forKey: pattern) == nil { patterns.append(pattern) }
        uses.append(Use(pattern: number, range: range))
        return number
    }
}

/// What is wrong with a pattern that Vectorscan refuses.
struct RegexProblem {
    let pattern: Int32
    let message: String
    let hint: String
}

/// Compiled patterns, all found in one pass over a text.
///
/// `@unchecked Sendable`: a database is only read once it is made.
final class RegexDatabase: @unchecked Sendable {
    let handle: OpaquePointer
    /// Whether it tells where a match begins, and not only where it ends.
    let tellsStarts: Bool

    fileprivate init(_ handle: OpaquePointer, tellsStarts: Bool) {
        self.handle = handle
        self.tellsStarts = tellsStarts
    }

    deinit { hs_free_database(handle) }
}

/// The regular expressions of a rule set, in databases of some dozens: so that whoever asks for one does not wait
/// for thousands.
struct RegexBook: Sendable {
    /// Patterns that are found together.
    static let perDatabase = 64

    private(set) var databases: [RegexDatabase] = []
    /// By pattern, its database.
    private(set) var places: [Int32] = []
    private(set) var patterns: [RegexPattern] = []
    private var problems: [RegexProblem] = []

    /// Compiles all, and tells what is wrong with those that cannot be.
    static func compile(_ patterns: [RegexPattern]) -> (book: RegexBook, problems: [RegexProblem]) {
        var book = RegexBook()
        book.patterns = patterns
        book.places = [Int32](repeating: -1, count: patterns.count)
        for isURL in [false, true] {
            var rest = patterns.indices.filter { patterns[$0].isURL == isURL }[...]
            while !rest.isEmpty {
                book.compile(Array(rest.prefix(perDatabase)))
                rest = rest.dropFirst(perDatabase)
            }
        }
        return (book, book.problems)
    }

    /// Compiles some together; those that are refused are looked at alone, the rest tried again.
    private mutating func compile(_ numbers: [Int]) {
        var numbers = numbers
        while !numbers.isEmpty {
            switch Self.database(numbers.map { (Int32($0), patterns[$0]) }, tellsStarts: true) {
            case .success(let database): return add(database, numbers)
            case .failure(let refusal):
                if numbers.indices.contains(refusal.index) {
                    compileAlone(numbers.remove(at: refusal.index), refusal)
                } else if numbers.count == 1 {
                    return compileAlone(numbers[0], refusal)
                } else {
                    // Too much together.
                    compile(Array(numbers[..<(numbers.count / 2)]))
                    return compile(Array(numbers[(numbers.count / 2)...]))
                }
            }
        }
    }

    /// To tell where a match begins takes the most room: what is too large for that may do without.
    private mutating func compileAlone(_ number: Int, _ refusal: Refusal) {
        guard refusal.isTooLarge, !patterns[number].isURL else {
            return problems.append(Self.problem(Int32(number), refusal))
        }
        switch Self.database([(Int32(number), patterns[number])], tellsStarts: false) {
        case .success(let database): add(database, [number])
        case .failure(let refusal): problems.append(Self.problem(Int32(number), refusal))
        }
    }

    private mutating func add(_ database: RegexDatabase, _ numbers: [Int]) {
        for number in numbers { places[number] = Int32(databases.count) }
        databases.append(database)
    }

    /// What Vectorscan says in a person's words.
    private static func problem(_ pattern: Int32, _ refusal: Refusal) -> RegexProblem {
        let message = refusal.message
        if refusal.isTooLarge {
            return RegexProblem(
                pattern: pattern,
                message: "The regular expression is too large.",
                hint: "Write smaller numbers in {…}, or + instead of them."
            )
        }
        if message.contains("empty buffer") {
            return RegexProblem(
                pattern: pattern,
                message: "The regular expression matches the empty text, so it would match every article.",
                hint: "Write + instead of *, or leave the ? out."
            )
        }
        let said = message.hasSuffix(".") ? String(message.dropLast()) : message
        return RegexProblem(
            pattern: pattern,
            message: "The regular expression cannot be read: \(said).",
            hint: "Write \\ before a sign that stands for itself."
        )
    }

    private struct Refusal: Error {
        /// The place of the pattern in the list; -1 when none is to blame alone.
        let index: Int
        let message: String

        var isTooLarge: Bool {
            ["too large", "too many", "resource limit"].contains { message.contains($0) }
        }
    }

    private static func database(
        _ patterns: [(number: Int32, pattern: RegexPattern)],
        tellsStarts: Bool
    ) -> Result<RegexDatabase, Refusal> {
        let texts = patterns.map { Array($0.pattern.text.utf8CString) }
        let flags = patterns.map { Self.flags($0.pattern, tellsStarts) }
        let ids = patterns.map { UInt32($0.number) }
        return withPointers(texts) { expressions in
            var database: OpaquePointer?
            var error: UnsafeMutablePointer<hs_compile_error_t>?
            let status = hs_compile_multi(
                expressions,
                flags,
                ids,
                UInt32(patterns.count),
                UInt32(HS_MODE_VECTORED),
                nil,
                &database,
                &error
            )
            defer { if let error { hs_free_compile_error(error) } }
            if status == HS_SUCCESS, let database {
                return .success(RegexDatabase(database, tellsStarts: tellsStarts))
            }
            let message = error?.pointee.message.map { String(cString: $0) } ?? "no memory is left"
            return .failure(Refusal(index: Int(error?.pointee.expression ?? -1), message: message))
        }
    }

    /// Pointers to texts, valid during the call.
    private static func withPointers<Result>(
        _ texts: [[CChar]],
        _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let row = texts.flatMap { $0 }
        return row.withUnsafeBufferPointer { row in
            var pointers: [UnsafePointer<CChar>?] = []
            var start = 0
            for text in texts {
                pointers.append(row.baseAddress.map { $0 + start })
                start += text.count
            }
            return body(pointers)
        }
    }

    private static func flags(_ pattern: RegexPattern, _ tellsStarts: Bool) -> UInt32 {
        var flags = UInt32(HS_FLAG_UTF8 | HS_FLAG_UCP)
        if pattern.ignoresCase { flags |= UInt32(HS_FLAG_CASELESS) }
        if pattern.isURL { return flags | UInt32(HS_FLAG_SINGLEMATCH) }
        return tellsStarts ? flags | UInt32(HS_FLAG_SOM_LEFTMOST) : flags
    }
}
