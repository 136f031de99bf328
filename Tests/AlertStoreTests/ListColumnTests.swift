// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing

@testable import AlertStore

struct ListColumnTests {
    @Test(
        arguments: [
            [], [""], ["", "", ""], ["summit"], ["summit", "abduction issue"], [","], ["\",\""], ["]", "["],
            ["\\"],
            ["a\nb", "c"], ["拉致", "납치"], ["\u{301}e", "\u{301}"], ["[\"a\",\"b\"]"],
        ] as [[String]]
    )
    func `a list is read as it was written`(texts: [String]) throws {
        #expect(try ListColumn.texts(try ListColumn.text(texts)) == texts)
    }

    @Test(
        arguments: [
            (#"["a", "b"]"#, ["a", "b"]), (#" ["a"]"#, ["a"]), (#"["\u0041"]"#, ["A"]), ("[ ]", []),
        ] as [(String, [String])]
    )
    func `a list that another hand wrote is read too`(json: String, texts: [String]) throws {
        #expect(try ListColumn.texts(json) == texts)
    }

    @Test(arguments: [
        "", "[", "]", #"["]"#, #"["a""b"]"#, #"["a",1]"#, #"{"a":"b"}"#, #""a""#, #"["a"],["b"]"#,
    ])
    func `what is no list of texts is refused`(json: String) {
        #expect(throws: StoreFailure.self) { try ListColumn.texts(json) }
    }
}
