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
| find every form of a word, in the article's language | `~abduct`: abducted, abducting, not abductor; `~"reject talk"` |
| find what no word says | `missile AND /KN-\d+/`, `/…/i` without case; a word beside it keeps it fast |
| find a thing in all its spellings | `@dprk`, listed under `entities:` |
| ask for both, for one of them, for none | `a AND b`, `a OR b`, `a AND NOT b`; `AND` beside `OR` wants parentheses |
| ask for words close together | `a NEAR/8 b`: at most 8 words between; `ONEAR/8`: in this order; `/S`, `/P`: same sentence, paragraph; `NEAR` joins at most 8 |
| ask for an *a* without a *b* close by, or without a *b* around it | `a NOT NEAR/8 b`, `=Apple EXCEPT "Apple pie"` |
| look in one place | `title:(a OR b)`, `lang:ja`, `source:nhk.or.jp`, `feed:agency` |
| count, or weigh | `COUNT(a OR b) >= 3`, `2 OF (a, b, c)`, `score:` |
| look at the beginning, or at the length | `FIRST/50(a)`, `a AND words:>=100` |
| use a rule in another | `$summit-offer` |
| keep case and accents | `=DPRK` |

Case, accents, width, hyphens and apostrophes do not matter: `Kim Yo-jong` is `Kim Yo Jong`. Japanese and Chinese need
no spaces around a term; a Korean term may have a particle after it.

After an edit: `watchword rules check`, `watchword rules test`, then `watchword reload`. Write examples into the rule:
what it must match, and what looks alike and must not. They are checked at every load.

`~` knows Arabic, German, English, French, Spanish, Russian and some twenty more; Japanese, Korean and Chinese have no
stems. `watchword rules forms '~abduct'` lists the forms that stored articles really have.

The set shows how to say *who with whom*. 'A summit with Kim' and 'talks with Seoul on North Korea' have the same words:
so the rules look for a meeting with a party close behind or before it, take away the meetings that stand close to
somebody else's name (`EXCEPT`), and only then ask for the wish or the refusal, and for Japan. An occurrence of `NEAR`
is the smallest place where all its parts stand, so it can be a part of another `NEAR`; a word inside it is not
counted again outside it. What is left (football, noodles, films) is told apart by the title.

Three more entities turn a story round: Japan that only looks on (`@onlooker`) has no part in the talks of others; where the
North speaks, a no beside the meeting (`@negation`) refuses it, whatever the verb, and its `mask` keeps the doors that are
left open ('does not rule out'); and what was refused before (`@past`) does not make today's offer a refusal.

The whole body of an article counts, and the last paragraphs of nearly every story about Korea recall the abductions and
the talks that came to nothing. So the rules ask a second time, at the beginning only: `title:(…) OR lead:(…) OR
FIRST/80(…)`. A statement (`@statement`) is told to its end, so for it the whole text counts. A name that others have,
too (`@abductee_name`), counts beside the abductions only; `COUNT(@abduction) >= 3` says that it is no background.

"""##
}
