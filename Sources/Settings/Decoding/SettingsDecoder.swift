// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import RuleEngine

/// Turns the texts of a set of settings into values, in the order in which they name one another.
struct SettingsDecoder {
    let log: ProblemLog
    let environment: [String: String]
    let stateDirectory: String?
    let mode: SettingsLoader.Mode

    enum MainKey: String, SettingsKey {
        case service, polling, store, sinks, routes, inhibit
        case sameNews = "same_news"
    }

    /// What is known while the files are read one after another.
    private struct Draft {
        var service = ServiceSettings()
        var polling = PollingDefaults()
        var store = StoreSettings()
        var sinks: [SinkSettings] = []
        var routes: Value?
        var inhibitions: Value?
        var sameNews = SameNews()
        var feeds: [Feed] = []
        var book = RuleBook()
        var sinkIDs = Registry("sink")
        var feedNames = FeedNames()
        var ruleIDs = Registry("rule")
        var topics = Registry("rule with the topic")
    }

    /// The settings; nil when there is an error, which is then in the log.
    func settings(_ files: SettingsFiles) -> Settings? {
        var draft = Draft()
        let reader = YAMLReader(log: log)
        for role in SettingsFiles.File.Role.allCases {
            for file in files.files where file.role == role && !file.isOPML {
                if let value = reader.read(file) { read(value, into: &draft) }
            }
        }
        // After the feeds of all other files, whose ids people chose.
        for file in files.files where file.isOPML { readList(file, into: &draft) }
        // Rule files alone (`rules check FILE`) name sinks of settings that are not there.
        let isWhole = files.files.contains { $0.role == .main }
        learnRules(&draft, checksSinks: isWhole)
        let ruleSet = draft.book.compile(log: log)
        let routes = routes(draft)
        let inhibitions = inhibitions(draft)
        if isWhole {
            warnOfBlindness(draft)
            warnOfSilence(draft, routes, files)
        }
        guard !log.hasErrors, let ruleSet else { return nil }
        var settings = Settings(ruleSet: ruleSet)
        settings.service = draft.service
        settings.polling = draft.polling.polling
        settings.feedDefaults = draft.polling.feeds
        settings.store = draft.store
        settings.sinks = draft.sinks
        settings.routes = routes
        settings.inhibitions = inhibitions
        settings.sameNews = draft.sameNews
        settings.sameNewsByRule = draft.book.sameNews
        settings.feeds = draft.feeds
        settings.entities = draft.book.entities.map(\.source)
        settings.rules = draft.book.rules.map(\.source)
        settings.rulePlaces = draft.book.rulePlaces
        settings.entityPlaces = draft.book.entityPlaces
        settings.sources = files.files.map(\.path)
        settings.shadowed = draft.book.shadowed
        return settings
    }

    private func read(_ value: Value, into draft: inout Draft) {
        if value.isNothing { return }
        switch value.source.role {
        case .main: readMain(value, into: &draft)
        case .feeds:
            draft.feeds += feedReader(draft).feeds(value, names: &draft.feedNames)
        case .rules, .stateRules: draft.book.add(RuleReader().read(value))
        }
    }

    private func readList(_ file: SettingsFiles.File, into draft: inout Draft) {
        let outlines = OutlineReader(path: file.path, log: log).feeds(file.bytes)
        let ids = OutlineIDs.assign(outlines, taken: draft.feedNames.ids.names)
        let template = feedReader(draft).template
        for (outline, id) in zip(outlines, ids) {
            let feed = outline.feed(FeedID(id), template)
            draft.feedNames.ids.note(id, at: outline.place)
            draft.feedNames.note(feed, at: outline.place, log: log)
            draft.feeds.append(feed)
        }
    }

    private func feedReader(_ draft: Draft) -> FeedReader {
        FeedReader(
            service: draft.polling,
            headers: HeaderReader(secrets: secrets),
            proxy: proxies,
            serviceProxy: draft.service.proxy
        )
    }

    private func readMain(_ value: Value, into draft: inout Draft) {
        guard let fields = Fields<MainKey>(value, as: "the main file") else { return }
        if let value = fields[.service] { draft.service = ServiceReader(proxy: proxies).service(value) }
        if let value = fields[.polling] { draft.polling = PollingReader().defaults(value) }
        if let value = fields[.store] { draft.store = StoreReader().store(value) }
        draft.routes = fields[.routes]
        draft.inhibitions = fields[.inhibit]
        fields.set(&draft.sameNews, .sameNews, SameNewsReader().sameNews)
        let reader = SinkReader(
            secrets: secrets,
            logDirectory: logDirectory,
            serviceProxy: draft.service.proxy,
            policy: policies(draft)
        )
        var files: [String: SinkID] = [:]
        for (key, value) in fields[.sinks]?.entries(of: "sinks") ?? [] {
            guard let id = key.identifier(), draft.sinkIDs.claim(id, at: key) else { continue }
            guard let sink = reader.sink(SinkID(id), value) else { continue }
            draft.sinks.append(sink)
            // Each of two writers would take the other's half-written record for its own.
            guard let path = sink.path else { continue }
            if let first = files.updateValue(sink.id, forKey: path) {
                key.fail(
                    "the sink '\(first)' writes to \(path) already",
                    hint: "give one of them another path"
                )
            }
        }
    }

    private func learnRules(_ draft: inout Draft, checksSinks: Bool) {
        for rule in draft.book.rules {
            draft.ruleIDs.note(rule.source.id.rawValue, at: rule.id.place)
            for topic in rule.source.topics { draft.topics.note(topic, at: rule.id.place) }
            for (name, value) in rule.notify where checksSinks { draft.sinkIDs.check(name, at: value) }
        }
    }

    /// Without `routes:` every alert goes to every sink: whoever forgets them hears too much, not nothing.
    private func routes(_ draft: Draft) -> [Route] {
        guard let value = draft.routes else { return [Route(sinks: draft.sinks.map(\.id))] }
        let reader = RouteReader(
            sinks: draft.sinkIDs,
            rules: draft.ruleIDs,
            topics: draft.topics,
            feeds: draft.feedNames.ids,
            tags: draft.feedNames.tags,
            policy: policies(draft)
        )
        return reader.routes(value)
    }

    private func inhibitions(_ draft: Draft) -> [Inhibition] {
        let reader = InhibitionReader(rules: draft.ruleIDs, topics: draft.topics)
        return draft.inhibitions.map(reader.inhibitions) ?? []
    }

    private func policies(_ draft: Draft) -> PolicyReader { PolicyReader(timeZone: draft.service.timeZone) }

    /// Says which rules ask for feeds that are not there.
    private func warnOfBlindness(_ draft: Draft) {
        let (ids, tags) = (draft.feedNames.ids.names, draft.feedNames.tags.names)
        guard !ids.isEmpty else { return }
        for rule in draft.book.rules {
            for (name, range) in rule.source.feedsNamed where !ids.contains(name) && !tags.contains(name) {
                let near = Nearest.name(to: name, among: ids.union(tags).sorted())
                let message = "there is no feed with the id or tag '\(Excerpt.of(name))'"
                let hint = near.map { "did you mean 'feed:\($0)'?" }
                rule.match?
                    .warn(
                        atByte: range.lowerBound,
                        message,
                        hint: hint ?? "`watchword feeds list` shows what there is"
                    )
            }
        }
    }

    /// Says what would never be heard of.
    private func warnOfSilence(_ draft: Draft, _ routes: [Route], _ files: SettingsFiles) {
        if let main = files.files.first(where: { $0.role == .main })?.path, !log.hasErrors {
            if draft.feeds.isEmpty {
                warn(
                    main,
                    "no feed is configured",
                    "add a file to feeds.d, or let `watchword init` write some"
                )
            }
            if draft.book.rules.isEmpty { warn(main, "no rule is configured", "add a file to rules.d") }
        }
        for rule in draft.book.rules where rule.source.notify.isEmpty && !log.hasErrors {
            if rule.source.usesRoutes, routes.contains(where: { reaches($0, rule.source) }) { continue }
            rule.id.warn(
                "no route and no `notify` leads the rule '\(rule.source.id)' to a sink",
                hint: "its alerts are stored and shown, but nobody is told; add `notify: [SINK]` or a route"
            )
        }
    }

    private func reaches(_ route: Route, _ rule: RuleSource) -> Bool {
        !route.sinks.isEmpty && (route.rules.isEmpty || route.rules.contains(rule.id))
            && (route.topics.isEmpty || !route.topics.isDisjoint(with: rule.topics))
            && (route.priority.map { rule.priority >= $0 } ?? true)
    }

    private func warn(_ file: String, _ message: String, _ hint: String) {
        log.add(SettingsProblem(file: file, severity: .warning, message: message, hint: hint))
    }

    private var proxies: ProxyReader { ProxyReader(secrets: secrets) }
    private var secrets: SecretReader { SecretReader(environment: environment, mode: mode) }

    /// `$LOGS_DIRECTORY` of the unit (the first of several), else the state directory.
    private var logDirectory: String? {
        let first = environment["LOGS_DIRECTORY"]?.split(separator: ":").first
        return first.map { String($0) } ?? stateDirectory
    }
}

extension SinkSettings {
    /// The file that it writes.
    fileprivate var path: String? {
        switch kind {
        case .file(let path, _): path
        case .atom(let atom): atom.path
        case .stdout, .webhook, .mail: nil
        }
    }
}
