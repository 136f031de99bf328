// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing

@testable import RuleEngine

@Suite struct `A clause in an explanation` {
    @Test(arguments: [
        ("a AND b", "a AND b"),
        ("(\n  a  AND\n  b # why\n)", "(a AND b)"),
        ("# first\na OR # second: (\nb", "a OR b"),
        ("\"two  words # here\" AND C#", "\"two  words # here\" AND C#"),
        (##"a \# b"##, ##"a \# b"##),
        (##""say \" # no" AND b"##, ##""say \" # no" AND b"##),
    ])
    func `stands on one line without comments`(source: String, shown: String) {
        #expect(ClauseText.of(source[...]) == shown)
    }
}
