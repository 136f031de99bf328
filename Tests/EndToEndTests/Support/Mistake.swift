// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing

/// One way to get settings wrong, and what is said of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let what: String
    /// The file that is added, or `watchword.yaml`, which is added to.
    let file: String
    /// Its text; `▲` stands before the place that is named.
    let text: String
    /// Part of the sentence.
    let message: String

    var testDescription: String { what }

    static let all: [Mistake] = [
        Mistake(
            what: "a key with a typing mistake",
            file: "watchword.yaml",
            text: "▲servise: { log_level: info }\n",
            message: "unknown key 'servise'"
        ),
        Mistake(
            what: "a route to a sink that is not there",
            file: "watchword.yaml",
            text: "routes:\n  - sinks: [terminal, ▲dsk]\n",
            message: "there is no sink 'dsk'"
        ),
        Mistake(
            what: "a number without a unit",
            file: "feeds.d/broken.yaml",
            text: "feeds:\n  - { id: b, url: \"https://example.org/\", every: ▲15 }\n",
            message: "'every' wants a duration"
        ),
        Mistake(
            what: "an id that is taken",
            file: "feeds.d/zebra.yaml",
            text: "feeds:\n  - id: ▲wire\n    url: https://example.org/\n",
            message: "feeds.d/notify.yaml:3:11"
        ),
        Mistake(
            what: "a password in the settings",
            file: "feeds.d/broken.yaml",
            text: """
                feeds:
                  - id: b
                    url: https://example.org/
                    headers: { Authorization: ▲Basic-abc }

                """,
            message: "'Authorization' is a secret"
        ),
        Mistake(
            what: "a URL with a password",
            file: "feeds.d/broken.yaml",
            text: "feeds:\n  - { id: b, url: ▲\"https://me:secret@example.org/\" }\n",
            message: "user name or password"
        ),
        Mistake(
            what: "a text that YAML does not take",
            file: "rules.d/broken.yaml",
            text: "rules:\n  - id: b\n    match: ▲@dprk\n",
            message: "this is not YAML"
        ),
        Mistake(
            what: "an entity that nobody described",
            file: "rules.d/broken.yaml",
            text: "rules:\n  - id: b\n    match: |\n      summit\n      AND ▲@dprk\n",
            message: "dprk"
        ),
        Mistake(
            what: "AND beside OR",
            file: "rules.d/broken.yaml",
            text: "rules:\n  - id: b\n    match: '▲summit AND talks OR offer'\n",
            message: "parenthes"
        ),
        Mistake(
            what: "an example that does not hold",
            file: "rules.d/broken.yaml",
            text: """
                rules:
                  - id: b
                    match: summit
                    examples:
                      - ▲title: Rain over the harbour
                        expect: match

                """,
            message: "example"
        ),
    ]

    /// The file as it is written, and what the line begins with that must be said, but for the directory.
    func applied(to original: String) -> (text: String, said: String) {
        let marked = original + text
        let before = marked.prefix { $0 != "▲" }
        let line = before.count { $0 == "\n" } + 1
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        return (marked.replacing("▲", with: ""), "\(file):\(line):\(column): error: ")
    }
}
