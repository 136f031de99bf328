// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Alerting
import NewsModel
import Testing

struct StoryFixtureTests {
    @Test(arguments: StoryFixture.all)
    func `copies join and other stories do not`(_ fixture: StoryFixture) {
        var table = StoryTable()
        #expect(fixture.parts.count >= 2)
        for part in fixture.parts {
            let isJoined = table.take(part.text, isOfSameFeed: part.isOfSameFeed) != nil
            #expect(isJoined == part.isCopy, "\(part.text.title)")
        }
    }

    @Test func `the set is large enough to say something`() {
        #expect(StoryFixture.all.count >= 20)
    }
}
