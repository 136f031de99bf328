// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

/// What holds after every fault, whatever it was.
///
/// 1. The database is sound. 2. Every article that was served reached every sink. 3. What arrived twice has one message
/// id and is marked as maybe sent. 4. No output shows a secret. 5. The status is good again, and the end is clean.
/// 6. Descriptors and memory are back where they were.
struct Invariants {
    let row: FaultRow

    init(_ row: FaultRow) { self.row = row }

    /// Lets a daemon that runs do its work, ends it, and checks everything.
    func check() async throws {
        if !row.isRunning { try await row.start() }
        #expect(await row.isAllTold(), "I2: every article reaches every sink: \(missing)\n\(log)")
        try await checkStatus()
        try await checkResources()
        let told = try row.daemon.process
        #expect(try await row.end() == .status(0), "I5: it ends with 0 (\(told.id)): \(log)")
        let store = try await StoreLook.take(row.home)
        #expect(store.checks == ["ok"], "I1: the database is sound")
        try checkRepeats(store)
        checkSecrets()
    }

    private var log: String { String(row.home.text(row.home.logged).suffix(1500)) }

    private var missing: String {
        FaultRow.Sink.allCases
            .map { sink in
                "\(sink): \(row.served.subtracting((try? row.links(of: sink)) ?? []).sorted().prefix(5))"
            }
            .joined(separator: ", ")
    }

    private func checkStatus() async throws {
        let isWell = await eventually {
            let status = try await row.stage.status()
            return status.health == "ok"
                && status.messages.allSatisfy { state, count in
                    switch state {
                    case "done", "superseded": true
                    // Notices to a sink that refuses everything are dead, too.
                    case "dead": row.dead == 0 ? count == 0 : count >= row.dead
                    default: count == 0
                    }
                }
        }
        let status = try await row.stage.status()
        #expect(isWell, "I5: the status is good again: \(status)\n\(log)")
    }

    private func checkResources() async throws {
        let before = try #require(row.baseline, "I6: nobody measured the daemon before")
        let isBack = await eventually(within: .seconds(10)) {
            let now = try row.daemon.resources
            return now.descriptors <= before.descriptors + 4
                && now.residentKiB <= before.residentKiB * 3 / 2 + 32 << 10
        }
        let now = try row.daemon.resources
        #expect(isBack, "I6: \(before) before, \(now) after")
    }

    private func checkRepeats(_ store: StoreLook) throws {
        var messages: [AlertID: Set<String>] = [:]
        for attempt in row.receiver.accepted {
            let hook = try attempt.hook()
            guard hook.type != "alert.updated" else { continue }
            for alert in hook.data.alerts { messages[alert.id, default: []].insert(attempt.id ?? "none") }
        }
        #expect(messages.filter { $0.value.count > 1 } == [:], "I3: one message for each alert")
        for (id, tries) in Dictionary(grouping: row.receiver.accepted, by: \.id) where tries.count > 1 {
            #expect(store.maybeSent.contains(id ?? ""), "I3: \(id ?? "") arrived \(tries.count) times")
        }
        for sink in [FaultRow.Sink.lines, .terminal] {
            let counts = Dictionary(try row.links(of: sink).map { ($0, 1) }, uniquingKeysWith: +)
            let doubtful = store.maybeSentLinks[sink.rawValue] ?? []
            let unmarked = counts.filter { $0.value > 1 && !doubtful.contains($0.key) }
            #expect(unmarked == [:], "I3: what \(sink) has twice is marked")
        }
    }

    /// Looks through every file that the daemon and the commands wrote.
    private func checkSecrets() {
        let secrets = [row.canary, Stage.secret.replacing("whsec_", with: "")].map { Data($0.utf8) }
        let files =
            FileManager.default.enumerator(atPath: row.home.directory)?.compactMap { $0 as? String } ?? []
        for file in files where !file.hasPrefix("config/") {
            let path = row.home.directory + "/" + file
            guard path != row.canaryFile, path != row.stage.secretFile,
                let bytes = try? Data(contentsOf: URL(filePath: path))
            else { continue }
            #expect(!secrets.contains { bytes.range(of: $0) != nil }, "I4: \(file) shows a secret")
        }
    }
}

/// What SQLite itself, through Python, says of a store that no daemon has open.
struct StoreLook: Decodable {
    /// `quick_check`, then what `foreign_key_check` finds.
    let checks: [String]
    /// Messages that may have been sent twice.
    let maybeSent: Set<String>
    /// By sink, the links of the articles that such messages carried.
    let maybeSentLinks: [String: Set<String>]
    /// The links of all articles.
    let links: Set<String>

    private static let script = """
        import json, sqlite3, sys
        database = sqlite3.connect(sys.argv[1])
        ask = lambda question: database.execute(question).fetchall()
        links = {}
        for sink, link in ask('''SELECT message.sink_id, article_revision.url FROM message
            JOIN delivery ON delivery.message_seq = message.seq JOIN alert ON alert.seq = delivery.alert_seq
            JOIN article_revision ON article_revision.article_seq = alert.article_seq WHERE maybe_sent = 1'''):
            links.setdefault(sink, []).append(link)
        print(json.dumps({
            "checks": [row[0] for row in ask("PRAGMA quick_check")]
                + [str(row) for row in ask("PRAGMA foreign_key_check")],
            "maybeSent": [row[0] for row in ask("SELECT id FROM message WHERE maybe_sent = 1")],
            "maybeSentLinks": links,
            "links": [row[0] for row in ask("SELECT url FROM article_revision WHERE url IS NOT NULL")],
        }))
        """

    /// Looks into a home's store.
    static func take(_ home: Home) async throws -> StoreLook {
        try JSONDecoder().decode(StoreLook.self, from: Data(try await python(script, home).utf8))
    }

    /// What a script prints that is given the path of a home's database.
    static func python(_ script: String, _ home: Home, database: String? = nil) async throws -> String {
        let said = home.directory + "/store-look-" + UUID().uuidString.prefix(8)
        let look = try home.launcher.start(
            "/usr/bin/python3",
            ["-c", script, database ?? home.state + "/watchword.db"],
            environment: home.environment,
            output: said,
            errors: said + ".err"
        )
        guard await look.ending(within: .seconds(60)) == .status(0) else {
            throw Daemon.NotReady(description: "the store cannot be read: " + home.text(said + ".err"))
        }
        return home.text(said)
    }
}
