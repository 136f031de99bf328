// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import Foundation
import NewsModel
import Testing

struct StoryIndexTests {
    private let start = Date(timeIntervalSince1970: 1_795_420_800)

    private func found(
        _ index: StoryIndex,
        _ keys: [UInt32],
        since hours: Int = 0,
        limit: Int = 10
    ) -> [Int64] {
        index.articles(sharing: keys, since: start + .seconds(hours * 3600), limit: limit)
    }

    @Test func `those that share most come first, of equals the first seen`() {
        var index = StoryIndex()
        index.add(1, keys: [10, 20, 30], seen: start)
        index.add(2, keys: [10, 20], seen: start + .seconds(3600))
        index.add(3, keys: [10, 99], seen: start + .seconds(7200))
        #expect(found(index, [10, 20, 30]) == [1, 2])
        #expect(found(index, [10, 99]) == [3])
        #expect(found(index, [10, 20], since: 1) == [2])
        #expect(found(index, [10]).isEmpty, "what three have alone says nothing")
        #expect(found(index, [10, 20], limit: 1) == [1])
        #expect(found(index, [7]).isEmpty && found(index, []).isEmpty)
    }

    @Test func `an article that is remembered twice is found once`() {
        var index = StoryIndex()
        for _ in 0..<3 { index.add(1, keys: [0, .max], seen: start) }
        #expect(found(index, [0, .max]) == [1])
    }

    @Test func `under a key that everybody has only the newest are remembered`() {
        var index = StoryIndex()
        for number in 0..<1000 { index.add(Int64(number), keys: [5, 6, UInt32(number + 100)], seen: start) }
        #expect(found(index, [5, 6], limit: 1000) == (968..<1000).map(Int64.init))
        #expect(found(index, [5]).isEmpty, "a common phrase alone says nothing")
        #expect(found(index, [100]) == [0])
    }

    @Test func `what is forgotten is gone, and its room is used again`() {
        var index = StoryIndex()
        var random = SystemRandomNumberGenerator()
        func keys() -> [UInt32] { (0..<15).map { _ in random.next() } }
        var kept: [[UInt32]] = []
        for hour in 0..<100 {
            let seen = start + .seconds(hour * 3600)
            index.forget(before: seen - .seconds(10 * 3600))
            for number in 0..<200 {
                let keys = keys()
                if number == 0 { kept.append(keys) }
                index.add(Int64(hour * 200 + number), keys: keys, seen: seen)
            }
        }
        #expect(index.count == 11 * 200)
        #expect(found(index, kept[50]).isEmpty)
        for hour in 89..<100 { #expect(found(index, kept[hour], since: 89) == [Int64(hour * 200)]) }
        // Ten hours of two hundred, not a hundred hours.
        #expect(index.bytes < 256 * 200 * 25)
    }

    @Test func `an article takes at most 256 bytes`() {
        var index = StoryIndex()
        var random = SystemRandomNumberGenerator()
        for number in 0..<30_000 {
            index.add(Int64(number), keys: (0..<15).map { _ in random.next() }, seen: start)
            if number > 10_000, number.isMultiple(of: 1000) { #expect(index.bytes / number <= 256) }
        }
    }

    @Test func `a text cut to a third shares keys with the whole, and strangers share none`() {
        var random = SystemRandomNumberGenerator()
        func words(_ count: Int) -> String {
            let numbers = (0..<count).map { _ in String(UInt16.random(in: 0..<5000, using: &random)) }
            return numbers.joined(separator: " w")
        }
        var (missed, strangers) = (0, 0)
        for _ in 0..<300 {
            let body = words(300)
            let whole = StoryText(folded: ArticleText(body: body))
            let start = body.split(separator: " ").prefix(120).joined(separator: " ")
            let short = StoryText(folded: ArticleText(body: start))
            let keys = Set(StoryKeys.keys(of: whole, url: nil))
            if keys.isDisjoint(with: StoryKeys.keys(of: short, url: nil)) { missed += 1 }
            let stranger = StoryText(folded: ArticleText(body: words(300)))
            if !keys.isDisjoint(with: StoryKeys.keys(of: stranger, url: nil)) { strangers += 1 }
        }
        // 0.6 ^ 13 is one in 770.
        #expect(missed <= 3 && strangers == 0)
    }
}

extension StoryIndexTests {
    @Test func `a page is found by its link alone, in however many feeds it stands`() {
        var index = StoryIndex()
        let keys = StoryKeys.keys(of: StoryText(), url: "https://example.org/story?utm_source=rss")
        for number in 0..<40 { index.add(Int64(number), keys: keys, seen: start) }
        let again = StoryKeys.keys(of: StoryText(), url: "http://www.example.org/story/")
        #expect(index.articles(sharing: again, since: start, limit: 8) == (8..<16).map(Int64.init))
        let elsewhere = StoryKeys.keys(of: StoryText(), url: "https://example.org/other")
        #expect(index.articles(sharing: elsewhere, since: start, limit: 8).isEmpty)
        #expect(StoryKeys.keys(of: StoryText(), url: "https://example.org/").isEmpty)
    }
}
