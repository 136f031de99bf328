// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel
import Testing

@Suite struct SettingsTests {
    @Test(.timeLimit(.minutes(3)))
    func `ten mistakes are each named at their place, and the running watcher goes on through all of them`()
        async throws
    {
        try await Stage.play { stage in
            var paper = Paper(name: "wire", format: .rss, items: [])
            stage.publish(paper)
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let daemon = try await Daemon.ready(stage.home)
            for (number, mistake) in Mistake.all.enumerated() {
                let restore = try stage.make(mistake)
                let check = try await stage.home.command("check")
                #expect(check.status == 78, "\(mistake.what): \(check)")
                #expect(stage.says(check.errors, mistake), "\(mistake.what): \(check)")
                let reload = try await stage.home.command("reload")
                #expect(reload.status == 78, "\(mistake.what): \(reload)")
                #expect(stage.says(reload.errors, mistake), "\(mistake.what): \(reload)")
                #expect(try await stage.status().health == "degraded")
                paper.items.append(.init(id: "\(number)", title: "Zebra accord, part \(number)"))
                stage.publish(paper)
                #expect(await stage.waitForAlerts(number + 1), "\(mistake.what): the old rules still match")
                try restore()
            }
            let reload = try await stage.home.command("reload")
            #expect(reload.status == 0, "\(reload)")
            #expect(try await stage.status().health == "ok")
            #expect(await daemon.end() == .status(0))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `wrong settings at a start give way to the last accepted ones, and every sink hears of it`()
        async throws
    {
        try await Stage.play { stage in
            stage.publish(Paper(name: "wire", format: .rss, items: [.init(id: "1", title: "A zebra accord")]))
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            let first = try await Daemon.ready(stage.home)
            #expect(await first.end() == .status(0))
            _ = try stage.make(Mistake.all[6])
            let second = try await Daemon.ready(stage.home)
            #expect(await stage.waitForAlerts(1), "the accepted rule matches")
            let status = try await stage.home.command("status", "--json")
            #expect(status.status == 1, "\(status)")
            let report: Status = try status.document()
            #expect(report.health == "degraded" && report.rules == 1)
            #expect(
                report.problems.contains { $0.contains("rules.d/broken.yaml:3:12") },
                "\(report.problems)"
            )
            let isToldEverywhere = await eventually {
                let hooks = try stage.receiver.accepted.map { try $0.hook() }
                return hooks.contains { $0.type == "notice" && $0.data.notice != nil }
                    && [stage.home.alertFile, stage.home.printed]
                        .allSatisfy { stage.home.text($0).contains("watchword.notice/1") }
            }
            #expect(isToldEverywhere)
            #expect(second.told.contains { $0.hasPrefix("STATUS=degraded") }, "\(second.told)")
            #expect(await second.end() == .status(0))
            let strict = try await stage.home.command("run", "--strict")
            #expect(strict.status == 78, "\(strict)")
            #expect(stage.says(strict.errors, Mistake.all[6]), "\(strict)")
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `wrong settings at the very first start end it with 78`() async throws {
        try await Stage.play { stage in
            try stage.writeService()
            try stage.writeFeeds(["wire"])
            try stage.writeRule()
            _ = try stage.make(Mistake.all[0])
            let run = try await stage.home.command("run")
            #expect(run.status == 78, "\(run)")
            #expect(stage.says(run.errors, Mistake.all[0]), "\(run)")
        }
    }
}

extension Stage {
    /// Makes a mistake; the function that is answered takes it back.
    fileprivate func make(_ mistake: Mistake) throws -> () throws -> Void {
        let path = "\(home.config)/\(mistake.file)"
        let original = home.text(path)
        try home.write(mistake.applied(to: original).text, to: mistake.file)
        return { [home] in
            if original.isEmpty {
                try FileManager.default.removeItem(atPath: path)
            } else {
                try home.write(original, to: mistake.file)
            }
        }
    }

    /// Whether the mistake was named: its place first, then what it is.
    fileprivate func says(_ text: String, _ mistake: Mistake) -> Bool {
        let path = "\(home.config)/\(mistake.file)"
        let place = mistake.applied(to: Self.withoutMistake(home.text(path), mistake)).said
        return text.split(separator: "\n")
            .contains { $0.hasPrefix("\(home.config)/\(place)") && $0.contains(mistake.message) }
    }

    private static func withoutMistake(_ text: String, _ mistake: Mistake) -> String {
        let added = mistake.text.replacing("▲", with: "")
        return text.hasSuffix(added) ? String(text.dropLast(added.count)) : text
    }
}
