// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Made by config/embed from config/rules.d/README.md: edit that file, then run the script.
// swift-format-ignore-file

extension StartingSet {
    static let rulesReadme = ##"""
# Rules

Each `*.yaml` here holds entities and rules. Files of other names are not read; but for notes like this one, a
warning says so.
`japan-north-korea.yaml` is a real set, and annotated: begin by reading it.

| to | write |
|---|---|
| find a word, a phrase, words that begin so | `summit`, `"without preconditions"`, `propos*` |
| find a thing in all its spellings | `@dprk`, listed under `entities:` |
| ask for both, for one of them, for none | `a AND b`, `a OR b`, `a AND NOT b`; `AND` beside `OR` wants parentheses |
| ask for words close together | `a NEAR/8 b`: at most 8 words between; `ONEAR/8`: in this order; `/S`, `/P`: same sentence, paragraph |
| ask for an *a* without a *b* close by, or without a *b* around it | `a NOT NEAR/8 b`, `=Apple EXCEPT "Apple pie"` |
| look in one place | `title:(a OR b)`, `lang:ja`, `source:nhk.or.jp`, `feed:agency` |
| count, or weigh | `COUNT(a OR b) >= 3`, `2 OF (a, b, c)`, `score:` |
| keep case and accents | `=DPRK` |

Case, accents, width, hyphens and apostrophes do not matter: `Kim Yo-jong` is `Kim Yo Jong`. Japanese and Chinese need
no spaces around a term; a Korean term may have a particle after it.

After an edit: `watchword rules check`, `watchword rules test`, then `watchword reload`. Write examples into the rule:
what it must match, and what looks alike and must not. They are checked at every load.

"""##
}
