// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import Testing

@Suite struct `Alerts for people` {
    /// Each file `text/NAME.json` is an alert; `NAME.txt` is what a person reads, `NAME.ansi.txt` on a terminal.
    @Test(arguments: Fixtures.names(in: "text", ending: ".json"))
    func `an alert looks as its golden file says`(name: String) throws {
        let file = Fixtures.folder.appending(path: "text/\(name).json")
        let alert = try JSONDecoder().decode(Alert.self, from: Data(contentsOf: file))
        var style = TextStyle(timeZone: .gmt, width: 100, today: alert.created)
        try Fixtures.expectGolden(AlertText.of(alert, style: style), "text/\(name).txt")
        style.isColoured = true
        try Fixtures.expectGolden(AlertText.of(alert, style: style), "text/\(name).ansi.txt")
    }

    @Test func `there are golden files`() {
        #expect(Fixtures.names(in: "text", ending: ".json").count >= 5)
    }

    @Test func `the first two lines end at the width`() {
        for width in [80, 100, 132] {
            let text = AlertText.of(Sample.alert(), style: TextStyle(timeZone: .gmt, width: width))
            let lines = text.split(separator: "\n")
            #expect(lines.prefix(2).allSatisfy { DisplayWidth.of(String($0)) == width })
        }
    }

    @Test func `wide characters count two columns`() {
        let alert = Sample.alert(title: "首相、会談に意欲")
        let line = AlertText.of(alert, style: TextStyle(timeZone: .gmt, width: 80)).split(separator: "\n")[1]
        #expect(DisplayWidth.of(String(line)) == 80)
        #expect(line.count == 80 - 8)
    }

    @Test func `times are told in the zone of the reader, with a date on another day`() throws {
        let zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let today = AlertText.of(Sample.alert(), style: TextStyle(timeZone: zone, today: Sample.now))
        #expect(today.hasPrefix("21:04  HIGH  A summit is offered"))
        let tomorrow = TextStyle(timeZone: zone, today: Sample.now + .seconds(10_800))
        #expect(AlertText.of(Sample.alert(), style: tomorrow).hasPrefix("2026-11-23 21:04  HIGH  "))
        #expect(
            AlertText.of(Sample.alert(), style: TextStyle(timeZone: zone)).hasPrefix("2026-11-23 21:04  ")
        )
    }

    @Test func `nothing from outside moves a cursor or begins a line of its own`() {
        var alert = Sample.alert(title: hostileText)
        alert.rule.title = hostileText
        alert.rule.id = RuleID(hostileText)
        alert.article.outlet = hostileText
        alert.article.url = hostileText
        alert.evidence[0].snippet = "[meet] " + hostileText
        let text = AlertText.of(alert, style: TextStyle(timeZone: .gmt))
        #expect(isHarmless(text))
        #expect(text.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("       ") })
        #expect(text.contains(#"\u{1b}]0;x\u{7}\u{0}</script>\u{2028}\u{2029}\u{9b}31m\u{202e}\u{7f}"#))
        #expect(text.contains("{url}{{7*7}}%s"))
    }

    @Test func `only evidence is highlighted`() {
        var alert = Sample.alert()
        alert.evidence[0].snippet = "[Update] he hopes to [meet] him"
        let text = AlertText.of(alert, style: TextStyle(timeZone: .gmt, isColoured: true))
        #expect(text.contains("[Update] he hopes to \u{1b}[1;33mmeet\u{1b}[0m him"))
    }

    @Test func `copies are counted by outlet`() {
        var alert = Sample.alert()
        func copy(_ outlet: String?) -> Alert.Copy {
            Alert.Copy(outlet: outlet, title: "t", url: nil, seen: Sample.now)
        }
        alert.alsoIn = [copy("A"), copy("A")]
        #expect(AlertText.of(alert, style: TextStyle(timeZone: .gmt)).contains(" · also in 1 outlet\n"))
        alert.alsoIn += [copy("B"), copy(nil), copy(alert.article.outlet)]
        alert.alsoInCount = 5
        let text = AlertText.of(alert, style: TextStyle(timeZone: .gmt))
        #expect(text.contains(" · also in 3 outlets\n"))
        #expect(text.contains("also: A ") && text.contains(", B ") && text.contains(", ? "))
        alert.alsoInCount = 205
        let many = AlertText.of(alert, style: TextStyle(timeZone: .gmt))
        #expect(many.contains(" · also in 205 articles\n") && many.contains(", 200 more\n"))
    }
}

/// Whether a text has nothing in it that a terminal would act on, but line feeds.
func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x0a: true
        case 0...0x1f, 0x7f...0x9f, 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: false
        default: true
        }
    }
}
