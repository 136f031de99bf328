# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.

"""peer.py mokaccino|fts5|tsv FOLDER COUNT: times a peer on what `watchword-bench rules --write` wrote.

Prints microseconds of processor time for an article, after its matches were found to be Watchword's. `tsv` prints
the rules for Lucene.java instead.
"""

import sqlite3
import sys
import time

from rules import compare, read


def mokaccino(articles, rules):
    from mokaccino import Document, Percolator, Query

    def term(text):
        return Query.from_kprefix("b", text[:-1]) if text.endswith("*") else Query.from_kv("b", text)

    def joined(combine, queries):
        result = queries[0]
        for query in queries[1:]:
            result = combine(result, query)
        return result

    def query(rule):
        groups = [joined(lambda a, b: a | b, [term(one) for one in group]) for group in rule.must]
        groups += [Query.from_not(term(one)) for one in rule.unless]
        return joined(lambda a, b: a & b, groups)

    percolator = Percolator()
    for number, rule in enumerate(rules):
        percolator.add_query_id(query(rule), number)
    percolator = percolator.optimized()
    start, found = time.process_time(), []
    for article in articles:
        document = Document()
        for word in set(article.split()):
            document.add_value("b", word)
        found.append(percolator.percolate_list(document))
    seconds = time.process_time() - start
    return seconds, {(str(a), rules[r].id) for a, numbers in enumerate(found) for r in numbers}


def fts5(articles, rules):
    def term(text):
        return f'"{text[:-1]}" *' if text.endswith("*") else f'"{text}"'

    def either(group):
        return "(" + " OR ".join(term(one) for one in group) + ")"

    def query(rule):
        parts = [either(group) for group in rule.must]
        if rule.near:
            distance, left, right = rule.near
            pairs = [f"NEAR({term(a)} {term(b)}, {distance})" for a in left for b in right]
            parts.append("(" + " OR ".join(pairs) + ")")
        text = " AND ".join(parts)
        return f"({text}) NOT {either(rule.unless)}" if rule.unless else text

    queries = [query(rule) for rule in rules]
    start, found = time.process_time(), []
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE article USING fts5(body, tokenize = 'ascii', prefix = '3 4 5 6')")
    database.executemany(
        "INSERT INTO article (rowid, body) VALUES (?, ?)", list(enumerate(articles, 1))
    )
    database.execute("INSERT INTO article (article) VALUES ('optimize')")
    for query in queries:
        rows = database.execute("SELECT rowid - 1 FROM article WHERE article MATCH ?", (query,))
        found.append([row[0] for row in rows])
    seconds = time.process_time() - start
    return seconds, {(str(a), rules[r].id) for r, numbers in enumerate(found) for a in numbers}


def write_tsv(rules):
    for rule in rules:
        clauses = ["any|" + "|".join(group) for group in rule.must]
        if rule.near:
            distance, left, right = rule.near
            clauses.append(f"near|{distance}|" + "|".join(left) + "|/|" + "|".join(right))
        clauses += ["not|" + "|".join(rule.unless)] if rule.unless else []
        print(rule.id, *clauses, sep="\t")


def main():
    name, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    articles, rules, matches = read(folder)
    if name == "tsv":
        return write_tsv(rules)
    articles = articles[:count]
    seconds, found = {"mokaccino": mokaccino, "fts5": fts5}[name](articles, rules)
    compare(name, found, matches, len(articles))
    print(f"{name} {seconds / len(articles) * 1e6:.1f}")


main()
