// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct ReloadTests {
    @Test(.timeLimit(.minutes(2)))
    func `SIGHUP takes a new rule and a new feed, and goes on with the old ones`() async throws {
        try await Stage.play { stage in
            stage.publish(Paper(name: "wire", format: .rss, items: [.init(id: "1", title: "A zebra accord")]))
            stage.publish(
                Paper(name: "late", format: .rss, items: [.init(id: "1", title: "A quagga treaty")])
            )
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            #expect(await stage.waitForAlerts(1))
            try stage.home.write(
                "rules:\n  - { id: treaty, match: quagga NEAR/3 treaty }\n",
                to: "rules.d/treaty.yaml"
            )
            try stage.writeFeeds(["wire", "late"])
            daemon.process.send(SIGHUP)
            #expect(await stage.waitForAlerts(2))
            #expect(try stage.told().map(\.rule.id) == ["accord", "treaty"])
            #expect(try await stage.status().rules == 2)
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a storm of SIGHUP while news comes in loses nothing and leaks no descriptor`() async throws {
        try await Stage.play { stage in
            var paper = Paper(name: "wire", format: .atom, items: [])
            stage.publish(paper)
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            paper.items.append(.init(id: "0", title: "Zebra accord 0"))
            stage.publish(paper)
            #expect(await stage.waitForAlerts(1))
            let before = try daemon.descriptors
            for number in 1...100 {
                daemon.process.send(SIGHUP)
                if number.isMultiple(of: 10) {
                    paper.items.append(.init(id: "\(number)", title: "Zebra accord \(number)"))
                    stage.publish(paper)
                    #expect(await stage.waitForAlerts(1 + number / 10))
                }
            }
            #expect(try await stage.home.command("reload").status == 0)
            for seen in [try stage.told(), try stage.filed(), try stage.printed()] {
                #expect(seen.count == 11 && Set(seen.map(\.id)).count == 11)
            }
            let isSettled = await eventually { try daemon.descriptors <= before + 3 }
            #expect(isSettled, "there were \(before) descriptors")
            #expect(await daemon.end() == .status(0))
        }
    }
}

extension Daemon {
    /// How many descriptors it has open.
    fileprivate var descriptors: Int {
        get throws { try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.id)/fd").count }
    }
}
