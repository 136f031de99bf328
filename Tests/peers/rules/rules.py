# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.

"""Reads what `watchword-bench rules --write` wrote: rules of groups of words, phrases and prefixes."""

import re


class Rule:
    """`must`: groups of which each needs a term; `near`: (words between, group, group); `unless`: terms."""

    def __init__(self, line):
        self.id, text = line.rstrip("\n").split("\t")
        text, _, unless = text.partition(" NOT ")
        self.unless = terms(unless) if unless else []
        self.must, self.near = [], None
        for clause in text.split(" AND "):
            near = re.fullmatch(r"\((.*) NEAR/(\d+) (.*)\)", clause)
            if near:
                self.near = (int(near[2]), terms(near[1]), terms(near[3]))
            else:
                self.must.append(terms(clause))


def terms(text):
    text = text.removeprefix("(").removesuffix(")")
    return [term.strip('"') for term in text.split(" OR ")]


def read(folder):
    with open(f"{folder}/articles") as file:
        articles = [line.rstrip("\n") for line in file]
    with open(f"{folder}/rules") as file:
        rules = [Rule(line) for line in file]
    with open(f"{folder}/matches") as file:
        matches = {tuple(line.split()) for line in file}
    return articles, rules, matches


def compare(name, found, matches, count):
    """Ends the run unless both found the same in the first `count` articles."""
    wanted = {pair for pair in matches if int(pair[0]) < count}
    if not wanted:
        raise SystemExit(f"{name}: nothing matches, so there is nothing to compare")
    if found != wanted:
        missing, extra = sorted(wanted - found)[:3], sorted(found - wanted)[:3]
        raise SystemExit(f"{name}: other matches than Watchword's: misses {missing}, has {extra}")
