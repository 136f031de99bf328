// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// Compiles rules and entities, and gathers all that is wrong with them.
struct Compiler {
    private let sources: [RuleSource]
    private let entitySources: [EntitySource]
    private let options: EngineOptions
    private var diagnostics: [RuleDiagnostic] = []
    private var lowering = Lowering()
    private var canonical = Canonical()
    private var clauses: [Clause?] = []
    private var scoreClauses: [[Clause?]] = []
    /// By use of a regular expression, its rule.
    private var regexRules: [Int] = []
    private var references = References()

    static func compile(
        _ rules: [RuleSource],
        _ entities: [EntitySource],
        _ options: EngineOptions
    ) -> Compilation {
        var compiler = Compiler(sources: rules, entitySources: entities, options: options)
        return compiler.run()
    }

    private init(sources: [RuleSource], entitySources: [EntitySource], options: EngineOptions) {
        self.sources = sources
        self.entitySources = entitySources
        self.options = options
    }

    private mutating func run() -> Compilation {
        for source in entitySources { compile(source) }
        parseRules()
        let graph = RuleGraph(clauses, scoreClauses, lowering.ruleIndex)
        diagnostics += graph.problems(sources)
        let compiled = lowerRules()
        let regexes = compileRegexes()
        checkUnanchored(compiled)
        guard !diagnostics.contains(where: { $0.severity == .error }) else { return refused }
        let book = RuleBook(
            rules: infos(graph),
            entities: entitySources,
            compiled: compiled,
            lowering: lowering,
            regexes: regexes,
            references: references,
            extras: extras,
            options: options
        )
        let ruleSet = RuleSet(book)
        if options.checksExamples { checkExamples(ruleSet) }
        guard !diagnostics.contains(where: { $0.severity == .error }) else { return refused }
        return Compilation(ruleSet: ruleSet, diagnostics: diagnostics + lints)
    }

    /// What few rules have.
    private var extras: [Int: RuleBook.Extras] {
        var extras: [Int: RuleBook.Extras] = [:]
        for (index, source) in sources.enumerated() where source.score != nil || !source.examples.isEmpty {
            extras[index] = RuleBook.Extras(score: source.score, examples: source.examples)
        }
        return extras
    }

    private var refused: Compilation { Compilation(ruleSet: nil, diagnostics: diagnostics) }

    // MARK: Entities

    private mutating func compile(_ source: EntitySource) {
        guard lowering.entityIndex[source.name] == nil else {
            let message = "There are two entities named \(source.name)."
            return report(.entity(source.name, .whole), message, hint: "Join their aliases, or rename one.")
        }
        if source.aliases.isEmpty {
            let hint = "Add aliases: [\(source.title ?? source.name)]."
            report(.entity(source.name, .whole), "The entity has no aliases.", hint: hint)
        }
        let strong = patterns(source.aliases, source) { .alias($0) }
        let weak = patterns(source.weak, source) { .weak($0) }
        let masks = patterns(source.mask, source) { .mask($0) }
        var aliases: [Int32: String] = [:]
        func leaves(_ list: [(pattern: Pattern, text: String)]) -> [Int32] {
            list.map { entry in
                let leaf = lowering.vocabulary.leaf(entry.pattern)
                if aliases[leaf] == nil { aliases[leaf] = entry.text }
                return leaf
            }
        }
        let entity = CompiledEntity(
            name: source.name,
            strong: leaves(strong),
            weak: leaves(weak),
            masks: leaves(masks),
            aliases: aliases
        )
        lowering.entityIndex[source.name] = lowering.entities.count
        lowering.entities.append(entity)
        canonical.entities[source.name] = [strong, weak, masks].map { Canonical.aliases($0.map(\.pattern)) }
            .joined(separator: " | ")
    }

    private mutating func patterns(
        _ aliases: [String],
        _ source: EntitySource,
        _ part: (Int) -> RuleDiagnostic.EntityPart
    ) -> [(pattern: Pattern, text: String)] {
        var result: [(Pattern, String)] = []
        for (index, alias) in aliases.enumerated() {
            do {
                result.append((try AliasReader.pattern(alias), alias))
            } catch {
                report(.entity(source.name, part(index)), error)
            }
        }
        return result
    }

    // MARK: Rules

    /// What became of a rule's expressions.
    private struct Parsed: Sendable {
        var match: Result<Clause, SyntaxError>?
        var terms: [Result<Clause, SyntaxError>] = []
    }

    /// Into how many parts work on so many rules is shared out: one for few, where threads would cost more than they
    /// save, else more than there are processors, so that none waits long for the last.
    private static func parts(of count: Int) -> Int { count > 2000 ? 16 : 1 }

    private mutating func parseRules() {
        let sources = sources
        let parts = Parallel.map(count: sources.count, parts: Self.parts(of: sources.count)) { range in
            range.map { index in
                Parsed(
                    match: sources[index].match.map(Self.parse),
                    terms: sources[index].score?.terms.map { Self.parse($0.text) } ?? []
                )
            }
        }
        clauses.reserveCapacity(sources.count)
        scoreClauses.reserveCapacity(sources.count)
        for (index, parsed) in parts.joined().enumerated() {
            let source = sources[index]
            if lowering.ruleIndex[source.id.rawValue] != nil {
                let message = "There are two rules with the id \(source.id)."
                report(.rule(source.id, .whole), message, hint: "Rename one of them.")
            }
            lowering.ruleIndex[source.id.rawValue] = index
            if source.match == nil, source.score == nil {
                let message = "The rule has neither match: nor score:."
                report(.rule(source.id, .whole), message, hint: "Add match: with an expression.")
            }
            clauses.append(parsed.match.flatMap { accept($0, .rule(source.id, .match)) })
            let terms = parsed.terms.enumerated()
            scoreClauses.append(terms.map { accept($1, .rule(source.id, .scoreTerm($0))) })
        }
    }

    private static func parse(_ text: String) -> Result<Clause, SyntaxError> {
        do throws(SyntaxError) { return .success(try Parser.parse(text)) } catch { return .failure(error) }
    }

    private mutating func accept(
        _ parsed: Result<Clause, SyntaxError>,
        _ subject: RuleDiagnostic.Subject
    ) -> Clause? {
        switch parsed {
        case .success(let clause): return clause
        case .failure(let error):
            report(subject, error)
            return nil
        }
    }

    private mutating func lowerRules() -> [CompiledRule] {
        sources.indices.map { index in
            let tree = lowering.forest.trees
            let first = lowering.forest.nodes.count
            let rule = CompiledRule(match: lowerMatch(index), tree: tree, score: lowerScore(index))
            references.note(rule: index, lowering.forest.nodes[first...])
            return rule
        }
    }

    private mutating func lowerMatch(_ index: Int) -> Int? {
        guard let clause = clauses[index], let text = sources[index].match else { return nil }
        do {
            let node = try lowering.lower(clause, source: text)
            regexRules += Array(repeating: index, count: lowering.regexes.uses.count - regexRules.count)
            return node
        } catch {
            report(.rule(sources[index].id, .match), error)
            return nil
        }
    }

    private mutating func lowerScore(_ index: Int) -> CompiledScore? {
        guard let score = sources[index].score else { return nil }
        if score.cap < 1 || score.terms.isEmpty {
            let message = score.cap < 1 ? "The score's cap is less than 1." : "The score has no terms."
            report(.rule(sources[index].id, .score), message, hint: "Write cap: 3 and terms: [[word, 5]].")
        }
        var terms: [CompiledScore.Term] = []
        for (place, term) in score.terms.enumerated() {
            guard let clause = scoreClauses[index][place] else { continue }
            do {
                let (field, node) = try lowering.lowerScoreTerm(clause, source: term.text)
                terms.append(.init(node: node, field: field, weight: term.weight))
            } catch {
                report(.rule(sources[index].id, .scoreTerm(place)), error)
            }
        }
        return CompiledScore(threshold: score.threshold, cap: max(1, score.cap), terms: terms)
    }

    /// What the rest of the house knows of the rules; the meaning of a rule includes those it refers to.
    private mutating func infos(_ graph: RuleGraph) -> [RuleInfo] {
        canonical.vocabulary = lowering.vocabulary
        let revisions = revisions(graph)
        return sources.indices.map { index in
            let source = sources[index]
            return RuleInfo(
                id: source.id,
                title: source.title,
                revision: revisions[index],
                topics: source.topics,
                priority: source.priority,
                notify: source.notify,
                usesRoutes: source.usesRoutes,
                maxAge: source.maxAge
            )
        }
    }

    /// The hashes of the rules' meanings, in their order.
    private mutating func revisions(_ graph: RuleGraph) -> [String] {
        let compiler = self
        var revisions =
            Parallel.map(count: sources.count, parts: Self.parts(of: sources.count)) { range in
                range.map { graph.refersToOthers($0) ? "" : compiler.meaning($0) }
            }
            .flatMap { $0 }
        guard graph.order.contains(where: graph.refersToOthers) else { return revisions }
        for index in graph.order {
            if graph.refersToOthers(index) { revisions[index] = meaning(index) }
            canonical.rules[sources[index].id.rawValue] = revisions[index]
        }
        return revisions
    }

    private func meaning(_ index: Int) -> String {
        var text = clauses[index].map(canonical.text) ?? "-"
        if let score = sources[index].score {
            text += " score \(score.threshold) \(max(1, score.cap))"
            for (term, clause) in zip(score.terms, scoreClauses[index]) {
                text += " \(term.weight) \(clause.map(canonical.text) ?? "-")"
            }
        }
        return Canonical.hash(text)
    }

    // MARK: Regular expressions

    private mutating func compileRegexes() -> RegexBook {
        let (book, problems) = RegexBook.compile(lowering.regexes.patterns)
        let byPattern = Dictionary(problems.map { ($0.pattern, $0) }) { first, _ in first }
        for (use, rule) in zip(lowering.regexes.uses, regexRules) {
            guard let problem = byPattern[use.pattern] else { continue }
            let error = SyntaxError(use.range, problem.message, hint: problem.hint)
            report(.rule(sources[rule].id, .match), error)
        }
        return book
    }

    /// A rule without a word that must be there has its regular expression tried on every article: a few may.
    private mutating func checkUnanchored(_ rules: [CompiledRule]) {
        let isText = lowering.regexes.patterns.map { !$0.isURL }
        var uses: [Int: RegexBuilder.Use] = [:]
        for (use, rule) in zip(lowering.regexes.uses, regexRules) where isText[Int(use.pattern)] {
            uses[rule] = use
        }
        guard uses.count > Limits.unanchored else { return }
        let frequencies = lowering.vocabulary.frequencies
        var anchors = Anchors(rules, lowering.forest, frequencies, lowering.entities)
        let unanchored = uses.keys.sorted().filter { anchors.anchors(ofRule: $0).isEmpty }
        for rule in unanchored.dropFirst(Limits.unanchored) {
            let message =
                "This is more than the limit of \(Limits.unanchored) rules with a regular expression and no word that must be there."
            let hint = "Write a word or @entity beside it: missile AND /…/."
            report(
                .rule(sources[rule].id, .match),
                SyntaxError(uses[rule]?.range ?? 0..<0, message, hint: hint)
            )
        }
    }

    // MARK: Examples

    private mutating func checkExamples(_ ruleSet: RuleSet) {
        for (index, source) in sources.enumerated() {
            for (place, example) in source.examples.enumerated() {
                guard let failure = ExampleCheck.failure(example, rule: index, ruleSet.book) else { continue }
                report(.rule(source.id, .example(place)), failure.message, hint: failure.hint)
            }
        }
    }

    // MARK: Lints

    /// What is allowed and most likely not meant.
    private var lints: [RuleDiagnostic] {
        var lints = Lints()
        for entity in entitySources { lints.look(at: entity) }
        let compiler = self
        let parts = Parallel.map(count: sources.count, parts: Self.parts(of: sources.count)) { range in
            var lints = Lints()
            for index in range { compiler.look(at: index, &lints) }
            return lints
        }
        for part in parts { lints.add(part) }
        // A set without rules is somebody's first step.
        if !sources.isEmpty { lints.findUnused(entitySources) }
        return lints.warnings
    }

    private func look(at index: Int, _ lints: inout Lints) {
        let source = sources[index]
        if let clause = clauses[index], let text = source.match {
            lints.look(at: clause, source: text, of: .rule(source.id, .match))
        }
        for (place, term) in (source.score?.terms ?? []).enumerated() {
            guard let clause = scoreClauses[index][place] else { continue }
            lints.look(at: clause, source: term.text, of: .rule(source.id, .scoreTerm(place)))
        }
    }

    // MARK: Reporting

    private mutating func report(_ subject: RuleDiagnostic.Subject, _ error: SyntaxError) {
        diagnostics.append(
            RuleDiagnostic(
                subject: subject,
                range: error.range,
                message: error.message,
                hint: error.hint,
                fixes: error.fixes
            )
        )
    }

    private mutating func report(_ subject: RuleDiagnostic.Subject, _ message: String, hint: String?) {
        diagnostics.append(RuleDiagnostic(subject: subject, message: message, hint: hint))
    }
}
