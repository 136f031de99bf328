// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import RuleEngine
import Testing

@Suite struct LanguageCodeTests {
    @Test(arguments: ["ja", "ko", "zh", "en", "eo", "yue", "haw"])
    func `a code is known`(code: String) {
        #expect(LanguageCode.isKnown(code))
        #expect(LanguageCode.meant(by: code) == code)
    }

    @Test(arguments: [
        ("jp", "ja"), ("JA", "ja"), ("Japanese", "ja"), ("jpn", "ja"), ("zh-TW", "zh"), ("zh_Hant", "zh"),
        ("en-GB", "en"), ("kp", "ko"), ("nowhere", nil), ("", nil), ("-", nil), ("xx", nil), ("日本語", nil),
    ])
    func `what is none may mean one`(text: String, code: String?) {
        #expect(!LanguageCode.isKnown(text))
        #expect(LanguageCode.meant(by: text) == code)
    }
}
