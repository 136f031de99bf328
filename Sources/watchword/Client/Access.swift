// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel
import ReviewServer
import RuleEngine
import Settings
import Watcher

/// What the commands ask and change: of the running daemon when one answers, else of the store itself.
protocol Access: Sendable {
    func status() async throws -> StatusReport
    func feeds(_ only: FeedID?) async throws -> [FeedReport]
    func rules() async throws -> [RuleReport]
    func rule(_ id: RuleID) async throws -> RuleDetail
    func ruleBook() async throws -> RuleBookReport
    func lookBack(
        _ rule: RuleID,
        since: Date,
        notify: Bool,
        progress: (LookBackReport) -> Void
    ) async throws -> LookBackReport
    func storedArticles(_ query: StoredArticlesQuery) async throws -> StoredArticlesReport
    func forms(_ query: FormsQuery) async throws -> FormsReport
    func entities() async throws -> [EntityReport]
    func entity(_ name: String) async throws -> EntityReport
    func alerts(_ query: AlertQuery) async throws -> [Alert]
    func alert(_ id: String) async throws -> AlertDetail
    func newest(_ count: Int) async throws -> AlertPage
    func alerts(after sequence: Int64) async throws -> AlertPage
    func review(_ id: String, _ request: ReviewRequest, by user: String) async throws -> Alert
    func deliveries(_ query: DeliveryQuery) async throws -> [DeliveryReport]
    func article(_ id: String) async throws -> ArticleReport
    func sinks() async throws -> [SinkReport]
    func testSink(_ id: SinkID) async throws -> SinkTestReport
    func delivery(_ id: String) async throws -> DeliveryDetail
    func retry(_ request: RetryRequest) async throws -> RetryReport
    func shownSettings() async throws -> ShownSettings
    func silences(all: Bool) async throws -> [SilenceReport]
    func silence(_ request: SilenceRequest, by user: String) async throws -> SilenceReport
    func endSilence(_ id: String) async throws -> SilenceReport
}

/// Finds out whom to ask.
enum Desk {
    /// The daemon when one answers, else the store.
    static func open(_ locations: Locations) async throws -> any Access {
        if let client = try await ControlClient.connect(locations) { return client }
        return StoreAccess(locations: locations)
    }
}

extension ControlClient: Access {
    func status() async throws -> StatusReport { try await get("/v1/status") }
    func feeds(_ only: FeedID?) async throws -> [FeedReport] {
        try await get("/v1/feeds" + (only.map { "/\($0)" } ?? ""))
    }
    func rules() async throws -> [RuleReport] { try await get("/v1/rules") }
    func rule(_ id: RuleID) async throws -> RuleDetail { try await get("/v1/rules/\(id)") }
    func ruleBook() async throws -> RuleBookReport { try await get("/v1/rule-book") }
    func lookBack(
        _ rule: RuleID,
        since: Date,
        notify: Bool,
        progress: (LookBackReport) -> Void
    ) async throws -> LookBackReport {
        var request = LookBackRequest(since: since, notify: notify)
        var sum: LookBackReport?
        repeat {
            let page: LookBackReport = try await post("/v1/rules/\(rule)/look-back", request)
            var all = sum ?? LookBackReport(rule: rule, revision: page.revision)
            all.add(page)
            sum = all
            progress(all)
            request.after = all.next
        } while request.after != nil
        return sum ?? LookBackReport(rule: rule, revision: "")
    }
    func storedArticles(_ query: StoredArticlesQuery) async throws -> StoredArticlesReport {
        try await get("/v1/stored-articles", query.items)
    }
    func forms(_ query: FormsQuery) async throws -> FormsReport { try await get("/v1/forms", query.items) }
    func entities() async throws -> [EntityReport] { try await get("/v1/entities") }
    func entity(_ name: String) async throws -> EntityReport { try await get("/v1/entities/\(name)") }
    func alerts(_ query: AlertQuery) async throws -> [Alert] { try await get("/v1/alerts", query.items) }
    func alert(_ id: String) async throws -> AlertDetail { try await get("/v1/alerts/\(id)") }
    func newest(_ count: Int) async throws -> AlertPage { try await get("/v1/alerts/newest/\(count)") }
    func alerts(after sequence: Int64) async throws -> AlertPage {
        try await get("/v1/alerts/after/\(sequence)")
    }
    func review(_ id: String, _ request: ReviewRequest, by user: String) async throws -> Alert {
        try await post("/v1/alerts/\(id)/review", request)
    }
    func deliveries(_ query: DeliveryQuery) async throws -> [DeliveryReport] {
        try await get("/v1/deliveries", query.items)
    }
    func article(_ id: String) async throws -> ArticleReport { try await get("/v1/articles/\(id)") }
    func silences(all: Bool) async throws -> [SilenceReport] {
        try await get("/v1/silences", all ? [URLQueryItem(name: "all", value: "true")] : [])
    }
    func silence(_ request: SilenceRequest, by user: String) async throws -> SilenceReport {
        try await post("/v1/silences", request)
    }
    func endSilence(_ id: String) async throws -> SilenceReport {
        try await post("/v1/silences/\(id)/end", [String: String]())
    }
}

/// The store without a daemon: read as it is; changed under the state lock.
struct StoreAccess: Access {
    let locations: Locations

    func status() async throws -> StatusReport {
        var report = StatusReport(version: Version.text, running: false, health: "stopped")
        report.problems = ["no watcher runs: start it with 'watchword run' or 'systemctl start watchword'"]
        report.places = locations.report
        let settings = try? settings()
        report.rules = settings?.rules.count ?? 0
        if settings == nil { report.problems.append("the settings are wrong: see 'watchword check'") }
        if Locations.isThere(locations.database) {
            try settings.map { settings in try reading { try $0.addCounts(to: &report, settings: settings) } }
        }
        return report
    }

    func feeds(_ only: FeedID?) async throws -> [FeedReport] {
        let settings = try settings()
        // Before the first run there is no store, but there are feeds.
        guard Locations.isThere(locations.database) else {
            let now = Date()
            return settings.feeds.filter { only == nil || $0.id == only }
                .map { FeedReport($0, state: nil, now: now) }
        }
        return try reading { try $0.feeds(settings.feeds, only: only, now: Date()) }
    }

    func rules() async throws -> [RuleReport] {
        let settings = try settings()
        return try reading { try $0.rules(settings) }
    }

    func rule(_ id: RuleID) async throws -> RuleDetail {
        let settings = try settings()
        return try reading { try $0.rule(id, settings) }
    }

    func ruleBook() async throws -> RuleBookReport { RuleBookReport(try settings().ruleSet) }
    func storedArticles(_ query: StoredArticlesQuery) async throws -> StoredArticlesReport {
        try reading { try $0.storedArticles(query) }
    }
    func forms(_ query: FormsQuery) async throws -> FormsReport {
        // Without settings there are no entities, but words all the same.
        let entities = (try? settings().entities) ?? []
        return try reading { try $0.forms(query, entities: entities) }
    }
    func entities() async throws -> [EntityReport] { EntityBook.entities(try settings()) }
    func entity(_ name: String) async throws -> EntityReport {
        let settings = try settings()
        return try translating { try EntityBook.entity(name, settings) }
    }

    func alerts(_ query: AlertQuery) async throws -> [Alert] { try reading { try $0.alerts(query) } }
    func alert(_ id: String) async throws -> AlertDetail {
        // Without the rules the alert can be shown all the same.
        guard let ruleSet = try? settings().ruleSet else { return try reading { try $0.alert(id) } }
        return try reading { try $0.alert(id, ruleSet) }
    }
    func newest(_ count: Int) async throws -> AlertPage { try reading { try $0.newest(count) } }
    func alerts(after sequence: Int64) async throws -> AlertPage {
        try reading { try $0.alerts(after: sequence) }
    }
    func deliveries(_ query: DeliveryQuery) async throws -> [DeliveryReport] {
        try reading { try $0.deliveries(query) }
    }
    func article(_ id: String) async throws -> ArticleReport { try reading { try $0.article(id) } }

    func review(_ id: String, _ request: ReviewRequest, by user: String) async throws -> Alert {
        try changing { try $0.review(id, request, by: user, at: Date()) }
    }

    func silences(all: Bool) async throws -> [SilenceReport] {
        try reading { try $0.silences(all: all, now: Date()) }
    }
    func silence(_ request: SilenceRequest, by user: String) async throws -> SilenceReport {
        try changing { try $0.silence(request, by: user, now: Date()) }
    }
    func endSilence(_ id: String) async throws -> SilenceReport {
        try changing { try $0.endSilence(SilenceID(id), now: Date()) }
    }

    /// Changes the store under the state lock.
    func changing<Value>(_ body: (ReviewDesk) throws -> Value) throws -> Value {
        try requireOwnState()
        return try withLock { try withStore(.owner, body) }
    }

    func lookBack(
        _ rule: RuleID,
        since: Date,
        notify: Bool,
        progress: (LookBackReport) -> Void
    ) async throws -> LookBackReport {
        let settings = try settings()
        try requireOwnState()
        return try translating {
            try Watcher.lookBack(
                rule,
                LookBackRequest(since: since, notify: notify),
                settings: settings,
                locations: locations,
                progress: progress
            )
        }
    }

    /// Whoever changes the state leaves files in it.
    private func requireOwnState() throws {
        try requireDatabase()
        guard let owner = StateOwner.other(of: locations.state.path) else { return }
        throw CommandFailure(
            "the state belongs to \(owner), and root's files in it would lock them out",
            hint: "sudo -u \(owner) watchword …"
        )
    }

    /// The settings on the disk.
    func settings() throws -> Settings {
        let result = SettingsLoader.load(locations, mode: .check)
        guard let settings = result.settings else {
            throw CommandFailure(
                "the settings are wrong\n" + result.errors.map(\.description).joined(separator: "\n"),
                code: Exit.configuration
            )
        }
        return settings
    }

    /// Reads the store as it is.
    func reading<Value>(_ body: (ReviewDesk) throws -> Value) throws -> Value {
        try requireDatabase()
        return try withStore(.reader, body)
    }

    private func withStore<Value>(
        _ mode: AlertStore.Mode,
        _ body: (ReviewDesk) throws -> Value
    ) throws -> Value {
        try translating {
            let store = try AlertStore.open(at: locations.database, mode: mode)
            // A failure to close matters only where something was written, which was committed before.
            defer { try? store.close() }
            return try body(ReviewDesk(store: store))
        }
    }

    private func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let problem as APIProblem {
            throw CommandFailure(problem.error, hint: problem.hint)
        } catch let missing as NotThere {
            throw CommandFailure(missing.message, code: Exit.no)
        } catch let failure as StoreFailure {
            throw CommandFailure("\(locations.database): \(failure)")
        } catch let failure as StateLock.Failure {
            throw CommandFailure("\(failure)", code: Exit.tryAgain)
        }
    }

    private func withLock<Value>(_ body: () throws -> Value) throws -> Value {
        try translating {
            let lock = try StateLock(path: locations.lock)
            return try withExtendedLifetime(lock) { try body() }
        }
    }

    private func requireDatabase() throws {
        if access(locations.database, F_OK) == 0 { return }
        if errno == EACCES {
            throw CommandFailure("\(locations.database): permission denied", hint: ControlClient.groupHint)
        }
        throw CommandFailure(
            "there is no store at \(locations.database) (\(locations.state.found))",
            hint: "'watchword status' tells where it looks; --state DIR names another place",
            code: Exit.no
        )
    }
}
