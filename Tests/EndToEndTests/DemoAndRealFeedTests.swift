// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct DemoAndRealFeedTests {
    @Test(.timeLimit(.minutes(3)))
    func `the demo ends well by itself`() async throws {
        let home = try Home(knowsPlaces: false)
        let demo = try await home.command(
            ["demo", "--once", "--beat", "1", "--directory", home.directory + "/demo"],
            within: .seconds(120)
        )
        #expect(demo.status == 0, "\(demo)")
    }

    /// A folder of feed documents that others wrote; they are not part of the project.
    private static var folder: String? {
        let named = ProcessInfo.processInfo.environment["WATCHWORD_REAL_FEEDS"]
        let path = named ?? Checkout.root + "/../shared/real-feeds"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private static let rule = """
        rules:
          - id: companies
            title: Computers and those who sell them
            match: apple OR google OR linux OR microsoft

        """

    @Test(.timeLimit(.minutes(3)))
    func `documents of real feeds are all read, and alerts of them reach every sink`() async throws {
        guard let folder = Self.folder else {
            print("WATCHWORD_REAL_FEEDS was not given and no folder is beside the package: nothing was tried")
            return
        }
        try await Stage.play { stage in
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { ["xml", "rss", "json"].contains(($0 as NSString).pathExtension) }.sorted()
            try #require(!names.isEmpty, "\(folder) has no *.xml, *.rss or *.json")
            for (number, name) in names.enumerated() {
                let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
                let type = name.hasSuffix(".json") ? "application/feed+json" : "application/xml"
                stage.site.publish("/real-\(number)", Publication(body: bytes, type: type))
            }
            let started = try await stage.home.command("init")
            #expect(started.status == 0, "\(started)")
            let shipped = stage.home.config + "/feeds.d"
            for file in try FileManager.default.contentsOfDirectory(atPath: shipped) {
                try FileManager.default.removeItem(atPath: "\(shipped)/\(file)")
            }
            try stage.writeService()
            try stage.writeFeeds(names.indices.map { "real-\($0)" })
            try stage.home.write(Self.rule, to: "rules.d/companies.yaml")
            let daemon = try await Daemon.ready(stage.home)
            let isRead = await eventually(within: .seconds(60)) {
                try await stage.status().feeds["healthy"] == names.count
            }
            let feeds = try await stage.home.command("feeds", "list")
            #expect(isRead, "\(names)\n\(feeds.output)")
            let isSent = await eventually(within: .seconds(60)) {
                let messages = try await stage.status().messages
                return messages["pending", default: 0] + messages["leased", default: 0] == 0
            }
            #expect(isSent)
            let told = try stage.told()
            let status = try await stage.status()
            print("real feeds: \(names.count) documents, \(status.articles) articles, \(told.count) alerts")
            #expect(told.contains { $0.rule.id == "companies" })
            #expect(status.rules > 1, "the shipped rules are there")
            #expect(Set(told.map(\.id)).count == told.count)
            #expect(try Set(stage.filed().map(\.id)) == Set(told.map(\.id)))
            #expect(try Set(stage.printed().map(\.id)) == Set(told.map(\.id)))
            #expect(stage.receiver.attempts.allSatisfy { $0.verdict == .genuine(secret: 0) })
            #expect(await daemon.end() == .status(0))
        }
    }
}
